import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { equal } from "uvu/assert";
import { CONTENT_SECURITY_POLICY, META_POLICY } from "../../src/core/headers.ts";
import { openBrowser } from "../support/browser.ts";
import { serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

/** Each of these leaves a mark in the page if the browser allows it. */
const ATTEMPTS = `
<script>document.title += " script"</script>
<img src="x" onerror="document.title += ' handler'">
<style>p { color: rgb(1, 2, 3) }</style><p style="font-size: 77px">text</p>
<base href="/elsewhere/">
<script type="module" src="/own.js"></script>`;

const page = (policy: string) =>
  `<!DOCTYPE html><html lang="en"><meta charset="utf-8">${policy}<title>:</title><link rel="icon" href="/own.png">${ATTEMPTS}`;

const rows: [fact: string, meta: string, header: Record<string, string>, done: string][] = [
  ["nothing stops anything", "", {}, ": script handler own eval color size base"],
  ["only the header", "", { "content-security-policy": CONTENT_SECURITY_POLICY }, ": own"],
  [
    "only the meta element",
    `<meta http-equiv="content-security-policy" content="${META_POLICY}">`,
    {},
    ": own",
  ],
];

const policy = suite("the policy in a browser");
for (const [fact, meta, headers, done] of rows)
  policy(`${fact}: what can be done is "${done}"`, async () => {
    const folder = mkdtempSync(join(tmpdir(), "polyglot-headers-"));
    writeFileSync(join(folder, "index.html"), page(meta));
    writeFileSync(
      join(folder, "own.js"),
      'document.title += " own"; try { Function("document.title += \' eval\'")(); } catch {}',
    );
    const site = await serve(folder, { headers });
    const context = await (await openBrowser()).newContext();
    const tab = await context.newPage();
    await tab.goto(site.origin);
    const found = await tab.evaluate(() => {
      const { color, fontSize } = getComputedStyle(document.querySelector("p") as HTMLElement);
      const marks = [document.title];
      if (color === "rgb(1, 2, 3)") marks.push("color");
      if (fontSize === "77px") marks.push("size");
      if (document.baseURI.includes("elsewhere")) marks.push("base");
      return marks.join(" ").split(" ");
    });
    await context.close();
    await site.close();
    rmSync(folder, { recursive: true });
    equal(found.sort(), done.split(" ").sort());
  });
policy.run();
