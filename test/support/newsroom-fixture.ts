import { fingerprint } from "../../src/core/content/fingerprint.ts";
import { readSite } from "../../src/core/content/read-site.ts";
import { type Content, readWorks, translatableText } from "../../src/core/content/works.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { type Language, type LanguageOption, languageOf } from "../../src/core/language/languages.ts";
import type { Site, SiteSettings } from "../../src/core/site/site.ts";
import type { EditionState } from "../../src/core/site/states.ts";

export const LOCALES = ["en", "zh", "ru"] as const;
export type Locale = (typeof LOCALES)[number];

/** A fingerprint that no original has. */
export const OUTDATED = "000000000000";

/** Texts of one article in each language, with characters that are easily broken. */
export const TEXTS: Readonly<Record<Locale, { readonly title: string; readonly body: string }>> = {
  en: { title: "A visit & more 👩‍👩‍👧", body: "The first paragraph.\n\nThe second." },
  zh: { title: "访问：“巴黎”", body: "第一段。\n\n第二段。" },
  ru: { title: "Визит — «Париж»\u00A02", body: "Первый абзац.\n\nВторой." },
};

/** Settings of a newsroom in three languages. */
export function settingsOf(
  options: {
    languages?: readonly LanguageOption[];
    missing?: "announced" | "absent";
    defaultLocale?: string;
  } = {},
): SiteSettings {
  const { languages = LOCALES, missing = "announced", defaultLocale = "en" } = options;
  return {
    url: "https://news.example.org",
    languages: languages.map((option) => languageOf(option) as Language),
    defaultLocale,
    missing,
  };
}

/** A content folder, by path. */
export function contentOf(files: Readonly<Record<string, string>>, images: readonly string[] = []): Content {
  return {
    texts: new Map(
      Object.entries(files).map(([path, text]) => [path, new TextFile(`content/${path}`, text)]),
    ),
    images: new Map(images.map((path) => [path, { widthPx: 1600, heightPx: 900 }])),
    snapshots: new Map(),
  };
}

/** The file of an original: its head with `source: true`, then its text. */
export function original(locale: Locale, more = "", body = TEXTS[locale].body): string {
  const { title } = TEXTS[locale];
  return `---\ntitle: "${title}"\ndate: 2019-03-09\ntopics: [iioe]\nsource: true\n${more}---\n\n${body}\n`;
}

/** The file of a translation. */
export function translation(locale: Locale, of: string, more = "", body = TEXTS[locale].body): string {
  return `---\ntitle: "${TEXTS[locale].title}"\ntranslation:\n  of: "${of}"\n${more}---\n\n${body}\n`;
}

/** The fingerprint of the only original in a content folder. */
export function fingerprintIn(files: Readonly<Record<string, string>>): string {
  const [source] = readWorks(contentOf(files), LOCALES).works.flatMap(({ sources }) => sources);
  if (!source) throw new Error("the fixture has no original");
  return fingerprint(translatableText(source));
}

/** An article or a page, by the states of its editions. */
export interface Plan extends Partial<Record<Locale, EditionState>> {
  readonly date?: string;
  readonly topics?: readonly string[];
  /** Made as a standing page. */
  readonly page?: true;
  /** More lines of the original's head. */
  readonly more?: string;
}

/** A site whose articles and pages are in the given states. Editions not named are announced. */
export function siteOf(plans: Readonly<Record<string, Plan>>, settings: SiteSettings = settingsOf()): Site {
  const files = Object.assign({}, ...Object.entries(plans).map(([slug, plan]) => filesOf(slug, plan)));
  const { site, faults } = readSite(contentOf(files), settings);
  if (!site) throw new Error(`the fixture has faults: ${JSON.stringify(faults)}`);
  return site;
}

function filesOf(slug: string, { date = "2019-03-09", topics = ["iioe"], page, more = "", ...states }: Plan) {
  const path = (locale: string) => `${page ? "pages" : "articles"}/${slug}/index.${locale}.md`;
  const source = LOCALES.find((locale) => states[locale] === "source");
  if (!source) throw new Error(`the plan of ${slug} has no source`);
  const stated = LOCALES.filter((locale) => states[locale] === "announced" || states[locale] === "absent");
  const editions = stated.map((locale) => `  ${locale}: ${states[locale]}\n`).join("");
  const facts = page ? "" : `date: ${date}\ntopics: ${JSON.stringify(topics)}\n`;
  const { title, body } = TEXTS[source];
  const head = `title: "${title}"\n${facts}source: true\n${more}${editions && `editions:\n${editions}`}`;
  const files: Record<string, string> = { [path(source)]: `---\n${head}---\n${body}\n` };
  const of = fingerprintIn(files);
  for (const locale of LOCALES) {
    const state = states[locale];
    if (state === "current") files[path(locale)] = translation(locale, of);
    if (state === "stale") files[path(locale)] = translation(locale, OUTDATED);
    if (state === "partial") files[path(locale)] = translation(locale, of, "summary: S\n", "");
  }
  return files;
}
