import type { Fault } from "../faults/table.ts";
import { nearest } from "../language/nearest.ts";
import { markupInPlainText } from "../markdown/markdown.ts";
import type { SiteSettings } from "../site/site.ts";
import type { EditionFile } from "./edition.ts";
import { placeOfKey, placeOfValue } from "./front-matter.ts";
import type { SourceFile, TranslationFile, WorkFiles } from "./works.ts";

/** Languages for which a source sets a state, although the site doesn't have them or they have a file. */
export function announcementFaults(
  { file, head, frontMatter, locale }: SourceFile,
  work: WorkFiles,
  settings: SiteSettings,
): Fault[] {
  const locales = settings.languages.map((language) => language.locale);
  const written = [locale, ...work.translations.map((translation) => translation.locale)];
  return Object.keys(head.editions ?? {}).flatMap((named) => {
    const at = placeOfKey(frontMatter, ["editions", named]);
    if (written.includes(named)) return [file.fault("edition-conflict", at, { locale: named })];
    if (locales.includes(named)) return [];
    return [
      file.fault(
        "locale-unknown",
        at,
        { found: named, expected: locales.join(", ") },
        nearest(named, locales),
      ),
    ];
  });
}

/** A translation that shows the picture must describe it in its own language. */
export function pictureFaults(
  { file, head, body, frontMatter }: TranslationFile,
  source: SourceFile,
): Fault[] {
  const shown = source.head.cover !== undefined && !head.draft && body.trim() !== "";
  if (!shown || head.cover?.alt !== undefined) return [];
  return [file.fault("missing-key", placeOfKey(frontMatter, ["cover"]), { key: "cover.alt" })];
}

/** Markup in the texts of a head: they are plain text, so readers would see its signs. */
export function markupFaults({ file, head, frontMatter }: EditionFile): Fault[] {
  const texts = {
    title: head.title,
    summary: head.summary,
    "cover.alt": head.cover?.alt,
    "cover.caption": head.cover?.caption,
  };
  return Object.entries(texts).flatMap(([key, text]) =>
    markupInPlainText(text ?? "").map(({ code, found, suggestion }) =>
      file.fault(code, placeOfValue(frontMatter, key.split(".")), { key, found }, suggestion),
    ),
  );
}

/**
 * Days in the wrong order, and days in the future.
 *
 * @param latest The latest day that it is anywhere on earth; without it, no day is in the future.
 */
export function dateFaults({ file, head, frontMatter }: SourceFile, latest: string | undefined): Fault[] {
  const { date, updated } = head;
  const at = (key: string) => placeOfValue(frontMatter, [key]);
  if (date !== undefined && updated !== undefined && updated < date)
    return [file.fault("date-order", at("updated"), { found: updated, date })];
  if (latest === undefined || head.draft) return [];
  return Object.entries({ date, updated }).flatMap(([key, found]) =>
    found !== undefined && found > latest ? [file.fault("date-future", at(key), { key, found })] : [],
  );
}

/** Topics that the catalogue does not have; no faults if the site has no catalogue of them. */
export function topicFaults(
  { file, head, frontMatter }: SourceFile,
  topics: ReadonlySet<string> | undefined,
): Fault[] {
  return (head.topics ?? []).flatMap((topic, index) => {
    if (!topics || topics.has(topic)) return [];
    const at = placeOfValue(frontMatter, ["topics", index]);
    const values = { found: topic, expected: listed([...topics]) };
    return [file.fault("topic-unknown", at, values, nearest(topic, topics))];
  });
}

/** The existing topics, cut to a list that people will read. */
function listed(topics: readonly string[]): string {
  const shown = topics.slice(0, 50).join(", ");
  return topics.length > 50 ? `${shown}, …` : shown;
}

/** Facts that a translation repeats with other values than the source. */
export function contradictionFaults(
  { file, head, frontMatter }: TranslationFile,
  source: SourceFile,
): Fault[] {
  const facts = factsOf(source.head);
  return Object.entries(factsOf(head)).flatMap(([key, here]) => {
    const there = facts[key];
    if (here === undefined || JSON.stringify(here) === JSON.stringify(there)) return [];
    const values = { key, found: String(here), expected: String(there ?? "—"), other: source.file.file };
    return [file.fault("fact-contradiction", placeOfKey(frontMatter, key.split(".")), values)];
  });
}

/** What is the same in every language, by dotted path. */
function factsOf(head: SourceFile["head"] | TranslationFile["head"]): Record<string, unknown> {
  const { date, updated, topics, authors, cover } = head;
  return { date, updated, topics, authors, "cover.src": cover?.src, "cover.credit": cover?.credit };
}

/** A work needs exactly one source. */
export function sourceFaults({ sources, translations, slug, broken }: WorkFiles): Fault[] {
  const [first, second] = sources;
  if (first && second) {
    const at = placeOfKey(second.frontMatter, ["source"]);
    return [second.file.fault("source-twice", at, { other: first.file.file })];
  }
  const [translation] = translations;
  return first || broken || !translation ? [] : [translation.file.fault("source-missing", 0, { slug })];
}
