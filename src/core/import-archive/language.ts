import type { Language } from "../language/languages.ts";

/** Words that only one of the languages of a script has so often. @see https://unicode.org/udhr/ */
const FREQUENT: Readonly<Record<string, string>> = {
  en: "the and of to in is that for with was were are has have this from by on at it an be",
  fr: "le la les des et une est dans pour que qui sur avec au du par ce sont cette été",
  es: "el los las del y una es para que por con se su al como más fue entre ha sus",
  de: "der die das und ist den von zu mit auf für ein eine im nicht des dem sich wurde",
  pt: "o os as do da dos das e um uma para que com não em ao foi pela pelo são",
  it: "il gli della di che è una per con del sono nel alla dei le da anche si",
  id: "yang dan di dengan untuk pada dari ini itu dalam adalah tidak akan oleh",
  vi: "của và các là được trong cho với một những người đã",
  tr: "ve bir bu için ile de da olarak olan çok daha tarafından",
  ru: "и в на с по что не для из от его это как был были на к о также",
  uk: "і в на з що не для та від до його це як був були також є",
  bg: "и в на с за от че не са се като към със това",
  kk: "және мен үшін бойынша бұл деп болды оның бар",
};

/** Letters that tell apart languages of one script. */
const LETTERS: readonly (readonly [pattern: RegExp, lang: string, weight: number])[] = [
  [/[ыэё]/giu, "ru", 3],
  [/ъ/giu, "bg", 1],
  [/[іїєґ]/giu, "uk", 3],
  [/[әғқңөұүһ]/giu, "kk", 3],
];

/** What a text is written in. */
export interface GuessedLanguage {
  /** A BCP 47 tag such as `"ru"`. */
  readonly lang: string;
  readonly isSure: boolean;
}

/** Letters that a guess needs before it is sure; a Han character counts as two. */
const ENOUGH_LETTERS = 60;

/** Frequent words by which a sure guess leads. */
const LEAD = 3;

/** Characters of a text that are looked at. */
const LIMIT = 5000;

/**
 * Guesses the language of a text by its script and its frequent words.
 *
 * @returns undefined where it has no letters of a known script.
 * @example
 * guessLanguage("Делегация посетила Женеву."); // => { lang: "ru", isSure: false }
 */
export function guessLanguage(text: string): GuessedLanguage | undefined {
  const plain = text.slice(0, LIMIT);
  const count = (pattern: RegExp) => plain.match(pattern)?.length ?? 0;
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(/\p{Script=Han}/gu);
  const scripts: [name: string, letters: number][] = [
    ["ja", kana > han / 10 ? (kana + han) * 2 : 0],
    ["zh", kana > han / 10 ? 0 : han * 2],
    ["ko", count(/\p{Script=Hangul}/gu) * 2],
    ["ar", count(/\p{Script=Arabic}/gu)],
    ["cyrillic", count(/\p{Script=Cyrillic}/gu)],
    ["latin", count(/\p{Script=Latin}/gu)],
  ];
  const [script, letters] = scripts.reduce((most, one) => (one[1] > most[1] ? one : most));
  if (letters === 0) return undefined;
  const isSure = letters >= ENOUGH_LETTERS;
  if (script !== "cyrillic" && script !== "latin") return { lang: script, isSure };
  return byWords(plain, script === "latin" ? /^(?!ru|uk|bg|kk)/ : /^(?:ru|uk|bg|kk)$/, isSure);
}

/** The language whose frequent words a text has most; the first one of its script where it has none of any. */
function byWords(text: string, langs: RegExp, isLong: boolean): GuessedLanguage | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(FREQUENT)
    .filter(([lang]) => langs.test(lang))
    .map(([lang, list]): [lang: string, score: number] => {
      const frequent = new Set(list.split(" "));
      const letters = LETTERS.filter(([, of]) => of === lang).reduce(
        (sum, [pattern, , weight]) => sum + weight * (text.match(pattern)?.length ?? 0),
        0,
      );
      return [lang, words.filter((word) => frequent.has(word)).length + letters];
    })
    .sort(([, a], [, b]) => b - a);
  const [best, second] = scores;
  if (!best) return undefined;
  return { lang: best[0], isSure: isLong && best[1] >= (second?.[1] ?? 0) + LEAD };
}

/**
 * The locale of a site for a language of an archive, by its tag or by its name in itself.
 *
 * @example
 * localeFor("zh_CN", languages); // => "zh"
 * localeFor("fr", languages); // => undefined
 */
export function localeFor(lang: string, languages: readonly Language[]): string | undefined {
  const tag = lang.trim().toLowerCase().replaceAll("_", "-");
  const exact = languages.find((one) =>
    [one.locale, one.lang, one.ogLocale.replaceAll("_", "-"), one.label].some(
      (name) => name.toLowerCase() === tag,
    ),
  );
  if (exact) return exact.locale;
  const script = scriptTag(tag);
  const alike = languages.filter((one) => one.lang.toLowerCase().split("-")[0] === tag.split("-")[0]);
  return (alike.find((one) => scriptTag(one.lang) === script) ?? (alike.length === 1 ? alike[0] : undefined))
    ?.locale;
}

function scriptTag(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).maximize().script;
  } catch {
    // The archive has something else there, such as a name.
    return undefined;
  }
}
