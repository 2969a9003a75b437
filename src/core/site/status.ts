import { editionOf, type Site, type Work } from "./site.ts";

/** `status.json`: the translation of the whole site, one record per edition and per catalogue. */
export interface Status {
  readonly languages: readonly {
    readonly locale: string;
    readonly lang: string;
    readonly label: string;
    readonly status: string;
  }[];
  readonly articles: readonly WorkStatus[];
  readonly pages: readonly WorkStatus[];
  readonly messages: MessagesStatus;
}

/** The states of one article or page. */
export interface WorkStatus {
  readonly slug: string;
  /** Only articles have a date. */
  readonly date?: string;
  readonly source: string;
  readonly editions: Readonly<Record<string, EditionStatus>>;
}

/** The state of one edition, and where it can be read. */
export interface EditionStatus {
  readonly state: string;
  readonly url?: string;
  readonly title?: string;
  readonly reviewed?: string;
  readonly sourceChangedOn?: string;
  readonly changedParts?: number;
}

/** The number of messages in each state. */
export interface CatalogueStatus {
  readonly current: number;
  /** Their keys. */
  readonly stale: readonly string[];
  readonly unaccepted: number;
  readonly open: number;
}

/** The states of all messages of a site, by locale and namespace. The source language is not in it. */
export type MessagesStatus = Readonly<Record<string, Readonly<Record<string, CatalogueStatus>>>>;

/** The state of every edition and of the messages of the site, as data for editors and for other programs. */
export function statusOf(site: Site, messages: MessagesStatus): Status {
  return {
    languages: site.languages.map(({ locale, lang, label, status }) => ({ locale, lang, label, status })),
    articles: site.articles.map((article) => ({ ...workStatus(site, article), date: article.date })),
    pages: site.pages.map((page) => workStatus(site, page)),
    messages,
  };
}

function workStatus(site: Site, work: Work): WorkStatus {
  const editions = site.languages.map(({ locale }): [string, EditionStatus] => {
    const { state, signals, url, title, translation } = editionOf(work, locale);
    return [
      locale,
      {
        state,
        ...(signals.page === "none" ? {} : { url }),
        ...(title === undefined ? {} : { title }),
        ...(translation?.reviewed === undefined ? {} : { reviewed: translation.reviewed }),
        ...(translation?.changedParts === undefined ? {} : { changedParts: translation.changedParts }),
        ...(translation?.sourceChangedOn === undefined
          ? {}
          : { sourceChangedOn: translation.sourceChangedOn }),
      },
    ];
  });
  return { slug: work.slug, source: work.sourceLocale, editions: Object.fromEntries(editions) };
}

/** The content file of each page that has one, by the address of the page. */
export function sourcesOf(site: Site): Map<string, string> {
  const sources = new Map<string, string>();
  for (const work of [...site.articles, ...site.pages]) {
    for (const { locale } of site.languages) {
      const { url, file } = editionOf(work, locale);
      if (file !== undefined) sources.set(url, file);
    }
  }
  return sources;
}
