import { equal } from "uvu/assert";
import { catalogueUnits } from "../../src/core/exchange/message-units.ts";
import { suite } from "../support/suite.ts";

const units = (
  source: object,
  translation: object,
  lang: string,
  stale = new Map<string, string | undefined>(),
) =>
  catalogueUnits("f.json", source as never, translation as never, lang, stale).map(
    ({ key, source: text, target, state, previousSource }) => [key, text, target, state, previousSource],
  );

const messages = suite("messages for translators");
messages("have the plural forms of the language", () => {
  equal(units({ n_one: "a", n_other: "b", t: { x: "" } }, { n_few: "ф" }, "ru"), [
    ["n_one", "a", "", "new", undefined],
    ["n_few", "b", "ф", "done", undefined],
    ["n_many", "b", "", "new", undefined],
    ["n_other", "b", "", "new", undefined],
  ]);
});
messages("are new if their translation is blank", () => {
  equal(units({ a: "a", b: "b" }, { a: "\u3000", b: "б" }, "zh-Hans"), [
    ["a", "a", "", "new", undefined],
    ["b", "b", "б", "done", undefined],
  ]);
});
messages("are changed if they were translated from another original", () => {
  const stale = new Map([
    ["a", "old"],
    ["t.b", undefined],
  ]);
  equal(units({ a: "a", t: { b: "b" } }, { a: "а", t: { b: "б" } }, "ru", stale), [
    ["a", "a", "а", "changed", "old"],
    ["t.b", "b", "б", "changed", undefined],
  ]);
});
messages.run();
