/** The spaces at which a language doesn't want a line to end, as parts of regular expressions. */
interface Rules {
  /** What a space stays with if it comes before the space. */
  readonly after?: readonly string[];
  /** What a space stays with if it comes after the space. */
  readonly before?: readonly string[];
  /** Pairs that stay on one line, by what comes before and after the space. */
  readonly pairs?: readonly (readonly [before: string, after: string])[];
  /** Signs that have a narrow space before them, and signs that have one after them. */
  readonly narrow?: { readonly before: string; readonly after: string };
}

/** What a line may end at in a source, or a space that an author made unbreakable. */
const SPACE = "[ \\n\\u00A0\\u202F]";
const LETTER = "[\\p{L}\\p{M}\\p{N}]";
const START = `(?<!${LETTER}|[-‑’'.])`;
const END = `(?!${LETTER})`;

/** Symbols of units, which are the same in all languages of an alphabet. */
const UNITS =
  "[kcm]?m[²³]?|km/h|[km]?g|ha|[km]?W|[kMGT]W?h|[kM]?Hz|GHz|[kKMGT]B|[MG]bit/s|ml|l|°[CF]?|℃|min|[kM]?Pa|USD|EUR|CNY|RMB|RUB";
const CYRILLIC_UNITS =
  "[кмс]?м[²³]?|км/ч|[км]?г|т|л|мл|га|кВт|МВт|ГВт|[КМГТ]б(?:айт)?|ГГц|МГц|кв\\.|куб\\.|мин|сек|ч|шт\\.|экз\\.|чел\\.|с\\.";

/** Holds in every language that has spaces between its words. */
const EVERYWHERE: Rules = {
  before: [`[—–](?=${SPACE})`],
  pairs: [
    ["\\d", `(?:[%‰]|(?:${UNITS})${END})`],
    ["[№§]", "\\d"],
    ["[$€£¥₽]", "\\d"],
    ["\\d", "[€₽]"],
    // J. S. Bach: the first names before the family name.
    [`(?<!${LETTER}|[-‑’'])\\p{Lu}\\.`, "\\p{Lu}"],
  ],
};

const MONTHS_EN =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)";

const ENGLISH: Rules = {
  after: [`${START}(?:Mr|Mrs|Ms|Dr|Prof)\\.`],
  pairs: [
    ["\\d", `(?:${MONTHS_EN}|(?:thousand|[mb]illion|trillion|per cent|percent|[ap]\\.?m\\.?)${END})`],
    [`${START}${MONTHS_EN}`, `\\d{1,2}${END}`],
    [`${START}(?:pp?|[Nn]os?|[Vv]ol|[Ff]igs?|[Cc]h|[Ss]ec|[Aa]rt|[Ee]d|[Pp]ar)\\.`, "\\d"],
  ],
};

const MONTHS_RU =
  "(?:январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр|янв|февр|авг|сент|окт|нояб|дек)\\p{Ll}*\\.?";

/** Words that belong to the number before them, in any form. */
const COUNTED_RU =
  "гг?\\.|го[дд]\\p{Ll}*|лет|вв?\\.|век\\p{Ll}*|тыс(?:\\.|яч\\p{Ll}*)|м(?:лн|лрд|иллион\\p{Ll}*|иллиард\\p{Ll}*)|трлн|руб(?:\\.|л\\p{Ll}*)|коп\\.|долл(?:\\.|ар\\p{Ll}*)|евро|юан\\p{Ll}*|час\\p{Ll}*|минут\\p{Ll}*|дн\\p{Ll}+|день|недел\\p{Ll}+|месяц\\p{Ll}*|раза?|кг|метр\\p{Ll}*|километр\\p{Ll}*";

/** Particles that belong to the word before them. */
const PARTICLES_RU = "бы?|же?|ли|ль";

const RUSSIAN: Rules = {
  // A one- or two-letter word is a preposition, a conjunction or a pronoun, unless it is in capitals or one of these.
  after: [
    `${START}(?!(?:${PARTICLES_RU}|г|гг|т|л|м|см|мм|км|кг|мг|га|мл|ч)${SPACE})\\p{Script=Cyrillic}\\p{Ll}?`,
    `${START}(?:[Ии]м|[Уу]л|[Пп]росп|[Пп]л|[Дд]|[Сс]тр|[Рр]ис|[Тт]абл|[Гг]л|[Пп]п?|[Сс]т|[Тт]|[Сс]м|[Аа]кад|[Пп]роф)\\.`,
    // The city, not the year.
    `${START}(?<!\\d${SPACE})г\\.(?=${SPACE}\\p{Lu})`,
    // A dash that begins direct speech.
    "^[—–]",
  ],
  before: [`(?:${PARTICLES_RU})${END}`],
  pairs: [
    ["\\d", `(?:${COUNTED_RU}|${CYRILLIC_UNITS}|${MONTHS_RU})${END}`],
    ["\\d", `\\d{3}${END}`],
    [`${START}[IVXLC]+`, "(?:вв?\\.|век\\p{Ll}*)"],
    [`${START}(?:тыс\\.|млн|млрд|трлн)`, `(?:${COUNTED_RU}|${CYRILLIC_UNITS})`],
    [`${START}[тн]\\.`, "[едпкчнэ]\\."],
    // Пушкин А. С.
    [`\\p{Lu}\\p{Ll}+`, `\\p{Lu}\\.${SPACE}?\\p{Lu}\\.`],
  ],
};

const MONTHS_FR = "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)";

const FRENCH: Rules = {
  after: [`${START}(?:M|MM|Mme|Mlle|Dr|Pr)\\.?(?=${SPACE}\\p{Lu})`],
  pairs: [
    ["\\d(?:er)?", `(?:(?:${MONTHS_FR}|millions?|milliards?|heures?|h|euros?)${END})`],
    ["\\d", `\\d{3}${END}`],
    [`${START}(?:p|pp|art|fig|vol|chap|n[°o]s?|N[°o]s?)\\.?`, "\\d"],
  ],
  narrow: { before: "[;:!?»]", after: "«" },
};

/** The rules of each language, by its primary subtag; other languages have those that hold everywhere. */
const RULES: Readonly<Record<string, Rules>> = {
  en: ENGLISH,
  ru: RUSSIAN,
  fr: FRENCH,
};

interface Patterns {
  readonly unbroken: RegExp;
  readonly narrow: RegExp | undefined;
}

/** A pattern that finds the space first, which is quick, and then looks to both sides. */
function patternsOf({ after = [], before = [], pairs = [], narrow }: Rules): Patterns {
  const behind = (one: string) => `(?<=(?:${one})[ \\n])`;
  const ahead = (one: string) => `(?=${one})`;
  const conditions = [
    ...after.map((one) => `${behind(one)}(?=\\S)`),
    ...[...before, ...(EVERYWHERE.before ?? [])].map(ahead),
    ...[...byFirst([...pairs, ...(EVERYWHERE.pairs ?? [])])].map(([one, others]) => {
      const other = others.length === 1 ? (others[0] ?? "") : `(?:${others.join("|")})`;
      // What is one character fails at once at most spaces; names of months and other words don't.
      return ONE_CHARACTER.test(one) ? behind(one) + ahead(other) : ahead(other) + behind(one);
    }),
  ];
  return {
    unbroken: new RegExp(`[ \\n](?:${conditions.join("|")})`, "gu"),
    narrow: narrow && new RegExp(`[ \\n\\u00A0](?:(?=${narrow.before})|(?<=${narrow.after}.))`, "gsu"),
  };
}

const ONE_CHARACTER = /^(?:\\d|\[[^\]]+\])$/;

/** What may follow, by what comes first. */
function byFirst(pairs: Required<Rules>["pairs"]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [one, other] of pairs) found.set(one, [...(found.get(one) ?? []), other]);
  return found;
}

const EVERYWHERE_PATTERNS = patternsOf({});
const PATTERNS = new Map(Object.entries(RULES).map(([subtag, rules]) => [subtag, patternsOf(rules)]));

/**
 * Makes the spaces unbreakable at which a language doesn't want a line to end. Every character keeps its place: a
 * space becomes another kind of space, and nothing is added.
 *
 * @param text Plain text, or the text of a page with its entities.
 * @param lang BCP 47 tag.
 * @example
 * withUnbrokenSpaces("on March 9", "en"); // => "on March\u00A09"
 * withUnbrokenSpaces("в Москве", "ru"); // => "в\u00A0Москве"
 * withUnbrokenSpaces("Vraiment ?", "fr"); // => "Vraiment\u202F?"
 */
export function withUnbrokenSpaces(text: string, lang: string): string {
  const { unbroken, narrow } = PATTERNS.get(lang.split("-")[0]?.toLowerCase() ?? "") ?? EVERYWHERE_PATTERNS;
  const spaced = narrow ? text.replace(narrow, "\u202F") : text;
  return spaced.replace(unbroken, "\u00A0");
}

/** From one number to another, such as 7–9: a line may end after the dash otherwise. */
export const RANGES = /(?<![\p{L}\d.,/–—-])\d{1,4}[–—]\d{1,4}(?![\d–—-])/gu;

/**
 * A Chinese text without spaces at its punctuation, which is as wide as a character and has its space in itself.
 *
 * @example
 * withoutChineseSpaces("阅读原文： English"); // => "阅读原文：English"
 */
export function withoutChineseSpaces(text: string): string {
  return text.replace(
    /(?<=[，。、：；！？（《「『【）》」』】]) +| +(?=[，。、：；！？）》」』】（《])/gu,
    "",
  );
}

/**
 * Russian words with a hyphen and a short part: по-прежнему, кто-то. They stay on one line, although a line may end
 * at any other hyphen.
 */
export const SHORT_HYPHENATED =
  /(?<![\p{L}\p{M}\p{N}-])(?:\p{Script=Cyrillic}{1,3}-\p{Script=Cyrillic}{1,12}|\p{Script=Cyrillic}{1,12}-\p{Script=Cyrillic}{1,3})(?![\p{L}\p{M}\p{N}-])/gu;
