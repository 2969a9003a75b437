/** The keys of a keyboard, in the order that `LAYOUTS` has their letters. */
const QWERTY = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";

/** What the same keys write in other languages. @see https://www.unicode.org/cldr/charts/48/keyboards/ */
const LAYOUTS: Readonly<Record<string, string>> = {
  ru: "ёйцукенгшщзхъфывапролджэячсмитьбю",
  uk: "'йцукенгшщзхїфівапролджєячсмитьбю",
  be: "ёйцукенгшўзх'фывапролджэячсмітьбю",
  kk: "(йцукенгшщзхъфывапролджэячсмитьбю",
};

/**
 * What the keys of a word write in the other layout of a keyboard, for each language that has one; in lower case.
 *
 * @param langs BCP 47 tags of the languages whose layouts readers may have.
 * @example
 * inOtherLayout("rjyathtywbz", ["ru"]); // => ["конференция"]
 * inOtherLayout("гтуысщ", ["ru"]); // => ["unesco"]
 */
export function inOtherLayout(word: string, langs: readonly string[]): string[] {
  const typed = word.normalize("NFC").toLowerCase();
  const converted = langs.flatMap((lang) => {
    const letters = LAYOUTS[lang.toLowerCase().split("-")[0] ?? ""];
    if (letters === undefined) return [];
    return /\p{Script=Cyrillic}/u.test(typed)
      ? exchanged(typed, letters, QWERTY)
      : exchanged(typed, QWERTY, letters);
  });
  return [...new Set(converted)];
}

/** Nothing where a sign has no key, as a letter of another language. */
function exchanged(word: string, from: string, to: string): string[] {
  const letters = [...word].map((sign) => {
    const key = from.indexOf(sign);
    return key < 0 ? (/[\d-]/.test(sign) ? sign : undefined) : to[key];
  });
  return letters.includes(undefined) || !/^[\p{L}\d'-]+$/u.test(letters.join("")) ? [] : [letters.join("")];
}
