import path from "node:path";
import { fingerprint } from "../../core/content/fingerprint.ts";
import type { Answers, Questions } from "../../core/import-archive/answers.ts";
import {
  editionText,
  type ImportedEdition,
  plainLine,
  titleFromText,
} from "../../core/import-archive/edition.ts";
import type { FoundBody, FoundPage, Note } from "../../core/import-archive/found.ts";
import { tidy } from "../../core/import-archive/html-body.ts";
import { changeLinks, type NewLink, pictureMarkdown } from "../../core/import-archive/links.ts";
import { BlockCounts, folded, withoutRepeated } from "../../core/import-archive/repeated.ts";
import { noOutcomes, type Outcomes, type ReportEntry } from "../../core/import-archive/report.ts";
import { type Place, Survey } from "../../core/import-archive/survey.ts";
import { proposeTopic, type SiteTopics, topicsFor } from "../../core/import-archive/topics.ts";
import type { Newsroom } from "../../core/options/newsroom.ts";
import { urls } from "../../core/site/urls.ts";
import { listEntries } from "../content/folder.ts";
import { EditionFiles } from "./edition-files.ts";
import { ArticlePictures } from "./pictures.ts";
import type { WrittenBefore } from "./record.ts";
import { type ArchiveSource, isPage, type OnRead } from "./source.ts";

/** Words that the importer writes into articles, in the language of each. */
export interface ImportWords {
  /** What a picture without any words gets as its alternative text. */
  readonly undescribed: (locale: string) => string;
}

/** What an import works with. */
export interface ImportOptions {
  readonly source: ArchiveSource;
  readonly newsroom: Pick<Newsroom, "settings" | "folders">;
  readonly topics: SiteTopics;
  readonly answers: Answers;
  /** What an earlier import wrote, by source. */
  readonly before: ReadonlyMap<string, WrittenBefore>;
  readonly words: ImportWords;
  /** Gets each page in turn. */
  readonly onEntry: (entry: ReportEntry) => void;
  readonly onRead?: OnRead;
}

/** What an import has done and what it asks. */
export interface ImportResult {
  readonly outcomes: Outcomes;
  readonly questions: Questions;
}

/** Pages that are searched for repetitions. */
const SAMPLE = 200;

/**
 * Writes the pages of an archive as articles. It reads the archive several times, and no more than one page is in memory at a
 * time: first for what repeats, then for names and links, then for the originals, then for their translations.
 */
export async function importArchive(options: ImportOptions): Promise<ImportResult> {
  const repeated = await findRepeated(options.source);
  const run = new Import(options, repeated);
  await run.survey();
  await run.write();
  return run.result();
}

async function findRepeated(source: ArchiveSource): Promise<ReadonlySet<string>> {
  const counts = new BlockCounts();
  let count = 0;
  for await (const found of source.pages(new Set())) {
    if (!isPage(found) || !found.isPrinted) continue;
    counts.add(bodyOf(found).markdown.split(/\n+/));
    if (++count === SAMPLE) break;
  }
  return counts.repeated();
}

/** The text of a page; empty with a note where a library can't read it: one page must not end an import. */
function bodyOf(page: FoundPage): FoundBody {
  try {
    return page.body();
  } catch (error) {
    return { markdown: "", notes: [{ kind: "unreadable", text: String(error) }] };
  }
}

class Import {
  readonly #options: ImportOptions;
  readonly #repeated: ReadonlySet<string>;
  readonly #survey: Survey;
  readonly #notes = new Map<string, readonly Note[]>();
  /** Fingerprints of the originals that have translations and are there, by source. */
  readonly #originals = new Map<string, string>();
  readonly #files: EditionFiles;
  readonly #outcomes = noOutcomes();
  readonly #questions = {
    topics: new Map<string, string>(),
    dates: new Map<string, string>(),
    titles: new Map<string, string>(),
  };
  #places = new Map<string, Place>();

  constructor(options: ImportOptions, repeated: ReadonlySet<string>) {
    this.#options = options;
    this.#repeated = repeated;
    this.#survey = new Survey(options.newsroom.settings.languages, options.answers);
    this.#files = new EditionFiles(options, (source) => this.#places.get(source));
  }

  async survey(): Promise<void> {
    const { source, answers, topics, newsroom, before } = this.#options;
    for await (const found of source.pages(this.#repeated)) {
      if (!isPage(found)) continue;
      const { notes } = this.#survey.add(found);
      if (notes.length > 0) this.#notes.set(found.source, notes);
      for (const name of found.topics) this.#questions.topics.set(name, proposeTopic(name, topics));
      for (const { kind, text } of notes)
        if (kind.startsWith("date-") && !answers.dates[found.source])
          this.#questions.dates.set(found.source, text);
      if (this.#isTitleMissing(found)) this.#questions.titles.set(found.source, titleFromText(found.sample));
    }
    const known = new Map(
      [...before].flatMap(([source, { file }]) => {
        const slug = /\/([^/]+)\/index\.[^/]+$/.exec(file)?.[1];
        return slug === undefined ? [] : [[source, slug] as const];
      }),
    );
    const taken = ["articles", "pages"].flatMap((folder) =>
      listEntries(path.join(newsroom.folders.content, folder)).flatMap(({ path: name }) =>
        name.includes("/") ? [] : [name],
      ),
    );
    const { places, notes } = this.#survey.places(newsroom.settings.defaultLocale, taken, known);
    this.#places = places;
    for (const [page, more] of notes) this.#notes.set(page, [...(this.#notes.get(page) ?? []), ...more]);
  }

  async write(): Promise<void> {
    const hasTranslations = [...this.#places.values()].some(({ original }) => original !== undefined);
    for (const isTranslation of hasTranslations ? [false, true] : [false]) {
      for await (const found of this.#options.source.pages(this.#repeated, this.#options.onRead)) {
        if (!isPage(found)) {
          if (!isTranslation) this.#report({ source: found.text, outcome: "skipped", notes: [found] });
          continue;
        }
        const place = this.#places.get(found.source);
        if ((place?.original !== undefined) === isTranslation) this.#report(this.#entryFor(found, place));
      }
    }
  }

  result(): ImportResult {
    return { outcomes: this.#outcomes, questions: { ...this.#questions, pairs: this.#survey.pairs() } };
  }

  #report(entry: ReportEntry): void {
    this.#outcomes[entry.outcome]++;
    const notes = [...entry.notes].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    this.#options.onEntry({ ...entry, notes });
  }

  #entryFor(page: FoundPage, place: Place | undefined): ReportEntry {
    const { source } = page;
    const notes = [...(this.#notes.get(source) ?? [])];
    const title = this.#titleOf(page);
    const facts = {
      source,
      ...(title === "" ? {} : { title }),
      ...(page.addresses.length === 0 ? {} : { addresses: page.addresses }),
    };
    if (!place) return { ...facts, outcome: "refused", notes };
    const { original, locale } = place;
    const of = original === undefined ? undefined : this.#originals.get(original);
    if (original !== undefined && !of)
      return {
        ...facts,
        outcome: "refused",
        notes: [...notes, { kind: "original-missing", text: original }],
      };
    const folder = path.posix.join(this.#options.newsroom.folders.content, `${place.kind}s`, place.slug);
    const pictures = new ArticlePictures(folder);
    const edition = this.#editionOf(page, place, title, pictures, of, notes);
    const file = path.posix.join(folder, `index.${locale}.md`);
    const known = {
      ...facts,
      ...{ locale, notes, isDraft: edition.isDraft, topics: edition.topics, authors: edition.authors },
      ...(edition.date === "" ? {} : { date: edition.date }),
      ...(original === undefined ? {} : { translationOf: original }),
    };
    const judged = this.#files.judge(edition, place, file, pictures);
    for (const { code, line, values } of judged.faults)
      notes.push({ kind: "fault", text: `${code} ${values.found ?? ""}`.trim(), line });
    if (!judged.text) return { ...known, outcome: "refused" };
    const text = editionText(edition, place.kind);
    const entry = this.#files.write(text, file, place, judged.text, pictures, known);
    if (original === undefined && place.editions > 1 && entry.outcome !== "removed")
      this.#originals.set(source, fingerprint(judged.text));
    return entry;
  }

  #titleOf(page: FoundPage): string {
    if (this.#isTitleMissing(page)) return titleFromText(page.sample);
    return plainLine(this.#options.answers.titles[page.source] || (page.title ?? ""));
  }

  #isTitleMissing({ source, title = "" }: FoundPage): boolean {
    return plainLine(this.#options.answers.titles[source] || title) === "";
  }

  #editionOf(
    page: FoundPage,
    place: Place,
    title: string,
    pictures: ArticlePictures,
    of: string | undefined,
    notes: Note[],
  ): ImportedEdition {
    const { answers, topics, words } = this.#options;
    const { source } = page;
    const found = bodyOf(page);
    notes.push(...found.notes);
    const { markdown, notes: left } = withoutRepeated(
      found.markdown,
      page.isPrinted ? this.#repeated : new Set(),
    );
    notes.push(...left);
    const undescribed = words.undescribed(place.locale);
    const body = this.#withLinks(markdown, page, place, pictures, undescribed, notes);
    const { keys, unknown } = topicsFor(page.topics, answers.topics, topics);
    for (const text of place.original === undefined ? unknown : [])
      if (answers.topics[text] === undefined) notes.push({ kind: "topic-unknown", text });
    const isTitleMissing = this.#isTitleMissing(page);
    if (isTitleMissing) notes.push({ kind: "title-unsure", text: title });
    const isDateUnsure = notes.some(({ kind }) => kind === "date-unsure");
    const summary = page.summary === undefined ? "" : plainLine(page.summary);
    return {
      title,
      date: this.#survey.dateOf(source) ?? "",
      topics: place.kind === "page" ? [] : keys,
      authors: page.authors.map(plainLine).filter((name) => name !== ""),
      summary: summary === "" || folded(body).startsWith(folded(summary)) ? undefined : summary,
      cover: this.#coverOf(page, pictures, undescribed, notes),
      isDraft: page.isDraft || isTitleMissing || isDateUnsure,
      of,
      body,
    };
  }

  #coverOf({ cover, source }: FoundPage, pictures: ArticlePictures, undescribed: string, notes: Note[]) {
    if (!cover) return undefined;
    const src = this.#addPicture(cover.src, source, pictures, notes);
    if (src === undefined) return undefined;
    const [alt, caption] = [plainLine(cover.alt), plainLine(cover.caption)];
    if (alt === "") notes.push({ kind: "picture-alt", text: src });
    return { src, alt: alt || caption || undescribed, caption };
  }

  #addPicture(src: string, source: string, pictures: ArticlePictures, notes: Note[]): string | undefined {
    const file = this.#options.source.pictureFile(src, source);
    const name = file === undefined ? undefined : pictures.add(file);
    if (name === undefined)
      notes.push({ kind: file === undefined ? "picture-missing" : "picture-refused", text: src });
    return name;
  }

  #withLinks(
    markdown: string,
    page: FoundPage,
    place: Place,
    pictures: ArticlePictures,
    undescribed: string,
    notes: Note[],
  ): string {
    const link = (href: string): NewLink => {
      if (/^(?:mailto|tel):/i.test(href)) return { href };
      const { source, isOurs } = href.startsWith("#")
        ? { source: undefined, isOurs: true }
        : this.#survey.target(href, page);
      const target = source === undefined ? undefined : this.#places.get(source);
      if (target) return { href: pathTo(target, place) };
      if (!isOurs && /^https?:\/\//i.test(href)) return { href };
      notes.push({ kind: "link-dead", text: href });
      return "words";
    };
    const picture = (src: string, alt: string, title: string): string => {
      const name = this.#addPicture(src, page.source, pictures, notes);
      const caption = plainLine(title);
      if (name === undefined) return caption === "" ? "" : `*${caption.replace(/[*_[\]\\]/g, "\\$&")}*`;
      if (alt.trim() === "") notes.push({ kind: "picture-alt", text: name });
      return pictureMarkdown(
        name,
        plainLine(alt) || caption.replace(/\s*[|｜].*$/, "") || undescribed,
        caption,
      );
    };
    return tidy(changeLinks(markdown, { link, picture }));
  }
}

/** The way from one page of a language to another. */
function pathTo(target: Place, from: Place): string {
  const [to, here] = [target, from].map(({ kind, slug }) =>
    kind === "page" ? urls.page("x", slug) : urls.article("x", slug),
  );
  return path.posix.relative(here ?? "", to ?? "").concat("/");
}
