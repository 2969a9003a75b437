import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { Parser } from "htmlparser2";
import { equal, ok } from "uvu/assert";
import { prepareAbbreviations } from "../../src/core/markdown/abbreviations.ts";
import { isSafeLink, renderMarkdown } from "../../src/core/markdown/markdown.ts";
import { markdownTexts } from "../../src/core/markdown/texts.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import { BY_DANGER } from "../support/payloads.ts";
import { suite } from "../support/suite.ts";

const texts = markdownTexts(ownMessages("en") as (key: string) => string);

/** Each of our syntaxes with a payload in each of its places. */
const PLACES: readonly [syntax: string, source: (payload: string) => string][] = [
  ["caption and credit", (payload) => `![a](a.png "${payload} | ${payload}")`],
  ["picture", (payload) => `![${payload}](a.png 'b')\n![c](${payload})`],
  ["gallery", (payload) => `![a](a.png "${payload}")\n![${payload}](b.png)`],
  ["quotation", (payload) => `> ${payload}\n> {lang=${payload}}\n>\n> — ${payload}`],
  ["pull quote", (payload) => `${payload}\n\n> ${payload}\n> {pull lang=fr}`],
  [
    "words in another language",
    (payload) => `[${payload}]{lang=fr} [a]{lang=${payload}} [a]{lang=fr${payload}}`,
  ],
  ["footnote", (payload) => `a[^${payload}] b[^1]\n\n[^${payload}]: c\n\n[^1]: ${payload}`],
  ["table", (payload) => `|  | ${payload} |\n|:-:|---|\n| ${payload} | b |`],
  [
    "link to a video",
    (payload) => `[${payload}](https://youtu.be/a)\n\nhttps://youtu.be/${payload}\n\n${payload}`,
  ],
  ["heading", (payload) => `## ${payload}\n\n### ${payload} [a](b)`],
  ["abbreviation", (payload) => `IIOE ${payload} ABBR`],
];

/** The elements that our Markdown writes, and the attributes that each may have. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  a: ["href", "title", "class", "id", "role", "rel", "aria-label", "data-pagefind-ignore"],
  abbr: ["title"],
  blockquote: ["lang", "dir"],
  code: ["class"],
  div: [
    ...["class", "role", "tabindex", "aria-label", "aria-hidden", "data-pagefind-ignore", "lang", "dir"],
    ...["data-close", "data-previous", "data-next"],
  ],
  figure: ["class"],
  h2: ["id"],
  h3: ["id"],
  img: ["src", "alt", "title", "loading"],
  li: ["id"],
  ol: ["start"],
  p: ["class", "data-pagefind-ignore"],
  section: ["class", "role", "aria-label", "data-pagefind-ignore"],
  span: ["lang", "dir", "class", "data-pagefind-ignore"],
  sup: ["class"],
  td: ["class"],
  th: ["class", "scope"],
};
const PLAIN = "br dd dl dt em figcaption h1 hr pre s small strong table tbody thead tr ul".split(" ");

const attacks = suite("payloads in what editors write");
for (const [place, [syntax, source]] of PLACES.entries()) {
  attacks(`are text in a ${syntax}`, () => {
    const wrong = new Set<string>();
    // A quarter of the payloads in each place: every payload occurs in some of the places.
    for (const payload of BY_DANGER.filter((_, index) => index % 4 === place % 4)) {
      const abbreviations = prepareAbbreviations(
        new Map([
          ["IIOE", payload],
          [payload === "" ? "-" : payload, payload],
        ]),
      );
      for (const one of new Set([payload, payload.replace(/\s+/g, " ")])) {
        const { html, images } = renderMarkdown(source(one), { texts, abbreviations });
        for (const { src } of images) if (!isSafeLink(src)) wrong.add(`picture ${src}`);
        for (const fault of offences(html))
          wrong.add(`${fault} in ${JSON.stringify(source(one)).slice(0, 200)}`);
      }
    }
    equal([...wrong], []);
  });
}
attacks("would be found if our Markdown let one through", () => {
  equal(offences('<p onclick="a()">x</p><script>a()</script><a href="javascript:a()">x</a>'), [
    "p onclick",
    "script",
    "a javascript:a()",
  ]);
});

attacks("and all the syntaxes together make valid HTML", async () => {
  const page = PLACES.map(([, source], index) => source(`Words ${index}`)).join("\n\n");
  const { html } = renderMarkdown(`Words 4\n\n${page}`, {
    texts,
    abbreviations: prepareAbbreviations(new Map([["IIOE", "Institute"]])),
  });
  ok(html.includes("<abbr") && html.includes("pull-quote") && html.includes("doc-endnotes"));
  const judge = new HtmlValidate(
    new StaticConfigLoader({
      extends: ["html-validate:recommended"],
      // markdown-it writes attributes without a value with an empty one.
      rules: {
        "attribute-boolean-style": "off",
        "attribute-empty-style": "off",
        "no-trailing-whitespace": "off",
        "aria-label-misuse": ["error", { allowAnyNamable: true }],
      },
    }),
  );
  const { results } = await judge.validateString(html, "text.html");
  equal(
    results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line }) => `${ruleId}: ${message} ${line}`),
    ),
    [],
  );
});
attacks.run();

/** Elements, attributes and addresses that our texts never have. */
function offences(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!Object.hasOwn(ALLOWED, name) && !PLAIN.includes(name)) found.push(name);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (Object.hasOwn(ALLOWED, name) && !ALLOWED[name]?.includes(attribute))
          found.push(`${name} ${attribute}`);
        if (!Object.hasOwn(ALLOWED, name) && PLAIN.includes(name)) found.push(`${name} ${attribute}`);
        if (["href", "src"].includes(attribute) && !isSafeLink(value)) found.push(`${name} ${value}`);
      }
    },
  });
  parser.end(html);
  return found;
}
