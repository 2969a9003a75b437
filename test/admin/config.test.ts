import { equal, is, match, not, ok } from "uvu/assert";
import { z } from "zod";
import { adminConfig, type EditorConfig } from "../../src/core/admin/config.ts";
import type { AdminField } from "../../src/core/admin/fields.ts";
import {
  articleSource,
  articleTranslation,
  type EditionSchema,
  pageSource,
  pageTranslation,
} from "../../src/core/content/schema.ts";
import { languageOf } from "../../src/core/language/languages.ts";
import { TOOL_LOCALES, TOOL_NAMESPACES } from "../../src/core/messages/tool-messages.ts";
import { isSlug } from "../../src/core/site/urls.ts";
import { readCatalogues } from "../../src/files/catalogues/catalogues.ts";
import { readDescriptions } from "../../src/files/catalogues/descriptions.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import { list } from "../support/documents.ts";
import { LOCALES } from "../support/reference-site.ts";
import { suite } from "../support/suite.ts";

const languages = [...LOCALES, "kk"].map((locale) =>
  languageOf(
    locale === "kk"
      ? { locale, lang: "kk", ogLocale: "kk_KZ", label: "Қазақша", status: "configuring" }
      : { locale },
  ),
);
const { catalogues } = readCatalogues("locales", LOCALES);
const { descriptions } = readDescriptions("locales");

function config(locale = "en"): EditorConfig {
  return adminConfig({
    url: "https://news.example.org",
    languages: languages.filter((one) => one !== undefined),
    defaultLocale: "en",
    folders: { content: "content", locales: "locales" },
    catalogues,
    descriptions,
    locale,
    t: ownMessages(locale),
  });
}

function collection(name: string, locale = "en") {
  const found = config(locale).collections.find((one) => one.name === name);
  if (!found) throw new Error(`no collection ${name}`);
  return found as typeof found & { readonly fields: readonly AdminField[] };
}

function collectionFile(name: string, locale: string) {
  const found = collection("messages", locale).files?.find((one) => one.name === name);
  if (!found) throw new Error(`no file ${name}`);
  return found;
}

/** Dotted names of the keys that a schema knows. */
function keysOf(schema: EditionSchema, prefix = ""): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return keysOf(schema.unwrap() as EditionSchema, prefix);
  if (schema instanceof z.ZodPipe) return keysOf(schema.in as EditionSchema, prefix);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([key, inner]) => [
    prefix + key,
    ...keysOf(inner as EditionSchema, `${prefix}${key}.`),
  ]);
}

/** Dotted names of the fields of a form. */
function namesOf(fields: readonly AdminField[], prefix = ""): string[] {
  return fields.flatMap(({ name, fields: inner = [] }) => [
    prefix + name,
    ...namesOf(inner, `${prefix}${name}.`),
  ]);
}

const fields = suite("fields of the editor");
for (const [name, ...schemas] of [
  ["articles-en", articleSource, articleTranslation],
  ["pages-zh", pageSource, pageTranslation],
] as const) {
  fields(`${name}: one for every key of the schema, and no others except the text`, () => {
    const keys = new Set(schemas.flatMap((schema) => keysOf(schema)));
    const names = namesOf(collection(name).fields).filter(
      (one) => one !== "body" && one !== "accepted" && !one.startsWith("editions."),
    );
    equal([...names].sort(), [...keys].sort());
  });
  fields(`${name}: each language has its own fields for what a translation may set, and no others`, () => {
    const own = (list: readonly AdminField[], prefix = ""): string[] =>
      list.flatMap(({ name: key, i18n, fields: inner = [] }) => [
        ...(i18n ? [prefix + key] : []),
        ...own(inner, `${prefix}${key}.`),
      ]);
    equal(own(collection(name).fields).sort(), [
      "accepted",
      "aliases",
      "body",
      "cover",
      "cover.alt",
      "cover.caption",
      "draft",
      "ignore",
      "publish",
      "summary",
      "title",
      "translation",
      "translation.by",
      "translation.of",
      "translation.parts",
      "translation.reviewed",
    ]);
  });
}
fields("require everything an original needs in its language, and only a title in the others", () => {
  const required = Object.fromEntries(
    collection("articles-zh").fields.flatMap(({ name, required: locales }) =>
      locales ? [[name, locales]] : [],
    ),
  );
  equal(required, { title: ["zh", "en", "ru", "kk"], date: ["zh"], topics: ["zh"], body: ["zh"] });
});
fields("hide the keys that make a file an original or a translation", () => {
  const hidden = (list: readonly AdminField[]): string[] =>
    list.flatMap(({ name, widget, fields: inner = [] }) => [
      ...(widget === "hidden" ? [name] : []),
      ...hidden(inner),
    ]);
  equal(hidden(collection("articles-en").fields), ["source", "of", "parts"]);
});
fields("offer every topic of the site by its name", () => {
  const { options } = collection("articles-ru").fields.find(({ name }) => name === "topics") as AdminField;
  const topics = catalogues.find(({ locale, namespace }) => locale === "ru" && namespace === "topics");
  equal(
    options,
    Object.entries(topics?.messages ?? {}).map(([value, label]) => ({ value, label })),
  );
});
fields("offer a state for each other language, with only values that our checks accept", () => {
  const { fields: states = [] } = collection("articles-en").fields.find(
    ({ name }) => name === "editions",
  ) as AdminField;
  equal(
    states.map(({ name }) => name),
    ["zh", "ru", "kk"],
  );
  for (const { options } of states)
    for (const { value } of options as { value: string }[])
      ok(articleSource.shape.editions.safeParse({ zh: value }).success, value);
});
fields("make a new article a draft, and show its text as Markdown only", () => {
  const { fields: all } = collection("articles-zh");
  is(all.find(({ name }) => name === "draft")?.default, true);
  equal(all.find(({ name }) => name === "body")?.modes, ["raw"]);
});
fields("are labelled in the requested language", () => {
  for (const locale of Object.keys(TOOL_LOCALES)) {
    const { label } = collection("articles-en", locale).fields[0] as AdminField;
    is(label, { en: "Title", zh: "标题", ru: "Заголовок" }[locale]);
  }
});
fields.run();

const lists = suite("lists of the editor");
lists("are one for each language of an original, and one for the texts of the site", () =>
  equal(
    config().collections.map(({ name }) => name),
    ["articles-en", "articles-zh", "articles-ru", "pages-en", "pages-zh", "pages-ru", "messages"],
  ),
);
lists("begin a new article with only its original", () => {
  const { i18n } = collection("articles-zh") as unknown as { i18n: Record<string, unknown> };
  equal(i18n, {
    structure: "multiple_files",
    locales: ["en", "zh", "ru", "kk"],
    default_locale: "zh",
    initial_locales: ["zh"],
  });
});
lists("accept a folder name only if it can be part of an address", () => {
  const [pattern = ""] = (collection("articles-en").slug as { pattern: [string, string] }).pattern;
  for (const name of ["visit-to-ibe", "a1"]) ok(isSlug(name) && new RegExp(pattern).test(name), name);
  for (const name of ["Visit", "визит", "访问", "a--b", "-a", "a b", "../a"])
    not.ok(new RegExp(pattern).test(name), name);
});
lists(
  "have a form for each catalogue that readers see, with every message that one of its languages has",
  () => {
    const { files = [] } = collection("messages");
    const own = list("locales/en", ".json").map((file) => file.replace(/^.*\/|\.json$/g, ""));
    equal(
      files.map(({ name }) => name),
      own.filter((name) => !TOOL_NAMESPACES.includes(name)).sort(),
    );
    const archive = files.find(({ name }) => name === "archive");
    is(archive?.file, "locales/{{locale}}/archive.json");
    const required = Object.fromEntries(archive?.fields.map(({ name, required: r }) => [name, r]) ?? []);
    equal(required.articles_one, ["en", "ru", "kk"]);
    equal(required.articles_few, ["ru"]);
    equal(required.articles_other, ["en", "zh", "kk"]);
  },
);
lists("have the plural forms of a message together, each with the numbers that it is for", () => {
  const { fields: inner = [] } = collectionFile("archive", "ru");
  const names = inner.map(({ name }) => name);
  const first = names.indexOf("articles_one");
  equal(names.slice(first, first + 4), ["articles_one", "articles_few", "articles_many", "articles_other"]);
  const few = inner.find(({ name }) => name === "articles_few");
  match(few?.hint ?? "", "{{count}} articles");
  match(few?.hint ?? "", "Русский: 2, 3, 4, 22");
  equal(few?.required, ["ru"]);
});
lists("tell translators where a text is seen and how long it may be", () => {
  const title = collectionFile("archive", "zh").fields.find(({ name }) => name === "title");
  is(title?.hint, "存档页标题 · 源语言文本：“News archive” · 长度不超过40（一个汉字计为2）");
});
lists.run();
