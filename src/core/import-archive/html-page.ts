import { findDateInLine, readPrintedDate } from "./dates.ts";
import type { FoundBody, FoundPage, FoundPicture, Note } from "./found.ts";
import { htmlBody } from "./html-body.ts";
import type { HtmlTools } from "./html-tools.ts";
import { addressInFolder } from "./old-addresses.ts";
import { isShort } from "./printed-lines.ts";
import { authorsIn, isAroundArticle, namesIn } from "./printed-words.ts";
import { folded } from "./repeated.ts";

/** Where themes have the text of an article, the surest first. */
const TEXTS = [
  '[itemprop="articleBody"]',
  ".article-body",
  ".entry-content",
  ".post-content",
  ".article-content",
  "#vsb_content",
  ".TRS_Editor",
];

/** What is in a text and isn't its own: in ours, and in the themes of others. */
const TOOLS =
  '.share, .abbreviations, .sharedaddy, .addtoany_share_save_container, .jp-relatedposts, .related, .breadcrumb, .post-navigation, .comments, #comments, [role="navigation"]';

/** Lines of facts around the beginning of a text. */
const FACTS = 8;

/**
 * Reads a saved page. Lists of articles, and what search engines are to pass over, are no pages.
 *
 * @param source Its path in the folder.
 * @param repeated Folded blocks that most pages of the archive have.
 */
export function readHtmlPage(
  source: string,
  html: string,
  tools: HtmlTools,
  repeated: ReadonlySet<string>,
): FoundPage | Note {
  const document = tools.parse(html);
  const data = articleData(document);
  const meta = (name: string) => metaContent(document, name);
  if (/\bnoindex\b/i.test(meta("robots") ?? "")) return { kind: "private", text: source };
  const isList = /^(?:website|object)$/.test(meta("og:type") ?? "") && data.headline === undefined;
  if (isList) return { kind: "file-skipped", text: source };
  const title = titleOf(document, data, repeated);
  const address = addressOf(document, html) ?? "";
  const langs = alternatesOf(document);
  const cover = coverOf(document);
  const date = dateOf(document, data);
  const facts = {
    lang: document.documentElement.getAttribute("lang") || text(data.inLanguage) || undefined,
    summary: summaryOf(document, meta("description")),
    topics: unique([...metaAll(document, "article:section"), ...metaAll(document, "article:tag")]),
    authors: authorsOf(document, data, meta("author")),
  };
  // What comes next changes the document.
  const body = bodyOf(document, title ?? "", tools);
  const printed = body.facts.find((line) => findDateInLine(line));
  const found = printed === undefined ? undefined : findDateInLine(printed)?.date;
  return {
    source,
    kind: "article",
    title,
    date: date ?? (found?.kind === "date" ? found.date : found?.text),
    ...facts,
    authors: facts.authors.length > 0 ? facts.authors : body.facts.flatMap((line) => authorsIn(line) ?? []),
    cover,
    isDraft: false,
    isPrinted: true,
    addresses: [/^(?:https?:\/\/|\/)/i.test(address) ? address : addressInFolder(source)],
    ...(langs.length > 1 ? { group: langs.sort().join(" ") } : {}),
    sample: body.markdown,
    body: () => ({ markdown: body.markdown, notes: body.notes }),
  };
}

/** The text of a page, and the lines of facts that were at its beginning and end. */
function bodyOf(document: Document, title: string, tools: HtmlTools): FoundBody & { facts: string[] } {
  for (const element of document.querySelectorAll(TOOLS)) element.remove();
  for (const element of document.querySelectorAll("figure.cover")) element.remove();
  const head = headLines(document);
  const own = TEXTS.map((selector) => document.querySelector(selector)).find(
    (element) => (element?.textContent ?? "").trim().length > 0,
  );
  const inner = own?.querySelector(".prose") ?? own;
  const html = inner?.innerHTML ?? tools.article(document) ?? document.body?.innerHTML ?? "";
  const { markdown, notes } = htmlBody(html, tools, title);
  const facts: string[] = [...head];
  const left: Note[] = [];
  const blocks = markdown.split(/\n{2,}/);
  const kept = blocks.filter((block, index) => {
    const line = block.replace(/[*_#>\\]/g, "").trim();
    if (!isShort({ text: line, number: 0, group: 0, gap: 0 })) return true;
    const isFact = index < FACTS && (findDateInLine(line) !== undefined || authorsIn(line) !== undefined);
    if (isFact) facts.push(line);
    if (!isFact && folded(line) !== folded(title) && !isAroundArticle(line)) return true;
    if (!isFact) left.push({ kind: "left-out", text: line });
    return false;
  });
  return { markdown: kept.join("\n\n"), notes: [...notes, ...left], facts };
}

/** Short texts next to the title, where dates and authors are printed. */
function headLines(document: Document): string[] {
  const heading = document.querySelector("h1");
  const place = heading?.closest("header, article, main") ?? heading?.parentElement;
  return [...(place?.querySelectorAll("time, span, li, p, div, em") ?? [])]
    .slice(0, 40)
    .map((element) => (element.textContent ?? "").replace(/\s+/g, " ").trim())
    .filter((line) => line !== "" && line.length < 120);
}

/** The heading with which the title of the page begins; the name of the site is often a heading too. */
function titleOf(document: Document, data: Data, repeated: ReadonlySet<string>): string | undefined {
  const headings = [...document.querySelectorAll("h1, h2, h3")].map((heading) =>
    (heading.textContent ?? "").replace(/\s+/g, " ").trim(),
  );
  const site = folded(metaContent(document, "og:site_name") ?? "");
  const named = document.querySelector("title")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  const stem = named.replace(/\s+[|–—_-]\s+[^|–—_]+$|[_|][^_|]+$/u, "").trim();
  const main = document.querySelector("h1")?.textContent?.replace(/\s+/g, " ").trim();
  const candidates = [
    text(data.headline),
    headings.find((words) => words !== "" && named.startsWith(words)),
    metaContent(document, "og:title"),
    main !== undefined && !named.endsWith(main) ? main : undefined,
    stem,
    main,
  ];
  return candidates.find(
    (words) => words !== undefined && words !== "" && folded(words) !== site && !repeated.has(folded(words)),
  );
}

function dateOf(document: Document, data: Data): string | undefined {
  const inText = document.querySelector(
    '[itemprop="datePublished"], article time[datetime], main time[datetime]',
  );
  const candidates = [
    text(data.datePublished),
    ...[
      "article:published_time",
      "date",
      "pubdate",
      "publishdate",
      "DC.date",
      "dcterms.date",
      "dcterms.created",
    ].map((name) => metaContent(document, name)),
    inText?.getAttribute("content") ?? inText?.getAttribute("datetime") ?? undefined,
  ];
  return candidates.find((printed) => printed !== undefined && readPrintedDate(printed) !== undefined);
}

/** The authors that a page names; its publisher is not one of them. */
function authorsOf(document: Document, data: Data, named: string | undefined): string[] {
  const site = metaContent(document, "og:site_name") ?? "";
  const given = [data.author].flat().flatMap((one) => {
    const { name, "@type": type } = (one ?? {}) as Data;
    return type === "Organization" ? [] : (text(name) ?? text(one) ?? []);
  });
  const names = given.length > 0 ? given : namesIn(named ?? "");
  return unique(names.filter((name) => folded(name) !== folded(site) && !/^https?:|^admin$/i.test(name)));
}

/** The summary of a page, unless it is the beginning of its text cut off. */
function summaryOf(document: Document, description: string | undefined): string | undefined {
  if (description === undefined || /(?:…|\.\.\.|\[…\])$/.test(description)) return undefined;
  const words = folded(description);
  const paragraphs = [...document.querySelectorAll("p")]
    .filter((one) => !one.matches(".article-summary"))
    .map((one) => folded(one.textContent ?? ""));
  return words === "" || paragraphs.some((one) => one.startsWith(words)) ? undefined : description;
}

function coverOf(document: Document): FoundPicture | undefined {
  const figure = document.querySelector("figure.cover, .post-thumbnail, .featured-image");
  const image = figure?.querySelector("img");
  if (!image) return undefined;
  return {
    src: image.getAttribute("src") ?? "",
    alt: image.getAttribute("alt") ?? "",
    caption: (figure?.querySelector("figcaption")?.textContent ?? "").replace(/\s+/g, " ").trim(),
  };
}

/** The address of a page: canonical, or where a browser says that it saved it from. */
function addressOf(document: Document, html: string): string | undefined {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href");
  const saved = /<!-- saved from url=\(\d+\)(\S+) -->/.exec(html.slice(0, 2000))?.[1];
  return canonical ?? saved ?? metaContent(document, "og:url");
}

/** The addresses of a page in all its languages, itself included. */
function alternatesOf(document: Document): string[] {
  const links = [...document.querySelectorAll('link[rel="alternate"][hreflang]')];
  return unique(
    links
      .filter((link) => link.getAttribute("hreflang")?.toLowerCase() !== "x-default")
      .map((link) => link.getAttribute("href") ?? ""),
  );
}

type Data = Readonly<Record<string, unknown>>;

/** What a page says about its article in JSON-LD. */
function articleData(document: Document): Data {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const found = itemsIn(parsed(script.textContent ?? "")).find((item) =>
      [item["@type"]].flat().some((type) => /Article$|BlogPosting$/.test(String(type))),
    );
    if (found) return found;
  }
  return {};
}

function itemsIn(value: unknown): Data[] {
  const list = [value].flat().filter((one): one is Data => typeof one === "object" && one !== null);
  return list.flatMap((one) => ("@graph" in one ? itemsIn(one["@graph"]) : [one]));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Many pages have JSON-LD that isn't JSON; the page says the same elsewhere.
    return undefined;
  }
}

function metaContent(document: Document, name: string): string | undefined {
  return metaAll(document, name)[0];
}

function metaAll(document: Document, name: string): string[] {
  const lower = name.toLowerCase();
  return [...document.querySelectorAll("meta")]
    .filter(
      (meta) => (meta.getAttribute("property") ?? meta.getAttribute("name") ?? "").toLowerCase() === lower,
    )
    .map((meta) => meta.getAttribute("content")?.trim() ?? "")
    .filter((content) => content !== "");
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list.filter((one) => one !== ""))];
}
