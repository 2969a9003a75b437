import { readFileSync } from "node:fs";
import { mergeResources } from "../../src/core/catalogues/merge.ts";
import { editionWords } from "../../src/core/content/editions.ts";
import { readSite } from "../../src/core/content/read-site.ts";
import { createMessages, type Translate } from "../../src/core/messages/messages.ts";
import { listPages } from "../../src/core/pages/pages.ts";
import { compareEditions } from "../../src/core/preview/comparison.ts";
import { OWN_CATALOGUES, readCatalogues } from "../../src/files/catalogues/catalogues.ts";
import { bundlePreview } from "../../src/files/preview.ts";
import { bundleAssets } from "../../src/files/theme/assets.ts";
import {
  renderAdmin,
  renderChooser,
  renderComparison,
  renderPage,
  renderRootNotFound,
  type ThemeContext,
} from "../../src/theme/render.tsx";
import { contentOf, fingerprintIn, LOCALES, type Locale, OUTDATED, settingsOf } from "./newsroom-fixture.ts";

/** A word of 200 letters in each language: names in Latin letters are in Chinese texts too. */
const WORDS: Readonly<Record<Locale, string>> = {
  en: "Donaudampfschifffahrt".repeat(10).slice(0, 200),
  zh: "Rechtsschutzversicherung".repeat(10).slice(0, 200),
  ru: "достопримечательность".repeat(10).slice(0, 200),
};

/** An address without a place where a browser would break it. */
const ADDRESS = `www.example.org/${"annualreport".repeat(12)}.pdf`;

export const longText = (locale: Locale) => `${WORDS[locale]} ${ADDRESS}`;

/** Everything that a text may have, with long words in each part. */
function bodyOf(locale: Locale): string {
  const text = longText(locale);
  return `${text}

## ${ADDRESS}

### ${text}

- ${text}
  1. ${text}

> ${text}
> {lang=fr}
>
> — ${text}

> ${WORDS[locale]}
> {pull}

![${text}](cover.png "${text} | ${text}")

![${text}](cover.png "${text}")
![${text}](cover.png "${text}")

| ${text} | ${text} |
| --- | --- |
| **${text}** | [${text}](https://${ADDRESS}) |

[${text}](https://www.youtube.com/watch?v=abcdefghijk)

[${text}]{lang=fr}, \`${text}\`, <https://${ADDRESS}>, *${text}*.[^1]

\`\`\`
${text}
\`\`\`

[^1]: ${text}
`;
}

/** The states of the translations of each article: with these, every kind of page has long words. */
const STATES: Readonly<Record<string, Partial<Record<Locale, "current" | "stale" | "partial">>>> = {
  long: { ru: "stale" },
  longer: { zh: "current", ru: "partial" },
  ["longest".repeat(11)]: { zh: "stale", ru: "current" },
};

function contentFiles(): Record<string, string> {
  const works = Object.entries(STATES).map(([slug, states], index) => {
    const facts = {
      date: `${2021 + (index > 0 ? 1 : 0)}-0${index + 3}-09`,
      updated: "2024-01-02",
      topics: ["iioe", "ai"],
      authors: [longText("en"), longText("ru")],
    };
    return workFiles(`articles/${slug}`, facts, states);
  });
  return Object.assign({}, workFiles("pages/about", {}, { zh: "current", ru: "current" }), ...works);
}

function workFiles(
  folder: string,
  facts: object,
  states: Partial<Record<Locale, "current" | "stale" | "partial">>,
): Record<string, string> {
  const isArticle = folder.startsWith("articles/");
  const file = (locale: Locale, more: object, cover: object) => {
    const text = longText(locale);
    const head = {
      title: text,
      summary: text,
      ...(isArticle ? { cover: { ...cover, alt: text, caption: text } } : {}),
    };
    const lines = Object.entries({ ...head, ...more }).map(
      ([key, value]) => `${key}: ${JSON.stringify(value)}\n`,
    );
    return `---\n${lines.join("")}---\n\n`;
  };
  const source =
    file("en", { ...facts, source: true }, { src: "cover.png", credit: longText("en") }) + bodyOf("en");
  const files = { [`${folder}/index.en.md`]: source };
  const of = fingerprintIn(files);
  for (const locale of LOCALES) {
    const state = states[locale];
    if (state === undefined) continue;
    const translation = { of: state === "stale" ? OUTDATED : of, by: longText(locale) };
    files[`${folder}/index.${locale}.md`] =
      file(locale, { translation }, {}) + (state === "partial" ? "" : bodyOf(locale));
  }
  return files;
}

/** Messages whose length is up to the site, and labels of topics. */
const ITS_OWN = /^(?:site:(?:name|description)|topics:)/;

/**
 * Pages of every kind of a newsroom where every field is a word of 200 letters and an address, and the files
 * that they load, by address. The page of the search has results.
 */
export async function longNewsroom(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const own = createMessages(
    mergeResources(readCatalogues(OWN_CATALOGUES, LOCALES).catalogues),
    Object.fromEntries(LOCALES.map((locale) => [locale, locale])),
  );
  const messages = (locale: string): Translate =>
    ((key: string, values?: Record<string, string | number>) =>
      ITS_OWN.test(key)
        ? longText(locale as Locale)
        : own(locale)(key, { polyglot: "npm run polyglot --", ...values })) as Translate;
  const settings = settingsOf({
    languages: ["en", { locale: "zh", label: WORDS.zh }, { locale: "ru", label: WORDS.ru }],
  });
  const content = contentOf(
    contentFiles(),
    ["articles", "pages"].flatMap((kind) =>
      [...Object.keys(STATES), "about"].map((slug) => `${kind}/${slug}/cover.png`),
    ),
  );
  const { site, faults } = readSite(
    content,
    settings,
    undefined,
    editionWords(messages as (locale: string) => Translate<string>, { entries: [] }),
  );
  if (!site) throw new Error(`the newsroom has faults: ${JSON.stringify(faults)}`);
  const { files, ...assets } = await bundleAssets();
  const context: ThemeContext = {
    ...{ site, messages, assets, printDate: (date) => date, untranslated: new Set<string>() },
    share: { share: {}, x: {} },
    cards: undefined,
  };
  const styles = "/preview.css";
  const comparison = compareEditions(site, content, "articles/long", "ru");
  const english = site.languages[0];
  if (!comparison || !english) throw new Error("nothing to compare");
  return new Map<string, string | Uint8Array>([
    ...files,
    [styles, (await bundlePreview()).get("preview.css") ?? ""],
    ...listPages(site).map((record): [string, string] => [record.url, renderPage(record, context)]),
    ["/", renderChooser(context)],
    ["/404.html", renderRootNotFound(context)],
    ["/admin/", renderAdmin(site.languages, LOCALES, messages)],
    ["/admin/style.css", readFileSync(new URL("../../src/admin/admin.css", import.meta.url))],
    ["/comparison/", renderComparison(comparison, english, messages("en"), { assets, styles })],
  ]);
}
