import { readdirSync } from "node:fs";
import { join } from "node:path";
import { h } from "preact";
import { equal, is, match, not, ok } from "uvu/assert";
import type { PolyglotOptions } from "../../plugins/polyglot.ts";
import { Footer, type OwnComponents } from "../../plugins/theme.ts";
import { readNewsroom } from "../../src/core/options/newsroom.ts";
import { COMPONENT_NAMES, HOME_PARTS } from "../../src/core/theme/look.ts";
import { blocks, read } from "../support/documents.ts";
import { faultsOfHtml } from "../support/html-judge.ts";
import { builtLook, LOOKS, type LookSite, lookSite } from "../support/looks.ts";
import { refusal } from "../support/small-site.ts";
import { suite } from "../support/suite.ts";

/** The style sheet that a page loads first. */
const styleOf = (site: LookSite, page: string) =>
  site.read(/<link rel="stylesheet" href="\/([^"]+)"/.exec(site.read(page))?.[1] ?? "");
const htmlFiles = ({ folder }: LookSite) =>
  readdirSync(join(folder, "_site"), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".html"),
  );

const SHOP = { url: "https://shop.example.org/", message: "site:search" };
const CHOICES = { home: ["years", "news"], navigation: [SHOP, "about"], footer: [SHOP] } as const;

const looks = suite("looks in docs/theme.md");
for (const name of LOOKS)
  looks.long(`build, pass the audit and are valid HTML: ${name}`, async () => {
    const site = await builtLook(name);
    const pages = htmlFiles(site).map((file) => ({ file, html: site.read(file) }));
    ok(pages.length > 10);
    equal(await faultsOfHtml(pages), []);
    const pictures = pages.filter(({ html }) => /<img[^>]*cover/.test(html));
    is(pictures.length === 0, name === "Without pictures");
    is(site.read("en/index.html").includes('viewBox="0 0 8 8"'), name === "Dark blue");
    site.remove();
  });
looks.long("build with the files of docs/own-look.md, the same in each language", async () => {
  const [text, ...translated] = ["", ".zh", ".ru"].map((part) => blocks(read(`docs/own-look${part}.md`)));
  for (const other of translated) equal(other, text);
  const files = text?.flatMap(({ path, text: content }) => (path === undefined ? [] : [[path, content]]));
  const site = lookSite(Object.fromEntries(files ?? []));
  await site.build();
  match(site.read("assets/icon.svg"), 'fill="#0b5c4a"');
  match(site.read("en/index.html"), 'viewBox="0 0 8 8"');
  site.remove();
  const code = text?.find(({ lang }) => lang === "js")?.text ?? "";
  const { polyglot } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  is(readNewsroom(polyglot).brand.seal, "#0b5c4a");
});
looks("name every part of a page and of the home page", () => {
  const text = read("docs/theme.md");
  for (const name of [...COMPONENT_NAMES, ...HOME_PARTS]) ok(text.includes(`\`${name}\``), name);
});
looks.run();

const own = suite<{ site: LookSite }>("a look of a site's own");
own.before((context) => {
  context.site = lookSite({ "theme/tokens.css": "" });
});
own.after(({ site }) => site.remove());
own(
  "reaches the style sheets, the frame of the browser, the web app, the mark and the icons",
  async ({ site }) => {
    site.write("theme/tokens.css", "@media (prefers-color-scheme: light) { :root { --paper: #fff; } }");
    site.write("theme/style.css", '@font-face {\n  font-family: "Own";\n  src: url("own.woff2");\n}\n');
    site.write("theme/own.woff2", "font");
    site.write("theme/mark.svg", '<svg viewBox="0 0 4 4"><path d="M0 0h4z"/></svg>');
    site.write("theme/icon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await site.build();
    for (const page of ["en/index.html", "en/news/first/index.html", "index.html"]) {
      const style = styleOf(site, page);
      match(style, /@layer own-tokens\{@media[^{]+\{:root\{--paper: ?#fff\}\}/, page);
      const [, font = ""] = /@layer own\{@font-face\{[^}]*url\("?\.\.\/([^")]+)/.exec(style) ?? [];
      match(font, /^assets\/own\.\w+\.woff2$/, page);
      is(site.read(font), "font");
      match(site.read(page), '<svg class="mark" viewBox="0 0 4 4"', page);
    }
    match(site.read("en/index.html"), 'name="theme-color" content="#ffffff"');
    is(JSON.parse(site.read("en/manifest.webmanifest")).theme_color, "#ffffff");
    is(site.read("assets/icon.svg"), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    match(site.read("_headers"), /\/assets\/own\.\w+\.woff2/);
  },
);
own.long(
  "shows a change of its files in the next build, on pages that were made before",
  async ({ site }) => {
    const before = site.read("en/index.html");
    site.write("theme/style.css", ".card { outline: 1px solid }\n");
    site.write("theme/mark.svg", '<svg viewBox="0 0 5 5"><path d="M0 0h4z"/></svg>');
    await site.build();
    not.equal(site.read("en/index.html"), before);
    match(styleOf(site, "en/index.html"), "@layer own{.card{outline");
    match(site.read("en/index.html"), 'viewBox="0 0 5 5"');
  },
);
own(
  "puts its own part in the place of the theme's, in the order of the option, with its links",
  async ({ site }) => {
    await site.build({ ...CHOICES, components: footer("one") });
    match(
      site.read("ru/news/first/index.html"),
      '<div class="around"><p>one</p><footer class="footer page">',
    );
    equal(homeParts(site), ["years", "more"]);
    for (const slug of ["first", "second"]) match(site.read("en/index.html"), `/en/news/${slug}/`);
    is(site.read("zh/index.html").split('<a href="https://shop.example.org/"').length, 3, "twice");
    match(
      site.read("en/index.html"),
      '<a href="https://shop.example.org/">Search</a></li><li><a href="/en/about/"',
    );
  },
);
own.long(
  "makes pages with its own parts in each build, because their code may have changed",
  async ({ site }) => {
    for (const word of ["one", "two"]) {
      await site.build({ components: footer(word) });
      match(site.read("ru/news/first/index.html"), `<p>${word}</p>`);
    }
  },
);
own.long("has the home page of the theme without the option", async ({ site }) => {
  await site.build();
  equal(homeParts(site), ["lead", "more", "topics", "years"]);
});
own("stops the build for a link whose text is no message", async ({ site }) => {
  const { text } = await refusal(site.build({ footer: [{ ...SHOP, message: "site:shop" }] }));
  match(text, 'footer.0.message: no message "site:shop"; write "shop" into site.json of each language');
});
own("stops the build for a token that the theme doesn't have, with its line", async ({ site }) => {
  site.write("theme/tokens.css", ":root {\n  --seel: #1b4f8a;\n}\n");
  const { text } = await refusal(site.build());
  match(text, /theme\/tokens\.css:2:3/);
  match(text, "--seal");
});
for (const [what, file, css, place] of [
  ["a colon that is missing", "tokens.css", "/* é */ :root { --ink #000;\n}\n", ":1:22"],
  ["a bracket that isn't closed", "style.css", "a {\n  color: red;\n}\n\nb {\n  color: red;\n", ":5:3"],
  ["a font that doesn't exist", "style.css", '@font-face {\n  src: url("gone.woff2");\n}\n', ":2:12"],
] as const)
  own(`stops the build for ${what}, with its line`, async ({ site }) => {
    for (const name of ["tokens.css", "style.css"]) site.write(`theme/${name}`, name === file ? css : "");
    const { text } = await refusal(site.build());
    match(text, `theme/${file}${place}`);
  });
for (const [option, value, says] of [
  ["home", ["lead", "lead"], "home: each part once"],
  ["home", ["leed"], "home.0"],
  ["components", { Footre: () => null }, "components"],
  ["components", { Footer: "theme/Footer.tsx" }, "components.Footer"],
  ["navigation", [{ url: "javascript:alert(1)", message: "site:home" }], "navigation.0.url"],
  ["footer", [{ url: "//example.org", message: "site:home" }], "footer.0.url"],
  ["footer", [{ url: "/", message: "home" }], "footer.0.message"],
] as const)
  own(`refuses ${option}: ${JSON.stringify(value)}`, async ({ site }) => {
    const { text } = await refusal(site.build({ [option]: value } as unknown as PolyglotOptions));
    match(text, `polyglotPlugin: ${says}`);
  });
own.run();

function footer(word: string): OwnComponents {
  return { Footer: (props) => h("div", { class: "around" }, h("p", null, word), h(Footer, props)) };
}

function homeParts(site: LookSite): (string | undefined)[] {
  const found = site.read("en/index.html").matchAll(/ id="(more|topics|years)"|card-(lead)/g);
  return [...found].map(([, id, lead]) => id ?? lead);
}
