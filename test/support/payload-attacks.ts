import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { equal, is, not, ok } from "uvu/assert";
import { CONTENT_SECURITY_POLICY } from "../../src/core/headers.ts";
import { withoutTypesetting } from "../../src/core/typography/typeset.ts";
import {
  type HostileEdition,
  type HostileNewsroom,
  type HostileSize,
  hostileNewsroom,
} from "./hostile-newsroom.ts";
import { differences, folded, type Inspected, NOTHING, type Visit, visit, written } from "./hostile-visit.ts";
import { LOCALES } from "./newsroom-fixture.ts";
import { BY_DANGER } from "./payloads.ts";
import { filesIn, polyglot } from "./project.ts";
import { type Served, serve } from "./serve.ts";

/** A hostile newsroom that the real command has built, and its visitor for one test. */
export interface Attacked extends HostileNewsroom {
  readonly served: Served;
  visit: Visit;
  /** The text of a file of the site. */
  read(file: string): string;
}

/** @param policy Sent with each answer; none if undefined. */
export async function attacked(
  newsroom: HostileNewsroom,
  policy: string | undefined = CONTENT_SECURITY_POLICY,
): Promise<Attacked> {
  const { code, stderr } = await polyglot(newsroom.project, ["build"]);
  if (code !== 0) throw new Error(stderr);
  const output = join(newsroom.project, "_site");
  const headers = policy === undefined ? {} : { "content-security-policy": policy };
  const served = await serve(output, { headers });
  const read = (file: string) => readFileSync(join(output, file), "utf8");
  return { ...newsroom, served, read, visit: await visit(served) };
}

/** The same with payloads from all lists, the most dangerous first. */
export function attackedWithAll(size: HostileSize): Promise<Attacked> {
  return attacked(hostileNewsroom(BY_DANGER, size));
}

/** Opens articles, where payloads must do nothing and appear as they were written. */
export async function attackArticles(
  { visit }: Attacked,
  editions: readonly HostileEdition[],
): Promise<void> {
  const byUrl = new Map(editions.map((edition) => [edition.url, edition]));
  const different: string[] = [];
  await visit.open([...byUrl.keys()], async (page, url) => {
    different.push(...(await differences(page, byUrl.get(url) as HostileEdition)));
  });
  equal(different, []);
  equal(visit.witness, NOTHING);
}

/** Opens lists, where titles must appear as they were written. */
export async function attackLists({ editions, visit }: Attacked, urls: readonly string[]): Promise<void> {
  const titles = new Map(editions.map(({ url, title }) => [url, written(title.trim())]));
  const different: string[] = [];
  let seen = 0;
  await visit.open(urls, async (page, url) => {
    for (const [href, text] of await page.evaluate(() =>
      (globalThis as unknown as Inspected).inspector.links(),
    )) {
      const title = titles.get(href);
      if (title === undefined) continue;
      seen++;
      if (text !== title) different.push(`${url} ${href}: ${JSON.stringify(text)}`);
    }
  });
  equal(different, []);
  ok(seen >= urls.length);
  equal(visit.witness, NOTHING);
}

/** The label of each topic, by the address of its page. */
export function topicPages({ editions }: HostileNewsroom): Map<string, string> {
  return new Map(
    editions.flatMap(({ locale, slug, topics }) =>
      topics.map((text, topic): [string, string] => [
        `/${locale}/topics/${slug.replace("attack-", "t")}-${topic}/`,
        text,
      ]),
    ),
  );
}

/** Opens pages of topics and of the search, where messages must appear as they were written. */
export async function attackMessages(attack: Attacked, topics: readonly string[]): Promise<void> {
  const labels = topicPages(attack);
  const different: string[] = [];
  const urls = [...topics, ...LOCALES.map((locale) => `/${locale}/search/`)];
  await attack.visit.open(urls, async (page, url) => {
    const message = (key: string) => folded(attack.messages.get(`${url.split("/")[1]} ${key}`) ?? "");
    const said = async (selector: string) => folded((await page.textContent(selector)) ?? "");
    const named = async (selector: string) => folded((await page.getAttribute(selector, "aria-label")) ?? "");
    const search = url.endsWith("/search/");
    const pairs: [string, string][] = [
      [await said(".skip"), message("site:skip")],
      [await said(".footer-name + p"), message("site:demonstration")],
      ...(search ? [[await named("#q"), message("search:label")] as [string, string]] : []),
    ];
    for (const [found, expected] of pairs) if (found !== expected) different.push(`${url}: ${found}`);
    const heading = await said("h1");
    const expected = search ? message("search:title") : folded(labels.get(url) ?? "");
    if (!heading.includes(expected)) different.push(`${url}: ${heading}`);
  });
  equal(different, []);
  equal(attack.visit.witness, NOTHING);
}

/** Reads feeds, sitemaps and data with parsers that are not ours: the browser's and JSON's. */
export async function attackFiles({ editions, visit, read }: Attacked): Promise<void> {
  const byUrl = new Map(editions.map((edition) => [edition.url, edition]));
  const said = (address: string) => {
    const { title, summary, author, topics } = byUrl.get(address) as HostileEdition;
    return { title: title.trim(), summary: summary.trim(), author: author.trim(), topics };
  };
  await visit.open(["/404.html"], async (page) => {
    for (const locale of LOCALES) {
      const feed = await readXml(page, read(`${locale}/feed.xml`));
      is(feed.entries.length, 30);
      for (const { url, title, summary, topics, authors, active } of feed.entries) {
        const edition = said(url);
        equal([title, summary, authors], [edition.title, edition.summary, [edition.author]].map(inXml), url);
        // Each white space character in an attribute becomes one space.
        // https://www.w3.org/TR/xml/#AVNormalize
        equal(
          topics,
          edition.topics.map((topic) => written(topic).replace(/[\t\n]/g, " ")),
          url,
        );
        equal(active, [], url);
      }
      const { addresses } = await readXml(page, read(`${locale}/sitemap.xml`));
      const listed = new Set(addresses.map((address) => new URL(address).pathname));
      for (const { url } of editions.filter((edition) => edition.locale === locale)) ok(listed.has(url), url);
    }
  });
  for (const locale of LOCALES)
    for (const { url, title, summary, tags, authors } of JSON.parse(read(`${locale}/feed.json`)).items) {
      const edition = said(new URL(url).pathname);
      equal([title, summary, tags], [edition.title, edition.summary, edition.topics], url);
      equal(authors, [{ name: edition.author }], url);
    }
  const { articles } = JSON.parse(read("status.json"));
  is(articles.length, editions.length / LOCALES.length);
  for (const work of articles)
    for (const { url, title } of Object.values<{ url: string; title: string }>(work.editions))
      is(title, said(url).title);
  equal(visit.witness, NOTHING);
}

async function readXml(page: Page, source: string) {
  const parsed = await page.evaluate(
    (text) => (globalThis as unknown as Inspected).inspector.xml(text),
    source,
  );
  is(parsed.error, undefined);
  return parsed;
}

function inXml(said: string | string[]): string | string[] {
  return typeof said === "string" ? written(said) : said.map(written);
}

/** Queries that find articles. */
export const FRUITFUL = ["alert", "script", "javascript", "xss", "onerror", "test"];

/** Searches: for some queries in the address of a page each, for others in the box of one page. */
export async function attackSearch(
  { editions, project, visit }: Attacked,
  queries: { readonly inAddress: readonly string[]; readonly typed: readonly string[] },
): Promise<void> {
  const titles = new Set([...editions.map(({ title }) => title), ...pageTitles(project)].map(plain));
  const wrong: string[] = [];
  const found = new Set<string>();
  const answered = async (page: Page, query: string) => {
    const answer = await answerOf(page);
    // The answer names the query without the punctuation round it, or a word of the archive that is close to it.
    const named = plain(/[“«](.+)[”»]/su.exec(answer)?.[1] ?? "");
    const isNamed = named !== "" && (plain(query).includes(named) || !/[<>]/.test(named));
    if (!plain(answer).includes(plain(query)) && !isNamed) wrong.push(`${query}: ${answer}`);
    await visit.inspect(page, `?q=${query}`);
    for (const title of await page.locator(".search-results a").allTextContents()) {
      found.add(title);
      if (!titles.has(plain(title))) wrong.push(`${query}: ${title}`);
    }
  };
  const addresses = queries.inAddress.map((query) => `/en/search/?${new URLSearchParams({ q: query })}`);
  await visit.open(addresses, (page, url) => answered(page, queries.inAddress[addresses.indexOf(url)] ?? ""));
  await visit.open(["/en/search/", "/ru/search/"], async (page, url) => {
    const typed = queries.typed.filter((_, index) => (index % 2 === 0) === url.startsWith("/en/"));
    for (const query of [...typed, ...FRUITFUL]) {
      await page.fill("#q", query);
      await page.press("#q", "Enter");
      await answered(page, query);
    }
    // The last query finds tags, and its excerpts show them.
    await page.waitForSelector("[data-search-others] a");
    await visit.inspect(page, `${url} others`);
    const excerpts = await page.locator(".search-results p").allTextContents();
    ok(
      excerpts.some((text) => /<\w/.test(text)),
      excerpts.join("\n"),
    );
  });
  equal(wrong, []);
  ok(found.size > 20, `${found.size}`);
  equal(visit.witness, NOTHING);
}

/** A text on one line, without the signs of the theme's typesetting. */
function plain(text: string): string {
  return folded(withoutTypesetting(text));
}

/** The titles of the standing pages of a newsroom. */
function pageTitles(project: string): string[] {
  const folder = join(project, "content/pages");
  return filesIn(folder).flatMap(
    (name) => /^title: (.*)$/m.exec(readFileSync(join(folder, name), "utf8"))?.[1] ?? [],
  );
}

/** The status of the search after a query; it must be text, and not a failure. */
async function answerOf(page: Page): Promise<string> {
  const answer = await page.waitForFunction(() => {
    const status = document.querySelector("[data-search-status]");
    if (!status?.textContent || document.querySelector("[aria-busy=true]")) return false;
    return status.children.length > 0 ? `markup: ${status.innerHTML}` : status.textContent;
  });
  const said = String(await answer.jsonValue());
  const texts = await page.evaluate(() => document.querySelector("#search-texts")?.textContent ?? "");
  not.equal(said, JSON.parse(texts).failed);
  not.match(said, /^markup: /);
  return said;
}
