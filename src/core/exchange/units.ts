import { fingerprint } from "../content/fingerprint.ts";
import type { SourceFile, TranslationFile } from "../content/works.ts";
import { wantedOf } from "../edits/catalogue.ts";
import { areAligned, segmentsOf } from "../edits/segments.ts";
import type { Messages } from "../messages/tree.ts";
import { flatten } from "../messages/tree.ts";

/** One text and its translation, as it goes out to translators and comes back. */
export interface ExchangeUnit {
  /** The file that the translation belongs to, from the project's folder. */
  readonly file: string;
  /** Key of the message, or place in the article: `title`, `summary`, `cover.alt`, `cover.caption`, `text.1` … */
  readonly key: string;
  /** Where readers see the text; "" without a description. */
  readonly description: string;
  readonly source: string;
  /** "" if there is no translation yet. */
  readonly target: string;
}

/** The texts that go out in one file. */
export interface Exchange {
  /** BCP 47 tags. */
  readonly sourceLang: string;
  readonly targetLang: string;
  readonly units: readonly ExchangeUnit[];
}

/** One text as it came back, and its position in its file. */
export interface ReceivedUnit {
  readonly file: string;
  readonly key: string;
  readonly target: string;
  /** What `stampOf` returned for the source and for the translation at the export. */
  readonly sourceStamp: string;
  readonly targetStamp: string;
  /** In UTF-16 units. */
  readonly offset: number;
}

/** A short fingerprint of a text; "" for an empty text. */
export function stampOf(text: string): string {
  return text === "" ? "" : fingerprint({ title: text, body: "" });
}

/** The texts of a catalogue, with the plural forms of the translation's language. */
export function catalogueUnits(
  file: string,
  source: Messages,
  translation: Messages,
  lang: string,
  describe: (key: string) => string | undefined,
): ExchangeUnit[] {
  const there = flatten(translation);
  return wantedTexts(source, lang).flatMap(([key, text]) =>
    text === ""
      ? []
      : [{ file, key, description: describe(key) ?? "", source: text, target: there.get(key) ?? "" }],
  );
}

function wantedTexts(source: Messages, lang: string, prefix = ""): [key: string, text: string][] {
  return [...wantedOf(source, lang)].flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : wantedTexts(value, lang, `${prefix}${key}.`),
  );
}

/**
 * The texts of an article or page. Texts of the body have a translation if the parts of the two bodies
 * correspond. A text of a draft that is still the same as in the original has none.
 *
 * @param file Of the translation, which need not be there yet.
 */
export function editionUnits(
  file: string,
  source: SourceFile,
  translation: TranslationFile | undefined,
): ExchangeUnit[] {
  const draft = translation?.head.draft === true;
  const { title, summary, cover } = source.head;
  const there = translation?.head;
  const head: [key: string, source: string | undefined, target: string | undefined][] = [
    ["title", title, there?.title],
    ["summary", summary, there?.summary],
    ["cover.alt", cover?.alt, there?.cover?.alt],
    ["cover.caption", cover?.caption, there?.cover?.caption],
  ];
  const parts = segmentsOf(source.body);
  const translated = segmentsOf(translation?.body ?? "");
  const aligned = areAligned(parts, translated);
  const body = parts.map(({ text }, index): (typeof head)[number] => [
    `text.${index + 1}`,
    text,
    aligned ? translated[index]?.text : "",
  ]);
  return [...head, ...body].flatMap(([key, text, target = ""]) => {
    if (text === undefined) return [];
    const untouched = draft && target === text;
    return [{ file, key, description: "", source: text, target: untouched ? "" : target }];
  });
}
