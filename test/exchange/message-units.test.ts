import { equal } from "uvu/assert";
import { catalogueUnits, messagesOf, staleMessages } from "../../src/core/exchange/message-units.ts";
import { suite } from "../support/suite.ts";

const units = (source: object, translation: object, lang: string, stale = new Map<string, string>()) =>
  catalogueUnits("f.json", source as never, translation as never, lang, stale).map(
    ({ key, source: text, target, state, previousSource }) => [key, text, target, state, previousSource],
  );

const messages = suite("messages for translators");
messages("have the plural forms of the language", () => {
  equal(units({ n_one: "a", n_other: "b", t: { x: "" } }, { n_few: "ф" }, "ru"), [
    ["n_one", "a", "", "new", undefined],
    ["n_few", "b", "ф", "done", undefined],
    ["n_many", "b", "", "new", undefined],
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
    ["t.b", "older"],
  ]);
  equal(units({ a: "a", t: { b: "b" } }, { a: "а", t: { b: "б" } }, "ru", stale), [
    ["a", "a", "а", "changed", "old"],
    ["t.b", "b", "б", "changed", "older"],
  ]);
});
messages("are stale with the text that they were accepted against, in all of their forms", () => {
  const texts = (forms: object) => new Map(Object.entries(forms));
  const state = (source: object, accepted: object, name: "stale" | "current" = "stale") => ({
    ...{ state: name, source: texts(source), accepted: texts(accepted) },
  });
  const namespace = {
    namespace: "site",
    catalogue: { messages: { a: "а", n_one: "1", n_few: "2", n_many: "5", c: "в" } } as never,
    states: new Map([
      ["a", state({ "": "new" }, { "": "old" })],
      ["n", state({ one: "x", other: "xs" }, { one: "y", other: "ys" })],
      ["c", state({ "": "c" }, { "": "c" }, "current")],
    ]),
  };
  equal(Object.fromEntries(staleMessages(namespace)), { a: "old", n_one: "y", n_few: "ys", n_many: "ys" });
});
messages("are named by their paths without plural form", () => {
  const there = { a: "а", n_one: "1", n_few: "2", t: { b: "б" } };
  equal(messagesOf(new Set(["n_few", "t.b"]), there), ["n", "t.b"]);
});
messages.run();
