import { abbreviationsOf, type Glossary } from "../catalogues/glossary.ts";
import { atMost, type Fault } from "../faults/table.ts";
import type { Language } from "../language/languages.ts";
import { readingMinutes } from "../language/reading-time.ts";
import { summarise } from "../language/summary.ts";
import { prepareAbbreviations } from "../markdown/abbreviations.ts";
import type { MarkdownContext } from "../markdown/context.ts";
import { type Rendered, renderMarkdown } from "../markdown/markdown.ts";
import { markdownTexts } from "../markdown/texts.ts";
import type { Translate } from "../messages/messages.ts";
import { readAlias } from "../redirects/alias.ts";
import type { Edition, Translation } from "../site/site.ts";
import { type EditionState, signalsOf } from "../site/states.ts";
import { urls } from "../site/urls.ts";
import { markupFaults } from "./checks.ts";
import type { EditionFile } from "./edition.ts";
import { isWaiting } from "./waiting.ts";
import {
  type Content,
  changedLinesOf,
  changesSince,
  pictureFault,
  pictureNames,
  type SourceFile,
  type TranslationFile,
} from "./works.ts";

/** What is inserted into a text in its language: words for readers, and the meanings of abbreviations. */
export type EditionWords = Pick<MarkdownContext, "texts" | "abbreviations">;

/** The words for the texts of each language; those of each language are made once. */
export function editionWords(
  messages: ((locale: string) => Translate<string>) | undefined,
  glossary: Glossary,
): (locale: string) => EditionWords {
  const words = new Map<string, EditionWords>();
  return (locale) => {
    const known = words.get(locale);
    if (known) return known;
    const texts = messages && markdownTexts(messages(locale));
    const made = { texts, abbreviations: prepareAbbreviations(abbreviationsOf(glossary, locale)) };
    words.set(locale, made);
    return made;
  };
}

/** What the editions of one work share while they are built. */
export interface WorkContext {
  readonly source: SourceFile;
  /** Fingerprint of the source. */
  readonly of: string;
  readonly content: Content;
  /** By locale. */
  readonly words: (locale: string) => EditionWords;
  /** Whether the text of a draft, and of a translation that waits, is shown. */
  readonly withDrafts: boolean;
  /** The state of a translation that waits: that of a language without a file. */
  readonly missing: "announced" | "absent";
  /** Without it, nothing waits. */
  readonly now: Date | undefined;
}

/** A written edition, with the pictures in its text, by path from the content folder. */
export interface WrittenEdition {
  readonly edition: Edition;
  readonly images: readonly string[];
  readonly faults: readonly Fault[];
}

/** The edition of a language without any text. */
export function emptyEdition(
  state: EditionState,
  { locale, lang, ...language }: Language,
  context: WorkContext,
): Edition {
  const { folder, slug } = context.source;
  const url = folder === "articles" ? urls.article(locale, slug) : urls.page(locale, slug);
  return { locale, lang, state, signals: signalsOf(state, { locale, lang, ...language }), url };
}

/** The original. */
export function sourceEdition(language: Language, context: WorkContext): WrittenEdition {
  const { rendered: _, ...written } = writtenEdition("source", context.source, language, context);
  return written;
}

/**
 * A translation: current where it was made from the source as it is now, stale where the source has changed since,
 * partial where it has no text yet, announced while it is a draft. While it waits for its time, it is what it would be
 * without its file.
 */
export function translatedEdition(
  file: TranslationFile,
  language: Language,
  context: WorkContext,
): WrittenEdition {
  const state = translationState(file, context);
  const { by, reviewed } = file.head.translation;
  const { updated } = context.source.head;
  const changes = state === "stale" ? changesSince(context.source, file, context.content) : undefined;
  const translation: Translation = {
    sourceLocale: context.source.locale,
    ...(by === undefined ? {} : { by }),
    ...(reviewed === undefined ? {} : { reviewed }),
    ...(state === "stale" && updated !== undefined ? { sourceChangedOn: updated } : {}),
    ...(changes === undefined ? {} : { changedParts: changes.length }),
  };
  const changedLines = state === "stale" ? changedLinesOf(context.source, file, context.content) : [];
  const { rendered, ...written } = writtenEdition(state, file, language, context, changedLines);
  const { edition, images } = written;
  const faults = [...acceptanceFaults(file), ...written.faults];
  if (!context.withDrafts && isWaiting(file.head.publish, context.now))
    return { edition: emptyEdition(context.missing, language, context), images: [], faults };
  const marked = rendered.changed === 0 ? {} : { markedBlocks: rendered.changed };
  return {
    edition:
      edition.title === undefined ? edition : { ...edition, translation: { ...translation, ...marked } },
    images,
    faults,
  };
}

function translationState({ head, body }: TranslationFile, { of, withDrafts }: WorkContext): EditionState {
  if (head.draft && !withDrafts) return "announced";
  if (body.trim() === "") return "partial";
  return head.translation.of === of ? "current" : "stale";
}

/** A translation that names no original was never accepted. */
function acceptanceFaults({ file, head, body, slug, locale, frontMatter }: TranslationFile): Fault[] {
  if (head.draft || body.trim() === "" || head.translation.of) return [];
  const command = `accept ${slug} ${locale}`;
  return [file.fault("translation-unaccepted", frontMatter.offset, { command })];
}

/** What a reader may see of a written text in its state. A draft is checked like any other text, but not shown. */
function writtenEdition(
  state: EditionState,
  file: EditionFile,
  language: Language,
  context: WorkContext,
  changedLines: readonly number[] = [],
): WrittenEdition & { readonly rendered: Rendered } {
  const rendered = renderBody(file, language, context, changedLines);
  const { images, faults } = pictures(file, rendered, context);
  return {
    rendered,
    images,
    faults: [...markupFaults(file), ...faults],
    edition: shownEdition(state, file, rendered, language, context),
  };
}

function shownEdition(
  state: EditionState,
  file: EditionFile,
  rendered: Rendered,
  language: Language,
  context: WorkContext,
): Edition {
  const { aliases = [] } = file.head;
  const empty = {
    ...emptyEdition(state, language, context),
    ...(aliases.length === 0 ? {} : { aliases: aliases.flatMap((alias) => readAlias(alias) ?? []) }),
    file: file.file.file,
  };
  const { page } = empty.signals;
  if (empty.signals.notice === "announced") return { ...empty, draftTitle: file.head.title };
  if (page === "notice" || page === "none") return empty;
  const { updated } = context.source.head;
  const upToDate = state === "source" || state === "current";
  const { title, cover, summary = summarise(rendered.firstParagraph, language.lang) } = file.head;
  return {
    ...empty,
    title,
    ...(summary === "" ? {} : { summary }),
    ...(file.head.summary === undefined && summary !== "" ? { isBeginning: true as const } : {}),
    ...(page === "whole" ? textOf(rendered, language.lang) : {}),
    ...(cover?.alt === undefined ? {} : { coverAlt: cover.alt }),
    ...(cover?.caption === undefined ? {} : { coverCaption: cover.caption }),
    ...(updated === undefined || !upToDate ? {} : { updated }),
  };
}

function textOf({ html, text, headings }: Rendered, lang: string): Partial<Edition> {
  const contents = headings.length > 1 ? { contents: headings } : {};
  return { html, readingMinutes: readingMinutes(text, lang), ...contents };
}

const pathOf = ({ folder, slug }: EditionFile, src: string) => `${folder}/${slug}/${src}`;

function renderBody(
  file: EditionFile,
  { dir }: Language,
  { content, words }: WorkContext,
  changedLines: readonly number[],
): Rendered {
  const nameOf = pictureNames(content);
  return renderMarkdown(file.body, {
    ...words(file.locale),
    dir,
    imageUrl: (src) => urls.media(pathOf(file, src)),
    imageSize: (src) => content.images.get(pathOf(file, src)),
    imageName: (src) => nameOf(pathOf(file, src)),
    changedLines,
  });
}

/** The pictures of a text, and everything found in the text. */
function pictures(
  edition: EditionFile,
  { images, findings }: Rendered,
  { content }: WorkContext,
): Pick<WrittenEdition, "images" | "faults"> {
  const { file, frontMatter } = edition;
  const placeOf = (line: number) => file.offsetOfLine(frontMatter.bodyLine + line + 1);
  const sound: string[] = [];
  const faults: Fault[] = [];
  for (const { src, line, alt } of images) {
    const fault = pictureFault(file, placeOf(line), edition, src, content);
    if (fault) faults.push(fault);
    else sound.push(pathOf(edition, src));
    if (!alt) faults.push(file.fault("image-alt", placeOf(line), { found: src }));
  }
  for (const { code, line, values, suggestion, more } of findings)
    faults.push({
      ...file.fault(code, placeOf(line), values, suggestion),
      ...(more === undefined ? {} : { more }),
    });
  return { images: sound, faults: atMost(faults) };
}
