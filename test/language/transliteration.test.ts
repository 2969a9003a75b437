import { equal, ok } from "uvu/assert";
import { transliterationKey, typedKeys } from "../../src/core/language/transliteration.ts";
import { suite } from "../support/suite.ts";

const keys = suite("typedKeys");
for (const [word, typed] of [
  ["конференция", "konferentsiya konferenciya konferencija konferentsiia konferencia konferenciâ"],
  ["ЮНЕСКО", "yunesko junesko iunesko ûnesko Yunesko"],
  ["объявление", "obyavlenie ob''yavleniye ob``yavlenie obʺâvlenie obiavlenie"],
  ["ещё", "eshche eshhe ešče esche eŝë yeshche eshchyo"],
  ["русский", "russkiy russkij russkii russky ruskiy"],
  ["хорошо", "khorosho horosho xorosho xorošo"],
  ["экспертиза", "ekspertiza expertiza èkspertiza"],
  ["исход", "iskhod ishod isxod"],
  ["ёлка", "yolka elka jolka ëlka"],
] as const)
  keys(`are those of ${word} in every scheme`, () => {
    for (const one of typed.split(" ")) ok(typedKeys(one).includes(transliterationKey(word)), one);
  });
keys("are none for words that are not in Latin letters", () => {
  for (const word of ["конференция", "联合国", "covid-19", "😀", "</script>", ""]) equal(typedKeys(word), []);
});
keys.run();
