/** A character that readers cannot see, or that makes text look like another. */
export interface HiddenCharacter {
  /** In UTF-16 units. */
  readonly index: number;
  /** Such as `"U+202E"`. */
  readonly code: string;
}

/**
 * Control characters except tab and line ends, bidirectional controls, zero-width characters, byte order
 * marks inside a text, separators of lines and paragraphs, fillers of Hangul, private-use code points and
 * non-characters, lone surrogates.
 *
 * @see https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings
 * @see https://trojansource.codes/
 */
const HIDDEN =
  /[[\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]--[\t\n\r]]/gv;

/**
 * Where such a character is allowed:
 * - a joiner between the parts of one emoji, and the tags of a flag of a region;
 * - joiners between letters of scripts that join (Arabic, Syriac, Mongolian, the scripts of India);
 * - marks of direction in a text that has letters written from right to left.
 */
const EMOJI = /\p{RGI_Emoji}/gv;
/** What emoji with joiners and tags are made of: looking for emoji in a whole text takes a hundred times as long. */
const PARTS_OF_EMOJI =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\uFE0F\u200D\u{E0020}-\u{E007F}]+/gv;
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Sinhala}\p{Script=Malayalam}\p{Script=Kannada}\p{Script=Telugu}]/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Adlam}\p{Script=Arabic}\p{Script=Hanifi_Rohingya}\p{Script=Hebrew}\p{Script=Mandaic}\p{Script=Mende_Kikakui}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Yezidi}]/u;

/**
 * Finds the characters of a text that readers cannot see.
 *
 * @example
 * hiddenCharacters("a\u202Eb"); // => [{ index: 1, code: "U+202E" }]
 * hiddenCharacters("👩‍🔬"); // => [] – a joiner inside an emoji
 */
export function hiddenCharacters(text: string): HiddenCharacter[] {
  // Nearly every text returns here.
  if (text.search(HIDDEN) < 0) return [];
  const emoji = emojiIn(text);
  let { start, end } = emoji.next().value ?? NOWHERE;
  const rightToLeft = RIGHT_TO_LEFT.test(text);
  const found: HiddenCharacter[] = [];
  for (const { 0: character, index } of text.matchAll(HIDDEN)) {
    while (end <= index) ({ start, end } = emoji.next().value ?? NOWHERE);
    if (index > start) continue;
    if (/[\u200C\u200D]/.test(character) && JOINING.test(text[index - 1] ?? "")) continue;
    if (/[\u200E\u200F\u061C]/.test(character) && rightToLeft) continue;
    const code = character.codePointAt(0) ?? 0;
    found.push({ index, code: `U+${code.toString(16).toUpperCase().padStart(4, "0")}` });
  }
  return found;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place after the end of any text. */
const NOWHERE: Span = { start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY };

function* emojiIn(text: string): Generator<Span, undefined> {
  for (const { 0: run, index: at } of text.matchAll(PARTS_OF_EMOJI))
    for (const { 0: emoji, index } of run.matchAll(EMOJI))
      yield { start: at + index, end: at + index + emoji.length };
}

/**
 * An HTML tag such as `<b>`: messages are text, and would show it. Other names in angle brackets are no tags.
 */
export const MARKUP =
  /<\/?(?:a|abbr|audio|b|bdi|bdo|br|button|cite|code|del|dfn|div|em|embed|form|h[1-6]|hr|i|iframe|img|input|ins|kbd|li|link|mark|math|meta|object|ol|p|q|s|samp|script|small|span|strong|style|sub|sup|svg|table|td|th|tr|u|ul|var|video|wbr)(?:[\s/][^>]*)?>/i;
