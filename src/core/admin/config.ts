import type { Catalogue } from "../catalogues/read.ts";
import { articleSource, articleTranslation, pageSource, pageTranslation } from "../content/schema.ts";
import { ADMIN_FORMATS } from "../edits/form.ts";
import type { Language } from "../language/languages.ts";
import type { Translate } from "../messages/messages.ts";
import { flatten, type Messages } from "../messages/tree.ts";
import { fromHost, SLUG, SLUG_LIMIT, urls } from "../site/urls.ts";
import { type AdminBackend, backendConfig } from "./backend.ts";
import { type AdminField, editionFields, type Form } from "./fields.ts";
import { messageFields, namespacesOf } from "./messages.ts";

/** A list of articles or pages whose original is in one language, or the texts of the site. */
export interface AdminCollection {
  readonly name: string;
  readonly label: string;
  readonly fields?: readonly AdminField[];
  readonly files?: readonly {
    readonly name: string;
    readonly file: string;
    readonly fields: readonly AdminField[];
  }[];
  readonly [option: string]: unknown;
}

/** The configuration of Sveltia CMS. */
export interface EditorConfig {
  readonly collections: readonly AdminCollection[];
  readonly [option: string]: unknown;
}

/** The inputs of the editor's configuration. */
export interface AdminFacts {
  readonly url: string;
  readonly languages: readonly Language[];
  readonly defaultLocale: string;
  /** From the project's folder, with `/`. */
  readonly folders: { readonly content: string; readonly locales: string };
  /** Those of the site, and those of the package where the site builds on them. */
  readonly catalogues: readonly Catalogue[];
  /** Of the messages, for translators: the tree of `descriptions.json`. */
  readonly descriptions: Messages;
  /** The language of the forms, and its messages. */
  readonly locale: string;
  readonly t: Translate;
  /** The server with the accounts of editors; undefined where the editor works on a folder. */
  readonly backend?: AdminBackend | undefined;
}

/**
 * The configuration of the editor in the browser. It is generated from the schema of editions, the languages
 * and the catalogues, so it cannot offer a field that our checks refuse, or lack one that they require.
 *
 * An article is edited where its original is: the original holds the facts, and the editor stores everything
 * that has no language in one file. So there is a list for each language that an original may have.
 */
export function adminConfig(facts: AdminFacts): EditorConfig {
  const { languages, defaultLocale, url, t } = facts;
  const ready = languages.filter(({ status }) => status === "ready");
  return {
    load_config_file: false,
    ...serverOf(facts),
    site_url: url,
    display_url: url,
    app_title: t("admin:title"),
    logo: { src: fromHost(url, "/assets/icon.svg") },
    show_preview_links: facts.backend !== undefined,
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

function serverOf({ backend, url }: AdminFacts): Readonly<Record<string, unknown>> {
  if (backend) return backendConfig(backend);
  // The editor requires a server in its settings. It cannot sign in to this one and requests nothing from it, so only
  // the local folder is left.
  return { backend: { name: "gitea", repo: `local/${new URL(url).hostname}`, auth_methods: ["token"] } };
}

/** One file for each language. A new article starts with only its original. */
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
  { languages, folders, catalogues, defaultLocale, t }: AdminFacts,
): AdminCollection {
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
    label: t(`admin:${folder}`, { language: original.label }),
    label_singular: t(`admin:${folder === "articles" ? "article" : "page"}`),
    description: t(`admin:${folder}Hint`),
    icon,
    folder: `${folders.content}/${folder}`,
    path: "{{slug}}/index",
    extension: "md",
    format: ADMIN_FORMATS.edition,
    create: true,
    duplicate: false,
    filter: { field: "source", value: true },
    // A picture is in the same folder as the text that shows it, and the text names only its file.
    media_folder: "",
    public_folder: "",
    slug: {
      editable: ["create"],
      hint: t("admin:slugHint", { limit: SLUG_LIMIT }),
      pattern: [SLUG.source, t("admin:slugHint", { limit: SLUG_LIMIT })],
    },
    preview_path: (folder === "articles" ? urls.article : urls.page)("{{locale}}", "{{slug}}"),
    summary: folder === "articles" ? "{{date}} · {{title}}" : "{{title}}",
    sortable_fields:
      folder === "articles"
        ? { fields: ["date", "title"], default: { field: "date", direction: "descending" } }
        : { fields: ["title"] },
    i18n: i18nOf(languages, original.locale),
    fields: editionFields(source, translation, form),
  };
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
  descriptions,
  locale,
  t,
}: AdminFacts): AdminCollection {
  const i18n = i18nOf(languages, defaultLocale);
  return {
    name: "messages",
    label: t("admin:messages"),
    icon: "translate",
    i18n,
    files: namespacesOf(catalogues).map((namespace) => ({
      name: namespace,
      label: `${namespace}.json`,
      file: `${folders.locales}/{{locale}}/${namespace}.json`,
      format: ADMIN_FORMATS.catalogue,
      i18n,
      fields: messageFields({
        namespace,
        catalogues: catalogues.filter((catalogue) => catalogue.namespace === namespace),
        defaultLocale,
        languages,
        descriptions,
        locale,
        t,
      }),
    })),
  };
}
