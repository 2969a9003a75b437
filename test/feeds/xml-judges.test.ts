import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseFeed } from "@rowanmanning/feed-parser";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { equal, is, match, ok } from "uvu/assert";
import { validateXML } from "xmllint-wasm";
import { LOCALES, listed, type ReferenceSite, referenceSite, SITE } from "../support/reference-site.ts";
import { suite } from "../support/suite.ts";

const require = createRequire(import.meta.url);

/**
 * A schema for the alternates, which the schema of sitemaps.org does not define. That schema accepts elements
 * of another namespace if their schema is known.
 */
const ALTERNATES = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
    targetNamespace="http://www.w3.org/1999/xhtml">
  <xs:element name="link">
    <xs:complexType>
      <xs:attribute name="rel" use="required" fixed="alternate"/>
      <xs:attribute name="hreflang" type="xs:string" use="required"/>
      <xs:attribute name="href" type="xs:anyURI" use="required"/>
    </xs:complexType>
  </xs:element>
</xs:schema>`;
const BOTH = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="sitemap.xsd"/>
  <xs:import namespace="http://www.w3.org/1999/xhtml" schemaLocation="alternates.xsd"/>
</xs:schema>`;
const SITEMAP = readFileSync(join(require.resolve("sitemap/package.json"), "../schema/sitemap.xsd"), "utf8");

/** What xmllint finds wrong with a sitemap. */
async function complaints(name: string, xml: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: name, contents: xml }],
    schema: [{ fileName: "both.xsd", contents: BOTH }],
    preload: [
      { fileName: "sitemap.xsd", contents: SITEMAP },
      { fileName: "alternates.xsd", contents: ALTERNATES },
    ],
  });
  return errors.map(({ message }) => message);
}

const judged = suite<{ site: ReferenceSite }>("sitemaps and feeds in other programs");
judged.before(async (context) => {
  context.site = await referenceSite();
});
const read = ({ output }: ReferenceSite, file: string) => readFileSync(join(output, file), "utf8");

for (const locale of LOCALES)
  judged(`the sitemap of ${locale} is valid, and one with a mistake is not`, async ({ site }) => {
    const xml = read(site, `${locale}/sitemap.xml`);
    equal(await complaints("sitemap.xml", xml), []);
    for (const [right, wrong] of [
      [/<lastmod>[^<]*/, "<lastmod>March 9, 2019"],
      [/rel="alternate"/, 'rel="other"'],
    ] as const) {
      match(xml, right);
      ok((await complaints("wrong.xml", xml.replace(right, wrong))).length > 0, wrong);
    }
  });

for (const locale of LOCALES)
  judged(`two parsers find the same in the feeds of ${locale}: texts, pictures, topics`, ({ site }) => {
    const xml = read(site, `${locale}/feed.xml`);
    const first = parseAtomFeed(xml);
    const second = parseFeed(xml);
    const third = parseJsonFeed(read(site, `${locale}/feed.json`));
    const news = read(site, `${locale}/rss.xml`);
    const fourth = parseRssFeed(news);
    const fifth = parseFeed(news);
    const articles = listed(site.pages).filter(({ url }) => url.startsWith(`/${locale}/news/`));
    const urls = articles.map(({ url }) => SITE + url).sort();
    for (const [reader, ids] of [
      ["feedsmith", first.entries?.map(({ id }) => id)],
      ["feed-parser", second.items.map(({ id }) => id)],
      ["feedsmith for JSON", third.items?.map(({ id }) => id)],
      ["feedsmith for RSS", fourth.items?.map(({ guid }) => guid?.value)],
      ["feed-parser for RSS", fifth.items.map(({ id }) => id)],
    ] as const)
      equal([...(ids ?? [])].sort(), urls, reader);
    equal(
      [fourth.title, fifth.title, fourth.language, fifth.language],
      [first.title?.value, first.title?.value, first.xml?.lang, first.xml?.lang],
    );
    equal(
      fifth.items.map(({ title, url, content, categories }) => [
        title,
        url,
        content,
        categories.map(({ label }) => label),
      ]),
      second.items.map(({ title, url, content, categories }) => [
        title,
        url,
        content,
        categories.map(({ label }) => label),
      ]),
    );
    is(second.title, first.title?.value);
    is(second.language, first.xml?.lang);
    for (const [index, item] of second.items.entries()) {
      const entry = first.entries?.[index];
      equal(
        [item.title, item.url, item.published?.toISOString().slice(0, 10)],
        [entry?.title?.value, entry?.id, entry?.published?.slice(0, 10)],
      );
      equal(
        item.categories.map(({ label }) => label),
        entry?.categories?.map(({ label }) => label),
      );
      ok((item.content?.length ?? 0) > 500, item.url ?? "");
      // The picture is there twice: for readers that show one next to the title, and in the text.
      const [media] = item.media;
      is(media?.url, third.items?.[index]?.image);
      is(media?.mimeType, "image/png");
      ok(item.content?.includes(`src="${media?.url}"`), item.url ?? "");
    }
  });
for (const locale of LOCALES)
  judged(
    `each page of a topic of ${locale} names the feeds of the topic, which have its articles`,
    ({ site }) => {
      const topics = listed(site.pages).filter(({ url }) => url.startsWith(`/${locale}/topics/`));
      ok(topics.length > 0);
      for (const { url } of topics) {
        const page = read(site, `${url}index.html`);
        for (const [file, type] of [
          ["feed.xml", "atom+xml"],
          ["rss.xml", "rss+xml"],
          ["feed.json", "feed+json"],
        ] as const)
          for (const href of [url + file, `/${locale}/${file}`])
            ok(
              page.includes(`<link rel="alternate" type="application/${type}" href="${href}"`),
              `${url}: ${href}`,
            );
        match(page, new RegExp(`<a [^>]*href="${url}rss.xml"`));
        const { items = [] } = parseRssFeed(read(site, `${url}rss.xml`));
        ok(items.length > 0, url);
        for (const { link = "" } of items)
          ok(page.includes(`href="${link.slice(SITE.length)}"`), `${url}: ${link}`);
      }
    },
  );
judged.run();
