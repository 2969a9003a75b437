import { writeSnapshot } from "../../src/core/content/snapshot.ts";
import {
  fingerprintOf,
  type InventedArticle,
  type InventedEdition,
  LOCALES,
  type Locale,
} from "./archive.ts";

/** Files of an article by path from the folder of a project, without its pictures. */
export type Files = Readonly<Record<string, string>>;

/** The files that a generator expects for an article, and the place of its pictures. */
export interface Layout {
  readonly files: (article: InventedArticle) => Files;
  /** Path of a picture from the folder of the project. */
  readonly picture: (article: InventedArticle, name: string) => string;
}

/** Text that is valid in YAML and in JSON. */
const quoted = (value: unknown): string => JSON.stringify(value);

/** The layout of this project: facts once, translations with the fingerprint of their originals. */
export const OURS: Layout = {
  files: (article) => {
    const folder = `content/articles/${article.slug}`;
    const files: Record<string, string> = {};
    for (const locale of LOCALES) {
      const edition = article.editions[locale];
      const from = edition.translatedFrom;
      if (edition.state === "source") files[`${folder}/index.${locale}.md`] = original(article, edition);
      else if (from) files[`${folder}/index.${locale}.md`] = translation(edition, fingerprintOf(from));
      if (edition.state === "stale" && from)
        files[`${folder}/.accepted/${fingerprintOf(from)}.md`] = writeSnapshot(from);
    }
    return files;
  },
  picture: ({ slug }, name) => `content/articles/${slug}/${name}`,
};

function original(article: InventedArticle, edition: InventedEdition): string {
  const absent = LOCALES.filter((locale) => article.editions[locale].state === "absent");
  const lines = [
    `title: ${quoted(edition.title)}`,
    `date: ${article.date}`,
    `topics: ${quoted(article.topics)}`,
    ...(article.authors.length > 0 ? [`authors: ${quoted(article.authors)}`] : []),
    "cover:",
    `  src: ${article.pictures[0]}`,
    `  alt: ${quoted(edition.alt)}`,
    `  caption: ${quoted(edition.caption)}`,
    `summary: ${quoted(edition.summary)}`,
    "source: true",
    ...(absent.length > 0 ? ["editions:", ...absent.map((locale) => `  ${locale}: absent`)] : []),
  ];
  return withHead(lines, edition.body);
}

function translation(edition: InventedEdition, of: string): string {
  const lines = [
    `title: ${quoted(edition.title)}`,
    `summary: ${quoted(edition.summary)}`,
    "cover:",
    `  alt: ${quoted(edition.alt)}`,
    `  caption: ${quoted(edition.caption)}`,
    "translation:",
    `  of: ${quoted(of)}`,
  ];
  return withHead(lines, edition.body);
}

/**
 * The layout of other generators: each file has all facts, in every language, and the state of the edition,
 * because they don't find that out themselves.
 */
function peerFiles(
  article: InventedArticle,
  pathOf: (locale: Locale) => string,
  moreOf: (locale: Locale) => readonly string[] = () => [],
): Files {
  return Object.fromEntries(
    LOCALES.flatMap((locale): [string, string][] => {
      const edition = article.editions[locale];
      return edition.state === "absent"
        ? []
        : [[pathOf(locale), peerFile(article, locale, edition, moreOf(locale))]];
    }),
  );
}

function peerFile(
  article: InventedArticle,
  locale: Locale,
  edition: InventedEdition,
  more: readonly string[],
): string {
  const written = edition.state !== "announced";
  const listed = written && edition.state !== "partial";
  const lines = [
    ...more,
    `title: ${quoted(written ? edition.title : "")}`,
    `date: ${article.date}`,
    `slug: ${article.slug}`,
    `locale: ${locale}`,
    `state: ${edition.state}`,
    `listed: ${listed}`,
    `sourceLocale: ${article.source}`,
    `authors: ${quoted(article.authors)}`,
    `topics: ${quoted(article.topics)}`,
    ...(listed ? [`years: ["${article.date.slice(0, 4)}"]`] : []),
    `summary: ${quoted(written ? edition.summary : "")}`,
    `cover: ${quoted(`/media/articles/${article.slug}/${article.pictures[0]}`)}`,
    `coverAlt: ${quoted(edition.alt)}`,
    `coverCaption: ${quoted(edition.caption)}`,
  ];
  const body = edition.body.replaceAll("](figure.png ", `](/media/articles/${article.slug}/figure.png `);
  return withHead(lines, body);
}

export const HUGO: Layout = {
  files: (article) => peerFiles(article, (locale) => `content/news/${article.slug}/index.${locale}.md`),
  picture: ({ slug }, name) => `static/media/articles/${slug}/${name}`,
};

export const ELEVENTY: Layout = {
  files: (article) =>
    peerFiles(
      article,
      (locale) => `content/${locale}/news/${article.slug}.md`,
      (locale) => ["tags: article", "layout: article.njk", `permalink: /${locale}/news/${article.slug}/`],
    ),
  picture: ({ slug }, name) => `media/articles/${slug}/${name}`,
};

function withHead(lines: readonly string[], body: string): string {
  return `---\n${lines.join("\n")}\n---\n${body === "" ? "" : `\n${body}`}`;
}
