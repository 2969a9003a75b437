import { equal, is, match, not } from "uvu/assert";
import { fingerprint } from "../../src/core/content/fingerprint.ts";
import { snapshotPath, writeSnapshot } from "../../src/core/content/snapshot.ts";
import { type Content, translatableText } from "../../src/core/content/works.ts";
import { withReceived } from "../../src/core/exchange/edition-edit.ts";
import { editionUnits } from "../../src/core/exchange/edition-units.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { ARTICLE } from "../support/exchange.ts";
import { type EditionPlan, editionFiles, editionIn } from "../support/exchange-edition.ts";
import { suite } from "../support/suite.ts";

/** The body after an import of translations by their original; "=" confirms one. */
function imported(content: Content, translations: Record<string, string>) {
  const { text, ...edition } = editionIn(content);
  const units = editionUnits(ARTICLE, edition);
  const given = units.filter(({ source }) => translations[source] !== undefined);
  const isConfirmed = ({ source }: { source: string }) => translations[source] === "=";
  const { after = "", ...rest } = withReceived(text, edition, {
    texts: new Map(
      given.filter((unit) => !isConfirmed(unit)).map(({ key, source }) => [key, translations[source] ?? ""]),
    ),
    confirmed: new Set(given.filter(isConfirmed).map(({ key }) => key)),
  });
  const refused = units.filter(({ key }) => rest.refused.includes(key)).map(({ source }) => source);
  return {
    text,
    after,
    body: after.replace(/^[\s\S]*?\n---\n/, "").trim(),
    refused,
    hasNewParts: rest.hasNewParts,
  };
}

const TWO = { was: "One.\n\nTwo.", there: "Один.\n\nДва." };
const MAY = {
  was: "They met in May.\n\nTwo.",
  there: "В мае.\n\nДва.",
  now: "They met in June.\n\nNew.\n\nTwo.",
};
const rows: [
  fact: string,
  plan: EditionPlan,
  given: Record<string, string>,
  body: string,
  refused: string[],
][] = [
  [
    "a changed part",
    { ...MAY, now: "They met in June.\n\nTwo." },
    { "They met in June.": "В июне." },
    "В июне.\n\nДва.",
    [],
  ],
  [
    "a new part",
    { ...TWO, now: "One.\n\nNew.\n\nTwo." },
    { "New.": "Новое." },
    "Один.\n\nНовое.\n\nДва.",
    [],
  ],
  [
    "a new heading and item",
    { ...TWO, now: "One.\n\n## Head\n\n- item\n\nTwo." },
    { Head: "Глава", item: "пункт" },
    "Один.\n\n## Глава\n\n- пункт\n\nДва.",
    [],
  ],
  [
    "a part that is gone next to a new one",
    { ...TWO, now: "Zero.\n\nOne." },
    { "Zero.": "Ноль." },
    "Ноль.\n\nОдин.",
    [],
  ],
  [
    "all open parts",
    MAY,
    { "They met in June.": "В июне.", "New.": "Новое." },
    "В июне.\n\nНовое.\n\nДва.",
    [],
  ],
  [
    "a part that still holds",
    MAY,
    { "They met in June.": "=", "New.": "Новое." },
    "В мае.\n\nНовое.\n\nДва.",
    [],
  ],
  [
    "a changed part, but not a new one among open parts",
    MAY,
    { "They met in June.": "В июне." },
    "В июне.\n\nДва.",
    [],
  ],
  ["no new part among open parts", MAY, { "New.": "Новое." }, "В мае.\n\nДва.", ["New."]],
  [
    "all parts of an empty body",
    { ...TWO, there: "", now: TWO.was },
    { "One.": "Один.", "Two.": "Два." },
    TWO.there,
    [],
  ],
  ["not one part of an empty body", { ...TWO, there: "", now: TWO.was }, { "One.": "Один." }, "", ["One."]],
  [
    "all parts of a body that corresponds to no original",
    { now: TWO.was, there: "Всё." },
    { "One.": "Один.", "Two.": "Два." },
    TWO.there,
    [],
  ],
  [
    "not one part of a body that corresponds to no original",
    { now: TWO.was, there: "Всё." },
    { "One.": "Один." },
    "Всё.",
    ["One."],
  ],
  [
    "a new part, with the code of the original",
    {
      was: "One.\n\n```\ncode\n```",
      there: "Один.\n\n```\ncode\n```",
      now: "One.\n\n```\ncode 2\n```\n\nNew.",
    },
    { "New.": "Новое." },
    "Один.\n\n```\ncode 2\n```\n\nНовое.",
    [],
  ],
  [
    "no new part, where code has a translation",
    { was: "One.\n\n```\ncode\n```", there: "Один.\n\n```\nкод\n```", now: "One.\n\n```\ncode\n```\n\nNew." },
    { "New.": "Новое." },
    "Один.\n\n```\nкод\n```",
    ["New."],
  ],
];
const edit = suite("an import into an article");
for (const [fact, plan, given, body, refused] of rows)
  edit(`writes ${fact}`, () => {
    const result = imported(editionFiles(plan), given);
    is(result.body, body);
    equal(result.refused, refused);
  });
edit("changes no other byte, where the parts are the same", () => {
  const plan = {
    was: "* One.\n\n\nTwo of them  \n",
    there: "* Один.\n\n\nДва  \n",
    now: "* One.\n\n\nTwo of us\n",
  };
  const { text, after } = imported(editionFiles(plan), {
    "Two of us": "Новое",
    "A visit & more 👩‍👩‍👧": "Я",
  });
  is(after, text.replace("Два", "Новое").replace(/title: .*/, 'title: "Я"'));
});
edit("keeps the line ends and the byte order mark of the file", () => {
  const content = editionFiles({ ...TWO, now: "One.\n\nNew.\n\nTwo." });
  const { text, ...edition } = editionIn(content);
  const [, , unit] = editionUnits(ARTICLE, edition);
  const file = `\uFEFF${text.replaceAll("\n", "\r\n")}`;
  const received = { texts: new Map([[unit?.key ?? "", "Новое."]]), confirmed: new Set<string>() };
  const { after = "" } = withReceived(file, edition, received);
  match(after, "Один.\r\n\r\nНовое.\r\n\r\nДва.\r\n");
  match(after, /^\uFEFF---\r\n/);
  not.match(after, /[^\r]\n/);
});
edit("notes whose parts a text has, so that the next export is right before it is accepted", () => {
  const now = "Zero.\n\nOne.";
  const content = editionFiles({ ...TWO, now });
  const { after, hasNewParts } = imported(content, { "Zero.": "Ноль." });
  is(hasNewParts, true);
  const source = translatableText(editionIn(content).source);
  const path = snapshotPath("articles", "a", fingerprint(source));
  const texts = new Map(content.texts).set("articles/a/index.ru.md", new TextFile(ARTICLE, after));
  const snapshots = new Map(content.snapshots).set(path, writeSnapshot(source));
  const units = editionUnits(ARTICLE, editionIn({ ...content, texts, snapshots }));
  equal(units.map(({ source: text, target, state }) => [text, target, state]).slice(1), [
    ["Zero.", "Ноль.", "done"],
    ["One.", "Один.", "done"],
  ]);
});
edit.run();
