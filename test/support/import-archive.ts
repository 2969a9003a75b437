import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Answers, readAnswers } from "../../src/core/import-archive/answers.ts";
import type { ReportEntry } from "../../src/core/import-archive/report.ts";
import type { SiteTopics } from "../../src/core/import-archive/topics.ts";
import { type ImportResult, importArchive } from "../../src/files/import-archive/import.ts";
import type { WrittenBefore } from "../../src/files/import-archive/record.ts";
import { openSource } from "../../src/files/import-archive/source.ts";
import { settingsOf } from "./newsroom-fixture.ts";

/** A picture of one pixel. */
export const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const TOPICS: SiteTopics = {
  keys: new Set(["news", "partnerships"]),
  names: new Map([["partnerships", ["Partnerships", "合作交流", "Партнёрство"]]]),
  fallback: "news",
};

/** An import into the folder `content`, with what it says about each page. */
export interface Imported extends ImportResult {
  /** By source. */
  readonly entries: ReadonlyMap<string, ReportEntry>;
  /** For the next import. */
  readonly written: ReadonlyMap<string, WrittenBefore>;
}

/** Writes files below the current folder. */
export function writeTree(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(name), { recursive: true });
    writeFileSync(name, content);
  }
}

/** Imports an archive as the command does, into a newsroom in English, Chinese and Russian. */
export async function importFrom(
  place: string,
  options: {
    answers?: string;
    media?: string;
    before?: Imported["written"];
  } = {},
): Promise<Imported> {
  const { answers = "", media, before = new Map() } = options;
  const source = openSource(place, media);
  if (!source) throw new Error(`nothing at ${place}`);
  const entries = new Map<string, ReportEntry>();
  const result = await importArchive({
    ...{ source, topics: TOPICS, before },
    newsroom: { settings: settingsOf(), folders: { content: "content", locales: "locales" } },
    answers: readAnswers(answers) as Answers,
    words: { undescribed: () => "Not yet described" },
    onEntry: (entry) => entries.set(entry.source, entry),
  });
  const written = new Map(
    [...entries].flatMap(([key, { file, hash }]) =>
      file === undefined || hash === undefined ? [] : [[key, { file, hash }] as const],
    ),
  );
  return { ...result, entries, written };
}

/** The file of an edition that was imported. */
export function editionAt(slug: string, locale = "en", folder = "articles"): string {
  return readFileSync(`content/${folder}/${slug}/index.${locale}.md`, "utf8");
}
