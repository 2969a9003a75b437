import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import ogs from "open-graph-scraper";
import sharp from "sharp";
import judge, { type Verdict } from "structured-data-testing-tool";
import presets from "structured-data-testing-tool/presets.js";
import { unfurl } from "unfurl.js";
import { equal, is, ok } from "uvu/assert";
import { xWeight } from "../../src/core/share/x-text.ts";
import type { Status } from "../../src/core/site/status.ts";
import { copyProject, edit, polyglot } from "../support/project.ts";
import {
  attribute,
  attributes,
  isListed,
  LANGS,
  LOCALES,
  listed,
  type Page,
  type ReferenceSite,
  referenceSite,
  SITE,
} from "../support/reference-site.ts";
import { serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

const OG: Readonly<Record<string, string>> = { en: "en_US", zh: "zh_CN", ru: "ru_RU" };
const isArticle = ({ url }: Page) => /^\/\w+\/news\//.test(url);
const meta = (page: Page, selector: string) => attributes(page, `head meta[${selector}]`, "content");

const judges = suite<ReferenceSite>("what other programs read in the reference newsroom");
judges.before(async (context) => {
  Object.assign(context, await referenceSite());
});

judges("Google, X and Facebook find all their data in every article and home page", async ({ pages }) => {
  const judged = listed(pages).filter((page) => isArticle(page) || /^\/\w+\/$/.test(page.url));
  ok(judged.length > 15);
  for (const page of judged) {
    const { failed, passed, schemas } = await judge
      .structuredDataTest(page.html, {
        presets: [presets.Google, presets.Twitter, presets.Facebook],
      })
      .catch((error: { res: Verdict }) => error.res);
    equal(
      failed.map(({ test, error }) => `${page.url} ${test}: ${error?.message}`),
      [],
    );
    ok(passed.length >= 20, `${page.url}: ${passed.length}`);
    const expected = isArticle(page) ? ["NewsArticle", "BreadcrumbList"] : ["WebSite", "Organization"];
    for (const one of expected)
      ok(
        schemas.some((schema) => schema.endsWith(one)),
        `${page.url} ${one}`,
      );
  }
});

judges("open-graph-scraper finds title, text, address, language and picture on every page", async (site) => {
  for (const page of listed(site.pages)) {
    const { result, error } = await ogs({ html: page.html });
    is(error, false, page.url);
    is(result.ogUrl, SITE + page.url);
    // For a page without a language it uses the language of `<html>`.
    is(result.ogLocale, OG[page.locale] ?? "en", page.url);
    is(result.ogType, isArticle(page) ? "article" : "website", page.url);
    for (const text of [result.ogTitle, result.ogDescription, result.ogSiteName]) ok(text, page.url);
    equal([result.twitterTitle, result.twitterDescription], [result.ogTitle, result.ogDescription]);
    is(result.twitterCard, "summary_large_image");
    const [image, ...more] = result.ogImage ?? [];
    equal(more, []);
    ok(image?.alt, page.url);
    const file = join(site.output, new URL(image?.url ?? "").pathname);
    const { width, height, format } = await sharp(readFileSync(file)).metadata();
    equal([Number(image?.width), Number(image?.height), image?.type], [width, height, `image/${format}`]);
    ok(page.url === "/" || (result.jsonLD?.length ?? 0) > 0, page.url);
  }
});

judges("unfurl.js reads the served articles", async ({ pages, output }) => {
  const served = await serve(output);
  // Its types call them `article`.
  type Told = { published_time: string; tags: string[] };
  for (const page of listed(pages).filter(isArticle)) {
    const { open_graph: graph, twitter_card: card, description } = await unfurl(served.origin + page.url);
    is(graph?.url, SITE + page.url);
    is(graph?.locale, OG[page.locale]);
    is(graph?.description, description);
    const [width, height] = [graph?.images?.[0]?.width, graph?.images?.[0]?.height];
    equal(
      [`${width}`, `${height}`],
      ["width", "height"].flatMap((side) => meta(page, `property="og:image:${side}"`)),
    );
    const [told] = (graph as unknown as { articles?: Told[] }).articles ?? [];
    ok(/^\d{4}-\d\d-\d\d$/.test(told?.published_time ?? ""), page.url);
    equal(told?.tags, meta(page, 'property="article:tag"'));
    is(card?.card, "summary_large_image");
    equal([card?.title, card?.images?.[0]?.url], [graph?.title, graph?.images?.[0]?.url]);
  }
  await served.close();
});
judges.run();

const truth = suite<ReferenceSite & { status: Status }>("share data");
truth.before(async (context) => {
  Object.assign(context, await referenceSite());
  context.status = JSON.parse(readFileSync(join(context.output, "status.json"), "utf8"));
});

truth("names as other languages only those with a whole edition of the article", ({ pages, status }) => {
  for (const { slug, editions } of status.articles) {
    const whole = LOCALES.filter((locale) => /source|current|stale/.test(editions[locale]?.state ?? ""));
    for (const locale of whole) {
      const page = pages.get(`/${locale}/news/${slug}/`) as Page;
      const others = whole.filter((other) => other !== locale).map((other) => OG[other]);
      equal(meta(page, 'property="og:locale:alternate"').sort(), others.sort(), page.url);
    }
  }
});
truth("is on no unlisted page, and neither are share links", ({ pages }) => {
  const unlisted = [...pages.values()].filter((page) => !isListed(page));
  ok(unlisted.length > 5);
  for (const page of unlisted) {
    for (const name of ["property", "itemprop", 'name="twitter:card"', 'name="applicable-device"'])
      equal(meta(page, name), [], `${page.url} ${name}`);
    for (const part of [".share", ".qr", 'script[type="application/ld+json"]', "[itemscope]"])
      is(page.root.querySelectorAll(part).length, 0, `${page.url} ${part}`);
  }
});
truth(
  "offers three ways to share every whole article at its head and all at its end, with its canonical address",
  ({ pages }) => {
    for (const page of listed(pages)) {
      const bars = page.root.querySelectorAll(".share");
      is(bars.length, isArticle(page) ? 2 : 0, page.url);
      if (!isArticle(page)) continue;
      const [first, all] = bars.map((bar) => bar.querySelectorAll("li"));
      // The last one of the few leads to all of them.
      is(first?.length, 4, page.url);
      is(attribute(first?.at(-1)?.querySelector("a"), "href"), `#${attribute(bars[1], "id")}`);
      const codes = attributes(page, ".share [popovertarget]", "popovertarget");
      ok(codes.length > 0 && codes.every((id) => page.root.querySelector(`#${id} svg`)), page.url);
      const links = attributes(page, ".share a[href]", "href").filter((link) => link !== "#share");
      ok(
        links.some((link) => link.startsWith("https://x.com/intent/tweet?")),
        page.url,
      );
      ok((all?.length ?? 0) > 5);
      for (const link of links) ok(link.includes(encodeURIComponent(SITE + page.url)), `${page.url} ${link}`);
      for (const rel of attributes(page, ".share a[target]", "rel")) is(rel, "noopener noreferrer");
    }
  },
);
truth("tells Baidu only of the Chinese pages that they suit every device", ({ pages }) => {
  for (const page of listed(pages))
    is(meta(page, 'name="applicable-device"').length, LANGS[page.locale] === "zh-Hans" ? 1 : 0, page.url);
});
truth("loads nothing from WeChat without the option", ({ pages, files }) => {
  is([...files].filter((file) => /wechat/.test(file)).length, 0);
  for (const { url, html } of pages.values()) ok(!/res\.wx\.qq\.com|jweixin/.test(html), url);
});
truth.run();

/** Titles and captions that break code without escaping, by locale. */
const HOSTILE: Readonly<Record<string, readonly [title: string, words: string]>> = {
  en: [
    `</script><script>alert(1)</script> "q" 'a' & <b> javascript:alert(1)`,
    `"><img src=x onerror=alert(1)>`,
  ],
  zh: ["“国”&<教>".repeat(50), "👩‍👩‍👧‍👦".repeat(20)],
  ru: ["«ёж» &amp; שלום עולם مرحبا %3Cb%3E ]]>", "{{7*7}} {% x %} `x`"],
};
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const hostile = suite("hostile titles and captions");
hostile.long("leave share data valid and escaped, and are read back unchanged", async () => {
  const project = copyProject();
  const slug = "unesco-cooperation-paris";
  for (const [locale, [title, words]] of Object.entries(HOSTILE))
    edit(project, `content/articles/${slug}/index.${locale}.md`, (text) =>
      text
        .replace(/^title: .*$/m, () => `title: ${quoted(title)}`)
        .replace(/^summary: .*$/m, () => `summary: ${quoted(words)}`)
        .replace(/^( +)alt: .*$/m, (_, indent: string) => `${indent}alt: ${quoted(words)}`)
        .replace(/^( +)caption: .*$/m, (_, indent: string) => `${indent}caption: ${quoted(title)}`),
    );
  const { code, stderr } = await polyglot(project, ["build"]);
  is(code, 0, stderr);
  const validator = new HtmlValidate();
  for (const [locale, [title, words]] of Object.entries(HOSTILE)) {
    const html = readFileSync(join(project, "_site", locale, "news", slug, "index.html"), "utf8");
    const { result } = await ogs({ html });
    equal([result.ogTitle, result.twitterTitle], [title, title]);
    is(result.ogDescription, words);
    const alt = result.ogImage?.[0]?.alt ?? "";
    // A title that leaves no room for the alt text of the picture is used without it.
    ok(alt.endsWith(words) || alt === title, alt);
    const [article] = (result.jsonLD ?? []) as { headline: string; description: string }[];
    equal([article?.headline, article?.description], [title, words]);
    const { failed } = await judge.structuredDataTest(html, { presets: [presets.Google, presets.Facebook] });
    equal(failed, []);
    const { results } = await validator.validateString(html, {
      extends: ["html-validate:standard"],
      rules: { "long-title": "off", "void-style": "off", "doctype-style": "off" },
    });
    equal(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
      [],
    );
    const links = [...html.matchAll(/<a href="([^"]*)" target="_blank"/g)].map(([, href = ""]) => href);
    ok(links.length >= 3);
    for (const link of links) is(new URL(link.replaceAll("&amp;", "&")).protocol, "https:");
    const post = new URL(links[0]?.replaceAll("&amp;", "&") ?? "").searchParams;
    is(post.get("url"), `${SITE}/${locale}/news/${slug}/`);
    ok(xWeight(post.get("text") ?? "") <= 256);
  }
});
hostile.run();
