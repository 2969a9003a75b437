import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { equal, is, match, ok } from "uvu/assert";
import { mergeResources } from "../../src/core/catalogues/merge.ts";
import { allMessages, sourcesFor } from "../../src/core/catalogues/sources.ts";
import type { LanguageOption } from "../../src/core/language/languages.ts";
import { flatten, type Messages } from "../../src/core/messages/tree.ts";
import {
  OWN_CATALOGUES,
  readCatalogues,
  readSiteMessages,
  readThemeCatalogues,
} from "../../src/files/catalogues/catalogues.ts";
import { planSync } from "../../src/files/catalogues/sync.ts";
import { writeFiles } from "../../src/files/write/write-files.ts";
import { settingsOf } from "../support/newsroom-fixture.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";

const FRENCH = { locale: "fr", status: "configuring" } as const;

/** The catalogues of a new newsroom: a few names, and its own topic. */
function layCatalogues(locales: readonly string[]): void {
  for (const locale of locales) {
    write(locale, "site", {
      name: `Новости 新闻 ${locale}`,
      tagline: "👩‍👩‍👧",
      description: "—",
      demonstration: "—",
    });
    write(locale, "topics", { news: locale });
  }
}

function write(locale: string, namespace: string, messages: Messages): void {
  mkdirSync(path.join("locales", locale), { recursive: true });
  writeFileSync(fileOf(locale, namespace), JSON.stringify(messages, null, 2));
}

function read(locale: string, namespace: string): Record<string, string> {
  return JSON.parse(readFileSync(fileOf(locale, namespace), "utf8")) as Record<string, string>;
}

function fileOf(locale: string, namespace: string): string {
  return path.join("locales", locale, `${namespace}.json`);
}

/** Adds the messages that the languages lack, as `sync` and `add-language` do. @returns the number of them */
function sync(languages: readonly LanguageOption[]): number {
  const settings = settingsOf({ languages });
  const { files, notes, faults } = planSync(
    "locales",
    settings.languages,
    settings.languages[0]?.locale ?? "",
  );
  equal(faults, []);
  writeFiles([...files, ...notes]);
  return files.flatMap(({ added }) => added).length;
}

function check(languages: readonly LanguageOption[]): string[] {
  const settings = settingsOf({ languages });
  const { faults } = readSiteMessages(
    "locales",
    settings.languages,
    settings.languages[0]?.locale ?? "",
    true,
  );
  return faults.map(({ code, file, values }) =>
    [code, path.relative("locales", file), values.key, values.found].filter(Boolean).join(" "),
  );
}

const codes = (faults: readonly string[]) => [...new Set(faults.map((fault) => fault.split(" ")[0]))];

/** Gives every empty message a text with the placeholders of its source. */
function translate(locale: string): void {
  const theme = readCatalogues(OWN_CATALOGUES, ["en"]).catalogues;
  for (const { namespace, messages } of readCatalogues("locales", [locale]).catalogues) {
    const source = flatten(theme.find((one) => one.namespace === namespace)?.messages ?? {});
    const filled = (tree: Messages, prefix = ""): Messages =>
      Object.fromEntries(
        Object.entries(tree).map(([key, value]) => {
          const name = prefix + key;
          if (typeof value !== "string") return [key, filled(value, `${name}.`)];
          const text = source.get(name) ?? source.get(name.replace(/_[a-z]+$/, "_other")) ?? "Texte";
          return [key, value === "" ? text : value];
        }),
      );
    write(locale, namespace, filled(messages));
  }
}

const foreign = suite<OwnFolder>("a language that the package doesn't have");
inOwnFolder(foreign);
for (const [first, ...others] of [["en", "zh", "ru"], ["zh"], ["ru", "en"]] as const) {
  const languages = [first, ...others, FRENCH];
  foreign(`is only pending after sync in a newsroom in ${[first, ...others].join(", ")}`, () => {
    layCatalogues([first, ...others]);
    ok(sync(languages) > 150);
    const faults = check(languages);
    equal(codes(faults), ["message-pending"]);
    is(faults.length, 1, "one list of them");
    match(faults[0] ?? "", /^message-pending fr \w+ [23]\d\d$/);
    is(sync(languages), 0, "a second time adds nothing");
  });
}
foreign("is only pending where the site has only the texts about itself, in one language", () => {
  const { name, tagline, description } = { name: "N", tagline: "T", description: "D" };
  write("en", "site", { name, tagline, description });
  sync(["en", FRENCH]);
  equal(codes(check(["en", FRENCH])), ["message-pending"]);
});
foreign("names each text about itself that a site lacks, and never shows the package's own", () => {
  const lacking = (key: string) => `site-text-missing en/site.json ${key}`;
  equal(check(["en", "zh", "ru"]), ["name", "tagline", "description"].map(lacking));
  write("en", "site", { name: "新闻 👩‍👩‍👧", tagline: " " });
  write("zh", "site", { name: "新闻", tagline: "" });
  write("ru", "site", { name: "Новости" });
  equal(check(["en", "zh", "ru"]), [
    "message-missing ru/site.json tagline",
    lacking("tagline"),
    lacking("description"),
  ]);
  const { languages } = settingsOf({ languages: ["en", "zh", "ru"] });
  const { catalogues } = readSiteMessages("locales", languages, "en", true);
  for (const locale of ["en", "zh", "ru"]) {
    const site = mergeResources(catalogues)[locale]?.site ?? {};
    is(site.demonstration, undefined, locale);
    is(site.description, undefined, locale);
    ok(site.skip, "the theme's own texts are there");
  }
});
foreign("is only pending with some catalogues, some messages and some plural forms", () => {
  layCatalogues(["en"]);
  for (const namespace of ["site", "notices"])
    cpSync(path.join(OWN_CATALOGUES, "en", `${namespace}.json`), fileOf("en", namespace));
  layCatalogues(["fr"]);
  write("fr", "notices", { announcedTitle: "Bientôt en français" });
  write("fr", "archive", { articles_one: "{{count}} article", articles_other: "{{count}} articles" });
  const { notices = {}, archive = {} } = Object.fromEntries(
    readCatalogues(OWN_CATALOGUES, ["en"]).catalogues.map((one) => [one.namespace, one.messages]),
  );
  const faults = check(["en", FRENCH]);
  equal(codes(faults), ["message-pending"]);
  ok(Object.keys(notices).length > 1 && Object.keys(archive).length > 3);
  const settings = settingsOf({ languages: ["en", FRENCH] });
  const { untranslated } = readSiteMessages("locales", settings.languages, "en", true);
  equal([...untranslated], ["fr"], "the notice is not whole yet");
});
foreign("has no error where the package's English catalogues were copied, those of the tools too", () => {
  layCatalogues(["en", "zh"]);
  cpSync(path.join(OWN_CATALOGUES, "en"), path.join("locales", "fr"), { recursive: true });
  equal(codes(check(["en", "zh", FRENCH])), ["message-pending"]);
});
foreign("has no fault when everything is translated, and names each gap when it is ready", () => {
  layCatalogues(["zh", "en"]);
  sync(["zh", "en", FRENCH]);
  translate("fr");
  equal(check(["zh", "en", "fr"]), []);
  const { title: _, ...archive } = read("fr", "archive");
  write("fr", "archive", { ...archive, empty: "" });
  equal(check(["zh", "en", "fr"]), [
    "message-missing fr/archive.json title",
    "message-unknown fr/archive.json empty",
  ]);
});
foreign("reports what neither the site nor the theme has", () => {
  layCatalogues(["en"]);
  sync(["en", FRENCH]);
  write("fr", "archives", { title: "Archives" });
  write("fr", "archive", { ...read("fr", "archive"), tittle: "Archives" });
  equal(
    check(["en", FRENCH]).filter((fault) => !fault.startsWith("message-pending")),
    ["message-unknown fr/archive.json tittle", "catalogue-unknown fr/archives.json"],
  );
});
foreign("is the source of the others where it is the default language, and translates the theme", () => {
  layCatalogues(["fr", "en"]);
  ok(sync(["fr", "en", { locale: "kk", status: "configuring" }]) > 300, "the messages of both");
  const faults = check(["fr", "en", { locale: "kk", status: "configuring" }]);
  equal(
    faults.map((fault) => fault.split(" ").slice(0, 2).join(" ")),
    ["message-pending kk", "theme-untranslated fr"],
    "one list for each",
  );
  translate("fr");
  equal(codes(check(["fr", "en", { locale: "kk", status: "configuring" }])), ["message-pending"]);
});
foreign("lacks the theme's texts in each of the languages, whatever the order of translating", () => {
  layCatalogues(["fr", "de", "uk"]);
  const all = ["fr", "de", "uk"];
  equal(codes(check(all)), ["theme-untranslated"]);
  const lists = () =>
    check(all)
      .map((fault) => fault.split(" ").slice(0, 2).join(" "))
      .sort();
  const expected = all.map((locale) => `theme-untranslated ${locale}`).sort();
  equal(lists(), expected, "one list for each language");
  sync(["fr"]);
  sync(all);
  equal(lists(), expected, "blank texts of the default language translate nothing");
  for (const locale of all) {
    const notes = JSON.parse(readFileSync(`locales/open.${locale}.json`, "utf8")) as Record<string, object>;
    ok(notes["archive:title"], locale);
    const from = Object.keys(notes).filter((key) => key.startsWith("article:translatedFrom"));
    equal(
      from,
      ["article:translatedFrom.other"],
      "no language is asked for ones that the site need not have",
    );
  }
  translate("fr");
  translate("uk");
  equal(lists(), ["theme-untranslated de"]);
  translate("de");
  write("de", "site", { ...read("de", "site"), name: "" });
  equal(check(all), ["message-untranslated de/site.json name"], "its name is translated too");
  write("de", "site", { ...read("de", "site"), name: "Nachrichten" });
  write("uk", "archive", { ...read("uk", "archive"), title: "", description: "" });
  equal(check(all), [
    "message-untranslated uk/archive.json title",
    "message-untranslated uk/archive.json description",
  ]);
});
foreign("may say from which language a text is translated, where grammar asks for it", () => {
  layCatalogues(["en", "fr"]);
  sync(["en", "fr"]);
  translate("fr");
  const { translatedFrom } = read("fr", "article") as unknown as Record<string, object>;
  write("fr", "article", {
    ...read("fr", "article"),
    translatedFrom: { ...translatedFrom, en: "Traduit de l’anglais" },
  });
  equal(check(["en", "fr"]), []);
});
foreign("counts the words that its list asks for", () => {
  layCatalogues(["zh", "fr"]);
  const words = (locale: string) => {
    const { languages } = settingsOf({ languages: [locale, "fr"] });
    const { faults } = readSiteMessages("locales", languages, locale, true);
    return Number(faults.find(({ code }) => code === "theme-untranslated")?.values.words);
  };
  const [fromChinese, fromFrench] = [words("zh"), words("fr")];
  ok(fromChinese > 1000, `${fromChinese} characters`);
  ok(fromFrench > 800 && fromFrench < 1500, `${fromFrench} words`);
});
foreign("gets notes with the theme's texts in the source language", () => {
  layCatalogues(["zh"]);
  sync(["zh", FRENCH]);
  const notes = () =>
    JSON.parse(readFileSync("locales/open.fr.json", "utf8")) as Record<string, { source: string }>;
  equal(notes()["archive:title"]?.source, flatten(themeIn("zh", "archive")).get("title"));
  const archive = read("fr", "archive");
  equal(
    Object.keys(archive).filter((key) => key.startsWith("@")),
    [],
  );
  write("fr", "archive", { ...archive, title: "Archives" });
  sync(["zh", FRENCH]);
  is(notes()["archive:title"], undefined, "no note on what is translated");
  translate("fr");
  sync(["zh", FRENCH]);
  is(existsSync("locales/open.fr.json"), false, "no file where nothing is to be translated");
});
foreign("names the file of the package from the folder of the project", () => {
  layCatalogues(["en"]);
  sync(["en", "fr"]);
  translate("fr");
  const { title: _, ...archive } = read("fr", "archive");
  write("fr", "archive", archive);
  const { languages } = settingsOf({ languages: ["en", "fr"] });
  const { faults } = readSiteMessages("locales", languages, "en", true);
  const missing = faults.find(({ file }) => file === "locales/fr/archive.json");
  is(path.resolve(missing?.values.source ?? ""), path.join(OWN_CATALOGUES, "en/archive.json"));
  match(missing?.values.source ?? "", /^\.\./);
});
foreign("may override a message of the theme in one language of the package only", () => {
  layCatalogues(["en", "zh", "ru"]);
  write("zh", "archive", { title: "存档" });
  equal(check(["en", "zh", "ru"]), []);
  write("zh", "archive", { title: "" });
  equal(check(["en", "zh", "ru"]), ["message-unknown zh/archive.json title"]);
});
foreign.run();

function themeIn(locale: string, namespace: string): Messages {
  const { catalogues } = readCatalogues(OWN_CATALOGUES, [locale]);
  return catalogues.find((one) => one.namespace === namespace)?.messages ?? {};
}

const sources = suite<OwnFolder>("sourcesFor");
inOwnFolder(sources);
sources("returns the site's messages for a language of the package, and the theme's too for others", () => {
  layCatalogues(["zh"]);
  const sets = {
    site: readCatalogues("locales", ["zh"]).catalogues,
    theme: readThemeCatalogues("locales", ["zh", "fr"]),
    sourceLocale: "zh",
  };
  const namespaces = (locale: string) => sourcesFor(locale, sets).map(({ namespace }) => namespace);
  equal(namespaces("ru"), [...namespaces("fr")]);
  equal(namespaces("zh"), ["site", "topics"]);
  ok(namespaces("fr").includes("archive") && !namespaces("fr").includes("cli"));
  const inFrench = sourcesFor("fr", sets).find(({ namespace }) => namespace === "site");
  equal(inFrench?.messages.name, "Новости 新闻 zh");
  equal(inFrench?.messages.home, flatten(themeIn("zh", "site")).get("home"));
  equal(
    allMessages(sets).map(({ namespace }) => namespace),
    namespaces("fr"),
  );
  equal(allMessages(sets).find(({ namespace }) => namespace === "topics")?.messages, { news: "zh" });
});
sources("returns nothing without catalogues", () => {
  equal(sourcesFor("en", { site: [], theme: [], sourceLocale: "en" }), []);
});
sources.run();
