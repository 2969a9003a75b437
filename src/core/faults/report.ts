import { eastAsianWidth } from "get-east-asian-width";
import type { MessageKey, Translate } from "../messages/messages.ts";
import { type Fault, gradeOf, sortFaults } from "./table.ts";

/** How faults are printed: for people, for programs, or as annotations of GitHub's checks. */
export type ReportFormat = "text" | "json" | "github";

/**
 * Prints faults in the language of a reader, ordered by files and lines.
 *
 * @param t Messages of that language.
 * @param pages The folder with a page for each kind of fault, for readers who want to know more.
 * @example
 * reportFaults(faults, t, "text");
 * // content/articles/a/index.en.md:3:7  error  date-format
 * //   The date in date is 2023.11.10; expected …
 */
export function reportFaults(
  faults: readonly Fault[],
  t: Translate,
  format: ReportFormat,
  pages = "docs/errors",
): string {
  const sorted = sortFaults(faults);
  if (format === "json") return `${JSON.stringify(writtenFaults(sorted, t), null, 2)}\n`;
  if (sorted.length === 0) return "";
  if (format === "github") return sorted.map((fault) => annotation(fault, t)).join("");
  return `${sorted.map((fault) => textFault(fault, t, pages)).join("\n")}\n${closingLine(sorted, t)}\n`;
}

function textFault(fault: Fault, t: Translate, pages: string): string {
  const { problem, remedy, meant, more } = words(fault, t);
  const page = t("faults:report.page", { page: `${pages}/${fault.code}.md` });
  return [
    `${place(fault)}  ${t(`faults:report.${gradeOf(fault)}`)}  ${fault.code}`,
    `  ${problem}`,
    ...frame(fault).map((line) => `    ${line}`),
    ...(fault.values.origin === undefined
      ? []
      : [`  ${t("faults:report.origin", { origin: fault.values.origin })}`]),
    `  ${remedy}`,
    ...(meant === undefined ? [] : [`  ${meant}`]),
    ...(more === undefined ? [] : [`  ${more}`]),
    `  ${page}`,
    "",
  ]
    .map(clean)
    .join("\n");
}

/** The message of a fault, in words. */
function words(
  { code, values, suggestion, remedy, more }: Fault,
  t: Translate,
): { problem: string; remedy: string; meant?: string; more?: string } {
  const expected = values.expected === undefined ? {} : { expected: expectation(values.expected, t) };
  // The parsers report a code; the words for it are ours.
  const detail =
    values.detail === undefined ? {} : { detail: t(`faults:syntax.${values.detail}` as MessageKey) };
  const filled = { ...values, ...expected, ...detail };
  return {
    problem: t(`faults:${code}.problem`, filled),
    remedy: remedy === undefined ? t(`faults:${code}.remedy`, filled) : t(`faults:remedy.${remedy}`, filled),
    ...(suggestion === undefined ? {} : { meant: t("faults:report.meant", { suggestion }) }),
    ...(more === undefined ? {} : { more: t("faults:report.more", { count: more }) }),
  };
}

/** Names of kinds of values are messages; lists of choices are printed as they are. */
const EXPECTED = [
  "text",
  "list",
  "list-unique",
  "two-words",
  "true",
  "fingerprint",
  "announced-or-absent",
] as const;

function expectation(name: string, t: Translate): string {
  const known = EXPECTED.find((one) => one === name);
  if (known) return t(`faults:expected.${known}` satisfies MessageKey);
  return name.startsWith("Invalid ") ? t("faults:expected.other") : name;
}

function place({ file, line, column }: Fault): string {
  return line === undefined ? file : `${file}:${line}:${column ?? 1}`;
}

/** Columns of a line that are shown, and how many come before the fault: a paragraph is often one line. */
const SHOWN = { line: 100, before: 60 } as const;

/** UTF-16 units that take more columns than are shown, in any text that is meant to be read. */
const FAR = 2000;

/** The lines around the fault, with a caret that is in the right place under wide characters. */
function frame({ frame: source, line = 1, column = 1 }: Fault): string[] {
  if (!source) return [];
  const width = String(source.firstLine + source.lines.length - 1).length;
  return source.lines.flatMap((text, index) => {
    const number = source.firstLine + index;
    const at = number === line ? column - 1 : 0;
    // A line may have a million characters; those far from the fault are not even counted.
    const [before, after] = [text.slice(Math.max(0, at - FAR), at), text.slice(at, at + FAR)];
    const head = lastCells(clean(before), SHOWN.before);
    const shown = `${String(number).padStart(width)} | ${head}${firstCells(clean(after), SHOWN.line - cells(head))}`;
    return number === line ? [shown, `${" ".repeat(width)} | ${" ".repeat(cells(head))}^`] : [shown];
  });
}

/** The beginning of a text, with an ellipsis where it goes on. */
function firstCells(text: string, limit: number): string {
  if (cells(text) <= limit) return text;
  let shortened = "";
  for (const character of text) {
    if (cells(shortened + character) >= limit) break;
    shortened += character;
  }
  return `${shortened}…`;
}

/** The end of a text, with an ellipsis where it began before. */
function lastCells(text: string, limit: number): string {
  if (cells(text) <= limit) return text;
  let shortened = "";
  for (const character of [...text].reverse()) {
    if (cells(character + shortened) >= limit) break;
    shortened = character + shortened;
  }
  return `…${shortened}`;
}

/** Tabs, control characters and changes of direction would move the caret, or the terminal. */
function clean(text: string): string {
  return text.replace(/\t/g, " ").replace(/[\p{Cc}\u2028-\u202E\u2066-\u2069]/gu, "\uFFFD");
}

/**
 * The columns that a text takes in a terminal.
 *
 * @example
 * cells("标题"); // => 4
 */
export function cells(text: string): number {
  let width = 0;
  for (const character of text) {
    if (!/^[\p{M}\p{Cf}]$/u.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  }
  return width;
}

/**
 * The number of errors and of warnings, in words.
 *
 * @example
 * closingLine(faults, t); // => "1 error · 2 warnings"
 */
export function closingLine(faults: readonly Fault[], t: Translate): string {
  const errors = faults.filter((fault) => gradeOf(fault) === "error").length;
  const warnings = faults.length - errors;
  const counts = [
    ...(errors > 0 ? [t("faults:report.errors", { count: errors })] : []),
    ...(warnings > 0 ? [t("faults:report.warnings", { count: warnings })] : []),
  ];
  return counts.join(" · ");
}

/** A fault in the words of a reader's language, for programs. */
export interface WrittenFault
  extends Pick<Fault, "code" | "file" | "line" | "column" | "suggestion" | "more"> {
  readonly grade: "error" | "warning";
  readonly problem: string;
  readonly remedy: string;
}

/** Faults in words, ordered by files and lines. */
export function writtenFaults(faults: readonly Fault[], t: Translate): WrittenFault[] {
  return sortFaults(faults).map((fault) => writtenFault(fault, t));
}

/** A fault in words. */
export function writtenFault(fault: Fault, t: Translate): WrittenFault {
  const { code, file, line, column, suggestion, more } = fault;
  const { problem, remedy } = words(fault, t);
  return {
    grade: gradeOf(fault),
    code,
    file,
    line,
    column,
    problem,
    remedy,
    suggestion,
    more,
  } as WrittenFault;
}

/** @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function annotation(fault: Fault, t: Translate): string {
  const { problem, remedy, meant, more } = words(fault, t);
  const property = (text: string) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
  const data = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const at = fault.line === undefined ? "" : `,line=${fault.line},col=${fault.column ?? 1}`;
  const text = [problem, remedy, meant, more].filter((part) => part !== undefined).join(" ");
  return `::${gradeOf(fault)} file=${property(fault.file)}${at},title=${property(fault.code)}::${data(text)}\n`;
}
