/** The characters of a text that the font of the cards doesn't have. */
export interface MissingCharacters {
  /** Without these a text would mean something else, so it cannot be drawn. */
  readonly letters: readonly string[];
  /** Emoji and signs: a text can do without them. */
  readonly signs: readonly string[];
}

/** Marks that are invisible by themselves: of direction, of a form, and joiners that join no letters. */
const INVISIBLE = /[\p{Cc}\p{Variation_Selector}]|(?![\u200c\u200d])\p{Cf}|(?<![\p{L}\p{M}])[\u200c\u200d]/gu;

/**
 * A text as a card can show it: on one line, composed, without invisible characters.
 *
 * @example
 * drawable("A \u{1f469}\u200d\u{1f52c}\ufe0f"); // => "A \u{1f469}\u{1f52c}"
 */
export function drawable(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").replace(INVISIBLE, "").trim();
}

/** The characters of a text for which there is no glyph, each once, in their order. */
export function missingCharacters(text: string, has: (codePoint: number) => boolean): MissingCharacters {
  const missing = [...new Set(text)].filter(
    (character) => !/\p{Cf}/u.test(character) && !has(character.codePointAt(0) ?? 0),
  );
  const isLetter = (character: string) => /[\p{L}\p{M}\p{N}]/u.test(character);
  return { letters: missing.filter(isLetter), signs: missing.filter((character) => !isLetter(character)) };
}

/** A text without some characters, and without the spaces that they leave. */
export function withoutCharacters(text: string, characters: readonly string[]): string {
  const gone = new Set(characters);
  return drawable([...text].filter((character) => !gone.has(character)).join(""));
}
