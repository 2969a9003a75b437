import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { h } from "preact";
import { equal, is, match, not, ok } from "uvu/assert";
import type { PolyglotOptions } from "../../plugins/polyglot.ts";
import { polyglotPlugin } from "../../plugins/polyglot.ts";
import { Document, type PropsOf } from "../../plugins/theme.ts";
import { LAYOUT_KINDS } from "../../src/core/pages/layouts.ts";
import { read } from "../support/documents.ts";
import { auditForeign } from "../support/foreign-site.ts";
import { refusal, type SmallSite, siteTexts, smallSite } from "../support/small-site.ts";
import { suite } from "../support/suite.ts";

const url = "https://rules.example.org";
const page = (title: string, head: string) => `---\ntitle: ${title}\n${head}---\n\n${title}: text.\n`;

/** A site that has only standing pages. */
const FILES = {
  "content/pages/rules/index.en.md": page("Rules", "source: true\n"),
  "content/pages/rules/index.ru.md": page("Правила", "draft: true\ntranslation:\n"),
  "content/pages/house/index.en.md": page("House", "source: true\n"),
  ...siteTexts("en", "ru"),
};

type Options = Partial<PolyglotOptions>;

function build({ folder, write }: SmallSite, options: Options = {}): Promise<void> {
  rmSync(join(folder, "_site"), { recursive: true, force: true });
  return write((config) =>
    polyglotPlugin(config, {
      url,
      languages: ["en", "ru"],
      content: join(folder, "content"),
      locales: join(folder, "locales"),
      cards: false,
      images: false,
      ...options,
    }),
  );
}

const standing = suite<{ site: SmallSite }>("a site that has only standing pages");
standing.before((context) => {
  context.site = smallSite(FILES);
});
standing.after(({ site }) => site.remove());
const html = (site: SmallSite, name: string) => readFileSync(join(site.folder, "_site", name), "utf8");
standing("has no archive, no feeds, and no links to them", async ({ site }) => {
  await build(site);
  const output = join(site.folder, "_site");
  equal(auditForeign(output, url, ["en", "ru"]), []);
  const files = readdirSync(output, { recursive: true, encoding: "utf8" });
  equal(
    files.filter((file) => /archive|feed/.test(file)),
    [],
  );
  for (const file of files.filter((one) => one.endsWith(".html")))
    not.match(html(site, file), /\/archive\/|\/feed\./, file);
});
standing(
  "names all of its pages in the navigation, or the configured ones, in their order",
  async ({ site }) => {
    const named = (name: string) =>
      [
        ...(/<nav class="masthead-nav"[\s\S]*?<\/nav>/
          .exec(html(site, name))?.[0]
          .matchAll(/href="([^"]+)"/g) ?? []),
      ].map(([, href]) => href);
    await build(site);
    equal(named("en/index.html"), ["/en/", "/en/house/", "/en/rules/", "/en/search/"]);
    await build(site, { navigation: ["rules"] });
    equal(named("en/index.html"), ["/en/", "/en/rules/", "/en/search/"]);
    equal(named("ru/index.html"), ["/ru/", "/ru/search/"], "a draft is not named");
    const { text } = await refusal(build(site, { navigation: ["rules", "rule"] }));
    match(text, 'navigation.1: no standing page "rule"; there are: house, rules');
  },
);
standing("names all of its pages in the footer, or the configured ones, in their order", async ({ site }) => {
  const named = (name: string) =>
    [
      ...(/<footer[\s\S]*?<\/footer>/.exec(html(site, name))?.[0].matchAll(/href="(\/\w+\/\w+\/)"/g) ?? []),
    ].map(([, href]) => href);
  await build(site);
  equal(named("en/index.html"), ["/en/house/", "/en/rules/"]);
  await build(site, { footer: ["rules", "house"] });
  equal(named("en/index.html"), ["/en/rules/", "/en/house/"]);
  equal(named("ru/index.html"), [], "a draft is not named");
  const { text } = await refusal(build(site, { footer: ["about"] }));
  match(text, 'footer.0: no standing page "about"; there are: house, rules');
});
standing(
  "renders pages of one kind with its own layout, and the others with the theme's",
  async ({ site }) => {
    const Own = ({ content, ...props }: PropsOf<"page">) =>
      h(Document, {
        ...props,
        kind: "own",
        head: { title: content.work.slug },
        styles: ["/assets/icon.svg"],
        children: "<own>",
      });
    await build(site, { layouts: { page: Own } });
    match(
      html(site, "en/rules/index.html"),
      /<body class="page-own">[\s\S]*<main id="main" class="page">&lt;own><\/main>/,
    );
    match(html(site, "en/rules/index.html"), '<link rel="stylesheet" href="/assets/icon.svg"');
    not.match(html(site, "en/index.html"), "page-own");
    const Other = ({ content, ...props }: PropsOf<"page">) =>
      h(Document, { ...props, kind: "other", head: { title: content.work.slug }, children: "other" });
    await build(site, { layouts: { page: Other } });
    match(html(site, "en/rules/index.html"), "page-other", "nothing is kept that only its code knows");
  },
);
standing("refuses a layout of an unknown kind, and one that is not a component", async ({ site }) => {
  for (const layouts of [{ pages: () => "" }, { page: "page.njk" }]) {
    const { text } = await refusal(build(site, { layouts } as unknown as Options));
    match(text, /polyglotPlugin: layouts/);
  }
});
standing.run();

const documented = suite("layouts in docs/theme.md");
documented("are named, all kinds of them", () => {
  const text = read("docs/theme.md");
  for (const kind of LAYOUT_KINDS) ok(text.includes(`\`${kind}\``), kind);
  is(new Set(LAYOUT_KINDS).size, LAYOUT_KINDS.length);
});
documented.run();
