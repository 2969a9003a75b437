import { type Direction, directionOf } from "./direction.ts";
import { languageOf } from "./languages.ts";

/** The languages of ISO 639-1: all codes of two letters. @see https://www.loc.gov/standards/iso639-2/ */
const TWO_LETTERS = new Set(
  (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en " +
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja " +
    "jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb " +
    "nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq " +
    "sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
  ).split(" "),
);

/** Codes of countries, and longer codes and names, that people write for a language. */
const MEANT: Readonly<Record<string, string>> = {
  cn: "zh-Hans",
  cz: "cs",
  dk: "da",
  gr: "el",
  jp: "ja",
  kz: "kk",
  rus: "ru",
  ua: "uk",
  vn: "vi",
  chinese: "zh-Hans",
  english: "en",
  french: "fr",
  german: "de",
  japanese: "ja",
  russian: "ru",
  spanish: "es",
};

/** A language as a page writes it. */
export interface LanguageTag {
  readonly lang: string;
  /** Set where it isn't the direction of the text around. */
  readonly dir?: Direction;
}

/**
 * Reads a BCP 47 tag in the form that ECMA-402 gives it.
 *
 * @param around The direction of the text that it is in.
 * @returns undefined if it is not a tag, or its language is not a code of ISO 639.
 * @see https://www.rfc-editor.org/info/bcp47
 * @example
 * readLanguageTag("FR"); // => { lang: "fr" }
 * readLanguageTag("kk-Arab"); // => { lang: "kk-Arab", dir: "rtl" }
 * readLanguageTag("cn"); // => undefined
 */
export function readLanguageTag(text: string, around: Direction = "ltr"): LanguageTag | undefined {
  try {
    const [lang = ""] = Intl.getCanonicalLocales(text);
    const [language = ""] = lang.split("-");
    if (language.length === 2 ? !TWO_LETTERS.has(language) : language.length !== 3) return undefined;
    const dir = directionOf(lang);
    return dir === around ? { lang } : { lang, dir };
  } catch {
    // Only a valid tag has a canonical form.
    return undefined;
  }
}

/** The tag that was probably meant. */
export function meantTag(text: string): string | undefined {
  const name = text.toLowerCase();
  return Object.hasOwn(MEANT, name) ? MEANT[name] : undefined;
}

/**
 * The locale of a site that was probably meant by a name for another form of its language: a country, a region,
 * a whole word.
 *
 * @param locales Those of the site.
 * @example
 * meantLocale("zh-CN", ["en", "zh"]); // => "zh"
 * meantLocale("cn", ["en", "zh"]); // => "zh"
 */
export function meantLocale(text: string, locales: readonly string[]): string | undefined {
  const wanted = scriptTag(meantTag(text) ?? text.replaceAll("_", "-"));
  return wanted === undefined
    ? undefined
    : locales.find((locale) => locale !== text && scriptTag(languageOf(locale)?.lang ?? locale) === wanted);
}

/** Language and script of a tag, such as `zh-Hans` of `zh-CN`; undefined for what is no tag. */
function scriptTag(text: string): string | undefined {
  const tag = readLanguageTag(text);
  if (!tag) return undefined;
  const { language, script } = new Intl.Locale(tag.lang).maximize();
  return `${language}-${script}`;
}

/**
 * Whether a tag means a language that has another tag: the same language in the same script, and not in another
 * country. Tools write the country too, or in the place of the script, and some join the parts with `_`.
 *
 * @example
 * isSameLanguage("ru_RU", "ru"); // => true
 * isSameLanguage("zh-CN", "zh-Hans"); // => true
 * isSameLanguage("zh-TW", "zh-Hans"); // => false
 */
export function isSameLanguage(found: string, expected: string): boolean {
  const [here, there] = [found, expected].map(readLocale);
  if (!here || !there) return false;
  const [first, second] = [here.maximize(), there.maximize()];
  const isElsewhere = here.region !== undefined && there.region !== undefined && here.region !== there.region;
  return first.language === second.language && first.script === second.script && !isElsewhere;
}

function readLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.replaceAll("_", "-"));
  } catch {
    // Not a tag.
    return undefined;
  }
}
