/**
 * How fast people read, in words a minute, measured with the same texts in each language, so that an original and its
 * translations take about the same time.
 *
 * @see https://doi.org/10.1167/iovs.11-8284 (IReST: Trauzettel-Klosinski, Dietz 2012, table 4)
 */
const WORDS_A_MINUTE: Readonly<Record<string, number>> = {
  ar: 138,
  de: 179,
  en: 228,
  es: 218,
  fi: 161,
  fr: 195,
  he: 187,
  it: 188,
  nl: 202,
  pl: 166,
  pt: 181,
  ru: 184,
  sl: 180,
  sv: 199,
  tr: 166,
};

/** The mean of the languages that were measured, for all others. */
const MEAN = 184;

/** Characters a minute, from the same study, where words are not set apart. */
const CHARACTERS_A_MINUTE: Readonly<Record<string, number>> = { zh: 255, ja: 357 };

/** Characters that are read one by one. */
const CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/gu;

/** What is read as one word, where words are set apart. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,:_-][\p{L}\p{M}\p{N}]+)*/gu;

/** Scripts without spaces, whose words need a dictionary. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Where none of these is, no character is read one by one, and words are set apart: most texts end at this quick look. */
const FROM_THAI_ON = /[\u0E00-\uFFFF]/;

/** UTF-16 units that are segmented at once: the time that it takes grows with their square. */
const PIECE = 2000;

/**
 * How long a text takes to read, in whole minutes, one at least.
 *
 * @param text Plain text.
 * @param lang BCP 47 tag.
 * @returns 0 for a text without a word.
 * @example
 * readingMinutes("汉字".repeat(255), "zh-Hans"); // => 2
 */
export function readingMinutes(text: string, lang: string): number {
  const [language = ""] = lang.split("-");
  const [characters, rest] = FROM_THAI_ON.test(text) ? takeCharacters(text) : [0, text];
  const words = countWords(rest, lang);
  const minutes =
    characters / (CHARACTERS_A_MINUTE[language] ?? CHARACTERS_A_MINUTE.zh ?? MEAN) +
    words / (WORDS_A_MINUTE[language] ?? MEAN);
  return minutes === 0 ? 0 : Math.max(1, Math.round(minutes));
}

/** How many characters are read one by one, and what else there is. */
function takeCharacters(text: string): [number, string] {
  let characters = 0;
  const rest = text.replace(CHARACTER, () => {
    characters++;
    return " ";
  });
  return [characters, rest];
}

/**
 * The words of a text in which no characters are read one by one. Most languages set their words apart; a dictionary is
 * asked where they don't.
 *
 * @example
 * countWords("UNESCO’s 42nd session", "en"); // => 3
 */
export function countWords(text: string, lang: string): number {
  if (!FROM_THAI_ON.test(text) || !UNSPACED.test(text)) return text.match(WORD)?.length ?? 0;
  const segmenter = new Intl.Segmenter(lang, { granularity: "word" });
  let words = 0;
  for (let at = 0; at < text.length; at += PIECE)
    for (const { isWordLike } of segmenter.segment(text.slice(at, at + PIECE))) if (isWordLike) words++;
  return words;
}
