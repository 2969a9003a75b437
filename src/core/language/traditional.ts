import { Converter } from "opencc-js/t2cn";
import type { CharacterMap } from "./character-map.ts";

/** Han characters in daily use. @see https://www.unicode.org/charts/PDF/U4E00.pdf */
const HAN = { first: 0x4e00, last: 0x9fff } as const;

/**
 * The characters of some Chinese texts that a reader may mean by another character: those with the same Simplified
 * form. Texts and queries may be in Traditional or in Simplified characters.
 *
 * @param text All texts that can be found. A character that means only itself is not in the map.
 * @example
 * variantMap("联合国").get("聯"); // => "联"
 * variantMap("頭髮發現").get("发"); // => "髮發"
 */
export function variantMap(text: string): CharacterMap {
  const convert = Converter({ from: "t", to: "cn" });
  const bySimplified = new Map<string, string>();
  for (const character of new Set(text.match(/[\u4E00-\u9FFF]/g))) {
    const simplified = convert(character);
    bySimplified.set(simplified, (bySimplified.get(simplified) ?? "") + character);
  }
  const map = new Map<string, string>();
  for (let code = HAN.first; code <= HAN.last; code++) {
    const typed = String.fromCodePoint(code);
    const meant = bySimplified.get(convert(typed)) ?? typed;
    // The character itself is the best guess.
    const ordered = meant.includes(typed) ? typed + meant.replace(typed, "") : meant;
    if (ordered !== typed) map.set(typed, ordered);
  }
  return map;
}

/** The Han characters of GB 2312, which Simplified texts have used since 1980, whatever else they are used for. */
const STANDARD = lazily(() => {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return new Set(new TextDecoder("gb18030").decode(new Uint8Array(bytes)));
});

const toSimplified = lazily(() => Converter({ from: "t", to: "cn" }));

/**
 * Runs of Traditional characters that no Simplified text has, with what they are in Simplified ones.
 *
 * @example
 * traditionalIn("联合國"); // => [{ at: 2, found: "國", suggestion: "国" }]
 */
export function traditionalIn(text: string): { at: number; found: string; suggestion: string }[] {
  return [...text.matchAll(/\p{Script=Han}+/gu)].flatMap(({ 0: run, index }) => {
    const isTraditional = (character: string) =>
      !STANDARD().has(character) && toSimplified()(character) !== character;
    const runs: { at: number; found: string; suggestion: string }[] = [];
    let at = index;
    for (const character of run) {
      const last = runs.at(-1);
      if (isTraditional(character)) {
        const suggestion = toSimplified()(character);
        if (last && last.at + last.found.length === at) {
          last.found += character;
          last.suggestion += suggestion;
        } else runs.push({ at, found: character, suggestion });
      }
      at += character.length;
    }
    return runs;
  });
}

/** Makes a value when it is first needed. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
