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
  /** Where the text is seen; "" where nobody has said so. */
  readonly description: string;
  readonly source: string;
  /** "" where there is none yet. */
  readonly target: string;
}

/** The texts that go out in one file. */
export interface Exchange {
  /** BCP 47 tags. */
  readonly sourceLang: string;
  readonly targetLang: string;
  readonly units: readonly ExchangeUnit[];
}

/** One text as it came back, and where it stands in the file that it came in. */
export interface ReceivedUnit {
  readonly file: string;
  readonly key: string;
  readonly target: string;
  /** What `stampOf` said of the source and of the translation when they went out. */
  readonly sourceStamp: string;
  readonly targetStamp: string;
  /** In UTF-16 units. */
  readonly offset: number;
}

/** A short proof of what a text was; "" of no text. */
export function stampOf(text: string): string {
  return text === "" ? "" : fingerprint({ title: text, body: "" });
}

/** The texts of a catalogue. Plural forms are those of the language of the translation. */
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
 * The texts of an article or page. Those of the body have a translation where the parts of the two stand for each
 * other; where a draft still has the text of the original, they have none.
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
