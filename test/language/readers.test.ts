import { equal, is, ok } from "uvu/assert";
import { readersByCldr } from "../../bench/readers.ts";
import { ALSO_READ } from "../../src/core/language/also-read.ts";
import { hasSeveralScripts, otherReaders } from "../../src/core/language/readers.ts";
import { read } from "../support/documents.ts";
import { suite } from "../support/suite.ts";

const EN = { locale: "en", lang: "en" };
const ZH = { locale: "zh", lang: "zh-Hans" };
const RU = { locale: "ru", lang: "ru" };

const table = suite("the languages that readers of another one read");
table("are those of CLDR", () =>
  equal(
    Object.entries(ALSO_READ),
    [...readersByCldr()].map(([lang, others]) => [lang, others.join(" ")]),
  ),
);
table.run();

const readers = suite("otherReaders");
for (const [reader, languages, expected] of [
  ["kk", [EN, ZH, RU], "ru"],
  ["uz", [EN, ZH, RU], "ru"],
  ["be", [EN, ZH, RU], "ru"],
  ["ky", [EN, ZH, RU], "ru"],
  ["ba", [EN, ZH, RU], "ru"],
  ["ug", [EN, ZH, RU], "zh"],
  ["de", [EN, ZH, RU], "en"],
  ["kk", [EN, ZH], "en"],
  ["kk", [ZH], undefined],
  ["kk", [EN, RU, { locale: "kk", lang: "kk" }], undefined],
  ["ru", [EN, ZH, RU], undefined],
  ["br", [EN, { locale: "fr-ca", lang: "fr-CA" }], "fr-ca"],
  ["kk", [], undefined],
] as const)
  readers(`offers readers of ${reader} ${expected} of ${languages.map(({ locale }) => locale)}`, () => {
    const found = [...otherReaders(languages)].filter(([, langs]) => langs.includes(reader));
    equal(
      found.map(([locale]) => locale),
      expected === undefined ? [] : [expected],
    );
  });
readers("are those in the configuration for nginx", () => {
  const config = read("deploy/nginx.conf");
  const others = otherReaders([EN, ZH, RU]);
  for (const locale of ["zh", "ru"])
    ok(config.includes(`#    "~*^(?:${others.get(locale)?.join("|")})\\b" ${locale};`), locale);
});
readers("know the languages that are written in several scripts", () => {
  equal(["zh-Hans", "sr", "en", "ru", "zha"].map(hasSeveralScripts), [true, true, false, false, false]);
  is(hasSeveralScripts(""), false);
});
readers.run();
