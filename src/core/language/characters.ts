/** A character that readers cannot see, or that makes text look like another. */
export interface HiddenCharacter {
  /** In UTF-16 units. */
  readonly index: number;
  /** Such as `"U+202E"`. */
  readonly code: string;
}

/**
 * Control characters except tab and line ends; what Unicode calls default-ignorable or a format character: bidirectional
 * controls, zero-width characters, byte order marks, fillers of Hangul, selectors of variants, tags; separators of lines
 * and paragraphs, private-use code points and non-characters, lone surrogates. The signs that Arabic, Syriac and Kaithi
 * write around numbers are format characters too, but can be seen.
 *
 * @see https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 * @see https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings
 * @see https://trojansource.codes/
 */
const HIDDEN =
  /[[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Zl}\p{Zp}]--[\t\n\r\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]]/gv;

/** Where such a character is allowed, by the character before it, or by the whole text. */
const EMOJI = /\p{RGI_Emoji}/gv;
/** What emoji with joiners and tags are made of: looking for emoji in a whole text takes a hundred times as long. */
const PARTS_OF_EMOJI =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\uFE0F\u200D\u{E0020}-\u{E007F}]+/gv;
/** Letters and marks of scripts that join: Arabic, Syriac, Mongolian, N’Ko, Adlam, the scripts of India. */
const JOINING =
  /[[\p{L}\p{M}]&&[\p{Script=Adlam}\p{Script=Arabic}\p{Script=Bengali}\p{Script=Devanagari}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Inherited}\p{Script=Kannada}\p{Script=Khmer}\p{Script=Malayalam}\p{Script=Mongolian}\p{Script=Myanmar}\p{Script=Nko}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Syriac}\p{Script=Tamil}\p{Script=Telugu}]]$/v;
/** Letters that are written from right to left: signs and marks don't count, and some can't be seen. */
const RIGHT_TO_LEFT =
  /[\p{L}&&[\p{Script=Adlam}\p{Script=Arabic}\p{Script=Hanifi_Rohingya}\p{Script=Hebrew}\p{Script=Mandaic}\p{Script=Mende_Kikakui}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Yezidi}]]/v;
/** What has variants of its own, with the selectors that choose one. Only one selector: several hide a message. */
const VARIANTS: readonly (readonly [selector: RegExp, of: RegExp])[] = [
  [/[\uFE00-\uFE0F]/, /[\p{Emoji}\p{S}\p{P}\p{Script=Han}\p{Script=Myanmar}\p{Script=Phags_Pa}]$/u],
  [/[\u{E0100}-\u{E01EF}]/u, /\p{Script=Han}$/u],
  [/[\u180B-\u180F]/, /\p{Script=Mongolian}$/u],
  // Keeps two marks of a letter apart, as in Hebrew.
  [/\u034F/, /\p{M}$/u],
];

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
  const allowed = allowedIn(text);
  const found: HiddenCharacter[] = [];
  for (const { 0: character, index } of text.matchAll(HIDDEN)) {
    while (end <= index) ({ start, end } = emoji.next().value ?? NOWHERE);
    if (index > start) continue;
    if (allowed(character, index)) continue;
    const code = character.codePointAt(0) ?? 0;
    found.push({ index, code: `U+${code.toString(16).toUpperCase().padStart(4, "0")}` });
  }
  return found;
}

/**
 * Whether a text may have such a character at a place:
 * - a joiner behind a letter of a script that joins;
 * - a mark of direction in a text that has letters written from right to left;
 * - the selector of a variant behind a character that has some.
 */
function allowedIn(text: string): (character: string, index: number) => boolean {
  const rightToLeft = RIGHT_TO_LEFT.test(text);
  return (character, index) => {
    const before = text.slice(Math.max(0, index - 2), index);
    if (/[\u200C\u200D]/.test(character)) return JOINING.test(before);
    if (/[\u200E\u200F\u061C]/.test(character)) return rightToLeft;
    return VARIANTS.some(([selector, of]) => selector.test(character) && of.test(before));
  };
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
 * An HTML tag such as `<b>`: messages are text, and would show it. Other names in angle brackets are no tags. The bound keeps
 * the time linear.
 */
export const MARKUP =
  /<\/?(?:a|abbr|audio|b|bdi|bdo|br|button|cite|code|del|dfn|div|em|embed|form|h[1-6]|hr|i|iframe|img|input|ins|kbd|li|link|mark|math|meta|object|ol|p|q|s|samp|script|small|span|strong|style|sub|sup|svg|table|td|th|tr|u|ul|var|video|wbr)(?:[\s/][^>]{0,300})?>/i;
