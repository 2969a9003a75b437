import type { Glossary } from "../catalogues/glossary.ts";
import { scriptOf } from "../language/scripts.ts";

/** A text in one language, as the checks see it. */
export interface Passage {
  readonly text: string;
  /** The text with everything that is no prose (placeholders, tags, addresses, code) filled in, at the same places. */
  readonly prose: string;
  readonly locale: string;
  /** The language alone: `"zh"` of `"zh-Hans"`. */
  readonly language: string;
  /** BCP 47 tag. */
  readonly lang: string;
  /** Any letter of its script, where the language is judged by its letters. */
  readonly letter: RegExp | undefined;
}

/** The languages whose texts are judged by their letters. */
const JUDGED_BY_LETTERS: readonly string[] = ["en", "zh", "ru"];

/** What a check is given: a text, and the text that it was translated from, where it was. */
export interface Checked {
  readonly target: Passage;
  readonly source?: Passage;
  readonly glossary: Glossary;
  /** Half-width columns that the text may take in its place. */
  readonly limit?: number;
  /** The CLDR category, where the text is one form of a plural. */
  readonly form?: string;
  /** A whole article: what it mentions is compared, not how it is built. */
  readonly article?: boolean;
}

/** What a check has found. */
export interface Finding {
  /** In UTF-16 units of the target's text. */
  readonly at: number;
  /** As it stands in the text; "" where something is missing. */
  readonly found: string;
  readonly expected?: string;
  /** What was probably meant, in place of `found`. */
  readonly suggestion?: string;
}

/** One rule: a text in, what is wrong with it out. */
export type Check = (checked: Checked) => readonly Finding[];

/** What stands in the prose where something else stood: neither letter nor digit, space or punctuation. */
export const FILLER = "\uFFFC";

/** What is no prose: the program's own, the markup's, addresses. */
const OTHER = new RegExp(
  [
    /`[^`\n]*`/,
    /\{\{[^{}]*\}\}|\$?\{[^{}\n]*\}|\$t\([^()]*\)|%(?:\d+\$|\([a-z_]+\))?[sdifu@](?!\p{L})/u,
    /<\/?[A-Za-z0-9][^<>\n]{0,300}>/,
    /(?<=\])\([^()\s]*(?:\s"[^"\n]*")?\)/,
    /https?:\/\/[^\s<>"'“”«»，。；：、！？（）()《》「」\]\p{Script=Han}\p{Script=Cyrillic}]+/u,
    /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/,
    /(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,8}(?:com|org|net|io|dev|int|edu|gov|json|ya?ml|md|tsx?|jsx?|html?|css|xml|txt|csv)(?:\/[\w./%-]*)?(?!\w)/,
    /(?<!\w)--?[a-z][\w-]+/,
    /&(?:[a-z]+|#\d+);/,
    // Names between double underlines are filled in by older programs; an ending of a file stands for its kind.
    /__\w+__|[a-z]+:\/\/(?!\w)|(?<=^|\s)\.[a-z]{2,6}(?![\w])/,
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

/** What Markdown sets before and between texts: fences with their code, marks of lists and headings, cells, words
 * that are marked as of another language, footnotes. */
const MARKDOWN =
  /^(`{3,}|~{3,})[\s\S]*?^\1[`~]*[ \t]*$|^[ \t]*(?:(?:[-*+>]|#{1,6}|\d{1,3}[.)])[ \t]+)+|[ \t]*\|[ \t:|-]*|\[[^\]\n]*\]\{lang=[^}\n]*\}|\[\^[^\]\s]+\]:?|^\[[^\]\n]+\]:[ \t]+\S.*$|^:{3,}.*$/gm;

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
