/** A word, or words, that the project doesn't use. */
interface ListedWord {
  /** What is looked for, as a regular expression of whole words. */
  readonly pattern: string;
  /** What a writer puts in its place. */
  readonly instead: string;
}

/** What prints, reports or returns; it doesn't speak. */
const PROGRAM =
  "command|program|check|checks|build|plugin|option|setting|configuration|function|script|audit|library|cache|catalogue|import|export|error|exit code|`polyglot [a-z]+`";

const LISTED: readonly ListedWord[] = [
  { pattern: "alone", instead: "only" },
  { pattern: "stands?|stood|standing", instead: "is" },
  { pattern: "lies?|lay|lain|lying", instead: "is" },
  { pattern: `(?:${PROGRAM}) (?:says?|tells?)`, instead: "reports, prints, returns or sets" },
  { pattern: "(?:has|have|had) not(?! (?:yet |been |changed |\\w+ed\\b))", instead: "doesn't have, hasn't" },
  { pattern: "(?:is|are) none", instead: "isn't, no" },
  {
    pattern: "whoever|whomever|nobody|somebody|those who",
    instead: "the caller, users, readers, translators",
  },
  { pattern: "anew|made again", instead: "rebuilt, recomputed" },
  { pattern: "beside", instead: "next to, compared with, in parallel" },
  { pattern: "kept", instead: "cached, saved, stored: the one that it is" },
  { pattern: "so many|as good as", instead: "the number, the thing itself" },
  { pattern: "of what", instead: "the thing itself" },
  { pattern: "(?:of|in) which", instead: "two sentences" },
  { pattern: "voiceless|settles?|settled|spoken|makers?|manieth", instead: "the field's term" },
];

/** Uses that are plain English all the same. */
const ALLOWED: readonly RegExp[] = [
  // The product's own name for a page outside the news.
  /standing pages?/gi,
  // An abbreviation or a sign means something.
  /\bstands? for\b/gi,
  // Names and headlines that no line end divides.
  /kept (?:whole|on one line)/gi,
  // The name of a parameter.
  /@param spoken/g,
];

const whole = (pattern: string) => new RegExp(`(?<![\\w-])(?:${pattern})(?![\\w-])`, "gi");
const PATTERNS = LISTED.map(({ pattern, instead }) => ({ pattern: whole(pattern), instead }));

/** A word of the list in a text. */
export interface FoundWord {
  readonly word: string;
  readonly instead: string;
  /** The words around it. */
  readonly place: string;
}

/**
 * The words of the list in a text, without its allowed uses.
 *
 * @param prose Text without code.
 */
export function findListedWords(prose: string): FoundWord[] {
  const text = prose.replace(/\s+/g, " ");
  const allowed = ALLOWED.flatMap((use) =>
    [...text.matchAll(use)].map((match) => [match.index, match.index + match[0].length] as const),
  );
  return PATTERNS.flatMap(({ pattern, instead }) =>
    [...text.matchAll(pattern)]
      .filter(({ index }) => !allowed.some(([start, end]) => index >= start && index < end))
      .map(({ index, 0: word }) => ({
        word,
        instead,
        place: text.slice(Math.max(0, index - 40), index + 40),
      })),
  );
}

/** The prose of a document: without fenced code, code in a line and addresses. */
export function proseOf(markdown: string): string {
  return markdown
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, "")
    .replace(/`[^`\n]*`/g, "…")
    .replace(/\]\([^()\s]*\)/g, "]");
}

/** The comments of a source file, without code in them. */
export function commentsOf(source: string): string {
  const comments = source.match(/(?<=^|\s)(?:\/\*(?!\*?\/)[\s\S]*?\*\/|\/\/(?! =>).*)/gm) ?? [];
  return comments
    .join("\n")
    .replace(/@example[\s\S]*?\*\//g, "")
    .replace(/^\s*(?:\*|\/\/)/gm, "")
    .replace(/`[^`\n]*`/g, "…");
}
