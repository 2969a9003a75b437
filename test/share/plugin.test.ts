import { DomUtils, parseDocument } from "htmlparser2";
import { equal, is, match, ok } from "uvu/assert";
import { alternatesPlugin } from "../../plugins/alternates.ts";
import { sharePlugin } from "../../plugins/share.ts";
import type { EleventyConfig } from "../../src/eleventy.ts";
import { readQr } from "../support/qr-readers.ts";
import { refusal, smallSite } from "../support/small-site.ts";
import { suite } from "../support/suite.ts";

const url = "https://news.example.org";
const languages = ["en", "zh", "ru"];
const TITLE = `</title><script>alert("1")</script> & 'Визит'`;
const image = { url: "/a.png", type: "image/png", widthPx: 1200, heightPx: 630, alt: 'a "b"' };

const head = `---json\n${JSON.stringify({ title: TITLE, description: "О визите", share: { published: "2019-03-09", topics: ["教育"] } })}\n---\n`;
const FILES = {
  "pages/en/a.njk": "",
  "pages/ru/a.njk": `${head}{% shareHead %}|{% shareLinks %}|{{ page.url | qrSvg }}`,
  "pages/ru/b.liquid": `${head}{% shareHead %}|{% shareLinks %}|{{ page.url | qrSvg }}`,
  "pages/ru/c.11ty.js": `exports.data = ${JSON.stringify({ title: "other" })};
    exports.render = function ({ page }) {
      const about = ${JSON.stringify({ title: TITLE, description: "О визите", published: "2019-03-09", topics: ["教育"] })};
      return [this.shareHead(about), this.shareLinks(about), this.qrSvg(page.url)].join("|");
    };`,
  "pages/zh/d.njk":
    "{% shareHead { title: '访问' } %}|{% shareLinks { title: '访问' } %}|{{ 'https://example.org/' | qrSvg('码') }}",
};

const configure =
  (more: object = {}) =>
  (config: EleventyConfig) => {
    config.addPlugin(alternatesPlugin, { url, languages });
    config.addPlugin(sharePlugin, { url, languages, siteName: "Новости", image, xSite: "@news", ...more });
  };

/** The contents of the meta elements of a page, by their attribute and its value. */
function metas(html: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { attribs } of DomUtils.getElementsByTagName("meta", parseDocument(html))) {
    const [attribute = ""] = Object.keys(attribs);
    const key = `${attribute} ${attribs[attribute]}`;
    found.set(key, [...(found.get(key) ?? []), attribs.content ?? ""]);
  }
  return found;
}

const plugin = suite<{ pages: Map<string, string> }>("sharePlugin");
plugin.before(async (context) => {
  const site = smallSite(FILES);
  context.pages = await site.render(configure()).finally(site.remove);
});
const parts = (pages: Map<string, string>, at: string) => (pages.get(at) ?? "").split("|");

for (const [engine, at] of [
  ["Nunjucks", "/ru/a/"],
  ["Liquid", "/ru/b/"],
  ["JavaScript", "/ru/c/"],
] as const) {
  plugin(`writes the head of a page in ${engine}`, ({ pages }) => {
    const [html = ""] = parts(pages, at);
    equal(DomUtils.getElementsByTagName("script", parseDocument(html)), []);
    const found = metas(html);
    const expected: readonly (readonly [string, ...string[]])[] = [
      ["itemprop name", TITLE],
      ["itemprop image", `${url}/a.png`],
      ["property og:type", "article"],
      ["property og:title", TITLE],
      ["property og:description", "О визите"],
      ["property og:url", url + at],
      ["property og:site_name", "Новости"],
      ["property og:locale", "ru_RU"],
      ["property og:image", `${url}/a.png`],
      ["property og:image:width", "1200"],
      ["property og:image:alt", 'a "b"'],
      ["property article:published_time", "2019-03-09"],
      ["property article:tag", "教育"],
      ["name twitter:card", "summary_large_image"],
      ["name twitter:site", "@news"],
      ["name twitter:title", TITLE],
    ];
    for (const [key, ...values] of expected) equal(found.get(key), values, key);
  });
  plugin(`writes links and a code in ${engine}`, async ({ pages }) => {
    const [, links = "", code = ""] = parts(pages, at);
    const items = DomUtils.getElementsByTagName("li", parseDocument(links)).map((item) =>
      DomUtils.textContent(item).trim(),
    );
    equal(items, ["Telegram", "ВКонтакте", "WeChat", "X", "Эл. почта"]);
    for (const { attribs } of DomUtils.getElementsByTagName("a", parseDocument(links)))
      ok(attribs.href?.includes(encodeURIComponent(url + at)), attribs.href);
    match(code, /^<svg /);
    for (const svg of [code, /<svg.*<\/svg>/.exec(links)?.[0] ?? ""]) {
      const drawn = Buffer.from(svg.replace("<svg ", '<svg width="220" height="220" '));
      equal(await readQr(drawn), { jsqr: url + at, zxing: url + at });
    }
  });
}
plugin("names the other languages that the plugin of alternates has paired", ({ pages }) => {
  equal(metas(pages.get("/ru/a/") ?? "").get("property og:locale:alternate"), ["en_US"]);
  is(metas(pages.get("/ru/b/") ?? "").get("property og:locale:alternate"), undefined);
});
plugin("uses the language of the page, and draws any text", async ({ pages }) => {
  const [html = "", links = "", code = ""] = parts(pages, "/zh/d/");
  equal(metas(html).get("name applicable-device"), ["pc,mobile"]);
  equal(metas(html).get("property og:type"), ["website"]);
  match(links, "<summary>微信</summary>");
  match(code, 'aria-label="码"');
  const drawn = Buffer.from(code.replace("<svg ", '<svg width="220" height="220" '));
  equal((await readQr(drawn)).zxing, "https://example.org/");
});
plugin("offers the configured targets", async () => {
  const site = smallSite(FILES);
  const pages = await site.render(configure({ share: { ru: ["email", "copy"] } })).finally(site.remove);
  const [, links = ""] = parts(pages, "/ru/a/");
  equal([...links.matchAll(/<li>/g)].length, 1);
  match(links, "mailto:?subject=");
});
plugin("has no elements for missing pictures and names", async () => {
  const site = smallSite(FILES);
  const pages = await site.render(configure({ image: undefined, siteName: undefined })).finally(site.remove);
  const found = metas(parts(pages, "/ru/a/")[0] ?? "");
  equal(found.get("name twitter:card"), ["summary"]);
  for (const key of found.keys()) ok(!/image|site_name/.test(key), key);
});
plugin("stops the build if a page has an unknown option", async () => {
  const site = smallSite({ "pages/ru/a.njk": "{% shareHead { titel: 'a' } %}" });
  const { text } = await refusal(site.render(configure())).finally(site.remove);
  match(text, 'titel: unknown option; did you mean "title"?');
  match(text, "/ru/a.njk");
});
plugin.run();
