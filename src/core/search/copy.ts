import { Parser } from "htmlparser2";
import { escapeHtml } from "../html.ts";
import { isCalendarDate } from "../language/calendar.ts";
import { formatDate, type PrintDate } from "../language/dates.ts";
import { separateElided } from "../language/elision.ts";
import { isArabicScript } from "../language/fold.ts";
import { isSearchedByCharacter, SINGLE_CHARACTER } from "../language/scripts.ts";
import { withoutTypesetting } from "../typography/typeset.ts";
import { separateJoined } from "./joined.ts";
import { BLOCK_MARK, DATES_MARK } from "./marks.ts";

/** What is known about a page beyond its text. */
export interface SearchFacts {
  readonly title: string;
  /** Calendar date of publication. */
  readonly date?: string | undefined;
  /** Values by filter: `{ year: ["2023"], topic: ["iioe"] }`. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** What a result shows beyond its title: summary, address of the picture, key of the article. */
  readonly meta: Readonly<Record<string, string>>;
}

/** The copy of a page that is indexed in its place. */
export interface SearchCopy {
  readonly html: string;
  /** Its text, for the list of words. */
  readonly text: string;
}

const NOTE_NUMBERS = /<sup class="note-ref">.*?<\/sup>/gs;

/**
 * Makes the copy of a page that Pagefind reads; the published page doesn't change. The copy has the date in
 * every way that people write it. In languages that are searched by their characters it separates each of them,
 * so that any part of a text can be found as a phrase of characters. Its spaces are those that people type, and the
 * numbers of notes are no part of its sentences.
 *
 * @param page A page whose text is marked with `data-pagefind-body`.
 * @param langs BCP 47 tags of the site's languages, in whose ways the date is written.
 * @returns undefined where no text is marked.
 */
export function searchCopy(
  page: string,
  facts: SearchFacts,
  lang: string,
  langs: readonly string[],
  printDate: PrintDate = formatDate,
): SearchCopy | undefined {
  const html = withoutTypesetting(page).replace(NOTE_NUMBERS, "");
  const marks = findBody(html);
  if (!marks) return undefined;
  const prepare = (part: string, next: string) =>
    isSearchedByCharacter(lang)
      ? spaceCharacters(separateJoined(part), next)
      : separateElided(separateJoined(part), lang);
  const [before, after] = around(html, marks, lang);
  let copy = before + html.slice(marks.start, marks.openEnd) + attributesOf(facts);
  copy += html.slice(marks.openEnd, marks.textStart) + filtersOf(facts);
  let text = "";
  let at = marks.textStart;
  for (const [index, { start, end, decoded, ends }] of marks.texts.entries()) {
    const next = html.slice(marks.texts[index + 1]?.start ?? html.length);
    copy += html.slice(at, start) + prepare(html.slice(start, end), next) + (ends ? ` ${BLOCK_MARK} ` : "");
    text += `${decoded} `;
    at = end;
  }
  const dates =
    facts.date === undefined ? "" : `<p>${dateVariants(facts.date, langs, printDate).join(" ")}</p>`;
  copy += html.slice(at, marks.closeStart) + prepare(dates, "");
  // A number is looked up in the list of words, in whatever digits it is typed.
  if (isArabicScript(lang)) text += dates.match(/\p{Nd}+/gu)?.join(" ") ?? "";
  return { html: copy + html.slice(marks.closeStart, marks.end) + after, text };
}

/** The markup around the text, without anything that Pagefind does not read. */
function around(
  html: string,
  { start, end }: BodyMarks,
  lang: string,
): readonly [before: string, after: string] {
  const [before, after] = [html.slice(0, start), html.slice(end)];
  if (before.includes("data-pagefind-") || after.includes("data-pagefind-")) return [before, after];
  return [`<!doctype html><html lang="${escapeHtml(lang)}"><body>`, "</body></html>"];
}

/**
 * Puts a zero-width space on either side of each character that is searched by itself, composes syllables, and
 * folds full-width letters and digits. None before a space: Pagefind would lose the space.
 *
 * @param text Markup without tags.
 * @param next What follows it after a tag.
 * @example
 * spaceCharacters("教科1２ A").replaceAll("\u200B", "|"); // => "|教||科|12 A"
 */
export function spaceCharacters(text: string, next = ""): string {
  const spaced = text
    .normalize("NFC")
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (character) => character.normalize("NFKC"))
    .replace(CHARACTERS, "\u200B$&\u200B")
    .replace(BEFORE_SPACE, "");
  return SPACE.test(next) ? spaced.replace(/\u200B$/, "") : spaced;
}

/** A space as markup may have it. */
const SPACE = /^(?:\s|&nbsp;|&#160;)/;
const BEFORE_SPACE = /\u200B(?=\s|&nbsp;|&#160;)/g;

const CHARACTERS = new RegExp(SINGLE_CHARACTER, "gu");

/**
 * The ways that people write a date, in the languages of a site.
 *
 * @example
 * dateVariants("2023-11-10", ["en"]); // => ["⁂ 2023-11-10", "⁂ 2023.11.10", "⁂ 10.11.2023", "⁂ 2023.11", "⁂ November 10, 2023", "⁂ November 2023", …]
 */
export function dateVariants(
  iso: string,
  langs: readonly string[],
  printDate: PrintDate = formatDate,
): string[] {
  if (!isCalendarDate(iso)) return [];
  const [year = "", month = "", day = ""] = iso.split("-");
  const inWords = langs.flatMap((lang) => [
    printDate(iso, lang),
    printDate(iso, lang, "short"),
    printDate(iso, lang, "monthYear"),
  ]);
  const written = [
    iso,
    `${year}.${month}.${day}`,
    `${day}.${month}.${year}`,
    `${year}.${month}`,
    `${year}-${month}`,
  ];
  return [...new Set([...written, ...inWords])].map((variant) => `${DATES_MARK} ${variant}`);
}

function attributesOf({ title, date, meta }: SearchFacts): string {
  const values = { title, ...(date === undefined ? {} : { date }), ...meta };
  const attributes = Object.entries(values).map(
    ([key, value]) => ` data-search-${key}="${escapeHtml(value)}"`,
  );
  const names = Object.keys(values).map((key) => `${key}[data-search-${key}]`);
  const sort = date === undefined ? "" : ` data-pagefind-sort="date[data-search-date]"`;
  return `${attributes.join("")} data-pagefind-meta="${names.join(", ")}"${sort}`;
}

function filtersOf({ filters }: SearchFacts): string {
  return Object.entries(filters)
    .flatMap(([name, values]) =>
      values.map((value) => `<i data-pagefind-filter="${name}:${escapeHtml(value)}"></i>`),
    )
    .join("");
}

interface BodyMarks {
  readonly start: number;
  /** Before the `>` of its opening tag. */
  readonly openEnd: number;
  readonly textStart: number;
  readonly closeStart: number;
  readonly end: number;
  /** Where its pieces of text begin and end, except those that Pagefind must ignore. */
  readonly texts: readonly BodyText[];
}

interface BodyText {
  readonly start: number;
  readonly end: number;
  /** Without entities. */
  readonly decoded: string;
  /** Whether it is the last of its block. */
  ends?: boolean;
}

/** Elements whose text is read by itself. */
const BLOCKS: ReadonlySet<string> = new Set(
  "h1 h2 h3 h4 h5 h6 p li dt dd td th caption figcaption blockquote pre div section summary".split(" "),
);

/** Elements that Pagefind does not read. */
const UNREAD: ReadonlySet<string> = new Set(
  "footer nav form label script style noscript svg iframe template".split(" "),
);

/** The first element that is marked as the text of the page, by its places in the source. */
function findBody(html: string): BodyMarks | undefined {
  const texts: BodyText[] = [];
  let depth = 0;
  let open: (Pick<BodyMarks, "start" | "openEnd" | "textStart"> & { readonly depth: number }) | undefined;
  let close: Pick<BodyMarks, "closeStart" | "end"> | undefined;
  let ignored = 0;
  const endBlock = (name: string) => {
    const last = texts.at(-1);
    if (last && !close && BLOCKS.has(name)) last.ends = true;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      depth++;
      endBlock(name);
      if (UNREAD.has(name) || attributes["data-pagefind-ignore"] !== undefined) ignored ||= depth;
      if (open || attributes["data-pagefind-body"] === undefined) return;
      const { startIndex: start, endIndex: openEnd } = parser;
      open = { start, openEnd, textStart: openEnd + 1, depth };
    },
    ontext(decoded) {
      if (!open || close || ignored !== 0) return;
      const last = texts.at(-1);
      const [start, end] = [parser.startIndex, parser.endIndex + 1];
      // The parser reports an entity by itself, also within a word.
      if (last?.end === start)
        texts.splice(-1, 1, { start: last.start, end, decoded: last.decoded + decoded });
      else texts.push({ start, end, decoded });
    },
    onclosetag(name) {
      endBlock(name);
      if (open?.depth === depth) close ??= { closeStart: parser.startIndex, end: parser.endIndex + 1 };
      if (ignored === depth) ignored = 0;
      depth--;
    },
  });
  parser.end(html);
  return open && close ? { ...open, ...close, texts } : undefined;
}
