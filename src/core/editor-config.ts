import { z } from "zod";
import { TOOL_NAMESPACES } from "./catalogue-checks.ts";
import { type Catalogue, flatten } from "./catalogues.ts";
import {
  articleSource,
  articleTranslation,
  type EditionSchema,
  pageSource,
  pageTranslation,
} from "./edition-schema.ts";
import { EDITOR_FORMATS } from "./editor-file.ts";
import type { Language } from "./languages.ts";
import type { Translate } from "./messages.ts";
import { SLUG, SLUG_LIMIT } from "./urls.ts";

/** A field of a form, as far as we use what the editor knows. @see https://sveltiacms.app/en/docs/fields */
export interface EditorField {
  readonly name: string;
  readonly label?: string;
  readonly hint?: string;
  readonly widget: string;
  /** `true`: every language has its own; `false`: it stands in the original alone. */
  readonly i18n: boolean;
  /** Languages in which it must be filled in. */
  readonly required?: readonly string[] | false;
  readonly fields?: readonly EditorField[];
  readonly [option: string]: unknown;
}

/** A list of articles or pages whose original is in one language, or the texts of the site. */
export interface EditorCollection {
  readonly name: string;
  readonly label: string;
  readonly fields?: readonly EditorField[];
  readonly files?: readonly {
    readonly name: string;
    readonly file: string;
    readonly fields: readonly EditorField[];
  }[];
  readonly [option: string]: unknown;
}

/** The configuration of Sveltia CMS. */
export interface EditorConfig {
  readonly collections: readonly EditorCollection[];
  readonly [option: string]: unknown;
}

/** What the configuration of the editor is made from. */
export interface EditorFacts {
  readonly url: string;
  readonly languages: readonly Language[];
  readonly defaultLocale: string;
  /** From the project's folder, with `/`. */
  readonly folders: { readonly content: string; readonly locales: string };
  /** Of the site, and of the package where they lie under them. */
  readonly catalogues: readonly Catalogue[];
  /** Messages of the language in which the forms speak. */
  readonly t: Translate;
}

/**
 * The configuration of the editor in the browser, made from the schema of editions, the languages and the catalogues, so
 * that it cannot offer a field that our checks refuse, or lack one that they want.
 *
 * An article is edited where its original is: its facts stand there, and the editor keeps what has no language in one
 * file. So there is a list for each language in which an original may be written.
 */
export function editorConfig(facts: EditorFacts): EditorConfig {
  const { languages, defaultLocale, url, t } = facts;
  const ready = languages.filter(({ status }) => status === "ready");
  return {
    load_config_file: false,
    // The editor wants a server in its settings. This one it cannot sign in to, and asks for nothing; the folder is left.
    backend: { name: "gitea", repo: `local/${new URL(url).hostname}`, auth_methods: ["token"] },
    site_url: url,
    display_url: url,
    app_title: t("editor:title"),
    logo: { src: "/assets/icon.svg" },
    show_preview_links: false,
    media_folder: facts.folders.content,
    public_folder: "/media",
    media_libraries: { default: { config: { slugify_filename: true } }, stock_assets: { providers: [] } },
    slug: { encoding: "ascii", clean_accents: true, maxlength: SLUG_LIMIT },
    output: { omit_empty_optional_fields: true },
    i18n: i18nOf(languages, defaultLocale),
    collections: [
      ...ready.map((language) => workCollection("articles", language, facts)),
      ...ready.map((language) => workCollection("pages", language, facts)),
      catalogueCollection(facts),
    ],
  };
}

/** A file for each language. A new article begins with its original alone. */
function i18nOf(languages: readonly Language[], original: string) {
  return {
    structure: "multiple_files",
    locales: languages.map(({ locale }) => locale),
    default_locale: original,
    initial_locales: [original],
  };
}

const WORKS = {
  articles: { source: articleSource, translation: articleTranslation, icon: "article" },
  pages: { source: pageSource, translation: pageTranslation, icon: "description" },
} as const;

function workCollection(
  folder: keyof typeof WORKS,
  original: Language,
  { languages, folders, catalogues, defaultLocale, t }: EditorFacts,
): EditorCollection {
  const { source, translation, icon } = WORKS[folder];
  const others = languages.filter(({ locale }) => locale !== original.locale);
  const form: Form = {
    original: original.locale,
    others,
    topics: topicsOf(catalogues, [original.locale, defaultLocale]),
    t,
  };
  return {
    name: `${folder}-${original.locale}`,
    label: t(`editor:${folder}`, { language: original.label }),
    label_singular: t(`editor:${folder === "articles" ? "article" : "page"}`),
    description: t(`editor:${folder}Hint`),
    icon,
    folder: `${folders.content}/${folder}`,
    path: "{{slug}}/index",
    extension: "md",
    format: EDITOR_FORMATS.edition,
    create: true,
    duplicate: false,
    filter: { field: "source", value: true },
    // A picture lies beside the text that shows it, and is named by its file alone.
    media_folder: "",
    public_folder: "",
    slug: {
      editable: ["create"],
      hint: t("editor:slugHint", { limit: SLUG_LIMIT }),
      pattern: [SLUG.source, t("editor:slugHint", { limit: SLUG_LIMIT })],
    },
    summary: folder === "articles" ? "{{date}} · {{title}}" : "{{title}}",
    sortable_fields:
      folder === "articles"
        ? { fields: ["date", "title"], default: { field: "date", direction: "descending" } }
        : { fields: ["title"] },
    i18n: i18nOf(languages, original.locale),
    fields: withBody(schemaFields(source, translation, form), bodyField(form)),
  };
}

/** What the fields of one form share. */
interface Form {
  readonly original: string;
  readonly others: readonly Language[];
  readonly topics: readonly { readonly value: string; readonly label: string }[];
  readonly t: Translate;
}

type Key =
  | keyof z.infer<typeof articleSource>
  | keyof z.infer<typeof articleTranslation>
  | keyof NonNullable<z.infer<typeof articleSource>["cover"]>
  | keyof z.infer<typeof articleTranslation>["translation"];

type Widget = Pick<EditorField, "widget" | "fields"> & Readonly<Record<string, unknown>>;

/** Keys that a translation may repeat and that the original decides. */
const FACTS: readonly Key[] = ["date", "updated", "topics", "authors", "src", "credit"];

/** How each key of an edition is filled in. A key of the schema without a line here does not compile. */
const WIDGETS: Readonly<Record<Key, (form: Form) => Widget>> = {
  title: () => ({ widget: "string" }),
  date: () => DAY,
  updated: () => DAY,
  topics: ({ topics }) => ({ widget: "select", multiple: true, min: 1, options: topics }),
  cover: () => ({ widget: "object", collapsed: "auto" }),
  summary: () => ({ widget: "text" }),
  authors: () => ({ widget: "list" }),
  source: () => ({ widget: "hidden", default: true }),
  editions: (form) => ({ widget: "object", collapsed: true, fields: stateFields(form) }),
  draft: () => ({ widget: "boolean" }),
  translation: () => ({ widget: "object", collapsed: true }),
  src: () => ({ widget: "image", choose_url: false, accept: "image/jpeg,image/png,image/webp,image/avif" }),
  alt: () => ({ widget: "string" }),
  caption: () => ({ widget: "text" }),
  credit: () => ({ widget: "string" }),
  of: () => ({ widget: "hidden" }),
  by: () => ({ widget: "string" }),
  reviewed: () => DAY,
  ignore: () => ({ widget: "keyvalue" }),
};

const DAY = {
  widget: "datetime",
  type: "date",
  format: "YYYY-MM-DD",
  date_format: "YYYY-MM-DD",
  time_format: false,
} as const;

/** The fields of two schemas, those of the original first, as the schemas have them. */
function schemaFields(
  source: EditionSchema | undefined,
  translation: EditionSchema | undefined,
  form: Form,
): EditorField[] {
  const [first, second] = [shapeOf(source), shapeOf(translation)];
  return [...new Set([...Object.keys(first), ...Object.keys(second)])].map((name) => {
    const key = name as Key;
    const widget = WIDGETS[key](form);
    const required = [
      ...(isRequired(first[key]) ? [form.original] : []),
      ...(isRequired(second[key]) ? form.others.map(({ locale }) => locale) : []),
    ];
    const inner = widget.widget === "object" && !widget.fields;
    return {
      name,
      ...(widget.widget === "hidden"
        ? {}
        : { label: form.t(`editor:fields.${key}`), required: required.length > 0 && required }),
      ...hintOf(key, form.t),
      i18n: second[key] !== undefined && !FACTS.includes(key),
      ...(inner ? { fields: schemaFields(first[key], second[key], form) } : {}),
      ...widget,
    };
  });
}

const HINTED = [
  "summary",
  "alt",
  "caption",
  "updated",
  "editions",
  "draft",
  "translation",
  "ignore",
] as const;

function hintOf(key: Key, t: Translate): { hint?: string } {
  const hinted = HINTED.find((one) => one === key);
  return hinted ? { hint: t(`editor:hints.${hinted}`) } : {};
}

/** A state for each language without a file. */
function stateFields({ others, t }: Form): EditorField[] {
  return others.map(({ locale, label }) => ({
    name: locale,
    label,
    widget: "select",
    i18n: false,
    required: false,
    options: (["announced", "absent"] as const).map((value) => ({ value, label: t(`editor:${value}`) })),
  }));
}

/** What is seldom filled in comes after the text. */
function withBody(fields: readonly EditorField[], body: EditorField): EditorField[] {
  const seldom = fields.findIndex(({ name }) => name === "editions");
  return [...fields.slice(0, seldom), body, ...fields.slice(seldom)];
}

function bodyField({ original, t }: Form): EditorField {
  return {
    name: "body",
    label: t("editor:fields.body"),
    hint: t("editor:hints.body"),
    widget: "markdown",
    i18n: true,
    required: [original],
    // What is written as Markdown stays as it is written; the form beside it shows how it will look.
    modes: ["raw", "rich_text"],
    buttons: [
      "bold",
      "italic",
      "link",
      "heading-two",
      "heading-three",
      "quote",
      "bulleted-list",
      "numbered-list",
    ],
    editor_components: ["image"],
    linked_images: false,
  };
}

/** The keys of an object schema; none where the schema is no object. */
function shapeOf(schema: EditionSchema | undefined): Readonly<Record<string, z.ZodType>> {
  const plain = plainSchema(schema);
  return plain instanceof z.ZodObject ? (plain.shape as Record<string, z.ZodType>) : {};
}

function plainSchema(schema: EditionSchema | undefined): EditionSchema | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return plainSchema(schema.unwrap() as EditionSchema);
  return schema instanceof z.ZodPipe ? plainSchema(schema.in as EditionSchema) : schema;
}

/** Whether a form must be filled in before it is saved. What a translator may leave empty is never asked for. */
function isRequired(schema: EditionSchema | undefined): boolean {
  return schema !== undefined && !schema.safeParse(undefined).success && !schema.safeParse(null).success;
}

function topicsOf(catalogues: readonly Catalogue[], locales: readonly string[]): Form["topics"] {
  for (const locale of locales) {
    const found = catalogues.findLast((one) => one.locale === locale && one.namespace === "topics");
    if (found) return [...flatten(found.messages)].map(([value, label]) => ({ value, label }));
  }
  return [];
}

/** A form for each catalogue, with every key that it has in any language. */
function catalogueCollection({
  catalogues,
  folders,
  languages,
  defaultLocale,
  t,
}: EditorFacts): EditorCollection {
  const locales = languages.map(({ locale }) => locale);
  const i18n = i18nOf(languages, defaultLocale);
  return {
    name: "messages",
    label: t("editor:messages"),
    icon: "translate",
    i18n,
    files: namespacesOf(catalogues).map((namespace) => ({
      name: namespace,
      label: `${namespace}.json`,
      file: `${folders.locales}/{{locale}}/${namespace}.json`,
      format: EDITOR_FORMATS.catalogue,
      i18n,
      fields: messageFields(
        catalogues.filter((catalogue) => catalogue.namespace === namespace),
        [defaultLocale, ...locales],
      ),
    })),
  };
}

/** The namespaces that readers see. The command has its own, in its own languages. */
function namespacesOf(catalogues: readonly Catalogue[]): string[] {
  const namespaces = new Set(catalogues.map(({ namespace }) => namespace));
  return [...namespaces].filter((namespace) => !TOOL_NAMESPACES.includes(namespace)).sort();
}

/** Texts longer than this many characters are edited in a field of several lines. */
const LONG_TEXT = 60;

interface Tree {
  readonly [key: string]: Tree | Leaf;
}
interface Leaf {
  /** Languages that have it, and its longest text. */
  readonly locales: string[];
  readonly length: number;
}

function messageFields(catalogues: readonly Catalogue[], order: readonly string[]): EditorField[] {
  const tree: Record<string, unknown> = {};
  const sorted = [...catalogues].sort((a, b) => order.indexOf(a.locale) - order.indexOf(b.locale));
  for (const { locale, messages } of sorted) {
    for (const [path, text] of flatten(messages)) {
      const keys = path.split(".");
      const last = keys.pop() as string;
      let at = tree;
      for (const key of keys) {
        at[key] ??= {};
        at = at[key] as Record<string, unknown>;
      }
      const known = at[last] as Leaf | undefined;
      at[last] = {
        locales: [...new Set([...(known?.locales ?? []), locale])],
        length: Math.max(known?.length ?? 0, text.length),
      };
    }
  }
  return treeFields(tree as Tree);
}

function treeFields(tree: Tree): EditorField[] {
  return Object.entries(tree).map(([name, node]): EditorField => {
    if (!Array.isArray(node.locales))
      return { name, label: name, widget: "object", i18n: true, fields: treeFields(node as Tree) };
    const { locales, length } = node as Leaf;
    return {
      name,
      label: name,
      widget: length > LONG_TEXT ? "text" : "string",
      i18n: true,
      required: locales,
    };
  });
}
