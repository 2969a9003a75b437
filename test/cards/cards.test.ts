import { equal, is, not, ok } from "uvu/assert";
import { type CardNode, type CardText, cardAlt, cardName } from "../../src/core/cards/cards.ts";
import { drawable, missingCharacters, withoutCharacters } from "../../src/core/cards/characters.ts";
import {
  parseUnicodeRange,
  rangesOf,
  readCmap,
  readWoff2Directory,
} from "../../src/core/cards/font-coverage.ts";
import { cardDrawing, titleThumbnail } from "../../src/core/cards/layout.ts";
import { type CardMeans, planCards } from "../../src/core/cards/plan.ts";
import { languageOf } from "../../src/core/language/languages.ts";
import { LOCALES, settingsOf, siteOf, TEXTS } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const ranges = suite("coverage of a font");
ranges("is read from a style sheet", () => {
  equal(parseUnicodeRange("U+20-22,U+A9, u+1f300"), [
    [0x20, 0x22],
    [0xa9, 0xa9],
    [0x1f300, 0x1f300],
  ]);
});
for (const wrong of ["", "U+", "20-22", "U+4??", "U+1234567"])
  ranges(`refuses ${JSON.stringify(wrong)}`, () => {
    let refused = false;
    try {
      parseUnicodeRange(wrong);
    } catch (error) {
      refused = error instanceof RangeError;
    }
    ok(refused);
  });
ranges("joins code points that follow each other", () => {
  equal(rangesOf([1, 2, 3, 7, 9, 10]), [
    [1, 3],
    [7, 7],
    [9, 10],
  ]);
  equal(rangesOf([]), []);
});
ranges("reads segments, including those whose list of glyphs has a gap", () => {
  // Format 4: A to C by delta, then x to z by a list whose second glyph is 0, and the required end segment.
  const words = [4, 46, 0, 6, 0, 0, 0, 0x43, 0x7a, 0xffff, 0, 0x41, 0x78, 0xffff, 0x10000 - 0x40, 0, 1];
  const table = [...words, 0, 4, 0, 5, 0, 6];
  equal(readCmap(cmap(table)), [0x41, 0x42, 0x43, 0x78, 0x7a]);
});
ranges("reads groups of characters beyond the first plane", () => {
  const table = [12, 0, 0, 28, 0, 0, 0, 1, 2, 0x0bb7, 2, 0x0bb8, 0, 9];
  equal(readCmap(cmap(table)), [0x20bb7, 0x20bb8]);
});
ranges("refuses data that isn't WOFF2", () => {
  let refused = false;
  try {
    readWoff2Directory(new Uint8Array(64));
  } catch (error) {
    refused = error instanceof RangeError;
  }
  ok(refused);
});
ranges.run();

/** A table `cmap` with one subtable, of 16-bit words. */
function cmap(subtable: readonly number[]): Uint8Array {
  const words = [0, 1, 3, 1, 0, 12, ...subtable];
  const bytes = new Uint8Array(words.length * 2);
  words.forEach((word, index) => {
    new DataView(bytes.buffer).setUint16(index * 2, word);
  });
  return bytes;
}

const text: CardText = {
  lang: "en",
  dir: "ltr",
  title: "A visit",
  siteName: "News",
  date: "March 9, 2019",
};

const texts = suite("texts of a card");
const rows: readonly (readonly [given: string, drawn: string])[] = [
  ["A visit", "A visit"],
  ["  Визит\u00a0— «Париж»\n2 ", "Визит — «Париж» 2"],
  ["访问：“巴黎”", "访问：“巴黎”"],
  ["e\u0301", "é"],
  ["👩‍🔬️ at work", "👩🔬 at work"],
  ["\u202eevil\u202c \u200bhidden\u0007", "evil hidden"],
  ["می‌خواهم", "می‌خواهم"],
  ["", ""],
];
for (const [given, drawn] of rows)
  texts(`${JSON.stringify(given)} is in one line`, () => is(drawable(given), drawn));
texts("report missing letters and signs", () => {
  const has = (codePoint: number) => codePoint < 0x80;
  equal(missingCharacters("Aé😀١☃é\u200d", has), { letters: ["é", "١"], signs: ["😀", "☃"] });
  equal(missingCharacters("", has), { letters: [], signs: [] });
});
texts("leave no gap where a sign is left out", () => {
  is(withoutCharacters("A 😀 visit ☃", ["😀", "☃"]), "A visit");
});
texts("have an alternative that is not too long for X", () => {
  is(cardAlt("A visit", "A book"), "A visit — A book");
  is(cardAlt("A visit", undefined), "A visit");
  is(cardAlt("A visit", "b".repeat(420)), "A visit");
});
texts.run();

const layout = suite("layout of a card");
layout("sets a long title smaller, and fits a title of any length into its space", () => {
  const sizes = ["开学了", "学".repeat(30), "学".repeat(300)].map((title) =>
    titleStyle({ ...text, lang: "zh-Hans", title }),
  );
  ok(sizes[0] && sizes[1] && sizes[2]);
  const [short, middle, long] = sizes.map(({ fontSize }) => Number(fontSize));
  ok((short ?? 0) > (middle ?? 0) && (middle ?? 0) > (long ?? 0), String([short, middle, long]));
  for (const { fontSize, lineHeight, lineClamp } of sizes)
    ok(Number(fontSize) * Number(lineHeight) * Number(lineClamp) <= 344);
});
layout("never sets a word wider than its column", () => {
  const { fontSize } = titleStyle({ ...text, title: "Internationalisierung" });
  ok(Number(fontSize) * 21 * 0.59 <= 612, String(fontSize));
});
layout("sets a title as large with places where its lines may end as without", () => {
  const title = "联合国教科文组织教育领域二类中心在巴黎开会推进合作";
  const parted = title.replace(/(?=教育领|二类|在巴)/g, "\u200b");
  const sizes = [title, parted].map((one) => titleStyle({ ...text, lang: "zh-Hans", title: one }).fontSize);
  is(sizes[0], sizes[1]);
});
for (const [lang, title, drawn] of [
  ["en", "UNESCO’s “visit”", 'UNESCO\'s "visit"'],
  ["ru", "«Визит» — д’Артаньян", "«Визит» — д'Артаньян"],
  ["zh-Hans", "访问“巴黎”", "访问“巴黎”"],
] as const)
  layout(`sets punctuation marks in the width that ${lang} uses`, () => {
    ok(JSON.stringify(cardDrawing({ ...text, lang, title })).includes(JSON.stringify(drawn)));
    ok(JSON.stringify(titleThumbnail({ ...text, lang, title })).includes(JSON.stringify(drawn)));
  });
layout("begins on the right if the language does", () => {
  is(cardDrawing(text).root.style.flexDirection, "row");
  is(cardDrawing({ ...text, lang: "ar", dir: "rtl" }).root.style.flexDirection, "row-reverse");
});
layout("names the picture, with another name for another text, cover or version", () => {
  const names = [
    cardName(cardDrawing(text), ["a@1"]),
    cardName(cardDrawing({ ...text, title: "A visit." }), ["a@1"]),
    cardName(cardDrawing(text), ["a@2"]),
    cardName(cardDrawing(text), ["a@1", "cover"]),
  ];
  is(new Set(names).size, names.length);
  is(names[0], cardName(cardDrawing({ ...text }), ["a@1"]));
  for (const name of names) ok(/^[0-9a-f]{16}$/.test(name));
});
layout.run();

function titleStyle(of: CardText) {
  const find = (node: CardNode): CardNode | undefined =>
    node.type === "container"
      ? node.children.map(find).find(Boolean)
      : node.type === "text" && node.text !== "" && of.title.startsWith(node.text)
        ? node
        : undefined;
  const node = find(cardDrawing(of).root);
  if (!node) throw new Error("a card without a title");
  return node.style;
}

const words: Readonly<Record<string, string>> = {
  "site:name": "News",
  "topics:iioe": "IIOE",
  "notices:stale": "Changed",
};
const messages = () => (key: string) => words[key] ?? key;
const means = (has: CardMeans["has"] = () => true): CardMeans => ({
  has,
  sources: ["a@1"],
  hashOf: (file) => file,
});

const plans = suite("cards of a site");
plans("are planned for listed editions only", () => {
  const site = siteOf({
    visit: { en: "source", zh: "stale", ru: "partial" },
    other: { ru: "source", en: "current" },
  });
  const { images, faults } = planCards(site, messages, means());
  equal([...images.keys()].sort(), ["en/other", "en/visit", "ru/other", "zh/visit"]);
  equal(faults, []);
});
plans("need no messages of a language without listed editions", () => {
  const mute = (locale: string) => (key: string) => {
    if (locale !== "en") throw new Error(`${locale} has no ${key}`);
    return key;
  };
  const { images } = planCards(siteOf({ visit: { en: "source", zh: "partial" } }), mute, means());
  equal([...images.keys()], ["en/visit"]);
});
plans("show on a translation that its original has changed", () => {
  const site = siteOf({ visit: { en: "source", zh: "stale", ru: "current" } });
  const { images, files } = planCards(site, messages, means());
  const said = (locale: string) => {
    const url = images.get(`${locale}/visit`)?.card.url ?? "";
    return JSON.stringify(files.find(({ file }) => url.endsWith(file))?.drawing).includes("Changed");
  };
  equal(LOCALES.map(said), [false, true, false]);
});
plans("have their size, type and address, and a text in the language of the page", () => {
  const { images } = planCards(siteOf({ visit: { en: "source", zh: "current" } }), messages, means());
  for (const locale of ["en", "zh"] as const) {
    const { card, thumbnail } = images.get(`${locale}/visit`) ?? {};
    equal([card?.type, card?.widthPx, card?.heightPx], ["image/png", 1200, 630]);
    equal([thumbnail?.type, thumbnail?.widthPx, thumbnail?.heightPx], ["image/png", 500, 500]);
    is(card?.alt, drawable(TEXTS[locale].title));
    ok(/^\/assets\/cards\/[0-9a-f]{16}\.png$/.test(card?.url ?? ""));
    not.equal(card?.url, thumbnail?.url);
  }
});
plans("end the lines of a Chinese title between words", () => {
  const site = siteOf({ visit: { en: "source", zh: "current" } });
  const lineEnds: CardMeans["lineEnds"] = (_, lang) => (lang === "zh-Hans" ? { at: [3] } : undefined);
  const { images, files } = planCards(site, messages, { ...means(), lineEnds });
  const drawn = (locale: string) => {
    const url = images.get(`${locale}/visit`)?.card.url ?? "";
    return JSON.stringify(files.find(({ file }) => url.endsWith(file))?.drawing);
  };
  ok(drawn("zh").includes("访问：\u200b“巴黎”"), drawn("zh"));
  ok(drawn("zh").includes('"wordBreak":"keep-all"'), drawn("zh"));
  ok(!/\u200b|keep-all/.test(drawn("en")), drawn("en"));
  is(images.get("zh/visit")?.card.alt, drawable(TEXTS.zh.title));
});
plans("report article and character if the font lacks a sign, and leave it out", () => {
  const site = siteOf({ visit: { en: "source" } });
  const { images, files, faults } = planCards(
    site,
    messages,
    means((codePoint) => codePoint < 0x2000),
  );
  equal(faults, [
    {
      code: "card-sign",
      file: "content/articles/visit/index.en.md",
      values: { characters: "👩 (U+1F469), 👧 (U+1F467)" },
    },
  ]);
  ok(images.has("en/visit"));
  ok(JSON.stringify(files).includes('"A visit & more"'));
});
plans("fall back if the font lacks a letter: a name with a letter left out is another name", () => {
  const site = siteOf({ visit: { ru: "source", en: "current" } });
  const { images, faults } = planCards(
    site,
    messages,
    means((codePoint) => codePoint !== "ж".codePointAt(0)),
  );
  equal([...images.keys()], ["en/visit"]);
  equal(
    faults.map(({ code, file, values }) => [code, file, values.characters]),
    [["card-letter", "content/articles/visit/index.ru.md", "ж (U+0436)"]],
  );
});
plans("report once that the font lacks the letters of a language", () => {
  const settings = {
    ...settingsOf(),
    languages: ["en", "ru"].flatMap((locale) => languageOf({ locale }) ?? []),
  };
  const site = siteOf({ visit: { ru: "source", en: "current" }, other: { ru: "source" } }, settings);
  const translate = (locale: string) => (key: string) => (locale === "ru" ? "Новости" : (words[key] ?? key));
  const { images, faults } = planCards(
    site,
    translate,
    means((codePoint) => codePoint < 0x400),
  );
  equal([...images.keys()], ["en/visit"]);
  equal(
    faults.map(({ code, values }) => [code, values.language]),
    [
      ["card-sign", undefined],
      ["card-language", "Русский"],
    ],
  );
});
plans.run();
