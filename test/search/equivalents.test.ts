import { equal, is } from "uvu/assert";
import type { Glossary } from "../../src/core/catalogues/glossary.ts";
import { equivalentKey, equivalents } from "../../src/core/search/equivalents.ts";
import { equivalentsOf, inArchive } from "../../src/core/search/equivalents-of-site.ts";
import { suite } from "../support/suite.ts";

const keys = suite("equivalentKey");
for (const [words, key] of [
  ["Генеральной конференции", "генеральн конференц"],
  ["Colours", "colour"],
  ["УНЕСКО-ICHEI", "унеск ichei"],
  ["联合国教科文组织", "联合国教科文组织"],
  ["ＵＮＥＳＣＯ", "unesco"],
  [" 😀 </script>", "script"],
  ["", ""],
] as const)
  keys(`of ${JSON.stringify(words)}`, () => is(equivalentKey(words), key));
keys.run();

const lookup = suite("equivalents");
const known = equivalents([
  { asked: ["ЮНЕСКО"], typed: ["UNESCO", "联合国教科文组织"] },
  { asked: ["Генеральная конференция"], typed: ["General Conference"], avoided: ["Общая конференция"] },
  { asked: ["цвет", "окраска"], typed: [] },
]);
lookup("gives what else is asked, for any form of what is typed", () => {
  equal(known.of("Unesco"), ["ЮНЕСКО"]);
  equal(known.of("联合国教科文组织"), ["ЮНЕСКО"]);
  equal(known.of("general conferences"), ["Генеральная конференция"]);
});
lookup("never gives what is typed", () => {
  equal(known.of("юнеско"), []);
  equal(known.of("цвета"), ["окраска"]);
});
lookup("gives nothing for other words, and for parts of a name", () => {
  for (const words of ["конференция", "visit", "", "😀"]) equal(known.of(words), [], words);
});
lookup("gives the agreed name for one that must not be written", () => {
  equal(known.agreed("общей конференции"), ["Генеральная конференция"]);
  equal(known.of("общая конференция"), []);
});
lookup("knows the number of words of the longest name", () => {
  is(known.longest, 2);
  is(equivalents([]).longest, 1);
});
lookup.run();

const GLOSSARY: Glossary = {
  entries: [
    {
      key: "ibe",
      kind: "term",
      forms: {
        en: ["International Bureau", "IBE"],
        zh: ["国际教育局", "教育局"],
        ru: ["Международное бюро", "Бюро"],
        fr: ["Bureau international"],
      },
      forbidden: { ru: ["Международный офис"] },
      abbreviations: { en: { IBE: "International Bureau of Education" } },
    },
  ],
};
const LOCALES = ["en", "zh", "ru"];

const site = suite("equivalentsOf");
site("asks for the usual form and the abbreviations of a language, for all forms of the others", () => {
  equal(equivalentsOf(GLOSSARY, [], "ru", LOCALES), [
    {
      typed: ["International Bureau", "IBE", "International Bureau of Education", "国际教育局", "教育局"],
      asked: ["Международное бюро"],
      avoided: ["Международный офис"],
    },
  ]);
  equal(equivalentsOf(GLOSSARY, [], "en", LOCALES)[0]?.asked, [
    "International Bureau",
    "IBE",
    "International Bureau of Education",
  ]);
});
site("asks for no general word that is only another form: Бюро is any office", () => {
  const [{ asked = [], typed = [] } = {}] = equivalentsOf(GLOSSARY, [], "ru", LOCALES);
  is([...asked, ...typed].includes("Бюро"), false);
});
site("expects no name that is too long to be typed", () => {
  const long = "International Centre for Higher Education Innovation under the auspices of UNESCO";
  const entry = { key: "ichei", kind: "term" as const, forbidden: {}, abbreviations: {} };
  const glossary = { entries: [{ ...entry, forms: { en: [long, "ICHEI"], ru: ["Центр"] } }] };
  equal(equivalentsOf(glossary, [], "ru", LOCALES), [{ typed: ["ICHEI"], asked: ["Центр"], avoided: [] }]);
  equal(equivalentsOf(glossary, [], "en", LOCALES)[0]?.asked, [long]);
});
site("has the editors' words of the language, and those of all languages", () => {
  const words = [
    { locale: "en", words: ["colour", "color"] },
    { locale: undefined, words: ["COVID-19", "SARS-CoV-2"] },
  ];
  const asked = (locale: string) =>
    equivalentsOf({ entries: [] }, words, locale, LOCALES).map((group) => group.asked);
  equal(asked("en"), [
    ["colour", "color"],
    ["COVID-19", "SARS-CoV-2"],
  ]);
  equal(asked("ru"), [["COVID-19", "SARS-CoV-2"]]);
});
site.run();

const archive = suite("inArchive");
archive("asks for what an archive has, in any form", () => {
  const groups = [
    { asked: ["Генеральная конференция", "ГК"], typed: ["General Conference"] },
    { asked: ["Международное бюро"], typed: ["IBE"] },
  ];
  equal(inArchive(groups, ["О Генеральной конференции."], "ru"), [
    { asked: ["Генеральная конференция"], typed: ["General Conference", "ГК"] },
  ]);
});
archive("asks for characters in a row", () => {
  const groups = [{ asked: ["资讯", "信息"], typed: [] }];
  equal(inArchive(groups, ["信息中心"], "zh-Hans"), [{ asked: ["信息"], typed: ["资讯"] }]);
  equal(inArchive(groups, ["信和息"], "zh-Hans"), []);
});
archive("leaves out a group that has nothing else to ask for", () => {
  equal(inArchive([{ asked: ["visit"], typed: [] }], ["A visit"], "en"), []);
  equal(inArchive([], ["A visit"], "en"), []);
});
archive.run();
