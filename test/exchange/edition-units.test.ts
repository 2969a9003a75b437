import { equal, is, not } from "uvu/assert";
import { editionUnits } from "../../src/core/exchange/edition-units.ts";
import { unitStamp } from "../../src/core/exchange/units.ts";
import { ARTICLE } from "../support/exchange.ts";
import { type EditionPlan, editionFiles, editionIn } from "../support/exchange-edition.ts";
import { suite } from "../support/suite.ts";

const unitsOf = (plan: EditionPlan) => editionUnits(ARTICLE, editionIn(editionFiles(plan)));
/** The parts of the body: state, original, translation, previous original. */
const parts = (plan: EditionPlan) =>
  unitsOf(plan)
    .filter(({ key }) => key.startsWith("text."))
    .map(({ state, source, target, previousSource }) =>
      [state, source, target, previousSource].filter(Boolean),
    );

const TWO = { was: "One.\n\nTwo.", there: "Один.\n\nДва." };
const rows: [fact: string, plan: EditionPlan, parts: string[][]][] = [
  [
    "done, of a current edition",
    { ...TWO, now: TWO.was },
    [
      ["done", "One.", "Один."],
      ["done", "Two.", "Два."],
    ],
  ],
  [
    "done, around one that is new",
    { ...TWO, now: "One.\n\nNew.\n\nTwo." },
    [
      ["done", "One.", "Один."],
      ["new", "New."],
      ["done", "Two.", "Два."],
    ],
  ],
  [
    "changed, with both previous versions",
    { was: "They met in May.\n\nTwo.", there: "В мае.\n\nДва.", now: "They met in June.\n\nTwo." },
    [
      ["changed", "They met in June.", "В мае.", "They met in May."],
      ["done", "Two.", "Два."],
    ],
  ],
  [
    "never shifted by one that is gone and one that is new",
    { was: "One.\n\nTwo.\n\nThree.", there: "Один.\n\nДва.\n\nТри.", now: "Zero.\n\nOne.\n\nTwo." },
    [
      ["new", "Zero."],
      ["done", "One.", "Один."],
      ["done", "Two.", "Два."],
    ],
  ],
  [
    "done, where they were moved",
    { ...TWO, now: "Two.\n\nOne." },
    [
      ["done", "Two.", "Два."],
      ["done", "One.", "Один."],
    ],
  ],
  [
    "proposals, where the accepted original is lost",
    { now: "One.\n\nTwo.", there: TWO.there },
    [
      ["changed", "One.", "Один."],
      ["changed", "Two.", "Два."],
    ],
  ],
  [
    "new, where nothing corresponds",
    { now: "One.\n\nTwo.", there: "Всё." },
    [
      ["new", "One."],
      ["new", "Two."],
    ],
  ],
  ["new, without a translation", { now: "One." }, [["new", "One."]]],
  [
    "new, of a translation without a body",
    { ...TWO, there: "", now: TWO.was },
    [
      ["new", "One."],
      ["new", "Two."],
    ],
  ],
  [
    "new in a draft, as long as they are the original",
    { was: TWO.was, now: TWO.was, there: "One.\n\nДва.", more: "draft: true\n" },
    [
      ["new", "One."],
      ["done", "Two.", "Два."],
    ],
  ],
  [
    "new in a draft, where they are still the original of before",
    {
      was: "They met in May.\n\nTwo.",
      now: "They met in June.\n\nTwo.",
      there: "They met in May.\n\nДва.",
      more: "draft: true\n",
    },
    [
      ["new", "They met in June."],
      ["done", "Two.", "Два."],
    ],
  ],
];
const editions = suite("parts of an article for translators");
for (const [fact, plan, expected] of rows) editions(`are ${fact}`, () => equal(parts(plan), expected));
editions("keep their key wherever they move, also the second of two equal ones", () => {
  const keys = (now: string) => new Map(unitsOf({ ...TWO, now }).map(({ source, key }) => [source, key]));
  is(keys("One.\n\nTwo.").get("Two."), keys("New.\n\nTwo.\n\nOne.").get("Two."));
  const [, first = "", second] = unitsOf({ now: "One.\n\nOne." }).map(({ key }) => key);
  is(second, `${first}-2`);
});
editions("are paragraphs without the line breaks of their source", () => {
  const plan = { now: "One\ntwo.\n\nHard  \nbreak.\n\n- item\n  more\n\n一段\n文字。" };
  equal(
    unitsOf(plan).map(({ source }) => source),
    ["A visit & more 👩‍👩‍👧", "One two.", "Hard  \nbreak.", "item\n  more", "一段文字。"],
  );
});
editions("of the head have their own states", () => {
  const sourceMore = "summary: New\ncover:\n  src: c.png\n  alt: a\n";
  const units = unitsOf({ ...TWO, now: "One.", sourceMore, more: "summary: Старое\n" });
  equal(
    units.slice(0, 3).map(({ key, state, previousSource }) => [key, state, previousSource]),
    [
      ["title", "done", undefined],
      ["summary", "done", undefined],
      ["cover.alt", "new", undefined],
    ],
  );
});
editions("have another stamp when a body that belongs to no original has changed", () => {
  const stamp = (there: string) => unitsOf({ now: "One.\n\nTwo.", there }).map(unitStamp).at(-1);
  not.equal(stamp("Всё."), stamp("Всё это."));
  is(stamp("Всё."), stamp("Всё.\n"));
});
editions.run();
