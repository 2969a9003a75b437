import { findDateInLine, firstDateInText, type readPrintedDate } from "./dates.ts";
import type { FoundPage, Note } from "./found.ts";
import { printedBody } from "./printed-body.ts";
import { isShort, type PrintedLine, printedLines } from "./printed-lines.ts";
import { authorsIn, beginsOtherArticles, isAroundArticle } from "./printed-words.ts";
import { folded, isCopyOfStart } from "./repeated.ts";

/** Lines that a printed date can be in: it is above the text. */
const HEAD_LINES = 40;

/**
 * Reads the plain text of a printed page: a notice above, a title, a date, the text with captions as loose lines, a share
 * line, and perhaps the beginning of the text once more at its end.
 *
 * @param source Names the page.
 * @param repeated Folded lines that most pages of the archive have.
 */
export function readPrintedPage(source: string, text: string, repeated: ReadonlySet<string>): FoundPage {
  const notes: Note[] = [];
  const leaveOut = ({ text, number }: PrintedLine) => notes.push({ kind: "left-out", text, line: number });
  const lines = withoutCopy(withoutOthers(printedLines(text), leaveOut), notes).filter((line) => {
    const isOurs = !repeated.has(folded(line.text)) && !(isShort(line) && isAroundArticle(line.text));
    if (!isOurs) leaveOut(line);
    return isOurs;
  });
  const first = lines.findIndex((line) => !isShort(line));
  const head = lines.slice(0, Math.min(first < 0 ? lines.length : first, HEAD_LINES));
  const { title, date, authors, rest, unused } = readHead(head);
  for (const line of unused) leaveOut(line);
  const body = [...rest, ...lines.slice(head.length)];
  const own = new Set<PrintedLine>();
  for (const line of body) {
    const names = isShort(line) ? authorsIn(line.text) : undefined;
    if (!names) continue;
    authors.push(...names);
    own.add(line);
  }
  const paragraphs = body.filter((line) => !own.has(line));
  const start = paragraphs.find((line) => !isShort(line)) ?? paragraphs[0];
  const inText = date === undefined && start ? firstDateInText(start.text) : undefined;
  return {
    source,
    kind: "article",
    title,
    date: date ?? inText,
    isDateGuessed: date === undefined && inText !== undefined,
    authors,
    topics: [],
    isDraft: false,
    isPrinted: true,
    addresses: [],
    sample: paragraphs.map((line) => line.text).join("\n"),
    body: () => {
      const { markdown, notes: more } = printedBody(paragraphs);
      return { markdown, notes: [...notes, ...more] };
    },
  };
}

/** The lines before the text: which of them is what. */
function readHead(head: readonly PrintedLine[]) {
  const authors: string[] = [];
  const at = head.findIndex((line) => findDateInLine(line.text) !== undefined);
  const dated = head[at];
  const found = dated && findDateInLine(dated.text);
  for (const part of found?.others ?? []) authors.push(...(authorsIn(part) ?? []));
  const before = at < 0 ? head : head.slice(0, at);
  const after = at < 0 ? [] : head.slice(at + 1);
  const titled = before.length > 0 ? lastGroup(before, dated) : after.slice(0, 1);
  const named = titled.filter((line) => authorsIn(line.text) === undefined);
  return {
    title: named.length === 0 ? undefined : named.map((line) => line.text).join(" "),
    date: found ? dateText(found.date) : undefined,
    authors,
    unused: before.filter((line) => !titled.includes(line)),
    rest: [
      ...titled.filter((line) => !named.includes(line)),
      ...after.filter((line) => !titled.includes(line)),
    ],
  };
}

/** The title is the last group of lines before the date; only its last line, where the date is in the same group. */
function lastGroup(lines: readonly PrintedLine[], dated: PrintedLine | undefined): PrintedLine[] {
  const last = lines.at(-1);
  if (!last) return [];
  return last.group === dated?.group ? [last] : lines.filter((line) => line.group === last.group);
}

function dateText(date: NonNullable<ReturnType<typeof readPrintedDate>>): string {
  return date.kind === "date" ? date.date : date.text;
}

/** Without the list of other articles below the text. */
function withoutOthers(
  lines: readonly PrintedLine[],
  leaveOut: (line: PrintedLine) => void,
): readonly PrintedLine[] {
  const at = lines.findIndex((line) => beginsOtherArticles(line.text));
  const hasText = lines.slice(0, at).some((line) => !isShort(line));
  if (at < 0 || !hasText || lines.slice(at).some((line) => !isShort(line))) return lines;
  for (const line of lines.slice(at)) leaveOut(line);
  return lines.slice(0, at);
}

/** Without the copy of the first paragraph, which is the last line but for lines around the article. */
function withoutCopy(lines: readonly PrintedLine[], notes: Note[]): readonly PrintedLine[] {
  const start = lines.findIndex((line) => !isShort(line));
  const text = lines
    .slice(start, start + 3)
    .map((line) => line.text)
    .join("");
  const at = lines.findLastIndex(
    (line, index) => start >= 0 && index > start && !(isShort(line) && isAroundArticle(line.text)),
  );
  const copy = lines[at];
  if (!copy || !isCopyOfStart(copy.text, text)) return lines;
  notes.push({ kind: "repeated-start", text: copy.text, line: copy.number });
  return lines.toSpliced(at, 1);
}
