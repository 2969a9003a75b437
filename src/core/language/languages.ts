import { type Direction, directionOf } from "./direction.ts";

/** One language of the site, as configured. */
export interface Language {
  /** Part of addresses, folders and file names: `"zh"`. */
  readonly locale: string;
  /** BCP 47 tag for `lang` and `hreflang`: `"zh-Hans"`. */
  readonly lang: string;
  /** Open Graph's own form: `"zh_CN"`. */
  readonly ogLocale: string;
  /** The language's name in itself: `"简体中文"`. */
  readonly label: string;
  readonly dir: Direction;
  /** A language that is being set up answers every address with a notice. */
  readonly status: "ready" | "configuring";
}

/** What an option `languages` may hold: a known locale, or one with its own particulars. */
export type LanguageOption =
  | string
  | ({ readonly locale: string } & {
      readonly [Key in Exclude<keyof Language, "locale">]?: Language[Key] | undefined;
    });

type Known = readonly [lang: string, ogLocale: string, label: string];

/**
 * Languages that need no particulars: the six of the United Nations and those of some neighbours.
 * `ogLocale` comes from Facebook's list of locales.
 *
 * @see https://ogp.me/#optional
 */
const KNOWN: Readonly<Record<string, Known>> = {
  ar: ["ar", "ar_AR", "العربية"],
  de: ["de", "de_DE", "Deutsch"],
  en: ["en", "en_US", "English"],
  es: ["es", "es_ES", "Español"],
  fa: ["fa", "fa_IR", "فارسی"],
  fr: ["fr", "fr_FR", "Français"],
  he: ["he", "he_IL", "עברית"],
  hi: ["hi", "hi_IN", "हिन्दी"],
  id: ["id", "id_ID", "Bahasa Indonesia"],
  it: ["it", "it_IT", "Italiano"],
  ja: ["ja", "ja_JP", "日本語"],
  kk: ["kk", "kk_KZ", "Қазақша"],
  ko: ["ko", "ko_KR", "한국어"],
  ky: ["ky", "ky_KG", "Кыргызча"],
  mn: ["mn", "mn_MN", "Монгол"],
  ms: ["ms", "ms_MY", "Bahasa Melayu"],
  pt: ["pt", "pt_PT", "Português"],
  ru: ["ru", "ru_RU", "Русский"],
  th: ["th", "th_TH", "ไทย"],
  tr: ["tr", "tr_TR", "Türkçe"],
  uk: ["uk", "uk_UA", "Українська"],
  ur: ["ur", "ur_PK", "اردو"],
  uz: ["uz", "uz_UZ", "Oʻzbekcha"],
  vi: ["vi", "vi_VN", "Tiếng Việt"],
  zh: ["zh-Hans", "zh_CN", "简体中文"],
  "zh-hant": ["zh-Hant", "zh_TW", "繁體中文"],
};

/** The locales that need no particulars. */
export const KNOWN_LOCALES: readonly string[] = Object.keys(KNOWN);

/**
 * Fills in a configured language from the table of known ones. Its direction is that of its script.
 *
 * @returns undefined where the locale is not in the table and `lang`, `ogLocale` or `label` are not given.
 * @example
 * languageOf("zh"); // => { locale: "zh", lang: "zh-Hans", ogLocale: "zh_CN", label: "简体中文", dir: "ltr", status: "ready" }
 * languageOf({ locale: "kk", status: "configuring" })?.label; // => "Қазақша"
 */
export function languageOf(option: LanguageOption): Language | undefined {
  const given = typeof option === "string" ? { locale: option } : option;
  const known = Object.hasOwn(KNOWN, given.locale) ? KNOWN[given.locale] : undefined;
  const lang = given.lang ?? known?.[0];
  const ogLocale = given.ogLocale ?? known?.[1];
  const label = given.label ?? known?.[2];
  if (lang === undefined || ogLocale === undefined || label === undefined) return undefined;
  return {
    locale: given.locale,
    lang,
    ogLocale,
    label,
    dir: given.dir ?? directionOf(lang),
    status: given.status ?? "ready",
  };
}

/** The language whose folder an address is in: `/ru/archive/`; undefined for an address outside every language. */
export function languageOfUrl<One extends Pick<Language, "locale">>(
  url: string,
  languages: readonly One[],
): One | undefined {
  return languages.find(({ locale }) => url.startsWith(`/${locale}/`));
}
