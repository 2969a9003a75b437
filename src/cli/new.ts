import { readdirSync } from "node:fs";
import path from "node:path";
import { newArticle, newPage, newTranslation } from "../core/edits/new-edition.ts";
import type { Translate } from "../core/messages/messages.ts";
import { TOOL_LOCALES } from "../core/messages/tool-messages.ts";
import { isSlug, SLUG_LIMIT, slugFrom } from "../core/site/urls.ts";
import { readSiteMessages } from "../files/catalogues/catalogues.ts";
import { ownMessages } from "../files/catalogues/own-messages.ts";
import { listEntries } from "../files/content/folder.ts";
import { writeFiles } from "../files/write/write-files.ts";
import { readNewsroomOf, readProject, workFiles } from "./project.ts";
import { EXIT, say, UsageError } from "./terminal.ts";

/**
 * `polyglot new article <slug>` and `polyglot new page <slug>`: writes the file of a new original, ready to be filled
 * in.
 *
 * @param today The date of an article. A page has none.
 */
export async function writeNewOriginal(
  t: Translate,
  kind: "articles" | "pages",
  slug: string,
  locale: string | undefined,
  today: string,
): Promise<number> {
  const { settings, folders } = await readNewsroomOf();
  const wanted = locale ?? settings.defaultLocale;
  refuseUnknown(wanted, settings.languages);
  if (!isSlug(slug)) {
    const meant = slugFrom(slug);
    throw new UsageError("cli:usage.slug", { slug, limit: String(SLUG_LIMIT) }, meant);
  }
  const folder = path.posix.join(folders.content, kind, slug);
  const taken = listEntries(folder).find(({ path: name }) => /^index\./.test(name));
  if (taken) throw new UsageError("cli:usage.taken", { file: `${folder}/${taken.path}` });
  const { topics } = readSiteMessages(folders.locales, settings.languages, settings.defaultLocale, true);
  const words = ownMessages(Object.hasOwn(TOOL_LOCALES, wanted) ? wanted : "en");
  const texts = {
    title: words("cli:newArticle.title"),
    summary: words("cli:newArticle.summary"),
    body: words("cli:newArticle.body"),
  };
  const text =
    kind === "pages" ? newPage(texts) : newArticle({ ...texts, date: today, topics: [...(topics ?? [])] });
  const file = `${folder}/index.${wanted}.md`;
  writeFiles([{ file, before: undefined, after: text }]);
  say(file);
  say(t(kind === "pages" ? "cli:new.page" : "cli:new.article"));
  return EXIT.ok;
}

/**
 * `polyglot new translation <slug> <locale>`: writes the file of a translation, with the original's text to
 * replace.
 */
export async function writeNewTranslation(t: Translate, name: string, locale: string): Promise<number> {
  const project = await readProject();
  refuseUnknown(locale, project.settings.languages);
  const { sources, folder, slug } = workFiles(project, name);
  const [source] = sources;
  if (!source) throw new UsageError("cli:usage.original", { slug: name });
  const place = path.posix.join(project.folders.content, folder, slug);
  const file = `${place}/index.${locale}.md`;
  if (readdirSync(place).includes(`index.${locale}.md`)) throw new UsageError("cli:usage.taken", { file });
  writeFiles([{ file, before: undefined, after: newTranslation(source) }]);
  say(file);
  say(t("cli:new.translation", { command: `accept ${name} ${locale}` }));
  return EXIT.ok;
}

function refuseUnknown(locale: string, languages: readonly { readonly locale: string }[]): void {
  const locales = languages.map((language) => language.locale);
  if (!locales.includes(locale))
    throw new UsageError("cli:usage.locale", { locale, expected: locales.join(", ") });
}
