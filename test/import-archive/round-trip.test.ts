import { rmSync } from "node:fs";
import { equal } from "uvu/assert";
import { fingerprint } from "../../src/core/content/fingerprint.ts";
import { readWorks, translatableText } from "../../src/core/content/works.ts";
import { renderMarkdown } from "../../src/core/markdown/markdown.ts";
import { readContent } from "../../src/files/content/content.ts";
import { importFrom } from "../support/import-archive.ts";
import { LOCALES } from "../support/newsroom-fixture.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { type SmallNewsroom, smallNewsroom } from "../support/small-newsroom.ts";
import { suite } from "../support/suite.ts";

const ENGLISH = `The delegation met the museum’s director, *Iris Vale*, on **17 May**.[^who] She showed them [the plans](https://example.org/plans).

## What comes next

Three things were agreed:

- a reading room
- a [Salle d’étude]{lang=fr}
- 2 * 3 < 7 tables, [sic]

1. First
2. Second

> The harbour is ours.
>
> — Iris Vale

| Year | Ships |
| ---- | ----: |
| 2021 |   200 |

### Water

The room needs H<sub>2</sub>O.

<https://www.youtube.com/watch?v=abc>

[^who]: Director since 2019.`;

const TEXTS = {
  en: { title: "A visit to the harbour & more", body: ENGLISH },
  zh: { title: "访问海港", body: "代表团会见了**馆长**。\n\n## 下一步\n\n- 阅览室\n- 二百艘船" },
  ru: {
    title: "Визит в «Гавань»",
    body: "Делегация встретилась с *директором*.\n\n## Что дальше\n\n- читальный зал\n- двести кораблей",
  },
} as const;

/** The newsroom's articles: an original with two translations. */
function articles(): Record<string, string> {
  const of = fingerprint(TEXTS.en);
  const facts = 'date: 2021-05-18\ntopics: [partnerships]\nauthors: ["Anna Petrova", "李明"]\nsource: true';
  const heads = { en: facts, zh: `translation:\n  of: "${of}"`, ru: `translation:\n  of: "${of}"` };
  return Object.fromEntries(
    LOCALES.map((locale) => [
      `articles/visit/index.${locale}.md`,
      `---\ntitle: ${JSON.stringify(TEXTS[locale].title)}\n${heads[locale]}\n---\n\n${TEXTS[locale].body}\n`,
    ]),
  );
}

/** What readers see of each edition, and its facts. */
function editionsIn(folder: string) {
  const { works } = readWorks(readContent(folder).content, LOCALES);
  return works.flatMap(({ slug, sources, translations }) =>
    [...sources, ...translations]
      .sort((a, b) => (a.locale < b.locale ? -1 : 1))
      .map((edition) => {
        const { html } = renderMarkdown(edition.body, {});
        const { title, date, topics, authors } = edition.head;
        return {
          slug,
          locale: edition.locale,
          kind: edition.kind,
          html,
          title,
          date,
          topics,
          authors,
          of:
            edition.kind === "translation"
              ? edition.head.translation.of
              : fingerprint(translatableText(edition)),
        };
      }),
  );
}

const journey = suite<OwnFolder & { site: SmallNewsroom }>("a site of ours, saved and imported");
inOwnFolder(journey);
journey.long("has the same texts and facts", async () => {
  const content = articles();
  const site = await smallNewsroom(content);
  try {
    const { entries } = await importFrom(site.output);
    const before = editionsIn(`${site.output}/../content`);
    const after = editionsIn("content");
    equal(
      after.map(({ of: _, ...edition }) => edition),
      before.map(({ of: _, ...edition }) => edition),
    );
    equal(new Set(after.map(({ of }) => of)).size, 1, "the translations are current");
    const notes = [...entries.values()]
      .filter(({ outcome }) => outcome === "written")
      .flatMap(({ notes }) => notes);
    equal(notes, []);
  } finally {
    site.remove();
    rmSync("content", { recursive: true, force: true });
  }
});
journey.run();
