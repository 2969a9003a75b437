import { execFile } from "node:child_process";
import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { equal, is, match, ok } from "uvu/assert";
import { polyglot as options } from "../../docs/site/eleventy.config.ts";
import { HEADERS } from "../../src/core/headers.ts";
import { withoutTypesetting } from "../../src/core/typography/typeset.ts";
import { violations } from "../support/barriers.ts";
import { openBrowser } from "../support/browser.ts";
import { auditForeign } from "../support/foreign-site.ts";
import { faultsOfHtml } from "../support/html-judge.ts";
import { copyProject, edit, filesIn, ROOT } from "../support/project.ts";
import { type Served, serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

const PARTS = ["docs", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"] as const;
/** A page of each kind: home, with tables, with code, not translated, of an error, search. */
const KINDS = ["", "states/", "tutorial-translators/", "security/", "image-alt/", "search/"];
const LOCALES = ["en", "zh", "ru"];

interface Context {
  project: string;
  output: string;
  served: Served;
}

const run = promisify(execFile);

async function build(project: string): Promise<void> {
  const eleventy = ["--import", "tsx", "node_modules/@11ty/eleventy/cmd.cjs"];
  const args = [...eleventy, "--config=docs/site/eleventy.config.ts", "--quiet"];
  await run(process.execPath, args, { cwd: project, maxBuffer: 2 ** 26 });
}

const docs = suite<Context>("the documentation as a site");
docs.before(async (context) => {
  context.project = copyProject();
  for (const part of PARTS) cpSync(join(ROOT, part), join(context.project, part), { recursive: true });
  await build(context.project);
  context.output = join(context.project, "_docs");
  context.served = await serve(context.output, { headers: Object.fromEntries(HEADERS) });
});
docs.after(({ served }) => served.close());

docs("passes the audit", ({ output }) => {
  equal(auditForeign(output, options.url, options.languages), []);
});
docs("is HTML without a fault", async ({ output }) => {
  const files = filesIn(output).filter((name) => name.endsWith(".html"));
  const pages = files.map((file) => ({ file, html: readFileSync(join(output, file), "utf8") }));
  equal(await faultsOfHtml(pages), []);
});

async function opened(use: (page: Page) => Promise<void>): Promise<void> {
  const context = await (await openBrowser()).newContext();
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

for (const locale of LOCALES)
  docs(`axe finds no violation, on a phone and on a desktop, light and dark: ${locale}`, ({ served }) =>
    opened(async (page) => {
      for (const [index, kind] of KINDS.entries())
        for (const [colorScheme, width] of [
          ["light", index % 2 === 0 ? 390 : 1280],
          ["dark", index % 2 === 0 ? 1280 : 390],
        ] as const) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 900 });
          await page.goto(`${served.origin}/${locale}/${kind}`);
          equal(await violations(page), [], `${locale}/${kind} ${colorScheme} ${width}`);
          const over = await page.evaluate("document.documentElement.scrollWidth > innerWidth");
          is(over, false, `${locale}/${kind} is wider than ${width} px`);
        }
    }),
  );
for (const [locale, query, url] of [
  ["en", "fingerprint", "/en/states/"],
  ["ru", "отпечаток", "/ru/states/"],
  ["zh", "译文", "/zh/states/"],
] as const)
  docs(`the search finds ${query} on ${url}`, ({ served }) =>
    opened(async (page) => {
      await page.goto(`${served.origin}/${locale}/search/?q=${encodeURIComponent(query)}`);
      await page.waitForSelector("[data-search-results] a");
      const found = await page
        .locator("[data-search-results] a")
        .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
      ok(found.includes(url), found.join(" "));
    }),
  );
docs(
  "shows that the original of a translation has changed, and that a page has no translation",
  async ({ project, output }) => {
    const page = (name: string) =>
      withoutTypesetting(readFileSync(join(output, name, "index.html"), "utf8")).replaceAll("\u00AD", "");
    equal(/class="notice"/.test(page("ru/states")), false);
    match(page("ru/security"), "пока не переведена");
    edit(project, "docs/states.md", (text) =>
      text.replace("Every article has one edition", "Each article has one edition"),
    );
    rmSync(output, { recursive: true });
    await build(project);
    match(page("ru/states"), "Оригинал изменился после того, как был сделан этот перевод.");
    match(page("zh/states"), 'class="notice"');
  },
);
docs.run();
