import { engineKey, foldWord, isArabicScript, wordsIn } from "../language/fold.ts";

/** Words shorter than this are not suggested: too many are near each other. */
export const SHORTEST = 4;

/**
 * The words of some texts in lower case, those of the most texts first: what a mistyped query is compared with. Where a
 * word is written in ways that Pagefind takes for different words, its line has all of them, the most frequent first.
 *
 * @example
 * wordList(["The centre", "a centre."], "en"); // => ["centre"]
 * wordList(["Oʻzbekiston", "O‘zbekiston"], "uz"); // => ["oʻzbekiston o‘zbekiston"]
 */
export function wordList(texts: readonly string[], lang: string): string[] {
  const folded = new Map<string, string>();
  const counts = new Map<string, number>();
  const forms = new Map<string, Map<string, number>>();
  for (const text of texts) {
    const words = new Set<string>();
    // A form is folded once: an archive has a thousand times as many words as forms.
    for (const form of new Set(wordsIn(text, lang))) {
      const word = folded.get(form) ?? foldWord(form, lang);
      folded.set(form, word);
      words.add(word);
      const written = form.toLowerCase();
      const known = forms.get(word) ?? new Map<string, number>();
      forms.set(word, known.set(written, (known.get(written) ?? 0) + 1));
    }
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .flatMap(([word]) => lineOf(word, forms.get(word) ?? new Map(), lang));
}

/** The ways of writing a word; nothing for a short one that needs no list to be found. */
function lineOf(word: string, forms: ReadonlyMap<string, number>, lang: string): string[] {
  const byKey = new Map<string, string>();
  for (const [form] of [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const key = engineKey(form, lang);
    if (!byKey.has(key)) byKey.set(key, form);
  }
  const isPlain = byKey.size === 1 && byKey.has(word) && !isArabicScript(lang);
  return word === "" || (isPlain && word.length < SHORTEST) ? [] : [[...byKey.values()].join(" ")];
}
