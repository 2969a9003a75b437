import type { Fault } from "../faults/table.ts";
import { formatDate } from "../language/dates.ts";
import type { Translate } from "../messages/messages.ts";
import { type Article, type Edition, editionOf, languageIn, type Site } from "../site/site.ts";
import { urls } from "../site/urls.ts";
import type { Palette } from "../theme/look.ts";
import { createLineEnds, type FindLineEnds, partsOf } from "../typography/headline.ts";
import { type CardDrawing, type CardImages, type CardText, cardAlt, cardName, LINE_END } from "./cards.ts";
import { drawable, missingCharacters, withoutCharacters } from "./characters.ts";
import { cardDrawing, pictureThumbnail, titleThumbnail } from "./layout.ts";

/** A picture to make. */
export interface PlannedCard {
  /** With its extension, which names the format: letters and flat colours as PNG, photographs as JPEG. */
  readonly file: string;
  readonly drawing: CardDrawing;
  /** The cover's path from the content folder and a hash of its bytes; undefined for the site's picture. */
  readonly cover?: { readonly file: string; readonly hash: string } | undefined;
}

/** What is needed to plan the cards of a site. */
export interface CardMeans {
  /** Whether the fonts have a glyph. */
  readonly has: (codePoint: number) => boolean;
  /** Versions of renderer and fonts, hashes of the pictures of the site. */
  readonly sources: readonly string[];
  /** A hash of a file of the content folder. */
  readonly hashOf: (file: string) => string;
  /** Where the lines of titles may end. @default without names that are kept whole */
  readonly lineEnds?: FindLineEnds | undefined;
  /** @default the theme's */
  readonly palette?: Palette | undefined;
}

/** The cards of a site. */
export interface CardPlan {
  /** By `<locale>/<slug>`. */
  readonly images: ReadonlyMap<string, CardImages>;
  /** Each file once, even if several editions use it. */
  readonly files: readonly PlannedCard[];
  /** Editions whose card lacks a sign, and editions without a card because letters are missing. */
  readonly faults: readonly Fault[];
}

/**
 * Plans a card and a thumbnail for each listed edition of an article. An edition gets none if its text has
 * letters that no font has: a name with a letter left out would be another name.
 */
export function planCards(
  site: Site,
  messages: (locale: string) => Translate<string>,
  means: CardMeans,
): CardPlan {
  const { lineEnds = createLineEnds() } = means;
  const images = new Map<string, CardImages>();
  const files = new Map<string, PlannedCard>();
  const faults: Fault[] = [];
  for (const { locale, label } of site.languages) {
    const listed = site.articles
      .map((article) => ({ article, edition: editionOf(article, locale) }))
      .filter(({ edition }) => edition.signals.listed);
    const [first] = listed;
    // A language that is being set up may have no messages yet.
    if (!first) continue;
    const t = messages(locale);
    const siteName = drawable(t("site:name"));
    const { letters } = missingCharacters(siteName, means.has);
    if (letters.length > 0) {
      const values = { language: label, characters: letters.join(" ") };
      faults.push({ code: "card-language", file: fileOf(first.edition), values });
      continue;
    }
    for (const { article, edition } of listed) {
      const whole = textOf(site, article, edition, siteName, t);
      const { text, fault } = drawableText(whole, edition, means.has);
      if (fault) faults.push(fault);
      if (!text) continue;
      const { card, thumbnail } = picturesOf(article, withLineEnds(text, lineEnds), means);
      for (const picture of [card, thumbnail]) files.set(picture.file, picture);
      const alt = edition.coverAlt ?? "";
      images.set(`${locale}/${article.slug}`, {
        card: shareImage(card, cardAlt(whole.title, alt)),
        thumbnail: shareImage(thumbnail, alt || whole.title),
      });
    }
  }
  return { images, files: [...files.values()], faults };
}

function textOf(
  site: Site,
  article: Article,
  edition: Edition,
  siteName: string,
  t: Translate<string>,
): CardText {
  const { lang, dir } = languageIn(site, edition.locale);
  const [topic] = article.topics;
  return {
    lang,
    dir,
    title: drawable(edition.title ?? ""),
    siteName,
    date: drawable(formatDate(article.date, lang)),
    topic: topic === undefined ? undefined : drawable(t(`topics:${topic}`)),
    // A shared card carries the same notice as the page.
    note: edition.signals.notice === "stale" ? drawable(t("notices:stale")) : undefined,
  };
}

/** The text without the signs that no font has; no text where letters are missing. */
function drawableText(
  text: CardText,
  edition: Edition,
  has: CardMeans["has"],
): { readonly text?: CardText; readonly fault?: Fault } {
  const { title, siteName, date, topic = "", note = "" } = text;
  const { letters, signs } = missingCharacters([title, siteName, date, topic, note].join(""), has);
  const fault = (code: "card-letter" | "card-sign", characters: readonly string[]): Fault => ({
    code,
    file: fileOf(edition),
    values: { characters: characters.map(characterName).join(", ") },
  });
  if (letters.length > 0) return { fault: fault("card-letter", letters) };
  if (signs.length === 0) return title === "" ? {} : { text };
  const drawn = {
    ...text,
    title: withoutCharacters(title, signs),
    siteName: withoutCharacters(siteName, signs),
    date: withoutCharacters(date, signs),
    ...(text.topic === undefined ? {} : { topic: withoutCharacters(topic, signs) }),
    ...(text.note === undefined ? {} : { note: withoutCharacters(note, signs) }),
  };
  const found = fault("card-sign", signs);
  return drawn.title === "" ? { fault: found } : { text: drawn, fault: found };
}

/** The text with a zero-width space wherever a line of its title may end between Chinese words. */
function withLineEnds(text: CardText, lineEnds: FindLineEnds): CardText {
  const ends = lineEnds(text.title, text.lang);
  return ends ? { ...text, title: partsOf(text.title, ends).join(LINE_END) } : text;
}

/** A character as a report can name it, even where the terminal has no glyph for it either. */
function characterName(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `${character} (U+${code})`;
}

function fileOf({ file, url }: Edition): string {
  return file ?? url;
}

function picturesOf(
  { cover }: Article,
  text: CardText,
  { sources, hashOf, palette }: CardMeans,
): { readonly card: PlannedCard; readonly thumbnail: PlannedCard } {
  const planned = (drawing: CardDrawing, file: string | undefined): PlannedCard => {
    const shown = file === undefined ? undefined : { file, hash: hashOf(file) };
    const name = cardName(drawing, shown ? [...sources, shown.hash] : sources);
    return { file: `${name}.${shown ? "jpg" : "png"}`, drawing, cover: shown };
  };
  return {
    card: planned(cardDrawing(text, palette), cover?.file),
    thumbnail: planned(cover ? pictureThumbnail(palette) : titleThumbnail(text, palette), cover?.file),
  };
}

function shareImage({ file, drawing }: PlannedCard, alt: string): CardImages["card"] {
  return {
    url: urls.card(file),
    type: file.endsWith(".png") ? "image/png" : "image/jpeg",
    ...drawing.size,
    alt,
  };
}
