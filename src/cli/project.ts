import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { adminPagePolicy } from "../core/admin/backend.ts";
import type { Glossary } from "../core/catalogues/glossary.ts";
import { mergeResources } from "../core/catalogues/merge.ts";
import { readSite } from "../core/content/read-site.ts";
import { type Content, groupWorks, readWork, type WorkFiles } from "../core/content/works.ts";
import { type Fault, gradeOf, sortFaults } from "../core/faults/table.ts";
import type { SitePolicies } from "../core/headers.ts";
import { latestDay } from "../core/language/dates.ts";
import { nearest } from "../core/language/nearest.ts";
import { append } from "../core/long-lists.ts";
import { createMessages } from "../core/messages/messages.ts";
import type { Messages } from "../core/messages/tree.ts";
import { type Newsroom, readNewsroom } from "../core/options/newsroom.ts";
import { wechatSources } from "../core/share/share.ts";
import type { Site } from "../core/site/site.ts";
import { urls } from "../core/site/urls.ts";
import { planSiteCards } from "../files/cards/cards.ts";
import { readSiteMessages, type SiteMessages } from "../files/catalogues/catalogues.ts";
import { readDescriptions } from "../files/catalogues/descriptions.ts";
import { readSiteGlossary } from "../files/catalogues/glossary.ts";
import { readSiteSameWords } from "../files/catalogues/same-words.ts";
import { readContent } from "../files/content/content.ts";
import { checkImages } from "../files/images/check.ts";
import { readOwnLook } from "../files/theme/brand.ts";
import { UsageError } from "./terminal.ts";
import { understandTypeScript } from "./typescript.ts";

/** A newsroom as the command reads it: with the same readers as a build, without Eleventy. */
export interface Project extends Newsroom {
  readonly content: Content;
  /** The description of each message for translators. */
  readonly descriptions: Messages;
  readonly glossary: Glossary;
  readonly messages: SiteMessages;
  /** Set where there is no error. */
  readonly site?: Site;
  readonly faults: readonly Fault[];
}

/** Names of the configuration file; the first one that exists is used. */
const CONFIG_FILES = ["eleventy.config.ts", "eleventy.config.js", "eleventy.config.mjs"];

/** What Eleventy reads as part of an address in the path of a module. */
const IN_ADDRESSES = /[#?%]/;

/**
 * Finds the configuration.
 *
 * @throws UsageError where the folder has no configuration, or Eleventy could not load it from there.
 */
export function findConfig(folder = process.cwd()): string {
  const [sign] = IN_ADDRESSES.exec(folder) ?? [];
  if (sign !== undefined) throw new UsageError("cli:usage.projectPath", { folder, sign });
  const found = CONFIG_FILES.map((name) => path.join(folder, name)).find((file) => existsSync(file));
  if (found) return found;
  throw new UsageError("cli:usage.noConfig", { files: CONFIG_FILES.slice(0, 2).join(", "), folder });
}

/**
 * Reads the options of the newsroom from its configuration.
 *
 * @param file Path of the configuration.
 * @throws UsageError where the configuration does not export them.
 */
export async function readNewsroomOf(file = findConfig()): Promise<Newsroom> {
  await understandTypeScript(file);
  const { polyglot } = (await import(pathToFileURL(file).href)) as { polyglot?: unknown };
  if (polyglot !== undefined) return readNewsroom(polyglot);
  throw new UsageError("cli:usage.noOptions", {
    file: path.basename(file),
    code: "export const polyglot = { url, languages }",
  });
}

/**
 * How the policies of the newsroom differ from the common one: for WeChat's SDK, and for the editor if every
 * built site has it.
 */
export async function readPolicies(): Promise<SitePolicies> {
  const { admin, sharing } = await readNewsroomOf();
  const backend = typeof admin === "object" ? admin.backend : undefined;
  const isPublished = admin !== false && admin !== "dev";
  const own = new Map(isPublished ? [[urls.admin(), adminPagePolicy(backend)]] : []);
  return { more: wechatSources(sharing.wechat), own };
}

/** Reads the options from the configuration, then content and catalogues from their folders. */
export async function readProject(): Promise<Project> {
  const newsroom = await readNewsroomOf();
  const { settings, folders, cards } = newsroom;
  const { content, faults: contentFaults } = readContent(folders.content);
  const imageFaults = await checkImages(
    [...content.images.keys()].map((name) => path.posix.join(folders.content, name)),
  );
  const messages = readSiteMessages(folders.locales, settings.languages, settings.defaultLocale, true);
  const { glossary, faults: glossaryFaults } = readSiteGlossary(folders.locales, settings.languages);
  const { descriptions, faults: undescribed } = readDescriptions(folders.locales);
  const read = readSite(content, settings, messages.topics, undefined, undefined, latestDay(new Date()));
  const faults = [
    ...contentFaults,
    ...imageFaults,
    ...messages.faults,
    ...glossaryFaults,
    ...readSiteSameWords(folders.locales, settings.languages).faults,
    ...undescribed,
    ...read.faults,
    ...(await readOwnLook(newsroom.theme, newsroom.brand)).faults,
  ];
  // Errors that prevent a build come first: without a site there are no cards to check.
  if (read.site && cards && !faults.some((fault) => gradeOf(fault) === "error")) {
    const langs = Object.fromEntries(settings.languages.map(({ locale, lang }) => [locale, lang]));
    const translate = createMessages(mergeResources(messages.catalogues), langs);
    append(faults, planSiteCards(read.site, translate, folders.content, cards).faults);
  }
  return {
    ...newsroom,
    content,
    descriptions,
    glossary,
    messages,
    faults: sortFaults(faults),
    ...(read.site ? { site: read.site } : {}),
  };
}

/**
 * The files of one article or page.
 *
 * @param name Its slug, or `articles/<slug>` or `pages/<slug>` where both have it.
 * @throws UsageError where no work has that name, or two have it.
 */
export function workFiles(
  { content, settings }: Pick<Project, "content" | "settings">,
  name: string,
): WorkFiles {
  const locales = settings.languages.map(({ locale }) => locale);
  const { works } = groupWorks(content, locales);
  const found = works.filter(({ folder, slug }) => slug === name || `${folder}/${slug}` === name);
  const [work, second] = found;
  if (work && !second) return readWork(work).files;
  const names = (found.length > 0 ? found : works).map(({ folder, slug }) => `${folder}/${slug}`);
  if (work) throw new UsageError("cli:usage.severalWorks", { name, names: names.join(", ") });
  const slugs = works.map(({ slug }) => slug);
  throw new UsageError(
    "cli:usage.noWork",
    { name, names: listed(names) || "—" },
    nearest(name, [...slugs, ...names]),
  );
}

/** The names of the works, cut to a length that people read. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 50).join(", ");
  return names.length > 50 ? `${shown}, …` : shown;
}
