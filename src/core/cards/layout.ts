import { isFullWidth } from "../language/scripts.ts";
import { largest } from "../long-lists.ts";
import { type Palette, THEME_PALETTE } from "../theme/look.ts";
import {
  CARD_SIZE,
  type CardDrawing,
  type CardNode,
  type CardText,
  LINE_END,
  type Style,
  THUMBNAIL_SIZE,
  TITLE_FONT,
} from "./cards.ts";

/** The picture is next to the text. Services may cut 15 px off the top and the bottom. */
const PICTURE = { widthPx: 480, heightPx: CARD_SIZE.heightPx } as const;
const TEXT_WIDTH = 612;
const TITLE_HEIGHT = 344;
const NOTE_HEIGHT = 72;
const SIZES = [84, 76, 68, 60, 54, 48, 43, 39] as const;

/** The card: text on the side where lines begin, the cover (or the picture of the site) next to it. */
export function cardDrawing(given: CardText, palette: Palette = THEME_PALETTE): CardDrawing {
  const text = typeset(given);
  const { dir, note } = text;
  const height = TITLE_HEIGHT - (note === undefined ? 0 : NOTE_HEIGHT);
  const fontSize = titleSize(text.title, TEXT_WIDTH, height, SIZES, leading(text.lang));
  const column: CardNode = {
    type: "container",
    style: {
      display: "flex",
      flexDirection: "column",
      justifyContent: "space-between",
      width: CARD_SIZE.widthPx - PICTURE.widthPx,
      height: CARD_SIZE.heightPx,
      paddingTop: 52,
      paddingBottom: 46,
      paddingLeft: 54,
      paddingRight: 54,
    },
    children: [
      {
        type: "container",
        style: { display: "flex", flexDirection: "column", gap: 20 },
        children: [
          ...(text.topic === undefined
            ? []
            : [line(text.topic, dir, { fontSize: 25, fontWeight: 650, color: palette.seal })]),
          titleNode(text, fontSize, height),
        ],
      },
      imprint(text, palette),
    ],
  };
  return {
    size: CARD_SIZE,
    lang: text.lang,
    picture: PICTURE,
    root: ground(CARD_SIZE, dir, palette, [column, { type: "image", src: "picture", style: box(PICTURE) }]),
  };
}

/** Marks that are as wide as a Han character in the font, and narrow marks that look similar. */
const NARROW: Readonly<Record<string, string>> = { "‘": "'", "’": "'", "“": '"', "”": '"' };

/** The texts with marks of the width that their script uses. */
function typeset(text: CardText): CardText {
  if (isFullWidth(text.lang)) return text;
  const narrow = (part: string) => part.replace(/[‘’“”]/g, (mark) => NARROW[mark] ?? mark);
  const { title, siteName, topic, note } = text;
  return {
    ...text,
    title: narrow(title),
    siteName: narrow(siteName),
    topic: topic === undefined ? undefined : narrow(topic),
    note: note === undefined ? undefined : narrow(note),
  };
}

/** The square: the cover with the mark of the site. Text would be unreadable at the size of a thumbnail. */
export function pictureThumbnail(palette: Palette = THEME_PALETTE): CardDrawing {
  return {
    size: THUMBNAIL_SIZE,
    lang: "und",
    picture: THUMBNAIL_SIZE,
    root: ground(THUMBNAIL_SIZE, "ltr", palette, [
      { type: "image", src: "picture", style: box(THUMBNAIL_SIZE) },
      {
        type: "container",
        style: {
          display: "flex",
          position: "absolute",
          left: 26,
          bottom: 26,
          padding: 14,
          backgroundColor: palette.paper,
        },
        children: [mark(76)],
      },
    ]),
  };
}

/** The square of an edition without a cover: its title, as large as possible. */
export function titleThumbnail(given: CardText, palette: Palette = THEME_PALETTE): CardDrawing {
  const text = typeset(given);
  const fontSize = titleSize(text.title, 420, 320, [64, 56, 48, 42, 36, 31], leading(text.lang));
  const inner: CardNode = {
    type: "container",
    style: {
      display: "flex",
      flexDirection: "column",
      justifyContent: "space-between",
      width: THUMBNAIL_SIZE.widthPx,
      height: THUMBNAIL_SIZE.heightPx,
      padding: 40,
    },
    children: [
      titleNode(text, fontSize, 320),
      {
        type: "container",
        style: { display: "flex", flexDirection: row(text.dir), alignItems: "center", gap: 20 },
        children: [
          mark(72),
          line(text.date, text.dir, { fontSize: 24, fontWeight: 450, color: palette.soft }),
        ],
      },
    ],
  };
  return { size: THUMBNAIL_SIZE, lang: text.lang, root: ground(THUMBNAIL_SIZE, text.dir, palette, [inner]) };
}

function ground(
  size: CardDrawing["size"],
  dir: CardText["dir"],
  { paper, ink }: Palette,
  children: CardNode[],
): CardNode {
  const style = {
    display: "flex",
    flexDirection: row(dir),
    backgroundColor: paper,
    color: ink,
    ...box(size),
  };
  return { type: "container", style, children };
}

function box({ widthPx, heightPx }: CardDrawing["size"]): Style {
  return { width: widthPx, height: heightPx };
}

function row(dir: CardText["dir"]): string {
  return dir === "rtl" ? "row-reverse" : "row";
}

function mark(side: number): CardNode {
  return { type: "image", src: "mark", style: { width: side, height: side, flexShrink: 0 } };
}

/** A text that is cut with an ellipsis where it would take more lines. */
function line(text: string, dir: CardText["dir"], style: Style, lines = 1): CardNode {
  return {
    type: "text",
    text,
    style: { lineHeight: 1.3, ...aligned(dir), lineClamp: lines, textOverflow: "ellipsis", ...style },
  };
}

function aligned(dir: CardText["dir"]): Style {
  return { direction: dir, textAlign: dir === "rtl" ? "right" : "left" };
}

/** More characters than any card shows: only these are searched for line breaks. */
const TITLE_LIMIT = 240;

function titleNode({ title, lang, dir }: CardText, fontSize: number, height: number): CardNode {
  const lineHeight = leading(lang);
  return {
    type: "text",
    text: [...title].slice(0, TITLE_LIMIT).join(""),
    style: {
      fontFamily: TITLE_FONT,
      fontSize,
      fontWeight: 700,
      lineHeight,
      letterSpacing: isFullWidth(lang) ? 0 : -0.012 * fontSize,
      ...aligned(dir),
      textWrap: "balance",
      ...(title.includes(LINE_END) && { wordBreak: "keep-all" }),
      // A word that is wider than the column, such as an address.
      overflowWrap: "anywhere",
      lineClamp: Math.floor(height / (fontSize * lineHeight)),
      textOverflow: "ellipsis",
    },
  };
}

/** Who publishes it, and when. */
function imprint({ siteName, date, note, dir }: CardText, palette: Palette): CardNode {
  return {
    type: "container",
    style: { display: "flex", flexDirection: "column", gap: 18 },
    children: [
      ...(note === undefined
        ? []
        : [line(note, dir, { fontSize: 21, fontWeight: 550, color: palette.warn }, 2)]),
      rule(dir, palette),
      {
        type: "container",
        style: { display: "flex", flexDirection: row(dir), alignItems: "center", gap: 18 },
        children: [
          mark(60),
          {
            type: "container",
            style: { display: "flex", flexDirection: "column", width: TEXT_WIDTH - 78 },
            children: [
              line(siteName, dir, { fontFamily: TITLE_FONT, fontSize: 22, fontWeight: 700 }),
              line(date, dir, { fontSize: 21, fontWeight: 450, color: palette.soft }),
            ],
          },
        ],
      },
    ],
  };
}

/** The rule of ink with its tab of seal, as at the beginning of each part of a page. */
function rule(dir: CardText["dir"], { ink, seal }: Palette): CardNode {
  return {
    type: "container",
    style: {
      display: "flex",
      flexDirection: row(dir),
      alignItems: "flex-start",
      height: 2,
      width: TEXT_WIDTH,
      backgroundColor: ink,
    },
    children: [{ type: "container", style: { height: 8, width: 64, backgroundColor: seal }, children: [] }],
  };
}

function leading(lang: string): number {
  return isFullWidth(lang) ? 1.3 : 1.16;
}

/** Width of a character in ems, slightly overestimated: better to set a title too small than to cut it. */
function widthOf(character: string): number {
  if (/[\u1100-\u11ff\u2e80-\uffef]|[^\0-\uffff]/u.test(character)) return 1.01;
  return /\p{Script=Cyrillic}/u.test(character) ? 0.64 : 0.59;
}

function emsOf(text: string): number {
  return [...text.replaceAll(LINE_END, "")].reduce((sum, character) => sum + widthOf(character), 0);
}

/** The largest size at which a title fits, by an estimate of its width. */
function titleSize(
  title: string,
  widthPx: number,
  heightPx: number,
  sizes: readonly number[],
  lineHeight: number,
): number {
  const ems = emsOf(title);
  const words = title.includes(LINE_END) ? /[\s\u200b]+/ : /\s+|(?=[\u2e80-\uffef])/;
  const longest = largest(title.split(words).map(emsOf));
  const fits = (size: number) => {
    // Lines end at words, so each loses about half of one.
    const lines = Math.ceil((ems * size) / (widthPx * 0.92));
    return lines * size * lineHeight <= heightPx && longest * size <= widthPx;
  };
  return sizes.find(fits) ?? sizes.at(-1) ?? 0;
}
