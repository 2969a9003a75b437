import type { Glossary } from "../catalogues/glossary.ts";
import type { EditionFile } from "../content/edition.ts";
import { placeOfValue } from "../content/front-matter.ts";
import type { SourceFile } from "../content/works.ts";
import type { Tongue } from "./messages.ts";
import { markdownPassage, type Passage } from "./passage.ts";
import { runChecks } from "./run.ts";

/** A written part of an edition. */
export interface Part {
  readonly text: string;
  /** Where it begins in the file. */
  readonly at: number;
}

/** Title, summary, cover texts and body; the place of the body is exact. */
export function partsIn({ head, body, file, frontMatter }: EditionFile): Part[] {
  const heads: readonly (readonly [path: readonly string[], text: string | undefined])[] = [
    [["title"], head.title],
    [["summary"], head.summary],
    [["cover", "alt"], head.cover?.alt],
    [["cover", "caption"], head.cover?.caption],
  ];
  return [
    ...heads.flatMap(([path, text]) => {
      if (text === undefined) return [];
      const at = placeOfValue(frontMatter, path);
      // A value in quotation marks begins after the first of them.
      return [{ text, at: /["']/.test(file.text[at] ?? "") ? at + 1 : at }];
    }),
    { text: body, at: file.text.length - body.length },
  ];
}

/** A part with its paragraphs; a head has one. */
export function paragraphsOf({ text, at }: Part): Part[] {
  return [...text.matchAll(/\S(?:(?!\n[ \t]*\n)[\s\S])*/g)].map(({ 0: found, index }) => ({
    text: found.trimEnd(),
    at: at + index,
  }));
}

/** A part with spaces in place of some of its paragraphs, which are given in order. */
export function without({ text, at }: Part, paragraphs: readonly Part[]): Part {
  let [rest, end] = ["", 0];
  for (const one of paragraphs) {
    const start = one.at - at;
    if (start < end || !text.startsWith(one.text, start)) continue;
    rest += text.slice(end, start) + one.text.replace(/[^\n]/g, " ");
    end = start + one.text.length;
  }
  return { text: rest + text.slice(end), at };
}

/** All parts of an edition as one text. */
export function whole(parts: readonly Part[], { locale, lang }: Tongue): Passage {
  return markdownPassage(parts.map(({ text }) => text).join(JOINT), locale, lang);
}

/** Between the parts of an edition. */
const JOINT = "\n\n";

/** The place in the file of an offset in the whole text. */
export function placeOfOffset(parts: readonly Part[], offset: number): number {
  let left = offset;
  for (const { text, at } of parts) {
    if (left <= text.length) return at + left;
    left -= text.length + JOINT.length;
  }
  return parts.at(-1)?.at ?? 0;
}

/**
 * The parts of a translation that are still those of its original: title, summary, texts of the cover, and
 * paragraphs. What is the same in every language, such as a name or an address, doesn't count.
 */
export function unchangedParts(
  edition: EditionFile,
  source: SourceFile,
  tongue: Tongue,
  from: Tongue,
  glossary: Glossary,
): Part[] {
  const originals = new Set(
    partsIn(source)
      .flatMap(paragraphsOf)
      .map(({ text }) => text),
  );
  return partsIn(edition)
    .flatMap(paragraphsOf)
    .filter(({ text }) => {
      if (!originals.has(text)) return false;
      const target = markdownPassage(text, tongue.locale, tongue.lang);
      const original = markdownPassage(text, from.locale, from.lang);
      const checked = { target, source: original, glossary, article: true };
      return runChecks(checked, (name) => name === "untranslated").length > 0;
    });
}
