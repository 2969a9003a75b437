import type { Language } from "../language/languages.ts";
import { scriptOf } from "../language/scripts.ts";
import type { Answers } from "./answers.ts";
import { readPrintedDate } from "./dates.ts";
import type { FoundPage, Note } from "./found.ts";
import { guessLanguage, localeFor } from "./language.ts";
import { addressKey, decoded } from "./links.ts";
import { marksOf, type PairFacts, type ProposedPair, proposePairs } from "./pairs.ts";
import { latinSlug, Slugs } from "./slug.ts";

/** What is known about a page before its text is made. */
export interface SurveyedPage {
  readonly source: string;
  readonly kind: FoundPage["kind"];
  /** Undefined where the site has no such language. */
  readonly locale: string | undefined;
  /** Calendar date. */
  readonly date: string | undefined;
  readonly group: string | undefined;
  readonly isOriginal: boolean | undefined;
  /** Slugs that it could have, the best first. */
  readonly slugs: readonly string[];
  readonly notes: readonly Note[];
}

/** Where a page goes. */
export interface Place {
  readonly kind: FoundPage["kind"];
  readonly slug: string;
  readonly locale: string;
  /** Source of the original that it translates. */
  readonly original: string | undefined;
  /** How many editions its article has. */
  readonly editions: number;
}

/** The address that pages without one have. */
const NOWHERE = "http://archive.invalid/";

/** All pages of an archive as far as links, pairs and names need them. */
export class Survey {
  readonly #languages: readonly Language[];
  readonly #answers: Answers;
  readonly #pages: SurveyedPage[] = [];
  readonly #facts: PairFacts[] = [];
  readonly #dates = new Map<string, string>();
  /** Sources by address. */
  readonly #addresses = new Map<string, string>();
  readonly #hosts = new Set<string>([new URL(NOWHERE).host]);

  constructor(languages: readonly Language[], answers: Answers) {
    this.#languages = languages;
    this.#answers = answers;
  }

  add(page: FoundPage): SurveyedPage {
    const { source, kind, group, isOriginal } = page;
    const { locale, notes } = languageOf(page, this.#languages);
    const { date, notes: dated } = dateOf(page, this.#answers);
    const { title = "" } = page;
    const surveyed = {
      ...{ source, kind, locale, date, group, isOriginal },
      slugs: slugsOf(page, title, date),
      notes: [...notes, ...dated],
    };
    this.#pages.push(surveyed);
    if (date !== undefined) this.#dates.set(source, date);
    for (const base of this.#basesOf(page))
      for (const address of ["", ...page.addresses]) this.#register(addressKey(address, base), source);
    if (locale !== undefined)
      this.#facts.push({ source, locale, date, marks: marksOf(page.sample, picturesIn(page.sample)) });
    return surveyed;
  }

  /** The calendar date of a page. */
  dateOf(source: string): string | undefined {
    return this.#dates.get(source);
  }

  /** Pairs that an editor has to confirm: of pages that the archive itself doesn't pair. */
  pairs(): ProposedPair[] {
    const paired = new Set(
      this.#groups().flatMap((group) => (group.length > 1 ? group.map(({ source }) => source) : [])),
    );
    return proposePairs(this.#facts.filter(({ source }) => !paired.has(source)));
  }

  /**
   * Decides which pages are editions of one article, and what each is called.
   *
   * @param defaultLocale The language whose edition is the original where the archive doesn't say.
   * @param taken Slugs of the site that are not of this archive.
   * @param known Slugs that pages had in an earlier import.
   */
  places(
    defaultLocale: string,
    taken: Iterable<string>,
    known: ReadonlyMap<string, string>,
  ): { places: Map<string, Place>; notes: Map<string, Note[]> } {
    const slugs = new Slugs([...taken, ...known.values()]);
    const places = new Map<string, Place>();
    const notes = new Map<string, Note[]>();
    const put = (editions: readonly SurveyedPage[]) => {
      const original = originalOf(editions, defaultLocale);
      if (!original) return;
      const slug =
        known.get(original.source) ??
        slugs.give([...original.slugs, ...editions.flatMap((one) => one.slugs)]);
      for (const { source, kind, locale = defaultLocale } of editions)
        places.set(source, {
          ...{ kind, slug, locale, editions: editions.length },
          original: source === original.source ? undefined : original.source,
        });
    };
    for (const group of this.#groups()) {
      const { editions, others } = oneOfEachLanguage(group);
      put(editions);
      for (const other of others) {
        notes.set(other.source, [{ kind: "language-twice", text: editions[0]?.source ?? "" }]);
        put([other]);
      }
    }
    return { places, notes };
  }

  /**
   * The page of the archive that a link leads to; undefined where it leads elsewhere or nowhere.
   *
   * @param isOurs Whether it is an address of the old site.
   */
  target(href: string, page: FoundPage): { readonly source: string | undefined; readonly isOurs: boolean } {
    let isOurs = false;
    for (const base of this.#basesOf(page)) {
      const key = addressKey(href, base);
      if (key === undefined) continue;
      const source = this.#addresses.get(key);
      if (source !== undefined) return { source, isOurs: true };
      isOurs ||= this.#hosts.has(hostOf(key));
    }
    return { source: undefined, isOurs };
  }

  /** Pages that are articles together, in the order of the archive. */
  #groups(): SurveyedPage[][] {
    const confirmed = new Map<string, string>();
    for (const { pages, same } of this.#answers.pairs) {
      if (same !== "yes") continue;
      const first =
        pages.map((page) => confirmed.get(page)).find((key) => key !== undefined) ?? `pair ${pages[0]}`;
      for (const page of pages) confirmed.set(page, first);
    }
    const groups = new Map<string, SurveyedPage[]>();
    for (const page of this.#pages) {
      if (page.locale === undefined || (page.kind === "article" && page.date === undefined)) continue;
      const name = confirmed.get(page.source) ?? page.group ?? page.source;
      const key = `${page.kind} ${name}`;
      groups.set(key, [...(groups.get(key) ?? []), page]);
    }
    return [...groups.values()];
  }

  #basesOf({ source, addresses }: FoundPage): string[] {
    const own = /^https?:/.test(source) ? source : NOWHERE + encodeURI(source.replace(/^\?/, "./?"));
    const canonical = addresses.find((address) => /^https?:/.test(address) && URL.canParse(address));
    return canonical === undefined || canonical === own ? [own] : [own, canonical];
  }

  #register(key: string | undefined, source: string): void {
    if (key === undefined) return;
    if (!this.#addresses.has(key)) this.#addresses.set(key, source);
    this.#hosts.add(hostOf(key));
  }
}

function hostOf(key: string): string {
  return key.slice(0, key.search(/\/|\?|$/));
}

/** The locale of a page: the one that it names, unless its text is in another script; else the one that its text is in. */
function languageOf(
  { lang, sample, title = "" }: FoundPage,
  languages: readonly Language[],
): { locale: string | undefined; notes: Note[] } {
  const guessed = guessLanguage(plainSample(sample)) ?? guessLanguage(title);
  const named = lang === undefined ? undefined : localeFor(lang, languages);
  const found = guessed && localeFor(guessed.lang, languages);
  const isOther = guessed?.isSure && lang !== undefined && !isSameScript(guessed.lang, lang);
  const doubt: Note = { kind: "language-unsure", text: named ?? "" };
  if (named !== undefined && !isOther)
    return { locale: named, notes: guessed?.isSure && found !== named ? [doubt] : [] };
  // A tag of a language that the site doesn't have is believed, if the text may be in it.
  if (
    found === undefined ||
    (lang !== undefined && named === undefined && !isOther && localeLike(lang, found))
  )
    return { locale: undefined, notes: [{ kind: "language-unknown", text: lang ?? guessed?.lang ?? "—" }] };
  const isUnsure = !guessed?.isSure || isOther;
  return { locale: found, notes: isUnsure ? [{ kind: "language-unsure", text: found }] : [] };
}

/** Whether what names a language is a tag, and of another language than the one found. */
function localeLike(lang: string, found: string): boolean {
  return (
    /^[a-z]{2,3}(?:[-_]|$)/i.test(lang) && lang.slice(0, 2).toLowerCase() !== found.slice(0, 2).toLowerCase()
  );
}

function isSameScript(one: string, other: string): boolean {
  return scriptOf(one)?.source === scriptOf(other.replaceAll("_", "-"))?.source;
}

/** A text without tags and addresses whose letters are all Latin. */
function plainSample(sample: string): string {
  return sample.replace(/<[^<>]*>|\]\([^()\s]*\)|https?:\/\/\S+/g, " ");
}

function dateOf(page: FoundPage, answers: Answers): { date: string | undefined; notes: Note[] } {
  const { source, date: printed, kind, isDateGuessed = false } = page;
  const answer = answers.dates[source]?.trim() ?? "";
  const answered = answer === "" ? undefined : readPrintedDate(answer);
  if (answered?.kind === "date") return { date: answered.date, notes: [] };
  const found = printed === undefined ? undefined : readPrintedDate(printed);
  if (found?.kind === "date")
    return { date: found.date, notes: isDateGuessed ? [{ kind: "date-unsure", text: printed ?? "" }] : [] };
  if (kind === "page") return { date: undefined, notes: [] };
  if (found) return { date: undefined, notes: [{ kind: "date-ambiguous", text: found.text }] };
  return { date: undefined, notes: [{ kind: "date-missing", text: printed ?? "" }] };
}

/** An old slug, the end of the old address, the title in Latin letters; else the date. */
function slugsOf({ slug, source, addresses }: FoundPage, title: string, date: string | undefined): string[] {
  const old = decoded(slug ?? "");
  const address = addresses[0] ?? source;
  const name = decoded(address.replace(/[?#].*$/, "").replace(/\/(?:index\.\w+)?$/, ""))
    .replace(/^.*\//, "")
    .replace(/(?:\.[a-z]{2,3})?\.\w{2,5}$/i, "");
  const named =
    /[a-z]{3}/i.test(name) && !/^(?:page|index|news|article|show|content|detail)[-_]?\d*$/i.test(name);
  const slugs = [old, named ? name : "", title].flatMap((text) => latinSlug(text) ?? []);
  return slugs.length > 0 || date === undefined ? slugs : [`article-${date}`];
}

function picturesIn(sample: string): string[] {
  return [...sample.matchAll(/!\[[^\]]*\]\(([^()\s]+)|<img\b[^>]*\bsrc=["']([^"']+)/gi)].map(
    ([, markdown, html]) => markdown ?? html ?? "",
  );
}

function oneOfEachLanguage(group: readonly SurveyedPage[]): {
  editions: SurveyedPage[];
  others: SurveyedPage[];
} {
  const locales = new Set<string | undefined>();
  const editions: SurveyedPage[] = [];
  const others: SurveyedPage[] = [];
  for (const page of group) {
    (locales.has(page.locale) ? others : editions).push(page);
    locales.add(page.locale);
  }
  return { editions, others };
}

function originalOf(editions: readonly SurveyedPage[], defaultLocale: string): SurveyedPage | undefined {
  return (
    editions.find(({ isOriginal }) => isOriginal) ??
    editions.find(({ locale }) => locale === defaultLocale) ??
    editions[0]
  );
}
