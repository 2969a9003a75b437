import { equal, is } from "uvu/assert";
import { guessLanguage, localeFor } from "../../src/core/import-archive/language.ts";
import { settingsOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const LONG: readonly (readonly [lang: string, text: string])[] = [
  ["en", "The delegation of the museum was in the town for two days and met with the heads of the schools."],
  [
    "fr",
    "La délégation du musée est venue dans la ville pour deux jours et a rencontré les directeurs des écoles.",
  ],
  ["zh", "博物馆代表团访问了该市，为期两天，并与各学校的校长举行了会谈，讨论了今后的合作。"],
  ["ja", "博物館の代表団は二日間にわたってこの町を訪れ、学校の校長たちと今後の協力について話し合いました。"],
  [
    "ru",
    "Делегация музея провела в городе два дня и встретилась с директорами школ, чтобы обсудить работу на год.",
  ],
  [
    "uk",
    "Делегація музею провела в місті два дні та зустрілася з директорами шкіл, щоб обговорити їхню роботу.",
  ],
  [
    "kk",
    "Мұражай делегациясы қалада екі күн болды және мектеп директорларымен жұмыс жөнінде кездесті, бұл маңызды.",
  ],
];

const languages = suite("the language of a text");
for (const [lang, text] of LONG)
  languages(`is known to be ${lang}`, () => equal(guessLanguage(text), { lang, isSure: true }));
languages("is unsure in a short text, and unknown in one without letters", () => {
  is(guessLanguage("Женева")?.isSure, false);
  is(guessLanguage("2019 👩‍👩‍👧"), undefined);
});
languages("is found among those of the site by tag, locale or name", () => {
  const site = settingsOf().languages;
  const found = ["en-GB", "zh_CN", "zh-TW", "简体中文", "RU", "fr", ""].map((lang) => localeFor(lang, site));
  equal(found, ["en", "zh", "zh", "zh", "ru", undefined, undefined]);
});
languages.run();
