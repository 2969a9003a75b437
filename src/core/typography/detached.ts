/**
 * A copy of a text, for what outlives the page that it was cut out of: for a piece of a page, the engine keeps the whole
 * page in memory.
 */
export function detached(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
