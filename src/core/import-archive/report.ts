import type { MessageKey, Translate } from "../messages/messages.ts";
import { escapeText } from "./escape.ts";
import type { Note } from "./found.ts";

/** What became of a page. */
export type Outcome = "written" | "updated" | "unchanged" | "edited" | "removed" | "refused" | "skipped";

/** A page in the report for programs. */
export interface ReportEntry {
  /** Where it was in the archive. */
  readonly source: string;
  readonly outcome: Outcome;
  /** Its addresses on the old site. */
  readonly addresses?: readonly string[];
  readonly file?: string;
  /** Of the text that was written. */
  readonly hash?: string;
  readonly title?: string;
  readonly date?: string;
  readonly locale?: string;
  readonly topics?: readonly string[];
  readonly authors?: readonly string[];
  /** Source of the original. */
  readonly translationOf?: string;
  readonly isDraft?: boolean;
  readonly notes: readonly Note[];
}

/** Characters that a note quotes at most. */
const QUOTED = 160;

/** An entry of the report for people, in Markdown. */
export function entryInWords(entry: ReportEntry, t: Translate): string {
  const { source, outcome, file, title, date, locale, topics = [], authors = [], notes, isDraft } = entry;
  const facts = [
    date,
    locale,
    topics.join(", "),
    authors.join(", "),
    isDraft ? t("cli:importArchive.isDraft") : "",
  ].filter((fact) => fact);
  return [
    `\n## ${escapeText(title ?? source)}\n`,
    `- ${t(`cli:importArchive.outcomes.${outcome}`)}: \`${source}\`${file === undefined ? "" : ` → \`${file}\``}`,
    ...(facts.length === 0 ? [] : [`- ${facts.map((fact) => escapeText(fact ?? "")).join("; ")}`]),
    ...notes.map((note) => `- ${noteInWords(note, t)}`),
    "",
  ].join("\n");
}

/** A note in words, with its line. */
export function noteInWords({ kind, text, line }: Note, t: Translate): string {
  const key: MessageKey = `cli:importArchive.notes.${kind}`;
  const found = text.replace(/\s+/g, " ").trim();
  const short = found.length > QUOTED ? `${found.slice(0, QUOTED - 1)}…` : found;
  const words = t(key, { text: escapeText(short) });
  return line === undefined ? words : t("cli:importArchive.atLine", { line, words });
}

/** How many pages each outcome has. */
export type Outcomes = Record<Outcome, number>;

/** The outcomes before a run begins. */
export function noOutcomes(): Outcomes {
  return { written: 0, updated: 0, unchanged: 0, edited: 0, removed: 0, refused: 0, skipped: 0 };
}
