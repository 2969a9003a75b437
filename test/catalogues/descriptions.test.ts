import { equal, is, ok } from "uvu/assert";
import { describe, describedPaths } from "../../src/core/catalogues/descriptions.ts";
import { messageTables } from "../../src/core/catalogues/table.ts";
import { TOOL_LOCALES } from "../../src/core/messages/tool-messages.ts";
import { flatten, type Messages } from "../../src/core/messages/tree.ts";
import { OWN_CATALOGUES, readCatalogues } from "../../src/files/catalogues/catalogues.ts";
import { readDescriptions } from "../../src/files/catalogues/descriptions.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import { read, rows } from "../support/documents.ts";
import { suite } from "../support/suite.ts";

const LOCALES = Object.keys(TOOL_LOCALES);
const { catalogues } = readCatalogues(OWN_CATALOGUES, LOCALES);
const { descriptions, faults } = readDescriptions(OWN_CATALOGUES);
const sources = catalogues.filter(({ locale }) => locale === "en");

const own = suite("locales/descriptions.json");
own("is read without a fault", () => equal(faults, []));
own("describes every message", () => {
  const without = sources.flatMap(({ namespace, messages }) =>
    [...flatten(messages).keys()]
      .filter((key) => !describe(descriptions, namespace, key, "en"))
      .map((key) => `${namespace}:${key}`),
  );
  equal(without, []);
});
own("describes no message that doesn't exist", () => {
  const used = new Set(
    sources.flatMap(({ namespace, messages }) =>
      [...flatten(messages).keys()].map(
        (key) => `${namespace}.${describe(descriptions, namespace, key, "en")?.pattern}`,
      ),
    ),
  );
  equal(
    describedPaths(descriptions)
      .map((path) => path.join("."))
      .filter((path) => !used.has(path)),
    [],
  );
});
own("has each description in every language of the command, with limits that are numbers", () => {
  for (const path of describedPaths(descriptions)) {
    const entry = path.reduce<string | Messages | undefined>(
      (at, key) => (typeof at === "object" ? at[key] : undefined),
      descriptions,
    );
    const keys = Object.keys(entry as Messages).filter((key) => typeof (entry as Messages)[key] === "string");
    equal(
      keys.filter((key) => key !== "limit"),
      LOCALES,
      path.join("."),
    );
    const { limit } = entry as Messages;
    ok(limit === undefined || Number(limit) > 0, path.join("."));
  }
});
own("has limits that fit every text of ours", () => {
  const long = catalogues.flatMap(({ namespace, locale, messages }) =>
    [...flatten(messages)]
      .filter(
        ([key, text]) => [...text].length > (describe(descriptions, namespace, key, "en")?.limit ?? 10_000),
      )
      .map(([key]) => `${locale} ${namespace}:${key}`),
  );
  equal(long, []);
});
for (const [locale, file] of [
  ["en", "docs/message-keys.md"],
  ["zh", "docs/message-keys.zh.md"],
  ["ru", "docs/message-keys.ru.md"],
] as const) {
  own(`${file} is what polyglot messages --lang ${locale} prints`, () => {
    const t = ownMessages(locale);
    const printed = messageTables(sources, descriptions, locale, [
      t("cli:messages.key"),
      t("cli:messages.place"),
      t("cli:messages.placeholders"),
      t("cli:messages.limit"),
    ]);
    ok(rows(printed).length > 100);
    equal(rows(read(file)), rows(printed));
    const headings = (text: string) => text.match(/^## .*$/gm);
    equal(headings(read(file)), headings(printed));
  });
}
own.run();

const finding = suite("describe");
const TREE: Messages = {
  site: {
    name: { en: "At the top", ru: "Вверху", limit: "60" },
    articles: { en: "Number" },
    "*": { en: "Any" },
    menu: { "*": { en: "In the menu" } },
  },
};
finding("finds a key, its stem, and a wildcard, in a language or in English", () => {
  equal(describe(TREE, "site", "name", "ru"), { text: "Вверху", pattern: "name", limit: 60 });
  equal(describe(TREE, "site", "articles_few", "zh"), { text: "Number", pattern: "articles" });
  equal(describe(TREE, "site", "other", "en")?.pattern, "*");
  equal(describe(TREE, "site", "menu.home", "en")?.text, "In the menu");
});
finding("finds nothing without a description, nor on a prototype", () => {
  is(describe(TREE, "none", "name", "en"), undefined);
  is(describe(TREE, "site", "menu.a.b", "en"), undefined);
  is(describe({}, "constructor", "name", "en"), undefined);
});
finding.run();
