/** A block of text and the language that it claims. */
export interface TextBlock {
  readonly lang: string | undefined;
  readonly text: string;
}

/** Names of several scripts together, and what Unicode calls each of them. */
const JOINT_SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  Hans: ["Han"],
  Hant: ["Han"],
  Jpan: ["Han", "Hiragana", "Katakana"],
  Kore: ["Hangul", "Han"],
};

/** Any letter of the script that a language is written in; undefined for a tag that has none. */
export type ScriptOf = (lang: string) => RegExp | undefined;

/** A `scriptOf` that looks up each language once. */
export function createScripts(): ScriptOf {
  const scripts = new Map<string, RegExp | undefined>();
  return (lang) => {
    if (!scripts.has(lang)) scripts.set(lang, scriptOf(lang));
    return scripts.get(lang);
  };
}

/**
 * Any letter of the script that a language is written in, by Unicode's likely subtags.
 *
 * @returns undefined for a tag that has no script.
 * @see https://www.unicode.org/reports/tr35/#Likely_Subtags
 * @example
 * scriptOf("sr-Latn")?.test("ž"); // => true
 */
export function scriptOf(lang: string): RegExp | undefined {
  try {
    const { script } = new Intl.Locale(lang).maximize();
    if (script === undefined) return undefined;
    return new RegExp(
      `[${(JOINT_SCRIPTS[script] ?? [script]).map((name) => `\\p{Script=${name}}`).join("")}]`,
      "u",
    );
  } catch {
    // Not a tag, or a script that this version of Unicode does not know.
    return undefined;
  }
}

/** How many letters a block needs before we judge its script: names and titles may be in any script. */
const ENOUGH_LETTERS = 40;

/** Addresses have no language. */
const ADDRESSES = /\b[a-z][a-z0-9+.-]*:\/\/\S+|\S+@\S+/giu;

/** Whether a text is in a script that its language is not written in: its real language is not marked. */
export function isForeign({ lang, text }: TextBlock, scripts: ScriptOf): boolean {
  const script = lang === undefined ? undefined : scripts(lang);
  if (!script) return false;
  const words = /:\/\/|@/.test(text) ? text.replace(ADDRESSES, "") : text;
  // Nearly every text returns here, at its first letter.
  if (script.test(words)) return false;
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  // A Han character says as much as two or three letters.
  return letters + 2 * (words.match(/\p{Script=Han}/gu)?.length ?? 0) >= ENOUGH_LETTERS;
}

/**
 * Whether words can only be in one of two languages, by their letters.
 *
 * @example
 * isWrittenIn("标题", "zh-Hans", "en"); // => true
 * isWrittenIn("Report 2019", "fr", "en"); // => false
 */
export function isWrittenIn(words: string, lang: string, notIn: string): boolean {
  return scriptOf(lang)?.test(words) === true && scriptOf(notIn)?.test(words) === false;
}

/** Whether a language is written in Han characters without spaces between its words. */
export function isUnspaced(lang: string): boolean {
  return /^(?:zh|ja|yue)\b/i.test(lang);
}

/**
 * Whether a language is searched character by character: where words begin and end is not written, or, as in
 * Korean, a word is often a part of a longer one.
 */
export function isSearchedByCharacter(lang: string): boolean {
  return isUnspaced(lang) || /^ko\b/i.test(lang);
}

/** A character that is searched by itself in such a language. */
export const SINGLE_CHARACTER =
  /[\p{Script=Han}\u3005-\u3007\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u30FC]/u;

/** Whether a language is Chinese, in whatever script or country. */
export function isChinese(lang: string): boolean {
  return /^(?:zh|yue)\b/i.test(lang);
}

/** Whether a language is written in full-width characters, such as Han and Hangul. */
export function isFullWidth(lang: string): boolean {
  return /^(?:zh|ja|ko|yue)\b/i.test(lang);
}

/**
 * The parts of a word between which its script changes to Han characters or from them.
 *
 * @example
 * atScriptChange("UNESCO教科文"); // => ["UNESCO", "教科文"]
 * atScriptChange("covid-19"); // => ["covid-19"]
 */
export function atScriptChange(word: string): string[] {
  return word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];
}
