import { pinyinReadings } from "../language/pinyin-readings.ts";

/** Characters of a word. */
const LENGTH = { shortest: 2, longest: 4 } as const;

/** How often neighbouring words are together before they are taken for one. */
const TOGETHER = 2;

/** The most words: with more, the file grows by those that hardly anybody looks for. */
const MOST = 12_000;

/**
 * The words of some Chinese texts and the readings of their characters, for `readPinyin`.
 *
 * @example
 * pinyinFile(["访问武汉"], "zh-Hans"); // => "wu:武 han:汉 fang:访 wen:问\n武汉 访问"
 */
export function pinyinFile(texts: readonly string[], lang: string): string {
  const words = frequentWords(texts, lang);
  const byReadings = new Map<string, string>();
  for (const character of new Set(words.join(""))) {
    const readings = pinyinReadings(character).join(",");
    if (readings !== "") byReadings.set(readings, (byReadings.get(readings) ?? "") + character);
  }
  const readings = [...byReadings].map(([syllables, characters]) => `${syllables}:${characters}`);
  return `${readings.join(" ")}\n${words.join(" ")}`;
}

/** Words of two to four characters, and neighbours that are one as often as not: a dictionary doesn't have every name. */
function frequentWords(texts: readonly string[], lang: string): string[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: "word" });
  const counts = new Map<string, number>();
  const together = new Map<string, number>();
  const add = (found: Map<string, number>, word: string) => found.set(word, (found.get(word) ?? 0) + 1);
  for (const text of texts)
    for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) {
      let last = "";
      for (const { segment } of segmenter.segment(run)) {
        if (isWord(segment)) add(counts, segment);
        if (isWord(last + segment) && last !== "") add(together, last + segment);
        last = segment;
      }
    }
  for (const [word, count] of together) if (count >= TOGETHER && !counts.has(word)) counts.set(word, count);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST)
    .map(([word]) => word);
}

function isWord(text: string): boolean {
  const { length } = [...text];
  return length >= LENGTH.shortest && length <= LENGTH.longest;
}
