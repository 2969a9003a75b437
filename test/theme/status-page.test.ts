import { equal } from "uvu/assert";
import { mergeResources } from "../../src/core/catalogues/merge.ts";
import { createMessages } from "../../src/core/messages/messages.ts";
import { listPages } from "../../src/core/pages/pages.ts";
import type { MessagesStatus } from "../../src/core/site/status.ts";
import { OWN_CATALOGUES, readCatalogues } from "../../src/files/catalogues/catalogues.ts";
import { renderPage } from "../../src/theme/render.tsx";
import { LOCALES, settingsOf, siteOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const messages = createMessages(
  mergeResources(readCatalogues(OWN_CATALOGUES, LOCALES).catalogues),
  Object.fromEntries(LOCALES.map((locale) => [locale, locale])),
);

/** The messages of two languages, the second with some that are not up to date. */
const statesOf = (first: string, second: string): MessagesStatus => ({
  [first]: { archive: { current: 4, stale: [], unaccepted: 0, open: 0 } },
  [second]: {
    archive: { current: 1, stale: ["title", "a.b"], unaccepted: 3, open: 0 },
    cli: { current: 0, stale: [], unaccepted: 0, open: 5 },
  },
});

/** The cells of the table of messages, each without its markup. */
function tableOf(defaultLocale: string, states: MessagesStatus): string[][] {
  const site = siteOf({}, settingsOf({ defaultLocale }));
  const record = listPages(site, undefined, undefined, states).find(({ url }) => url === "/status/");
  if (!record) throw new Error("no page of the status");
  const html = renderPage(record, {
    site,
    messages,
    printDate: (date) => date,
    untranslated: new Set(),
    assets: {
      ...{ styles: "/s.css", articleStyles: "/a.css", afterStyles: "/e.css", printStyles: "/p.css" },
      ...{ search: "/s.js", searchWorker: "/w.js", article: "/a.js", notFound: "/n.js" },
    },
    share: undefined,
    cards: undefined,
  });
  const caption = messages(defaultLocale)("status:messages");
  const table = html.split("<table>").find((part) => part.includes(`<caption>${caption}</caption>`)) ?? "";
  return [...table.matchAll(/<tr><th scope="row">.*?<\/tr>/g)].map(([row]) =>
    row
      .split(/<\/t[hd]>/)
      .map((cell) =>
        cell
          .replace(/<[^>]+>/g, "|")
          .replaceAll("\u00AD", "")
          .replace(/\|+/g, "|")
          .replaceAll("\u00A0", " ")
          .replace(/^\||\|$/g, ""),
      )
      .filter((cell) => cell !== ""),
  );
}

const page = suite("the status page");
const EXPECTED: readonly [locale: string, states: MessagesStatus, rows: string[][]][] = [
  [
    "en",
    statesOf("zh", "ru"),
    [
      ["archive", "source", "current", "2 out of date|3 not accepted"],
      ["cli", "source", "none", "5 not translated"],
    ],
  ],
  [
    "zh",
    statesOf("en", "ru"),
    [
      ["archive", "与原文一致", "原文", "2条已过时|3条未确认"],
      ["cli", "无", "原文", "5条未翻译"],
    ],
  ],
  [
    "ru",
    statesOf("en", "zh"),
    [
      ["archive", "актуален", "устарело: 2|не подтверждено: 3", "оригинал"],
      ["cli", "нет", "не переведено: 5", "оригинал"],
    ],
  ],
];
for (const [locale, states, rows] of EXPECTED)
  page(`has the states of the messages of each catalogue, in ${locale}`, () => {
    equal(tableOf(locale, states), rows);
  });
page("has no table of messages where no language translates any", () => {
  equal(tableOf("en", {}), []);
});
page.run();
