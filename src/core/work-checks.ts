import type { SourceFile, TranslationFile, WorkFiles } from "./content.ts";
import type { Fault } from "./faults.ts";
import { nearest } from "./nearest.ts";
import type { SiteSettings } from "./site.ts";

/** What a source says of languages that the site does not have. */
export function announcementFaults({ file, head }: SourceFile, settings: SiteSettings): Fault[] {
  const locales = settings.languages.map((language) => language.locale);
  return Object.keys(head.editions ?? {})
    .filter((locale) => !locales.includes(locale))
    .map((locale) => {
      const values = { found: locale, expected: locales.join(", ") };
      return file.fault("locale-unknown", lineOf(file.text, "editions"), values, nearest(locale, locales));
    });
}

/** Topics that the catalogue does not have; nothing where the site has no catalogue of them. */
export function topicFaults({ file, head }: SourceFile, topics: ReadonlySet<string> | undefined): Fault[] {
  if (!topics) return [];
  return (head.topics ?? [])
    .filter((topic) => !topics.has(topic))
    .map((topic) => {
      const at = file.text.indexOf(topic, lineOf(file.text, "topics"));
      return file.fault(
        "topic-unknown",
        at,
        { found: topic, expected: [...topics].join(", ") },
        nearest(topic, topics),
      );
    });
}

/** Facts that a translation repeats otherwise than the source has them. */
export function contradictionFaults({ file, head }: TranslationFile, source: SourceFile): Fault[] {
  return (["date", "updated", "topics", "authors"] as const).flatMap((fact) => {
    const here = head[fact];
    const there = source.head[fact];
    if (here === undefined || JSON.stringify(here) === JSON.stringify(there)) return [];
    const values = {
      key: fact,
      found: String(here),
      expected: String(there ?? "—"),
      other: source.file.file,
    };
    return [file.fault("fact-contradiction", lineOf(file.text, fact), values)];
  });
}

/** A work needs one source, no less and no more. */
export function sourceFaults({ sources, translations, slug, broken }: WorkFiles): Fault[] {
  const [first, second] = sources;
  if (first && second) {
    return [
      second.file.fault("source-twice", lineOf(second.file.text, "source"), { other: first.file.file }),
    ];
  }
  const [translation] = translations;
  return first || broken || !translation ? [] : [translation.file.fault("source-missing", 0, { slug })];
}

/** Where a key of the top level begins. */
function lineOf(text: string, key: string): number {
  return text.search(new RegExp(`^${key}[ \\t]*:`, "m"));
}
