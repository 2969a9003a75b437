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

/** Characters a minute, from the same study, for languages without spaces between words. */
const CHARACTERS_A_MINUTE: Readonly<Record<string, number>> = { zh: 255, ja: 357 };

/** What a character is to a reader. */
const KIND = { other: 1, character: 2, part: 3, joiner: 4, unspaced: 5 } as const;
type Kind = (typeof KIND)[keyof typeof KIND];

/** Characters that are read one by one. */
const CHARACTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/gu;

const PATTERNS: readonly (readonly [Kind, RegExp])[] = [
  [KIND.character, new RegExp(CHARACTERS.source, "u")],
  // Scripts without spaces, whose words need a dictionary.
  [KIND.unspaced, /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u],
  // A part of a word, in scripts with spaces between words.
  [KIND.part, /[\p{L}\p{M}\p{N}]/u],
  // Between two parts of one word.
  [KIND.joiner, /['’.,:_-]/u],
];

/** The number of UTF-16 units to segment at once: the time grows with their square. */
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
  const { characters, words } = countReading(text, lang);
  const minutes =
    characters / (CHARACTERS_A_MINUTE[language] ?? CHARACTERS_A_MINUTE.zh ?? MEAN) +
    words / (WORDS_A_MINUTE[language] ?? MEAN);
  return minutes === 0 ? 0 : Math.max(1, Math.round(minutes));
}

/**
 * How many characters of a text are read one by one, and how many words there are besides. Most languages
 * separate their words; a dictionary finds the words where they don't.
 *
 * @example
 * countReading("UNESCO’s 42nd session", "en"); // => { characters: 0, words: 3 }
 * countReading("IIOE 会议", "zh-Hans"); // => { characters: 2, words: 1 }
 */
export function countReading(text: string, lang: string): { characters: number; words: number } {
  let [characters, words] = [0, 0];
  let needsDictionary = false;
  const kinds: Kinds = new Uint8Array(0x10000);
  // The position: outside a word, inside one, or after a joiner that may continue it.
  let place = "outside" as "outside" | "inside" | "joined";
  for (let at = 0; at < text.length; at++) {
    const kind = kindAt(text, at, kinds);
    if (kind === KIND.part) {
      if (place === "outside") words++;
      place = "inside";
    } else {
      place = kind === KIND.joiner && place === "inside" ? "joined" : "outside";
      if (kind === KIND.character) characters++;
      if (kind === KIND.unspaced) needsDictionary = true;
    }
    if (isPair(text, at)) at++;
  }
  return { characters, words: needsDictionary ? countSegments(text, lang) : words };
}

/** The words that Unicode's rules and dictionaries find between characters that are read one by one. */
function countSegments(text: string, lang: string): number {
  const segmenter = new Intl.Segmenter(lang, { granularity: "word" });
  const rest = text.replace(CHARACTERS, " ");
  let words = 0;
  for (let at = 0; at < rest.length; at += PIECE)
    for (const { isWordLike } of segmenter.segment(rest.slice(at, at + PIECE))) if (isWordLike) words++;
  return words;
}

/** The kinds of the characters of one UTF-16 unit that were found so far in a text; 0 for others. */
type Kinds = Uint8Array<ArrayBuffer>;

function kindAt(text: string, at: number, kinds: Kinds): Kind {
  if (isPair(text, at)) return findKind(text.slice(at, at + 2));
  const unit = text.charCodeAt(at);
  const known = kinds[unit] as Kind | 0 | undefined;
  if (known) return known;
  const kind = findKind(text.charAt(at));
  kinds[unit] = kind;
  return kind;
}

function findKind(character: string): Kind {
  return PATTERNS.find(([, pattern]) => pattern.test(character))?.[0] ?? KIND.other;
}

/** Whether two UTF-16 units form one character. */
function isPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff && (text.codePointAt(at) ?? 0) > 0xffff;
}
