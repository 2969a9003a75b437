import { fingerprint } from "../../src/core/content/fingerprint.ts";
import type { EditionState } from "../../src/core/site/states.ts";
import { inventSentences } from "../search/invent.ts";
import { Random } from "../search/random.ts";

/** The languages of the archive. */
export const LOCALES = ["en", "zh", "ru"] as const;
export type Locale = (typeof LOCALES)[number];

/** An article, before it is written in the format of one of the generators. */
export interface InventedArticle {
  readonly slug: string;
  /** Calendar date. */
  readonly date: string;
  readonly topics: readonly string[];
  readonly authors: readonly string[];
  readonly source: Locale;
  /** Names of its pictures, which are next to the text: the cover first. */
  readonly pictures: readonly string[];
  readonly editions: Readonly<Record<Locale, InventedEdition>>;
}

/** One article in one language. */
export interface InventedEdition {
  readonly state: EditionState;
  readonly title: string;
  readonly summary: string;
  readonly alt: string;
  readonly caption: string;
  /** Markdown; "" if the edition has no text. */
  readonly body: string;
  /** For a translation: the text that it was made from. */
  readonly translatedFrom?: SourceText;
}

/** What a translator translates. */
export interface SourceText {
  readonly title: string;
  readonly summary: string;
  readonly alt: string;
  readonly caption: string;
  readonly body: string;
}

/** Topics of the archive, which the catalogue `topics` of the site names. */
export const TOPICS = ["partnerships", "higher-education", "iioe", "digital-transformation"] as const;

/** States of translations, and how many of a hundred have them. */
const STATES: readonly (readonly [EditionState, number])[] = [
  ["current", 76],
  ["stale", 10],
  ["partial", 5],
  ["announced", 6],
  ["absent", 3],
];

/** Words of an article in its languages; three Han characters count as two words. */
const WORDS = { low: 400, high: 800 } as const;

/**
 * Invents articles, one after the other: the same for the same seed, and the first ones don't depend on the
 * count.
 *
 * @param count How many.
 */
export function* inventArchive(count: number, seed: number): Generator<InventedArticle> {
  const random = new Random(seed);
  const writers = Object.fromEntries(
    LOCALES.map((locale, index) => [locale, writerOf(locale, new Random(seed + 1 + index))]),
  ) as Record<Locale, Writer>;
  for (let index = 0; index < count; index++) yield inventArticle(index, random, writers);
}

type Writer = () => SourceText;

function inventArticle(
  index: number,
  random: Random,
  writers: Readonly<Record<Locale, Writer>>,
): InventedArticle {
  const slug = `${random.pick(["visit", "meeting", "workshop", "report"])}-${String(index + 1).padStart(5, "0")}`;
  const source = random.pick(["en", "en", "zh", "ru"] as const);
  const texts = {} as Record<Locale, SourceText>;
  for (const locale of LOCALES) texts[locale] = writers[locale]();
  const original = texts[source];
  const editions = {} as Record<Locale, InventedEdition>;
  for (const locale of LOCALES)
    editions[locale] =
      locale === source ? { state: "source", ...original } : translate(texts[locale], original, random);
  return {
    slug,
    date: dateOf(random),
    topics: [...new Set([random.pick(TOPICS), random.pick(TOPICS)])],
    authors: random.next() < 0.3 ? ["A. Author"] : [],
    source,
    pictures: ["cover.png", "figure.png"],
    editions,
  };
}

function translate(text: SourceText, original: SourceText, random: Random): InventedEdition {
  const state = drawState(random);
  if (state === "announced" || state === "absent") return { ...text, state, body: "" };
  const body = state === "partial" ? "" : text.body;
  const translatedFrom = state === "stale" ? before(original) : original;
  return { ...text, state, body, translatedFrom };
}

/** The original as it was before its last paragraph was written. */
function before(original: SourceText): SourceText {
  const paragraphs = original.body.trimEnd().split("\n\n");
  return { ...original, body: `${paragraphs.slice(0, -1).join("\n\n")}\n` };
}

function drawState(random: Random): EditionState {
  let left = random.between(1, 100);
  for (const [state, share] of STATES) {
    left -= share;
    if (left <= 0) return state;
  }
  return "current";
}

function dateOf(random: Random): string {
  const parts = [random.between(2010, 2024), random.between(1, 12), random.between(1, 28)];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

function writerOf(locale: Locale, random: Random): Writer {
  const sentence = inventSentences(locale, random);
  const several = (low: number, high: number) =>
    Array.from({ length: random.between(low, high) }, sentence).join(locale === "zh" ? "" : " ");
  const phrase = () => sentence().replace(/[.。]$/u, "");
  return () => ({
    title: phrase(),
    summary: several(1, 2),
    alt: phrase(),
    caption: phrase(),
    body: bodyOf(random.between(WORDS.low, WORDS.high), locale, several, phrase),
  });
}

/** Paragraphs with two headings, a list and a picture among them. */
function bodyOf(
  words: number,
  locale: Locale,
  several: (low: number, high: number) => string,
  phrase: () => string,
): string {
  const parts: string[] = [];
  for (let left = words; left > 0; ) {
    const paragraph = several(2, 5);
    left -= locale === "zh" ? paragraph.length / 1.5 : paragraph.split(" ").length;
    parts.push(paragraph);
    if (parts.length === 3) parts.push(`## ${phrase()}`, `![${phrase()}](figure.png "${phrase()}")`);
    if (parts.length === 9)
      parts.push(`## ${phrase()}`, [phrase(), phrase(), phrase()].map((one) => `- ${one}`).join("\n"));
  }
  return `${parts.join("\n\n")}\n`;
}

/** The fingerprint of a translation's original. */
export function fingerprintOf(text: SourceText): string {
  return fingerprint(text);
}
