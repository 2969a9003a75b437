import { Converter } from "opencc-js/t2cn";
import type { CharacterMap } from "./chinese.ts";

/** Han characters in daily use. @see https://www.unicode.org/charts/PDF/U4E00.pdf */
const HAN = { first: 0x4e00, last: 0x9fff } as const;

/**
 * The Traditional characters by which a reader may look for a text in Simplified ones.
 *
 * @param text All texts that can be found: characters that they do not have need no other form.
 * @example
 * simplifiedMap("联合国").get("聯"); // => "联"
 */
export function simplifiedMap(text: string): CharacterMap {
  const convert = Converter({ from: "t", to: "cn" });
  const wanted = new Set(text);
  const map = new Map<string, string>();
  for (let code = HAN.first; code <= HAN.last; code++) {
    const traditional = String.fromCodePoint(code);
    const simplified = convert(traditional);
    if (simplified !== traditional && wanted.has(simplified)) map.set(traditional, simplified);
  }
  return map;
}
