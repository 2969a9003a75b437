/**
 * The letters of Russian and Ukrainian in Latin ones, as far as all ways of transliterating them can be told: ц as тс, щ as шч,
 * я as иа, and neither ь nor ъ.
 */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ а: "a", б: "b", в: "v", г: "g", ґ: "g", д: "d", е: "e", ё: "e", є: "ie", ж: "ž", з: "z", и: "i" },
  ...{ і: "i", ї: "i", й: "i", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t" },
  ...{ у: "u", ф: "f", х: "x", ц: "ts", ч: "č", ш: "š", щ: "šč", ъ: "", ы: "i", ь: "", э: "e", ю: "iu" },
  ...{ я: "ia" },
};

/**
 * What people type for the same sounds, the longest first: by BGN, GOST, ISO 9, scholars and in chats.
 *
 * @see https://en.wikipedia.org/wiki/Romanization_of_Russian#Transliteration_table
 */
const TYPED: readonly (readonly [RegExp, string])[] = [
  [/shch|shh|šč|ŝ|sch/g, "šč"],
  [/sh/g, "š"],
  [/tch|ch/g, "č"],
  [/zh/g, "ž"],
  [/kh|h/g, "x"],
  [/cz|tz|c/g, "ts"],
  [/ph/g, "f"],
  [/w/g, "v"],
  [/q/g, "k"],
  [/[yj]/g, "i"],
  [/[èëé]/g, "e"],
  [/û/g, "iu"],
  [/â/g, "ia"],
];

/** What is the same in the ears of a writer: double letters, ий and й, ие and е. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/sč/g, "šč"],
  [/tč/g, "č"],
  [/(\p{L})\1+/gu, "$1"],
  [/ie/g, "e"],
];

/**
 * A Cyrillic word by which its transliterations are found.
 *
 * @example
 * transliterationKey("конференция"); // => "konferentsia"
 */
export function transliterationKey(word: string): string {
  const letters = [...word.toLowerCase()].map((letter) => LETTERS[letter] ?? letter);
  return replaced(letters.join(""), ALIKE);
}

/**
 * The keys of the Cyrillic words that a word in Latin letters may stand for.
 *
 * @example
 * typedKeys("konferenciya"); // => ["konferentsia"]
 * typedKeys("yolka"); // => ["iolka", "elka"]
 */
export function typedKeys(word: string): string[] {
  const plain = word
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’‘`´′ʹʺ″"]/g, "");
  if (!/^\p{Script=Latin}+$/u.test(plain)) return [];
  // A transliteration doesn't show where х and кс, ш and сх differ.
  const variants = new Set([plain, plain.replaceAll("x", "ks"), plain.replaceAll("sh", "sx")]);
  const keys = [...variants].map((variant) => replaced(variant, TYPED));
  // ё is transliterated by its sound, and printed as е.
  const sounds = keys.flatMap((key) => [key, key.replace(/i[oö]|(?<=[žčš])o/g, "e")]);
  return [...new Set(sounds.map((key) => replaced(key, ALIKE)))];
}

function replaced(word: string, changes: readonly (readonly [RegExp, string])[]): string {
  return changes.reduce((text, [from, to]) => text.replace(from, to), word);
}
