import { equal, is, ok } from "uvu/assert";
import { type Language, languageOf } from "../../src/core/language/languages.ts";
import { CONFIGURING, type EditionState, SIGNALS, signalsOf } from "../../src/core/site/states.ts";
import { suite } from "../support/suite.ts";

const LANGUAGES = ["en", "zh", "ru"].map((locale) => languageOf(locale) as Language);

const table = suite("SIGNALS");
const rows: [
  state: EditionState,
  page: string,
  listed: boolean,
  switcher: string,
  notice: string | undefined,
][] = [
  ["source", "whole", true, "link", undefined],
  ["current", "whole", true, "link", undefined],
  ["stale", "whole", true, "link", "stale"],
  ["partial", "summary", false, "partial", "partial"],
  ["announced", "notice", false, "soon", "announced"],
  ["absent", "none", false, "hidden", undefined],
];
for (const [state, page, listed, switcher, notice] of rows) {
  table(`answers ${page} for ${state}, ${listed ? "listed" : "not listed"}`, () => {
    equal(SIGNALS[state], { page, listed, switcher, notice });
  });
}
table("has these states and no others", () => {
  equal(
    Object.keys(SIGNALS),
    rows.map(([state]) => state),
  );
});
table("lists whole pages, and no others", () => {
  for (const { page, listed } of [...Object.values(SIGNALS), CONFIGURING]) is(listed, page === "whole");
});
table("links only to whole pages, and hides missing ones", () => {
  for (const { page, switcher } of [...Object.values(SIGNALS), CONFIGURING]) {
    is(switcher === "link", page === "whole");
    is(switcher === "hidden", page === "none");
  }
});
table("has a notice for every page that is not whole", () => {
  for (const { page, notice } of [...Object.values(SIGNALS), CONFIGURING])
    if (page === "summary" || page === "notice") ok(notice);
});
table.run();

const signals = suite("signalsOf");
for (const language of LANGUAGES) {
  for (const [state] of rows) {
    signals(`returns the table's row for ${state} in ${language.locale}`, () => {
      is(signalsOf(state, language), SIGNALS[state]);
    });
    signals(`returns the same notice for ${state} while ${language.locale} is being set up`, () => {
      is(signalsOf(state, { ...language, status: "configuring" }), CONFIGURING);
    });
  }
}
signals.run();
