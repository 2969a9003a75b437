/** The words of a Chinese archive by their pinyin. */
export interface PinyinWords {
  /**
   * The words that some pinyin can mean, with or without tones and spaces; those in the most texts first.
   *
   * @example
   * words.of("jiao ke wen"); // => ["教科文"]
   */
  of(typed: string): readonly string[];
}

/** The most words of the same sound. */
const MOST = 3;

/** The most ways of reading one word. */
const MOST_READINGS = 8;

/** The fewest letters of each of two words that are typed as one. */
const SHORTEST = 3;

/**
 * Reads the file of `pinyinFile`. A character with several readings is found by each of them, after words that are found by
 * the first reading of theirs.
 */
export function readPinyin(file: string): PinyinWords {
  const [readings = "", list = ""] = file.split("\n");
  const byCharacter = new Map<string, readonly string[]>();
  for (const entry of readings.split(" ")) {
    const [syllables = "", characters = ""] = entry.split(":");
    for (const character of characters) byCharacter.set(character, syllables.split(","));
  }
  const usual = new Map<string, string[]>();
  const other = new Map<string, string[]>();
  for (const word of list.split(" ").filter((one) => one !== ""))
    for (const [index, key] of soundsOf(word, byCharacter).entries()) {
      const words = index === 0 ? usual : other;
      words.set(key, [...(words.get(key) ?? []), word]);
    }
  const whole = (key: string) => [...new Set([...(usual.get(key) ?? []), ...(other.get(key) ?? [])])];
  return {
    of(typed) {
      const key = pinyinKey(typed);
      const words = whole(key);
      return (words.length > 0 ? words : inTwo(key, whole)).slice(0, MOST);
    },
  };
}

/** Two words that are typed as one. */
function inTwo(key: string, whole: (key: string) => readonly string[]): string[] {
  for (let at = key.length - SHORTEST; at >= SHORTEST; at--) {
    const [first, second] = [whole(key.slice(0, at))[0], whole(key.slice(at))[0]];
    if (first !== undefined && second !== undefined) return [first + second];
  }
  return [];
}

/** The ways of reading a word, the usual one first. */
function soundsOf(word: string, byCharacter: ReadonlyMap<string, readonly string[]>): string[] {
  let sounds = [""];
  for (const character of word) {
    const readings = byCharacter.get(character) ?? [];
    sounds = sounds.flatMap((start) => readings.map((reading) => start + reading)).slice(0, MOST_READINGS);
  }
  return sounds;
}

/** Pinyin without tones and spaces; ü as v, which is what keyboards type for it. */
function pinyinKey(typed: string): string {
  return typed
    .normalize("NFD")
    .toLowerCase()
    .replace(/u\u0308|u(?=\p{M}\u0308)/gu, "v")
    .replace(/[^a-z]/g, "");
}
