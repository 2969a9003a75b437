import type { Glossary } from "../catalogues/glossary.ts";
import { scriptOf } from "../language/scripts.ts";

/** A text in one language, as the checks see it. */
export interface Passage {
  readonly text: string;
  /**
   * The text with filler in place of everything that isn't prose (placeholders, tags, addresses, code), so
   * all offsets stay the same.
   */
  readonly prose: string;
  readonly locale: string;
  /** The language only: `"zh"` of `"zh-Hans"`. */
  readonly language: string;
  /** BCP 47 tag. */
  readonly lang: string;
  /** Any letter of its script, if the language is judged by its letters. */
  readonly letter: RegExp | undefined;
}

/** The languages whose texts are judged by their letters. */
const JUDGED_BY_LETTERS: readonly string[] = ["en", "zh", "ru"];

/** The input of a check: a text, and for a translation the text that it was translated from. */
export interface Checked {
  readonly target: Passage;
  readonly source?: Passage;
  readonly glossary: Glossary;
  /** Half-width columns that the text may take in its place. */
  readonly limit?: number;
  /** The same message in the other languages that it is translated into. */
  readonly elsewhere?: readonly string[];
  /** The CLDR category, where the text is one form of a plural. */
  readonly form?: string;
  /** Whether it is a whole article: then its content is compared, not its structure. */
  readonly article?: boolean;
}

/** What a check has found. */
export interface Finding {
  /** In UTF-16 units of the target's text. */
  readonly at: number;
  /** As in the text; "" where something is missing. */
  readonly found: string;
  readonly expected?: string;
  /** What was probably meant, in place of `found`. */
  readonly suggestion?: string;
}

/** One rule: takes a text and returns what is wrong with it. */
export type Check = (checked: Checked) => readonly Finding[];

/** Replaces everything that isn't prose: neither letter nor digit, space or punctuation. */
export const FILLER = "\uFFFC";

/** What isn't prose: parts of the program and of the markup, addresses. */
const OTHER = new RegExp(
  [
    /`[^`\n]*`/,
    /\{\{[^{}]*\}\}|\$?\{[^{}\n]*\}|\$t\([^()]*\)|%(?:\d+\$|\([a-z_]+\))?[sdifu@](?![A-Za-z\p{Script=Cyrillic}])/u,
    /<\/?[A-Za-z0-9][^<>\n]{0,300}>/,
    /(?<=\])\([^()\s]*(?:\s"[^"\n]*")?\)/,
    /https?:\/\/[^\s<>"'“”«»，。；：、！？（）()《》「」\]\p{Script=Han}\p{Script=Cyrillic}]+/u,
    /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/,
    /(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,8}(?:com|org|net|io|dev|int|edu|gov|json|ya?ml|md|tsx?|jsx?|html?|css|xml|txt|csv)(?:\/[\w./%-]*)?(?!\w)/,
    /(?<!\w)--?[a-z][\w-]+/,
    /&(?:[a-z]+|#\d+);/,
    /(?<![A-Za-z\p{Script=Cyrillic}\d])[:;]-?[()DP](?![\p{L}\p{N}])/u,
    // Older programs fill in names between double underscores; a file extension names a kind of file.
    /__\w+__|(?<![a-z])[a-z]+:\/\/(?!\w)|(?<=^|\s)\.[a-z]{2,6}(?![\w])/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gu",
);

/**
 * Prepares a text for the checks.
 *
 * @example
 * passage("За {{year}} год", "ru", "ru").prose; // => "За ￼￼￼￼￼￼￼￼ год"
 */
export function passage(text: string, locale: string, lang: string): Passage {
  const prose = text.replace(OTHER, (other) => FILLER.repeat(other.length));
  const [language = lang] = lang.split("-", 1);
  const letter = JUDGED_BY_LETTERS.includes(language) ? scriptOf(lang) : undefined;
  return { text, prose, locale, lang, language, letter };
}

/**
 * What Markdown puts before and between texts: fences with their code, marks of lists and headings, cells,
 * words that are marked as another language, footnotes. A fence without an end is code up to the end of the text.
 */
const MARKDOWN =
  /^(`{3,}|~{3,})[\s\S]*?(?:^\1[`~]*[ \t]*$|(?![\s\S]))|^[ \t]*(?:(?:[-*+>]|#{1,6}|\d{1,3}[.)])[ \t]+)+|(?:(?<![ \t])[ \t]+)?\|[ \t:|-]*|\[[^[\]\n]*\]\{lang=[^{}\n]*\}|\[\^[^[\]\s]+\]:?|^\[[^\]\n]+\]:[ \t]+\S.*$|^:{3,}.*$/gm;

/** Prepares a text in Markdown for the checks. */
export function markdownPassage(text: string, locale: string, lang: string): Passage {
  const plain = text.replace(MARKDOWN, (mark) => mark.replace(/[^\n]/g, FILLER));
  return { ...passage(plain, locale, lang), text };
}

/** Every match of a pattern with the flag `g`, as findings. */
export function matchesIn(text: string, pattern: RegExp, suggest?: (found: string) => string): Finding[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    at: index,
    found,
    ...(suggest ? { suggestion: suggest(found) } : {}),
  }));
}
