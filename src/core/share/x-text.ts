/** What a post on X may weigh, and what any address in it weighs, whatever its length. */
const POST_WEIGHT = 280;
const ADDRESS_WEIGHT = 23;

/**
 * Code points that weigh one; all others weigh two, and so does an emoji, however many code points it is made of.
 *
 * @see https://docs.x.com/fundamentals/counting-characters
 */
const LIGHT: readonly (readonly [first: number, last: number])[] = [
  [0x0000, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
];

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Emoji, each with all its code points: X counts a family or a flag as one. */
const EMOJI = /\p{RGI_Emoji}/gv;
const EMOJI_WEIGHT = 2;

const ELLIPSIS = "…";

/**
 * The weight that X gives a text: 280 fill a post. A Chinese character and an emoji weigh 2, a Latin or
 * Cyrillic letter 1. An address counts by its letters here; X counts it as 23.
 *
 * @example
 * xWeight("Визит"); // => 5
 * xWeight("访问"); // => 4
 */
export function xWeight(text: string): number {
  let weight = 0;
  const rest = text.normalize("NFC").replace(EMOJI, () => {
    weight += EMOJI_WEIGHT;
    return "";
  });
  for (const character of rest) weight += isLight(character.codePointAt(0) ?? 0) ? 1 : 2;
  return weight;
}

/**
 * The text of a post before an address: the whole, or its first words and an ellipsis. No word and no emoji
 * is cut in two; a single word that fills the post, as in a language without spaces, is cut between
 * characters.
 *
 * @param lang BCP 47 tag, which tells words apart.
 * @example
 * xText("国".repeat(200), "zh-Hans").length; // => 128
 */
export function xText(text: string, lang: string): string {
  const limit = POST_WEIGHT - ADDRESS_WEIGHT - 1;
  const whole = text.normalize("NFC").replace(/\s+/g, " ").trim();
  // No UTF-16 unit weighs more than two: most titles need no counting.
  if ((2 * whole.length <= limit && !whole.includes(".")) || heaviest(whole) <= limit) return whole;
  const room = limit - xWeight(ELLIPSIS);
  const words = cut(whole, new Intl.Segmenter(lang, { granularity: "word" }), room);
  const shortened = words === "" ? cut(whole, GRAPHEMES, room) : words;
  return shortened.replace(/[\s\p{P}]+$/u, "") + ELLIPSIS;
}

/** The first segments of a text that fit into the room that is left. */
function cut(text: string, segmenter: Intl.Segmenter, room: number): string {
  let weight = 0;
  let shortened = "";
  for (const { segment } of segmenter.segment(text)) {
    weight += heaviest(segment);
    if (weight > room) break;
    shortened += segment;
  }
  return shortened;
}

function isLight(codePoint: number): boolean {
  return LIGHT.some(([first, last]) => codePoint >= first && codePoint <= last);
}

/** A name such as "ICHEI.org": X makes a link of it where it knows the ending, and then counts it as an address. */
const LINKED = /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** What a text weighs at most. */
function heaviest(text: string): number {
  const names = text.match(LINKED) ?? [];
  return names.reduce((sum, name) => sum + Math.max(0, ADDRESS_WEIGHT - xWeight(name)), xWeight(text));
}
