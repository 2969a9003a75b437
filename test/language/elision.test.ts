import { is } from "uvu/assert";
import { separateElided, withoutElided } from "../../src/core/language/elision.ts";
import { suite } from "../support/suite.ts";

const J = "\u2060 ";
const separated = suite("separateElided");
for (const [lang, text, expected, why] of [
  ["fr", "L’éducation", `L’${J}éducation`, "an article"],
  ["fr-CA", "jusqu'à qu‘on", `jusqu'${J}à qu‘${J}on`, "conjunctions, with any apostrophe"],
  ["fr", "l&#39;air d&rsquo;un", `l&#39;${J}air d&rsquo;${J}un`, "entities"],
  ["fr", "l’", `l’${J}`, "the end of a text, before an element"],
  ["fr", "aujourd’hui presqu’île", "aujourd’hui presqu’île", "words that have an apostrophe"],
  ["fr", "‘l’ et 5’", "‘l’ et 5’", "signs that are no apostrophes"],
  ["it", "dell’isola c'è", `dell’${J}isola c'${J}è`, "Italian"],
  ["ca", "l’aigua", `l’${J}aigua`, "Catalan"],
  ["en", "L’Oréal", "L’Oréal", "a language without elision"],
  ["uk", "об’єднання", "об’єднання", "Ukrainian"],
  ["fr", "", "", "nothing"],
] as const)
  separated(`${lang} ${text}: ${why}`, () => is(separateElided(text, lang), expected));
separated("is left out of queries", () => {
  is(withoutElided("l'éducation", "fr"), " éducation");
  is(withoutElided("l'éducation", "en"), "l'éducation");
});
separated.run();
