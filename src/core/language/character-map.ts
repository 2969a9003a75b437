/** Characters of one script in the place of those of another: `"联"` by `"聯"`. */
export type CharacterMap = ReadonlyMap<string, string>;

/**
 * Reads a map of characters, written pair by pair without anything between them.
 *
 * @example
 * readCharacterMap("聯联國国").get("國"); // => "国"
 */
export function readCharacterMap(pairs: string): CharacterMap {
  const characters = [...pairs];
  return new Map(
    characters.flatMap((from, index) => (index % 2 === 0 ? [[from, characters[index + 1] ?? from]] : [])),
  );
}

/** Writes a map of characters for `readCharacterMap`. */
export function writeCharacterMap(map: CharacterMap): string {
  return [...map].flat().join("");
}
