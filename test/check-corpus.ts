import { readdirSync } from "node:fs";
import { flatten, type Messages } from "../src/core/catalogues.ts";
import type { AnyCheck } from "../src/core/checks/table.ts";
import { list, read, root } from "./documents.ts";

/** A translation of the corpus, with its source. */
export interface Pair {
  readonly source: string;
  readonly target: string;
  /** For the check of length. */
  readonly limit?: number;
}

/** The languages of the corpus, with the language that each is translated from. */
export const FROM: Readonly<Record<string, string>> = { zh: "en", ru: "en", en: "zh" };

/** A generator of numbers from 0 to below 1, the same at every run. @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const catalogues = (locale: string) =>
  list(`locales/${locale}`, ".json").flatMap((file) =>
    [...flatten(withoutNotes(JSON.parse(read(file)) as Messages))].map(
      ([key, text]) => [`${file.slice(file.lastIndexOf("/"))} ${key}`, text] as const,
    ),
  );

function withoutNotes(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages)
      .filter(([key]) => !key.startsWith("@"))
      .map(([key, value]) => [key, typeof value === "string" ? value : withoutNotes(value)]),
  );
}

/** Titles, summaries and words to pictures of the articles. */
const heads = (locale: string) =>
  readdirSync(`${root}/content/articles`).flatMap((slug) =>
    [
      ...read(`content/articles/${slug}/index.${locale}.md`).matchAll(
        /^ *(title|summary|alt|caption): "?(.*?)"?$/gm,
      ),
    ].map(([, key, text = ""]) => [`${slug} ${key}`, text] as const),
  );

const TEXTS = Object.fromEntries(
  ["en", "zh", "ru"].map((locale) => [locale, new Map([...catalogues(locale), ...heads(locale)])]),
);

/** Sentences of our own catalogues and articles in a language, each with its source, without placeholders and code. */
export function sentences(locale: string): Pair[] {
  const there = TEXTS[FROM[locale] ?? "en"];
  return [...(TEXTS[locale] ?? [])].flatMap(([key, target]) => {
    const source = there?.get(key);
    const plain = (text = "") => !/[{}<>`_/"\d:()（）“”«»—–…：-]/.test(text) && /^[\p{L}\d]/u.test(text);
    return source !== undefined &&
      plain(source) &&
      plain(target) &&
      /[.。]$/.test(source) &&
      /[.。]$/.test(target)
      ? [{ source, target }]
      : [];
  });
}

/** Every text of a language with its source, as it is. */
export function everyPair(locale: string): Pair[] {
  const there = TEXTS[FROM[locale] ?? "en"];
  return [...(TEXTS[locale] ?? [])].flatMap(([key, target]) => {
    const source = there?.get(key);
    return source === undefined ? [] : [{ source, target }];
  });
}

/** What makes a fault of a sound pair, and what makes a neighbour of it that is sound. */
export interface Seed {
  readonly check: AnyCheck;
  readonly languages: readonly string[];
  readonly fault: (pair: Pair, language: string, random: () => number) => Pair;
  readonly sound: (pair: Pair, language: string, random: () => number) => Pair;
}

const ALL = ["en", "zh", "ru"];
const pick = <T>(items: readonly T[], random: () => number): T =>
  items[Math.floor(random() * items.length)] as T;
const without = (text: string) => text.replace(/[.。]$/, "");
/** Sets words at the end of both texts, before their full stop. */
const both = (pair: Pair, language: string, source: string, target: string): Pair => ({
  source: `${without(pair.source)}${source}${FROM[language] === "zh" ? "。" : "."}`,
  target: `${without(pair.target)}${target}${language === "zh" ? "。" : "."}`,
});
const onTarget = (pair: Pair, change: (text: string) => string): Pair => ({
  ...pair,
  target: change(pair.target),
});
/** By the language of a text. */
const say = (texts: Readonly<Record<string, string>>, language: string) => texts[language] ?? "";

const WORDS = { en: ", books", zh: "、书籍", ru: ", книги" };
const GUESTS: Readonly<Record<string, (n: string) => string>> = {
  en: (n) => `, with ${n} guests`,
  zh: (n) => `，来宾${n}人`,
  ru: (n) => `, гостей: ${n}`,
};
const guests = (n: string, language: string) => GUESTS[language]?.(n) ?? "";
const MONTHS = {
  en: "January February March April May June July August September October November December".split(" "),
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" "),
};
const dated = (year: number, month: number, day: number, language: string, way: number) =>
  language === "zh"
    ? `，时间为${year}年${month}月${day}日`
    : language === "ru"
      ? `, ${day} ${MONTHS.ru[month - 1]} ${year} ${way ? "года" : "г"}`
      : way
        ? `, on ${day} ${MONTHS.en[month - 1]} ${year}`
        : `, on ${MONTHS.en[month - 1]} ${day}, ${year}`;
const QUOTED = {
  right: { en: "“{}”", zh: "“{}”", ru: "«{}»" },
  wrong: {
    en: ["«{}»", '"{}"', "„{}”", "“{}"],
    zh: ["«{}»", '"{}"', "“{}", "{}”"],
    ru: ["“{}”", '"{}"', "《{}》", "«{}"],
  },
} as const;
const quote = (form: string, language: string) =>
  (language === "zh" ? "：" : " ") +
  form.replace("{}", say({ en: "Open books", zh: "开放书籍", ru: "Открытые книги" }, language));
const END = {
  en: { "?": "?", ":": ":", "…": "…" },
  zh: { "?": "？", ":": "：", "…": "……" },
  ru: { "?": "?", ":": ":", "…": "…" },
};
const ended = (text: string, mark: string, language: string) =>
  without(text) + ((END as Record<string, Record<string, string>>)[language]?.[mark] ?? mark);
const TRADITIONAL: Readonly<Record<string, string>> = {
  国: "國",
  学: "學",
  会: "會",
  议: "議",
  际: "際",
  东: "東",
  开: "開",
  关: "關",
  发: "發",
  与: "與",
  个: "個",
  为: "為",
  这: "這",
  时: "時",
  对: "對",
  来: "來",
  业: "業",
  书: "書",
  语: "語",
  项: "項",
  编: "編",
  译: "譯",
  页: "頁",
  稿: "稿",
};
const LOOKALIKE: Readonly<Record<string, string>> = {
  а: "a",
  е: "e",
  о: "o",
  с: "c",
  р: "p",
  х: "x",
  у: "y",
};
const swapOne = (text: string, table: Readonly<Record<string, string>>, random: () => number) => {
  const places = [...text.matchAll(/(?<=\p{L})\p{L}(?=\p{L})/gu)].filter(({ 0: letter }) => table[letter]);
  const place = pick(places, random);
  return place ? text.slice(0, place.index) + table[place[0]] + text.slice(place.index + 1) : text;
};
const REVERSED = Object.fromEntries(Object.entries(LOOKALIKE).map(([cyrillic, latin]) => [latin, cyrillic]));

/** One row a check: how its fault is made of a sound sentence, and what stands near it and is right. */
export const SEEDS: readonly Seed[] = [
  {
    check: "untranslated",
    languages: ALL,
    fault: (pair) => ({ ...pair, target: pair.source }),
    sound: (_, __, random) => {
      const kept = pick(
        ["IIOE", "UNESCO-ICHEI", "{{count}}", "PDF", "ICHEI 2023", "https://example.org/", "English", "JSON"],
        random,
      );
      return { source: kept, target: kept };
    },
  },
  {
    check: "foreign-words",
    languages: ["zh", "ru"],
    fault: (pair, language, random) =>
      both(
        pair,
        language,
        ", and more",
        ` ${pick(["and the plans of the centre", "for all who want to learn", "with the results of this year", "in the name of the institute"], random)}`,
      ),
    sound: (pair, language, random) =>
      both(
        pair,
        language,
        ", and more",
        quote(
          say(QUOTED.right, language).replace(
            "{}",
            pick(["The Future of Education", "Open to the World", "A Place for All"], random),
          ),
          language,
        ),
      ),
  },
  {
    check: "script",
    languages: ALL,
    fault: (pair, language, random) =>
      both(
        pair,
        language,
        say(WORDS, FROM[language] ?? ""),
        pick(
          language === "zh"
            ? [" книги", " встреча", " новости"]
            : language === "ru"
              ? [" 书籍", " 会议", " 消息"]
              : [" 书籍", " новости", " 会议"],
          random,
        ),
      ),
    sound: (pair, language) =>
      both(
        pair,
        language,
        say(WORDS, FROM[language] ?? ""),
        say({ en: " (Li Ming, 李铭)", zh: "（Ли Мин）", ru: " (李铭)" }, language),
      ),
  },
  {
    check: "numbers",
    languages: ALL,
    fault: (pair, language, random) => {
      const n = 20 + Math.floor(random() * 9000);
      return both(
        pair,
        language,
        guests(String(n), FROM[language] ?? ""),
        guests(String(pick([n + 1, n * 10, n + 100], random)), language),
      );
    },
    sound: (pair, language, random) => {
      const n = (1 + Math.floor(random() * 98)) * 500;
      const grouped = n.toLocaleString("en");
      const forms =
        {
          en: [String(n), grouped],
          zh: [String(n), grouped, `${n / 10_000}万`],
          ru: [String(n), grouped.replace(",", "\u00A0"), `${String(n / 1000).replace(".", ",")} тыс`],
        }[language] ?? [];
      return both(
        pair,
        language,
        guests(grouped, FROM[language] ?? ""),
        guests(pick(forms, random), language),
      );
    },
  },
  {
    check: "dates",
    languages: ALL,
    fault: (pair, language, random) => {
      const [year, month, day] = [
        2001 + Math.floor(random() * 24),
        1 + Math.floor(random() * 11),
        1 + Math.floor(random() * 27),
      ];
      const [y, m, d] = pick(
        [
          [year, month + 1, day],
          [year, month, day + 1],
          [year + 1, month, day],
        ] as const,
        random,
      );
      return both(
        pair,
        language,
        dated(year, month, day, FROM[language] ?? "", 1),
        dated(y, m, d, language, 1),
      );
    },
    sound: (pair, language, random) => {
      const [year, month, day] = [
        2001 + Math.floor(random() * 24),
        1 + Math.floor(random() * 12),
        1 + Math.floor(random() * 28),
      ];
      const way = random() < 0.5 ? 0 : 1;
      return both(
        pair,
        language,
        dated(year, month, day, FROM[language] ?? "", way),
        dated(year, month, day, language, 1 - way),
      );
    },
  },
  {
    check: "links",
    languages: ALL,
    fault: (pair, language, random) =>
      both(
        pair,
        language,
        " https://example.org/report",
        pick(["", " https://example.net/report", " info@example.net"], random),
      ),
    sound: (pair, language, random) =>
      both(
        pair,
        language,
        " https://example.org/en/report",
        pick(
          [
            ` https://example.org/${language}/report`,
            " https://www.example.org/report",
            ` https://${language}.example.org/`,
          ],
          random,
        ),
      ),
  },
  {
    check: "tags",
    languages: ALL,
    fault: (pair, language, random) =>
      both(pair, language, " <slug>", pick(["", " <адрес>", " <slog>", " <b>"], random)),
    sound: (pair, language) => both(pair, language, " <slug>", " <slug>"),
  },
  {
    check: "markdown",
    languages: ALL,
    fault: (pair, language, random) =>
      both(
        pair,
        language,
        " `polyglot check`",
        pick(["", " `polyglot chek`", " polyglot check", " «`»"], random),
      ),
    sound: (pair, language, random) => {
      const code = pick(["`polyglot check`", "`of:`", "**zh**"], random);
      return both(pair, language, ` ${code}`, ` ${code}`);
    },
  },
  {
    check: "newlines",
    languages: ALL,
    fault: (pair, language, random) =>
      random() < 0.5
        ? both(pair, language, `\n${say(WORDS, FROM[language] ?? "")}`, say(WORDS, language))
        : both(pair, language, say(WORDS, FROM[language] ?? ""), `\n${say(WORDS, language)}`),
    sound: (pair, language) =>
      both(
        pair,
        language,
        `\n${say(WORDS, FROM[language] ?? "").slice(1)}`,
        `\n${say(WORDS, language).slice(1)}`,
      ),
  },
  {
    check: "end-mark",
    languages: ALL,
    fault: (pair, language, random) => {
      const mark = pick(["?", ":", "…"], random);
      return {
        source: ended(pair.source, mark, FROM[language] ?? ""),
        target: random() < 0.5 ? pair.target : ended(pair.target, mark === "?" ? ":" : "?", language),
      };
    },
    sound: (pair, language, random) => {
      const mark = pick(["?", ":", "…"], random);
      return {
        source: ended(pair.source, mark, FROM[language] ?? ""),
        target: ended(pair.target, mark, language),
      };
    },
  },
  {
    check: "brackets",
    languages: ALL,
    fault: (pair, language, random) =>
      both(
        pair,
        language,
        say(WORDS, FROM[language] ?? ""),
        pick(["（IIOE", " (IIOE", " IIOE)", " [IIOE", " (IIOE]"], random),
      ),
    sound: (pair, language, random) =>
      both(
        pair,
        language,
        " (IIOE)",
        language === "zh" ? "（IIOE）" : pick([" (IIOE)", " (IIOE [SDG])"], random),
      ),
  },
  {
    check: "quotation",
    languages: ALL,
    fault: (pair, language, random) =>
      both(
        pair,
        language,
        quote(say(QUOTED.right, FROM[language] ?? ""), FROM[language] ?? ""),
        quote(pick((QUOTED.wrong as Record<string, readonly string[]>)[language] ?? [], random), language),
      ),
    sound: (pair, language) =>
      both(
        pair,
        language,
        quote(say(QUOTED.right, FROM[language] ?? ""), FROM[language] ?? ""),
        quote(say(QUOTED.right, language), language),
      ),
  },
  {
    check: "ellipsis",
    languages: ALL,
    fault: (pair, language) => ({
      source: ended(pair.source, "…", FROM[language] ?? ""),
      target: `${without(pair.target)}...`,
    }),
    sound: (pair, language) => ({
      source: ended(pair.source, "…", FROM[language] ?? ""),
      target: ended(pair.target, "…", language),
    }),
  },
  {
    check: "dash",
    languages: ALL,
    fault: (pair, language) =>
      both(pair, language, " – 书", say({ en: " - books", zh: " - 书籍", ru: " - книги" }, language)),
    sound: (pair, language, random) =>
      both(
        pair,
        language,
        FROM[language] === "zh" ? "——书" : " – books",
        pick(
          [
            say({ en: " – books", zh: "——书籍", ru: " — книги" }, language),
            say({ en: ", e-books", zh: "，IIOE-ICHEI书籍", ru: ", онлайн-книги" }, language),
          ],
          random,
        ),
      ),
  },
  {
    check: "edge-space",
    languages: ALL,
    fault: (pair, _, random) => onTarget(pair, (text) => pick([` ${text}`, `${text} `, `${text}\n`], random)),
    sound: (pair) => ({ source: `${pair.source}\n`, target: `${pair.target}\n` }),
  },
  {
    check: "double-space",
    languages: ALL,
    fault: (pair, language) => both(pair, language, " IIOE ICHEI", " IIOE  ICHEI"),
    sound: (pair, language) => both(pair, language, " IIOE ICHEI", " IIOE ICHEI"),
  },
  {
    check: "punctuation-space",
    languages: ALL,
    fault: (pair, language, random) =>
      both(
        pair,
        language,
        say(WORDS, FROM[language] ?? ""),
        language === "zh"
          ? pick(["， 书籍", " ，书籍", "（ 书籍）"], random)
          : ` ,${say(WORDS, language).slice(1)}`,
      ),
    sound: (pair, language) =>
      both(
        pair,
        language,
        say(WORDS, FROM[language] ?? ""),
        language === "zh" ? "，IIOE 书籍" : say(WORDS, language),
      ),
  },
  {
    check: "half-width",
    languages: ["zh"],
    fault: (pair, language, random) =>
      both(pair, language, ", books", pick(["、书,书籍", "、书;书籍", "、书?书籍", "、书:书籍"], random)),
    sound: (pair, language, random) => {
      const same = pick(["3,000", "10:30", "1.5", "A, B"], random);
      return both(pair, language, ` ${same}`, `${same}`);
    },
  },
  {
    check: "full-width",
    languages: ALL,
    fault: (pair, language, random) =>
      both(pair, language, " 2023, IIOE", pick([" ２０２３, IIOE", " 2023, ＩＩＯＥ"], random)),
    sound: (pair, language) =>
      both(pair, language, " 2023, IIOE", language === "zh" ? "，2023（IIOE）" : " 2023, IIOE"),
  },
  {
    check: "homoglyph",
    languages: ALL,
    fault: (pair, language, random) => {
      if (language === "zh")
        return both(
          pair,
          language,
          " Open Space",
          pick([" Opеn Space", " Open Spаce", " Оpen Space"], random),
        );
      return onTarget(pair, (text) => swapOne(text, language === "ru" ? LOOKALIKE : REVERSED, random));
    },
    sound: (pair, language, random) =>
      both(
        pair,
        language,
        ", IT",
        pick(
          language === "zh"
            ? ["，IT", "、IIOE"]
            : [", IT", ", IIOE", ...(language === "ru" ? [", IT-компания", ", SMS-сервис"] : [])],
          random,
        ),
      ),
  },
  {
    check: "traditional",
    languages: ["zh"],
    fault: (pair, language, random) =>
      both(
        onTarget(pair, (text) => swapOne(text, TRADITIONAL, random)),
        language,
        ", books",
        `、${pick(["書籍", "會議", "語言", "學習"], random)}`,
      ),
    sound: (pair, language, random) =>
      both(
        pair,
        language,
        ", books",
        `、${pick(["著名学者", "乾坤", "瞭望", "皇后与里程", "徵羽"], random)}`,
      ),
  },
  {
    check: "duplicate-word",
    languages: ALL,
    fault: (pair, language, random) =>
      both(
        pair,
        language,
        say(WORDS, FROM[language] ?? ""),
        say(
          {
            en: pick([", the the books", ", books and and talks"], random),
            zh: pick(["的的书籍", "，，书籍", "与与书籍"], random),
            ru: pick([", и и книги", ", книги книги"], random),
          },
          language,
        ),
      ),
    sound: (pair, language, random) =>
      both(
        pair,
        language,
        say(WORDS, FROM[language] ?? ""),
        say(
          {
            en: pick([", books that that group had had", ", books, books"], random),
            zh: pick(["，的的确确有书籍", "，天天有书籍"], random),
            ru: pick([", очень очень нужные книги", ", книги, книги"], random),
          },
          language,
        ),
      ),
  },
  {
    check: "capitals",
    languages: ALL,
    fault: (pair, language, random) =>
      both(
        pair,
        language,
        say(WORDS, FROM[language] ?? ""),
        ` ${pick(language === "ru" ? ["МОсква", "ПАриж", "КНиги"] : ["PAris", "BOoks", "GEneva"], random)}`,
      ),
    sound: (pair, language, random) =>
      both(
        pair,
        language,
        say(WORDS, FROM[language] ?? ""),
        ` ${pick(language === "ru" ? ["Москва", "ВУЗы", "ООН"] : ["Paris", "IDs", "UNESCO", "McDonald"], random)}`,
      ),
  },
  {
    check: "too-long",
    languages: ALL,
    fault: (pair, language) => ({ ...pair, limit: [...pair.target].length * (language === "zh" ? 1 : 0.9) }),
    sound: (pair) => ({ ...pair, limit: [...pair.target].length * 2 }),
  },
];
