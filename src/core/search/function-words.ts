/** Words that join others and say nothing by themselves, by language. */
const WORDS: Readonly<Record<string, string>> = {
  en: "a an and are as at by for from in is it of on or the to was were with",
  ru: "а без в во для до за и из или к как ко на о об от по при с со у",
};

/**
 * Whether a word of a query may be missing from a page that is found by the others.
 *
 * @example
 * isFunctionWord("the", "en"); // => true
 */
export function isFunctionWord(word: string, lang: string): boolean {
  const words = WORDS[lang.toLowerCase().split("-")[0] ?? ""] ?? "";
  return ` ${words} `.includes(` ${word.toLowerCase()} `);
}
