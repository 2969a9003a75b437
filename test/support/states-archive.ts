import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { polyglotPlugin } from "../../plugins/polyglot.ts";
import { fingerprint } from "../../src/core/content/fingerprint.ts";
import { snapshotPath, writeSnapshot } from "../../src/core/content/snapshot.ts";
import type { TranslatableText } from "../../src/core/content/translatable-text.ts";
import type { EditionState } from "../../src/core/site/states.ts";
import { createEleventy, type EleventyConfig } from "../../src/eleventy.ts";
import { OWN_CATALOGUES } from "../../src/files/catalogues/catalogues.ts";
import { filesIn } from "./project.ts";

/** The address of the archive. */
export const SITE = "https://states.example.org";

/** Three languages that are ready and one that is being set up, in the order of the configuration. */
export const LOCALES = ["en", "zh", "ru", "kk"] as const;
export type Locale = (typeof LOCALES)[number];
export const READY = ["en", "zh", "ru"] as const;
export const LANG: Readonly<Record<Locale, string>> = { en: "en", zh: "zh-Hans", ru: "ru", kk: "kk" };

/** The plan of an article or a page: the state of each of its editions, and its facts. */
export interface Work {
  readonly kind: "articles" | "pages";
  readonly states: Readonly<Record<Locale, EditionState>>;
  readonly date: string;
  readonly topic: string;
  readonly updated?: string;
  readonly cover?: true;
  /**
   * How many parts of the original differ from what stale translations were made from; 0: there is no
   * snapshot of that text.
   */
  readonly parts: number;
  /** The translator of every translation. */
  readonly by?: string;
  /** Replaces one word of the original. @default "first" */
  readonly word?: string;
}

/** Works by slug. */
export type Archive = Readonly<Record<string, Work>>;

type States = [en: EditionState, zh: EditionState, ru: EditionState, kk: EditionState];
type Facts = Partial<Pick<Work, "updated" | "cover" | "parts" | "by">>;
const article = (date: string, topic: string, [en, zh, ru, kk]: States, facts: Facts = {}): Work => ({
  kind: "articles",
  date,
  topic,
  states: { en, zh, ru, kk },
  parts: 1,
  ...facts,
});
const page = (states: States): Work => ({ ...article("", "", states), kind: "pages" });

/** Every state in every language, combined with every other one. */
export const ARCHIVE: Archive = {
  "en-a": article("2023-11-10", "iioe", ["source", "current", "stale", "current"], { updated: "2023-12-01" }),
  "zh-a": article("2023-10-18", "iioe", ["current", "source", "stale", "stale"], { parts: 5, by: "Ван Ли" }),
  "ru-a": article("2023-09-06", "iioe", ["current", "stale", "source", "partial"], {
    updated: "2024-02-29",
    cover: true,
  }),
  "kk-a": article("2023-06-01", "iioe", ["current", "stale", "partial", "source"], { parts: 0 }),
  "en-b": article("2023-05-05", "partnerships", ["source", "stale", "partial", "announced"], { parts: 2 }),
  "zh-b": article("2022-12-01", "partnerships", ["stale", "source", "partial", "absent"], {
    updated: "2023-01-12",
    parts: 2,
  }),
  "ru-b": article("2022-11-30", "partnerships", ["stale", "partial", "source", "current"], { parts: 5 }),
  "en-c": article("2022-10-10", "partnerships", ["source", "partial", "announced", "stale"], { cover: true }),
  "zh-c": article("2022-09-09", "partnerships", ["partial", "source", "announced", "partial"], {
    cover: true,
  }),
  "ru-c": article("2022-08-08", "partnerships", ["partial", "announced", "source", "announced"]),
  "en-f": article("2022-07-07", "iioe", ["source", "current", "stale", "absent"], {
    updated: "2023-09-06",
    parts: 2,
  }),
  "zh-f": article("2022-06-06", "iioe", ["announced", "source", "current", "announced"]),
  "ru-f": article("2022-05-05", "iioe", ["current", "announced", "source", "announced"]),
  "en-g": article("2022-04-04", "iioe", ["source", "current", "announced", "announced"]),
  "en-d": article("2021-07-07", "partnerships", ["source", "announced", "absent", "partial"]),
  "zh-d": article("2021-06-06", "partnerships", ["announced", "source", "absent", "announced"]),
  "en-e": article("2021-05-05", "partnerships", ["source", "absent", "current", "absent"]),
  "zh-e": article("2021-04-04", "partnerships", ["absent", "source", "current", "current"]),
  "ru-e": article("2021-03-09", "partnerships", ["absent", "current", "source", "stale"]),
  // The only article of its year and of its topic, in only one language.
  "ru-d": article("2019-03-09", "micro-certification", ["announced", "absent", "source", "absent"]),
  about: page(["source", "current", "partial", "announced"]),
  contact: page(["stale", "announced", "source", "current"]),
};

/** The archive with the editions of one work in other states. */
export function withStates(
  slug: string,
  states: Partial<Work["states"]>,
  archive: Archive = ARCHIVE,
): Archive {
  const work = workOf(slug, archive);
  return { ...archive, [slug]: { ...work, states: { ...work.states, ...states } } };
}

export function workOf(slug: string, archive: Archive = ARCHIVE): Work {
  const work = archive[slug];
  if (!work) throw new RangeError(`the archive has no work "${slug}"`);
  return work;
}

/** The language that a work was written in. */
export function sourceOf({ states }: Work): Locale {
  const source = LOCALES.find((locale) => states[locale] === "source");
  if (!source) throw new Error("a work without an original");
  return source;
}

/** The address of an edition. */
export function urlOf(slug: string, locale: string, archive: Archive = ARCHIVE): string {
  return workOf(slug, archive).kind === "articles" ? `/${locale}/news/${slug}/` : `/${locale}/${slug}/`;
}

/** The title of an edition. */
export function titleOf(slug: string, locale: Locale): string {
  return {
    en: `Meeting ${slug}: delegates in Paris`,
    zh: `会议${slug}：代表团在巴黎`,
    ru: `Встреча ${slug}: делегация в Париже`,
    kk: `Кездесу ${slug}: делегация Парижде`,
  }[locale];
}

/** Its summary. */
export function summaryOf(slug: string, locale: Locale): string {
  return {
    en: `In short, what the delegates agreed on at ${slug}.`,
    zh: `简而言之，代表团在${slug}达成的共识。`,
    ru: `Коротко о том, о чём договорилась делегация на ${slug}.`,
    kk: `Қысқаша: делегация ${slug} кездесуінде неге келісті.`,
  }[locale];
}

/** A word that is in the text of one edition and nowhere else. */
export function markOf(slug: string, locale: Locale): string {
  return `text${slug.replaceAll("-", "")}${locale}`;
}

const SENTENCES: Readonly<Record<Locale, (ordinal: string) => string>> = {
  en: (ordinal) => `The ${ordinal} paragraph of a report on the meeting.`,
  zh: (ordinal) => `关于会议的报道，段落${ordinal}，代表团讨论了教育。`,
  ru: (ordinal) => `Абзац ${ordinal} отчёта о встрече делегаций.`,
  kk: (ordinal) => `Кездесу туралы есептің ${ordinal} абзацы.`,
};

function bodyOf(slug: string, locale: Locale, word: string): string {
  const [first, ...others] = [word, "second", "third", "fourth", "fifth", "sixth"].map(SENTENCES[locale]);
  return [`${first} ${markOf(slug, locale)}`, ...others].join("\n\n");
}

const textOf = (slug: string, locale: Locale, { cover, states, word }: Work): TranslatableText => ({
  title: titleOf(slug, locale),
  summary: summaryOf(slug, locale),
  alt: cover && `alt ${slug} ${locale}`,
  caption: cover && `caption ${slug} ${locale}`,
  body: bodyOf(slug, locale, (states[locale] === "source" ? word : undefined) ?? "first"),
});

/** The original as it was when its stale translations were made. */
function earlier(text: TranslatableText, parts: number): TranslatableText {
  const paragraphs = text.body.split("\n\n");
  return {
    ...text,
    body: paragraphs
      .map((one, index) => (index < Math.max(1, parts) ? `${one} (earlier)` : one))
      .join("\n\n"),
  };
}

/** The files of a work, by path from the content folder. */
export function filesOf(slug: string, work: Work): Record<string, string> {
  const { kind, states, date, topic, updated, cover, parts, by, word } = work;
  const source = sourceOf(work);
  const path = (locale: string) => `${kind}/${slug}/index.${locale}.md`;
  // What the translations were made from does not change when a word of the original does.
  const was = textOf(slug, source, { ...work, word: "first" });
  const old = earlier(was, parts);
  const head = (locale: Locale, src: string) => {
    const { title, summary, alt, caption } = textOf(slug, locale, work);
    const words = cover ? `cover:\n${src}  alt: "${alt}"\n  caption: "${caption}"\n` : "";
    return `title: "${title}"\nsummary: "${summary}"\n${words}`;
  };
  const files: Record<string, string> =
    parts > 0 ? { [snapshotPath(kind, slug, fingerprint(old))]: writeSnapshot(old) } : {};
  if (word !== undefined) files[snapshotPath(kind, slug, fingerprint(was))] = writeSnapshot(was);
  const facts = `${kind === "articles" ? `date: ${date}\ntopics: [${topic}]\n` : ""}${updated ? `updated: ${updated}\n` : ""}`;
  const unwritten = LOCALES.filter((one) => states[one] === "announced" || states[one] === "absent");
  const editions =
    unwritten.length > 0 ? `editions:\n${unwritten.map((one) => `  ${one}: ${states[one]}\n`).join("")}` : "";
  for (const locale of LOCALES) {
    const state = states[locale];
    const body = `\n${textOf(slug, locale, work).body}\n`;
    if (state === "source")
      files[path(locale)] =
        `---\n${head(locale, "  src: cover.png\n")}${facts}source: true\n${editions}---\n${body}`;
    else if (state !== "announced" && state !== "absent") {
      const of = fingerprint(state === "stale" ? old : was);
      const translator = by ? `  by: "${by}"\n` : "";
      files[path(locale)] =
        `---\n${head(locale, "")}translation:\n  of: "${of}"\n${translator}---\n${state === "partial" ? "" : body}`;
    }
  }
  return files;
}

const folders: string[] = [];
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An archive in a temporary folder, which is removed at the end of the run. */
export interface LaidOut {
  readonly folder: string;
  readonly content: string;
  readonly output: string;
}

/** Writes the files of an archive and the catalogues of its four languages. */
export async function layOut(archive: Archive = ARCHIVE): Promise<LaidOut> {
  const folder = mkdtempSync(join(tmpdir(), "polyglot-states-"));
  folders.push(folder);
  const content = join(folder, "content");
  writeAll(content, Object.assign({}, ...Object.entries(archive).map(([slug, work]) => filesOf(slug, work))));
  const picture = await sharp({ create: { width: 16, height: 9, channels: 3, background: "#345" } })
    .png()
    .toBuffer();
  for (const [slug, { kind, cover }] of Object.entries(archive))
    if (cover) writeFileSync(join(content, kind, slug, "cover.png"), picture);
  for (const locale of LOCALES) {
    const from = join(OWN_CATALOGUES, locale === "kk" ? "en" : locale);
    for (const name of readdirSync(from)) {
      const text = readFileSync(join(from, name), "utf8");
      writeAll(join(folder, "locales", locale), { [name]: locale === "kk" ? inKazakh(text) : text });
    }
  }
  mkdirSync(join(folder, "pages"));
  return { folder, content, output: join(folder, "_site") };
}

/** Replaces the files of a work. */
export function rewrite({ content }: LaidOut, slug: string, archive: Archive): void {
  const work = workOf(slug, archive);
  const folder = join(content, work.kind, slug);
  for (const name of filesIn(folder)) if (name.endsWith(".md")) rmSync(join(folder, name));
  writeAll(content, filesOf(slug, work));
}

function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** A catalogue without a real translation: every text is marked, and so not English. */
function inKazakh(json: string): string {
  const mark = (value: unknown): unknown =>
    typeof value === "string"
      ? `қаз ${value}`
      : Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, mark(inner)]));
  return JSON.stringify(mark(JSON.parse(json)), null, 2);
}

/** The texts of a catalogue of the archive, by key. */
export function messagesOf(locale: Locale, namespace: string): Record<string, string> {
  const text = readFileSync(
    join(OWN_CATALOGUES, locale === "kk" ? "en" : locale, `${namespace}.json`),
    "utf8",
  );
  return JSON.parse(locale === "kk" ? inKazakh(text) : text);
}

/** Further options for a build of the archive. */
export interface BuildOptions {
  readonly kk?: "ready" | "configuring";
  readonly configure?: (config: EleventyConfig) => void;
}

async function prepare(
  { folder, content, output }: LaidOut,
  { kk = "configuring", configure }: BuildOptions,
) {
  const config = (eleventy: EleventyConfig) => {
    eleventy.addPlugin(polyglotPlugin, {
      url: SITE,
      languages: [...READY, { locale: "kk", status: kk }],
      content,
      locales: join(folder, "locales"),
    });
    configure?.(eleventy);
  };
  const eleventy = await createEleventy({ config }, join(folder, "pages"), output);
  eleventy.disableLogger();
  return eleventy;
}

/** The texts of a site, by address: pages, feeds, sitemaps, data. */
export type Built = ReadonlyMap<string, string>;

/** Builds without writing. */
export async function render(archive: LaidOut, options: BuildOptions = {}): Promise<Built> {
  const results = await (await prepare(archive, options)).toJSON();
  return new Map(results.map(({ url, content }) => [String(url), content]));
}

/** Builds into its output, search index and audit included. */
export async function write(archive: LaidOut, options: BuildOptions = {}): Promise<void> {
  await (await prepare(archive, options)).write();
}

/** The texts of a site that was written, by address. */
export function readTexts(output: string): Built {
  const names = filesIn(output).filter((name) => /\.(?:html|xml|json|txt)$/.test(name));
  return new Map(
    names.map((name) => [
      `/${name.replace(/(^|\/)index\.html$/, "$1")}`,
      readFileSync(join(output, name), "utf8"),
    ]),
  );
}

let written: Promise<LaidOut> | undefined;

/** The archive, built and written once a run. Do not change it: copy it first. */
export function statesSite(): Promise<LaidOut> {
  written ??= (async () => {
    const archive = await layOut();
    await write(archive);
    return archive;
  })();
  return written;
}
