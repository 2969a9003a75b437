import { escapeText } from "./escape.ts";
import type { FoundBody, Note } from "./found.ts";
import { endsSentence, isShort, type PrintedLine } from "./printed-lines.ts";
import { looksLikeCaption, looksLikeHeading } from "./printed-words.ts";

/** A line that begins an item of a list. */
const ITEM = /^(?:[-–—•●▪◦*·]\s+|\(?\d{1,2}[.)]\s+)(?=\S)/;

/** What a line of the text is. */
type Role = "paragraph" | "heading" | "caption" | "item";

/**
 * The text of a printed page as Markdown. Loose lines between paragraphs become captions or headings, and each is noted: the
 * text itself doesn't say which.
 */
export function printedBody(lines: readonly PrintedLine[]): FoundBody {
  const notes: Note[] = [];
  const blocks: string[] = [];
  for (let index = 0; index < lines.length; ) {
    const role = roleOf(lines, index);
    const { texts, number } = blockAt(lines, index, role);
    const text = texts.join(" ");
    blocks.push(role === "item" ? texts.map(itemOf).join("\n") : blockOf(role, text));
    if (role === "caption" || role === "heading") notes.push({ kind: role, text, line: number });
    index += texts.length;
  }
  return { markdown: blocks.join("\n\n"), notes };
}

/** The lines of a block: captions and lists can have several. */
function blockAt(
  lines: readonly PrintedLine[],
  index: number,
  role: Role,
): { texts: string[]; number: number | undefined } {
  let end = index + 1;
  if (role === "caption") while (continues(lines, end - 1)) end++;
  if (role === "item") while (ITEM.test(lines[end]?.text ?? "")) end++;
  return { texts: lines.slice(index, end).map(({ text }) => text), number: lines[index]?.number };
}

function blockOf(role: Role, text: string): string {
  if (role === "caption") return `*${escapeText(text)}*`;
  return role === "heading" ? `## ${escapeText(text.replace(/[:：]$/, ""))}` : escapeText(text);
}

function roleOf(lines: readonly PrintedLine[], index: number): Role {
  const line = lines[index];
  const next = lines[index + 1];
  if (!line) return "paragraph";
  const isList =
    ITEM.test(line.text) && (ITEM.test(next?.text ?? "") || ITEM.test(lines[index - 1]?.text ?? ""));
  if (isList) return "item";
  if (!isShort(line)) return "paragraph";
  if (looksLikeCaption(line.text)) return "caption";
  if (endsSentence(line.text)) return "paragraph";
  if (!next || isShort(next) ? false : isHeading(line, next)) return "heading";
  // The last line may be a signature; a line that ends with a colon leads to what follows.
  return next && !/[:：]$/.test(line.text) ? "caption" : "paragraph";
}

/** A heading is nearer to what follows it than to what is before it. */
function isHeading(line: PrintedLine, next: PrintedLine): boolean {
  if (looksLikeHeading(line.text)) return true;
  return next.group === line.group || next.gap < line.gap;
}

/** Whether the next line goes on with a caption: in the same group, or with a small letter. */
function continues(lines: readonly PrintedLine[], index: number): boolean {
  const [line, next] = [lines[index], lines[index + 1]];
  if (!line || !next || !isShort(next) || ITEM.test(next.text)) return false;
  if (looksLikeHeading(next.text)) return false;
  return next.group === line.group || /^\p{Ll}/u.test(next.text);
}

function itemOf(text: string): string {
  const number = /^\(?(\d{1,2})[.)]/.exec(text)?.[1];
  return `${number === undefined ? "-" : `${number}.`} ${escapeText(text.replace(ITEM, ""))}`;
}
