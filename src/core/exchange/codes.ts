import type { ExchangeUnit, Segmented } from "./units.ts";

/** A piece of a text: words, or a code that translators move but do not change. */
export interface Piece {
  readonly text: string;
  readonly isCode: boolean;
}

/** A placeholder in a message: for a value, or for another message. */
const MESSAGE_CODE = /\{\{[^{}]*\}\}|\$t\([^()]*\)/g;

/**
 * The marks of Markdown in a part of a text, by what they are. Some tools lose a line break before a code: that before a mark
 * at the beginning of a line belongs to it.
 *
 * @see https://spec.commonmark.org/0.31.2/#inlines
 */
const MARKDOWN_CODES = {
  code: /(?<![\\`])(`{1,3})(?!`)[^`\n]{1,1000}\1(?!`)/u,
  linkStart: /(?<!\\)!\[|\[(?=[^\][\n]{1,1000}\](?:\(|\[))/u,
  footnote: /\[\^[^\]\s]{1,100}\]/u,
  linkEnd:
    /\]\([^()\s]{0,2000}(?:\([^()\s]{0,2000}\)[^()\s]{0,2000})?(?:[ \t]+"[^"\n]{0,1000}")?\)|\]\[[^\][\n]{0,200}\]/u,
  address: /<(?:https?:|mailto:)[^<>\s]{1,2000}>/u,
  lineStart:
    /(?:\n[ \t\n]{0,50}|(?<![^\n])[ \t]{0,50})(?:\|?[ \t]{0,50}:?-{3,}[-|: \t]*(?![^\n])|>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+|#{1,6}[ \t]+|\|)/u,
  cell: /(?<!\\)\|/u,
  emphasis: /(?<![\\*])\*{1,3}(?![\s*])|(?<=[^\s\\*])\*{1,3}(?!\*)|(?<!\\)~~/u,
  underscore: /(?<![\p{L}\p{N}\\_])_{1,3}(?=[^\s_])|(?<=[^\s\\_])_{1,3}(?![\p{L}\p{N}_])/u,
};
const MARKDOWN_CODE = new RegExp(
  Object.values(MARKDOWN_CODES)
    .map(({ source }) => source)
    .join("|"),
  "gu",
);

/** Divides a text of a file into words and codes. */
export function piecesOf(file: string, text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: code, index } of text.matchAll(isCatalogue(file) ? MESSAGE_CODE : MARKDOWN_CODE)) {
    if (index > from) pieces.push({ text: text.slice(from, index), isCode: false });
    pieces.push({ text: code, isCode: true });
    from = index + code.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isCode: false });
  return pieces;
}

/** Whether a file has messages rather than the text of an article. */
export function isCatalogue(file: string): boolean {
  return file.endsWith(".json");
}

/** The codes of a text, in order. */
export function codesOf(file: string, text: string): string[] {
  return piecesOf(file, text).flatMap((piece) => (piece.isCode ? [piece.text] : []));
}

/**
 * The codes of a unit by their number, from 1: those of the original in their order, then those that its translation has
 * besides.
 */
export function numberedCodes({ file, source, target }: ExchangeUnit): string[] {
  const codes = codesOf(file, source);
  return [...codes, ...lacking(codes, codesOf(file, target))];
}

/** The codes of a list that another one lacks, each as often as it is missing there. */
export function lacking(there: readonly string[], wanted: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const code of there) left.set(code, (left.get(code) ?? 0) + 1);
  return wanted.filter((code) => {
    const count = left.get(code) ?? 0;
    left.set(code, count - 1);
    return count <= 0;
  });
}

/** A text with the number of each of its codes. */
export function numberedPieces(unit: ExchangeUnit, text: string): (string | { id: number; text: string })[] {
  const pieces = piecesOf(unit.file, text);
  const free = pieces.some(({ isCode }) => isCode) ? numbersByCode(unit) : undefined;
  return pieces.map((piece) => {
    const id = piece.isCode ? free?.get(piece.text)?.pop() : undefined;
    // A previous version of a text may have codes that neither the original nor the translation has.
    return id === undefined ? piece.text : { id, text: piece.text };
  });
}

/** The numbers of each code, the first one last. */
function numbersByCode(unit: ExchangeUnit): Map<string, number[]> {
  const numbers = new Map<string, number[]>();
  for (const [index, code] of [...numberedCodes(unit).entries()].reverse()) {
    const known = numbers.get(code) ?? [];
    known.push(index + 1);
    numbers.set(code, known);
  }
  return numbers;
}

/**
 * A text that came back. A code is ours by its number, if the tool has left out its text or changed only its white space.
 */
export function restored(unit: ExchangeUnit, text: Segmented): string {
  const codes = text.some((piece) => typeof piece !== "string") ? numberedCodes(unit) : [];
  return text
    .map((piece) => {
      if (typeof piece === "string") return piece;
      const ours = codes[Number(piece.id) - 1] ?? "";
      return piece.text.trim() === "" || piece.text.trim() === ours.trim() ? ours : piece.text;
    })
    .join("");
}
