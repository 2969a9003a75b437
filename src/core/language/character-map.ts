/** Characters that may be meant by another one: `"联"` by `"聯"`, `"發髮"` by `"发"`. */
export type CharacterMap = ReadonlyMap<string, string>;

/**
 * Reads a map of characters, written pair by pair without anything between them.
 *
 * @example
 * readCharacterMap("聯联國国").get("國"); // => "国"
 * readCharacterMap("发發发髮").get("发"); // => "發髮"
 */
export function readCharacterMap(pairs: string): CharacterMap {
  const characters = [...pairs];
  const map = new Map<string, string>();
  for (const [index, from] of characters.entries())
    if (index % 2 === 0) map.set(from, (map.get(from) ?? "") + (characters[index + 1] ?? from));
  return map;
}

/** Writes a map of characters for `readCharacterMap`. */
export function writeCharacterMap(map: CharacterMap): string {
  return [...map].flatMap(([from, meant]) => [...meant].map((character) => from + character)).join("");
}
