import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gradeOf } from "../../src/core/faults/table.ts";
import { fingerprintIn, LOCALES, type Locale } from "./newsroom-fixture.ts";
import { bodyOf, faultsOf, type Place } from "./payloads.ts";
import { copyProject, edit } from "./project.ts";

/** The texts of one edition of an article of the hostile newsroom. */
export interface HostileEdition {
  readonly slug: string;
  readonly locale: Locale;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly alt: string;
  readonly caption: string;
  /** Of the article, so the same in all its editions. */
  readonly credit: string;
  readonly author: string;
  /** Labels of its topics in the language of the edition. */
  readonly topics: readonly string[];
  readonly body: readonly string[];
}

/** A project whose articles and topics contain nothing but payloads. */
export interface HostileNewsroom {
  readonly project: string;
  readonly editions: readonly HostileEdition[];
  /** Messages that are payloads, by `"<locale> <namespace>:<key>"`. */
  readonly messages: ReadonlyMap<string, string>;
  /** Payloads that our own checks refuse, by place, with the codes of the faults. */
  readonly refused: Readonly<Record<Place, ReadonlyMap<string, string>>>;
}

/** How much of the lists of payloads a hostile newsroom contains. */
export interface HostileSize {
  readonly articles: number;
  readonly topicsEach: number;
  readonly payloadsPerBody: number;
}

/** One pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC",
  "base64",
);

/** Messages without placeholders, on pages that the tests open. */
const MESSAGES = ["site:skip", "site:demonstration", "archive:description", "search:title", "search:label"];

/**
 * Writes the hostile newsroom into a copy of the project: each payload that passes the checks is used in turn
 * in every field. Two of our own checks are switched off, so that the escaping must protect the pages by
 * itself: catalogues may contain tags, and the audit, which finds that an English attack is not Russian, does
 * not stop the build.
 */
export function hostileNewsroom(payloads: readonly string[], size: HostileSize): HostileNewsroom {
  const project = copyProject();
  edit(project, "src/core/language/characters.ts", (text) =>
    text.replace(/MARKUP =\s*\/.*\/i;/, "MARKUP = /(?!)/;"),
  );
  edit(project, "plugins/polyglot.ts", (text) => text.replace("  auditPlugin(config);\n", ""));
  const refused = {
    head: refusals(payloads, "head"),
    body: refusals(payloads, "body"),
    message: refusals(payloads, "message"),
  };
  const unseen = (text: string) => refused.message.get(text)?.includes("hidden-character") ?? false;
  const next = {
    head: cycle(payloads.filter((text) => !refused.head.has(text))),
    body: cycle(payloads.filter((text) => !refused.body.has(text))),
    message: cycle(payloads.filter((text) => text.trim() !== "" && !unseen(text))),
  };
  const { editions, labels } = layOut(size, next);
  const messages = new Map<string, string>();
  for (const key of MESSAGES)
    for (const locale of LOCALES) messages.set(`${locale} ${key}`, next.message(messages.size));
  rmSync(join(project, "content/articles"), { recursive: true });
  writeArticles(project, editions, size);
  writeCatalogues(project, labels, messages);
  return { project, editions, messages, refused };
}

function refusals(payloads: readonly string[], place: Place): Map<string, string> {
  return new Map(
    payloads.flatMap((payload): [string, string][] => {
      const faults = faultsOf(payload, place).filter((fault) => gradeOf(fault) === "error");
      return faults.length > 0 ? [[payload, faults.map(({ code }) => code).join(" ")]] : [];
    }),
  );
}

function cycle(texts: readonly string[]): (index: number) => string {
  return (index) => texts[index % texts.length] ?? "";
}

type Labels = Record<Locale, Record<string, string>>;

function layOut(
  { articles, topicsEach, payloadsPerBody }: HostileSize,
  next: Readonly<Record<Place, (index: number) => string>>,
): { editions: HostileEdition[]; labels: Labels } {
  const labels: Labels = { en: {}, zh: {}, ru: {} };
  const editions: HostileEdition[] = [];
  const count = articles * LOCALES.length;
  for (let article = 0; article < articles; article++) {
    for (const [index, locale] of LOCALES.entries()) {
      const at = article * LOCALES.length + index;
      const slug = `attack-${article}`;
      const topics = Array.from({ length: topicsEach }, (_, topic) => {
        const label = next.message(at * topicsEach + topic);
        labels[locale][topicKey(article, topic)] = label;
        return label;
      });
      // Each field begins elsewhere in the list, so that no page has the same payload everywhere.
      editions.push({
        slug,
        locale,
        url: `/${locale}/news/${slug}/`,
        title: next.head(at),
        summary: next.head(at + count),
        alt: next.head(at + 2 * count),
        caption: next.head(at + 3 * count),
        credit: next.head(article + 4 * count),
        author: next.head(article + 5 * count),
        topics,
        body: Array.from({ length: payloadsPerBody }, (_, part) => next.body(at * payloadsPerBody + part)),
      });
    }
  }
  return { editions, labels };
}

function topicKey(article: number, topic: number): string {
  return `t${article}-${topic}`;
}

function writeArticles(
  project: string,
  editions: readonly HostileEdition[],
  { topicsEach }: HostileSize,
): void {
  const slugs = [...new Set(editions.map(({ slug }) => slug))];
  for (const [article, slug] of slugs.entries()) {
    const folder = join(project, "content/articles", slug);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "cover.png"), PNG);
    const keys = Array.from({ length: topicsEach }, (_, topic) => topicKey(article, topic));
    const path = `articles/${slug}/index.en.md`;
    let of = "";
    for (const edition of editions.filter((one) => one.slug === slug)) {
      const { locale, title, summary, alt, caption, credit, author, body } = edition;
      const facts = { date: `${2010 + (article % 12)}-03-09`, topics: keys, authors: [author], source: true };
      const cover = locale === "en" ? { src: "cover.png", alt, caption, credit } : { alt, caption };
      const head = {
        title,
        summary,
        cover,
        ...(locale === "en" ? facts : { translation: { of, by: author } }),
      };
      const text = `---\n${yaml(head)}---\n\n${bodyOf(body)}`;
      if (locale === "en") of = fingerprintIn({ [path]: text });
      writeFileSync(join(folder, `index.${locale}.md`), text);
    }
  }
}

/** Front matter in the subset of YAML that is JSON. */
function yaml(head: object): string {
  return Object.entries(head)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join("");
}

function writeCatalogues(project: string, labels: Labels, messages: ReadonlyMap<string, string>): void {
  for (const locale of LOCALES) {
    const folder = join(project, "locales", locale);
    writeFileSync(join(folder, "topics.json"), JSON.stringify(labels[locale]));
    for (const [place, text] of messages) {
      const [, at, namespace = "", key = ""] = /^(\w+) (\w+):(\w+)$/.exec(place) ?? [];
      if (at !== locale) continue;
      const file = join(folder, `${namespace}.json`);
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), [key]: text }));
    }
  }
}
