import { compare, type Fault, gradeOf } from "../faults/table.ts";
import { append } from "../long-lists.ts";
import type { Article, Cover, Edition, Page, Site, SiteSettings, Work } from "../site/site.ts";
import { urls } from "../site/urls.ts";
import { aliasFaults } from "./aliases.ts";
import { type CachedWorks, inputsOfWorks } from "./cached-works.ts";
import {
  announcementFaults,
  contradictionFaults,
  dateFaults,
  pictureFaults,
  sourceFaults,
  topicFaults,
} from "./checks.ts";
import {
  type EditionWords,
  emptyEdition,
  sourceEdition,
  translatedEdition,
  type WorkContext,
} from "./editions.ts";
import { fingerprint } from "./fingerprint.ts";
import { placeOfValue } from "./front-matter.ts";
import { linkLabeller } from "./link-labels.ts";
import { isWaiting, type Waiting } from "./waiting.ts";
import {
  type Content,
  groupWorks,
  pictureFault,
  readWork,
  type SourceFile,
  translatableText,
  type WorkFiles,
  type WorkTexts,
} from "./works.ts";

/**
 * Makes the model of a site from its content: reads every edition, pairs the languages of each article,
 * decides their states. All faults are collected.
 *
 * @param topics The keys that articles may use; undefined where the site has no catalogue of topics.
 * @param words What is inserted into texts, by locale; nothing where only faults are needed.
 * @param cache A cache of works that were made before with the same settings, topics and words. A date that was
 *   not in the future then isn't now.
 * @param now Without it, no date is in the future and nothing waits.
 * @returns The site where there is no error, the site of the works that have none, what waits for its time, and every fault
 *   found.
 */
export function readSite(
  content: Content,
  settings: SiteSettings,
  topics?: ReadonlySet<string>,
  words: (locale: string) => EditionWords = () => ({}),
  cache?: CachedWorks,
  now?: Date,
): { site?: Site; sound: Site; waiting: Waiting[]; faults: Fault[] } {
  const locales = settings.languages.map(({ locale }) => locale);
  const { works, faults } = groupWorks(content, locales);
  const inputsOf = inputsOfWorks(content);
  const articles: Article[] = [];
  const pages: Page[] = [];
  const waiting: Waiting[] = [];
  for (const texts of works) {
    const inputs = cache && !texts.broken ? inputsOf(texts) : [];
    const known = cache?.find(inputs);
    const {
      work: made,
      waiting: held,
      faults: found,
    } = known
      ? { work: known, waiting: [], faults: [] }
      : makeWork(texts, { content, settings, topics, words, now });
    append(faults, found);
    append(waiting, held);
    if (!made || found.some(isError)) continue;
    // What doesn't wait now won't wait later.
    const isNew = !known && found.length === 0 && held.length === 0;
    const work = isNew ? (cache?.keep(inputs, made) ?? made) : made;
    if (work.kind === "article") articles.push(work);
    else pages.push(work);
  }
  const site = { ...settings, articles: articles.sort(newestFirst), pages: pages.sort(bySlug) };
  append(faults, aliasFaults(site, content.texts.values()));
  const labelled = linkLabeller(site);
  const sound = { ...site, articles: articles.map(labelled), pages: pages.map(labelled) };
  return { ...(faults.some(isError) ? {} : { site: sound }), sound, waiting, faults };
}

const isError = (fault: Fault) => gradeOf(fault) === "error";

/** The order of articles. */
export function newestFirst(a: Article, b: Article): number {
  return compare(b.date, a.date) || orderOf(a) - orderOf(b) || bySlug(a, b);
}

/** A finite number: two infinite ones have no difference. */
function orderOf({ order = Number.MAX_SAFE_INTEGER }: Article): number {
  return order;
}

/** The order of pages. */
export function bySlug(a: Work, b: Work): number {
  return compare(a.slug, b.slug);
}

/** The inputs that all works of a site share. */
export interface SiteInputs {
  readonly content: Content;
  readonly settings: SiteSettings;
  readonly topics: ReadonlySet<string> | undefined;
  readonly words: (locale: string) => EditionWords;
  /** Without it, no date is in the future and nothing waits. */
  readonly now?: Date | undefined;
  /** Whether drafts, and what waits for its time, are made like works that are published. @default false */
  readonly withDrafts?: boolean;
}

/** A work from its files, if nothing prevents it from being made, what of it waits, and all its faults. */
export function makeWork(
  texts: WorkTexts,
  inputs: SiteInputs,
): { work?: Article | Page; waiting: Waiting[]; faults: Fault[] } {
  const { files, faults } = readWork(texts);
  append(faults, sourceFaults(files));
  const [source] = files.sources;
  if (!source) return { waiting: [], faults };
  append(faults, announcementFaults(source, files, inputs.settings));
  append(faults, topicFaults(source, inputs.topics));
  append(faults, dateFaults(source, inputs.now));
  if (files.broken || (source.head.draft && !inputs.withDrafts)) return { waiting: [], faults };
  const { work, faults: found } = buildWork(files, source, inputs);
  append(faults, found);
  const waiting = waitingIn(files, source, inputs);
  // It is checked now: no editor is there when its time comes.
  return waiting.some(({ locale }) => locale === undefined) ? { waiting, faults } : { work, waiting, faults };
}

/** The work if it waits as a whole, else those of its translations that do and are no drafts. */
function waitingIn(
  { folder, slug, translations }: WorkFiles,
  { head: { publish } }: SourceFile,
  { now, withDrafts }: SiteInputs,
): Waiting[] {
  if (withDrafts) return [];
  const name = `${folder}/${slug}`;
  if (publish !== undefined && isWaiting(publish, now)) return [{ name, publish }];
  return translations.flatMap(({ locale, head: { publish: time, draft } }) =>
    time !== undefined && !draft && isWaiting(time, now) ? [{ name, locale, publish: time }] : [],
  );
}

function buildWork(
  files: WorkFiles,
  source: SourceFile,
  { content, settings, words, now, withDrafts = false }: SiteInputs,
): { work: Article | Page; faults: Fault[] } {
  const { folder, slug } = files;
  const { cover, faults } = coverOf(source, content);
  const images = new Set(cover ? [cover.file] : []);
  const context: WorkContext = {
    source,
    of: fingerprint(translatableText(source)),
    content,
    words,
    withDrafts,
    missing: settings.missing,
    now,
  };
  const editions: Record<string, Edition> = {};
  for (const language of settings.languages) {
    const { locale } = language;
    const translation = files.translations.find((one) => one.locale === locale);
    if (translation)
      append(faults, [...contradictionFaults(translation, source), ...pictureFaults(translation, source)]);
    if (locale !== source.locale && !translation) {
      editions[locale] = emptyEdition(source.head.editions?.[locale] ?? settings.missing, language, context);
      continue;
    }
    const written =
      locale === source.locale || !translation
        ? sourceEdition(language, context)
        : translatedEdition(translation, language, context);
    editions[locale] = written.edition;
    for (const image of written.images) images.add(image);
    append(faults, written.faults);
  }
  const { updated, date = "", order, topics = [], authors = [] } = source.head;
  const work = {
    slug,
    sourceLocale: source.locale,
    editions,
    images: [...images].sort(),
    ...(updated === undefined ? {} : { updated }),
    ...(cover ? { cover } : {}),
  };
  return {
    work:
      folder === "pages"
        ? { kind: "page", ...work }
        : { kind: "article", ...work, date, ...(order === undefined ? {} : { order }), topics, authors },
    faults,
  };
}

function coverOf(source: SourceFile, content: Content): { cover?: Cover; faults: Fault[] } {
  const { file, folder, slug, head, frontMatter } = source;
  const { cover } = head;
  if (!cover) return { faults: [] };
  const path = `${folder}/${slug}/${cover.src}`;
  const size = content.images.get(path);
  if (size) {
    const credit = cover.credit === undefined ? {} : { credit: cover.credit };
    return { cover: { url: encodeURI(urls.media(path)), file: path, size, ...credit }, faults: [] };
  }
  const at = placeOfValue(frontMatter, ["cover", "src"]);
  const fault = pictureFault(file, at, source, cover.src, content);
  return { faults: fault ? [fault] : [] };
}
