import { is } from "uvu/assert";
import { directionOf } from "../../src/core/language/direction.ts";
import { suite } from "../support/suite.ts";

const direction = suite("directionOf");
const RIGHT_TO_LEFT = [
  "ar",
  "arc",
  "az-Arab",
  "ckb",
  "dv",
  "fa",
  "ff-Adlm",
  "he",
  "iw",
  "kk-Arab",
  "kk-CN",
  "ks",
  "ku-Arab",
  "lad",
  "ms-Arab-BN",
  "myz",
  "nqo",
  "pa-PK",
  "ps",
  "rhg",
  "sam",
  "sd",
  "syr",
  "ug",
  "und-Hebr",
  "UR-pk",
  "ur-Aran",
  "uz-AF",
  "yi",
];
for (const lang of RIGHT_TO_LEFT) direction(`of ${lang} is rtl`, () => is(directionOf(lang), "rtl"));
const LEFT_TO_RIGHT = [
  "ar-Latn",
  "dv-Latn",
  "en",
  "he-Latn",
  "kk",
  "mn-Mong",
  "pa",
  "ru",
  "sd-Deva",
  "ug-Cyrl",
  "uz",
  "zh-Hans",
];
for (const lang of LEFT_TO_RIGHT) direction(`of ${lang} is ltr`, () => is(directionOf(lang), "ltr"));
for (const text of ["", "en_US", "العربية", "</script>", "ar\u00a0", "x-ar", "und"])
  direction(`of ${JSON.stringify(text)}, which names no language, is ltr`, () =>
    is(directionOf(text), "ltr"),
  );
direction("needs no likely subtags for living languages", () => {
  const { maximize } = Intl.Locale.prototype;
  Intl.Locale.prototype.maximize = function () {
    return this;
  };
  try {
    for (const lang of ["ar", "ckb", "dv", "he", "nqo", "ps", "rhg", "sd", "syr", "ug", "ur", "yi"])
      is(directionOf(lang), "rtl", lang);
    for (const lang of ["en", "ru", "zh", "ar-Latn"]) is(directionOf(lang), "ltr", lang);
  } finally {
    Intl.Locale.prototype.maximize = maximize;
  }
});
direction.run();
