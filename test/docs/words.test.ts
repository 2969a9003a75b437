import { equal } from "uvu/assert";
import { WRITTEN_TOGETHER } from "../../docs/site/contents.ts";
import { type Passage, passage } from "../../src/core/checks/passage.ts";
import { type Named, runChecks } from "../../src/core/checks/run.ts";
import { languageOf } from "../../src/core/language/languages.ts";
import { readSiteGlossary } from "../../src/files/catalogues/glossary.ts";
import { list, read, root } from "../support/documents.ts";
import { commentsOf, findListedWords, proseOf } from "../support/plain-words.ts";
import { suite } from "../support/suite.ts";

const TRANSLATED = /\.(zh|ru)\.md$/;
const pages = list("docs", ".md");
const english = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CHANGELOG.md",
  ...pages.filter((page) => !TRANSLATED.test(page)),
];
const sources = ["src", "plugins", "test", "bench", "docs/site", ".ci"].flatMap((folder) =>
  [".ts", ".tsx", ".js", ".mjs"].flatMap((end) => list(folder, end)),
);

/** All texts of a catalogue, a line each. */
function textsOf(value: unknown): string {
  return typeof value === "string"
    ? value
    : Object.values(value ?? {})
        .map(textsOf)
        .join("\n");
}

const words = suite("plain words");
words("a listed word is found, with what to write in its place", () => {
  const found = (text: string) => findListedWords(text).map(({ word }) => word);
  equal(found("The page\nstands alone, and nobody reads it."), ["alone", "stands", "nobody"]);
  equal(found("A standing page is understood, and a lone page too: AI stands for it."), []);
  equal(found("The command says it. The notice says it."), ["command says"]);
  equal(findListedWords("whoever reads it")[0]?.instead, "the caller, users, readers, translators");
});
words("code is left out of documents and comments", () => {
  equal(proseOf("A `lone` [page](alone.md).\n\n```md\nalone\n```\n"), "A … [page].\n\n\n");
  equal(commentsOf('const alone = "//alone";\n/** A `lone` one. */\n// Two.\n'), "/** A … one. */\n Two.");
});
for (const page of english)
  words(`${page} has only plain words`, () => equal(findListedWords(proseOf(read(page))), []));
words("the English guide of the catalogues has only plain words", () => {
  const [, guide = ""] = read("locales/README.md").split(/^## /m);
  equal(findListedWords(proseOf(guide)), []);
});
for (const file of ["locales/en", "docs/site/locales/en"].flatMap((folder) => list(folder, ".json")))
  words(`${file} has only plain words`, () => equal(findListedWords(textsOf(JSON.parse(read(file)))), []));
words("the descriptions of messages have only plain words", () => {
  const descriptions: Record<string, { en?: string }> = JSON.parse(read("locales/descriptions.json"));
  equal(findListedWords(textsOf(descriptions)), []);
});
words("comments have only plain words", () => {
  const found = sources.flatMap((file) =>
    findListedWords(commentsOf(read(file))).map(({ word, place }) => `${file}: ${word} in ${place}`),
  );
  equal(found, []);
});
words.run();

const LOCALES = ["en", "zh", "ru"];
const { glossary } = readSiteGlossary(
  `${root}/locales`,
  LOCALES.flatMap((locale) => languageOf(locale) ?? []),
);

/** A text as the checks read it, without line ends between its words. */
function passageOf(text: string, locale: string): Passage {
  return passage(text.replace(/\s+/g, " "), locale, languageOf(locale)?.lang ?? locale);
}

/** The forms in a document that the glossary forbids. */
function forbiddenIn(markdown: string, locale: string): Named[] {
  // A number between paragraphs, items and cells: no form begins in one of them and ends in the next.
  const text = proseOf(markdown).replace(/\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )|\|/g, " 0 ");
  return runChecks({ target: passageOf(text, locale), glossary }, (name) => name === "glossary-forbidden");
}

/** The terms of the English original that have none of their agreed forms in a translation. */
function missingIn(markdown: string, original: string, locale: string): string[] {
  const [target, source] = [passageOf(proseOf(markdown), locale), passageOf(proseOf(original), "en")];
  return runChecks({ target, source, glossary }, (name) => name === "glossary-missing").map(
    ({ found, expected }) => `${found}: ${expected}`,
  );
}

const terms = suite("terms of the product");
for (const page of pages) {
  const [, locale = "en"] = TRANSLATED.exec(page) ?? [];
  terms(`${page} has no forbidden form`, () => equal(forbiddenIn(read(page), locale), []));
  const isWrittenTogether = WRITTEN_TOGETHER.some((slug) => page.startsWith(`docs/${slug}.`));
  if (locale !== "en" && !isWrittenTogether)
    terms(`${page} has the agreed form of each term`, () =>
      equal(missingIn(read(page), read(page.replace(TRANSLATED, ".md")), locale), []),
    );
}
terms("the guides of the catalogues have the agreed form of each term, and no forbidden one", () => {
  const [, ...guides] = read("locales/README.md").split(/^## /m);
  for (const [index, locale] of LOCALES.entries()) {
    equal(forbiddenIn(guides[index] ?? "", locale), []);
    if (locale !== "en") equal(missingIn(guides[index] ?? "", guides[0] ?? "", locale), []);
  }
});
terms.run();
