/**
 * The English stemmer of Snowball, for one purpose: to know whether a word is another form of one that an
 * archive has, and so not a typo. What follows an apostrophe is already cut off.
 *
 * @see https://snowballstem.org/algorithms/english/stemmer.html
 */
const PLURAL = /(?<=[aeiouy].+)s$/;
const TENSE = /(?<=[aeiouy].*)(?:ed|edly|ing|ingly)$/;

const EXCEPTIONS: Readonly<Record<string, string>> = {
  ...{ skis: "ski", skies: "sky", dying: "die", lying: "lie", tying: "tie", idly: "idl", gently: "gentl" },
  ...{ ugly: "ugli", early: "earli", only: "onli", singly: "singl" },
  ...{
    sky: "sky",
    news: "news",
    howe: "howe",
    atlas: "atlas",
    cosmos: "cosmos",
    bias: "bias",
    andes: "andes",
  },
};
const INVARIANT = /^(?:inning|outing|canning|herring|earring|proceed|exceed|succeed)$/;

/** Endings and what they become, the long ones first. */
type Suffixes = readonly (readonly [ending: string, becomes: string])[];

function suffixes(table: Readonly<Record<string, string>>): Suffixes {
  return Object.entries(table).sort(([a], [b]) => b.length - a.length);
}

/** The endings of step 2, in the region after the first syllable. */
const SUFFIXES = suffixes({
  ...{ ational: "ate", ization: "ize", fulness: "ful", ousness: "ous", iveness: "ive", tional: "tion" },
  ...{ biliti: "ble", lessli: "less", entli: "ent", ation: "ate", alism: "al", aliti: "al", ousli: "ous" },
  ...{ iviti: "ive", fulli: "ful", enci: "ence", anci: "ance", abli: "able", izer: "ize", ator: "ate" },
  ...{ alli: "al", bli: "ble", logi: "log" },
});
/** The endings of step 3. */
const MORE_SUFFIXES = suffixes({
  ...{ ational: "ate", tional: "tion", alize: "al", icate: "ic", iciti: "ic", ical: "ic", ful: "", ness: "" },
});
const LAST_SUFFIX =
  /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|(?<=[st])ion)$/;

/**
 * The stem of an English word.
 *
 * @param word In lower case, letters only.
 * @example
 * stemEnglish("conferences"); // => "confer"
 */
export function stemEnglish(word: string): string {
  if (word.length < 3) return word;
  const exception = EXCEPTIONS[word];
  if (exception !== undefined) return exception;
  // A y that is not a vowel is written Y.
  const marked = word.replace(/^y|(?<=[aeiouy])y/g, "Y");
  const r1 = /^(?:gener|commun|arsen)/.exec(marked)?.[0].length ?? behindSyllable(marked, 0);
  const r2 = behindSyllable(marked, r1);
  let stem = withoutPlural(marked);
  if (INVARIANT.test(stem)) return stem;
  stem = withoutTense(stem, r1).replace(/(?<=.[^aeiouy])[yY]$/, "i");
  stem = replaced(stem, SUFFIXES, r1, /(?<=[cdeghkmnrt])li$/);
  stem = replaced(stem, MORE_SUFFIXES, r1);
  if (stem.endsWith("ative") && stem.length - 5 >= r2) stem = stem.slice(0, -5);
  const last = LAST_SUFFIX.exec(stem);
  if (last && last.index >= r2) stem = stem.slice(0, last.index);
  return withoutE(stem, r1, r2).toLowerCase();
}

/** What follows the first consonant after a vowel. */
function behindSyllable(word: string, from: number): number {
  const found = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return found ? from + found.index + 2 : word.length;
}

function withoutPlural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  return /(?:us|ss)$/.test(word) ? word : word.replace(PLURAL, "");
}

function withoutTense(word: string, r1: number): string {
  const agreed = /eed(?:ly)?$/.exec(word);
  if (agreed) return agreed.index >= r1 ? `${word.slice(0, agreed.index)}ee` : word;
  const stem = word.replace(TENSE, "");
  if (stem === word) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) return stem.slice(0, -1);
  return isShort(stem) && stem.length <= r1 ? `${stem}e` : stem;
}

/** Whether a word ends in a short syllable. */
function isShort(word: string): boolean {
  return /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$/.test(word);
}

/** Replaces the longest ending of a table that a word has, in the region after the first syllable. */
function replaced(word: string, table: Suffixes, r1: number, dropped?: RegExp): string {
  const found = table.find(([ending]) => word.endsWith(ending));
  if (!found) {
    const end = dropped?.exec(word)?.index ?? 0;
    return dropped && end >= Math.max(r1, 1) ? word.slice(0, end) : word;
  }
  const [ending, becomes] = found;
  const stem = word.slice(0, word.length - ending.length);
  // The l of "logi" may be outside the region.
  return stem.length + (ending === "logi" ? 1 : 0) >= r1 ? stem + becomes : word;
}

function withoutE(word: string, r1: number, r2: number): string {
  const end = word.length - 1;
  if (word.endsWith("e"))
    return end >= r2 || (end >= r1 && !isShort(word.slice(0, end))) ? word.slice(0, end) : word;
  return word.endsWith("ll") && end >= r2 ? word.slice(0, end) : word;
}
