import { article } from "./project.ts";
import { body, type Row, shows, text } from "./rows.ts";

/**
 * The audit looks for addresses that a browser would look for in the site itself, and finds nothing there.
 */
function codesOfLink(href: string): string {
  if (href.includes("\u0001")) return "hidden-character";
  return ["javascript%3Aalert(1)", "/\\evil.example/"].includes(href) ? "audit-link-dead" : "";
}

export const addresses: readonly Row[] = [
  ...[
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java&#10;script:alert(1)",
    "&#x6A;avascript:alert(1)",
    "\u0001javascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript%3Aalert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://evil.example/a",
    "//evil.example/",
    "\\\\evil.example\\",
    "/\\evil.example/",
    "&sol;&sol;evil.example/",
    "ftp://evil.example/",
    "feed:javascript:alert(1)",
    "view-source:https://evil.example/",
  ].map(
    (href): Row => [
      `a link to ${JSON.stringify(href)}`,
      codesOfLink(href),
      body(`[A](<${href}>) [B](${href}) <${href}>\n\n[C][c]\n\n[c]: <${href}>\n`),
      // The rest is checked like every page: the text may be there, but the link may not lead to the address.
    ],
  ),
  [
    "raw markup in the text",
    "",
    body(
      '<script>alert(1)</script><img src=x onerror=alert(1)><iframe src="//evil.example"></iframe>\n\n<svg onload=alert(1)>\n\n<!-- --><base href="//evil.example/"><meta http-equiv=refresh content="0;//evil.example">',
    ),
    shows("&lt;script&gt;", "&lt;svg onload"),
  ],
  [
    "raw markup in the head",
    "",
    text(
      article({
        title: `"</title><script>alert(1)</script>"`,
        summary: `'"><img src=x onerror=alert(1)>'`,
        authors: `["<b>A</b>"]`,
      }),
    ),
    shows("&lt;/title", "&lt;script"),
  ],
  [
    "the end of a script in the head",
    "",
    text(article({ title: '"</script><script>alert(1)</script><!--"' })),
  ],
  ["an attribute in a code block", "", body('```js" onload="alert(1)\nx\n```')],
  [
    "a title of a link with quotation marks",
    "",
    body('[A](https://example.org "\\"><script>alert(1)</script>")'),
  ],
  [
    "links that are as they should be",
    "",
    body("[A](https://example.org/?a=b&c=d) [B](mailto:a@example.org) [C](tel:+86)"),
    shows('href="https://example.org/?a=b&amp;c=d"', 'href="mailto:a@example.org"'),
  ],
];
