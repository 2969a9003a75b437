/** Words shorter than this are not suggested: too many are near each other. */
const SHORTEST = 4;

/** A word as it is compared: lower case, without accents, ё as е. */
export function foldWord(word: string): string {
  return word
    .toLowerCase()
    .normalize("NFD")
    .replace(/(?<!и)\p{M}/gu, "")
    .normalize("NFC")
    .replaceAll("ё", "е");
}

/**
 * The words of some texts, those of the most texts first: what a mistyped query is compared with.
 *
 * @example
 * wordList(["The centre", "a centre."]); // => ["centre"]
 */
export function wordList(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  const folded = new Map<string, string>();
  for (const text of texts) {
    const words = new Set<string>();
    // A form is folded once: an archive has a thousand times as many words as forms.
    for (const form of new Set(text.match(WORD))) {
      const word = folded.get(form) ?? foldWord(form);
      folded.set(form, word);
      if (word.length >= SHORTEST) words.add(word);
    }
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
}

/** The words of a text, folded. */
export function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).map(foldWord);
}

const WORD = /[\p{L}\p{M}]+/gu;
