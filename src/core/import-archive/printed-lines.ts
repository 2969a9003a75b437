/** A line of a printed page, or a paragraph whose lines were joined. */
export interface PrintedLine {
  readonly text: string;
  /** From 1; of the first line of a paragraph. */
  readonly number: number;
  /** Lines without an empty line between them are in the same group. */
  readonly group: number;
  /** Empty lines before its group. */
  readonly gap: number;
}

/** A line this long is a paragraph, in letters; a Han character says as much as two and a half. */
const LONG = 120;

/** A sentence this long is one too. */
const SENTENCE = 45;

/** The width of lines that a program has broken, in letters. */
const BROKEN_WIDTH = { least: 40, most: 110 } as const;

/**
 * The lines of a printed page without empty ones. Paragraphs whose lines a program has broken are joined.
 */
export function printedLines(text: string): PrintedLine[] {
  const lines: PrintedLine[] = [];
  let group = 0;
  let gap = 0;
  let number = 0;
  let open: PrintedLine[] = [];
  const close = () => {
    if (open.length > 0) group++;
    lines.push(...joined(open));
    open = [];
  };
  for (const line of text.split(/\r\n|\n|\r/)) {
    number++;
    const plain = line.replace(/[\s\u00A0\u200B\uFEFF]+/gu, " ").trim();
    if (plain !== "") {
      open.push({ text: plain, number, group, gap });
      continue;
    }
    if (open.length > 0) gap = 0;
    close();
    gap++;
  }
  close();
  return lines;
}

function joined(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  const [first] = lines;
  const body = lines.slice(0, -1);
  const isBroken =
    lines.length > 1 &&
    body.every((line) => line.text.length >= BROKEN_WIDTH.least && line.text.length <= BROKEN_WIDTH.most) &&
    body.some((line) => !endsSentence(line.text));
  if (!first || !isBroken) return lines;
  const text = lines.map((line) => line.text).join("\n");
  return [{ ...first, text: text.replace(/(?<=\p{Script=Han}|[，、])\n/gu, "").replaceAll("\n", " ") }];
}

/** Whether a line is too short for a paragraph: a title, a caption, a heading, a fact. */
export function isShort({ text }: PrintedLine): boolean {
  const length = text.length + 1.5 * (text.match(/\p{Script=Han}/gu)?.length ?? 0);
  return length < LONG && !(length >= SENTENCE && endsSentence(text));
}

/** Whether a text ends with the mark of a sentence. */
export function endsSentence(text: string): boolean {
  return /[.!?。！？…;；][”»"'’）)]*$/u.test(text) && !/^\s*(?:.{0,3}|.*\.{3,})$/u.test(text);
}
