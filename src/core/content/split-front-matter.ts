/** A file with front matter, in parts that together are the whole text. */
export interface SplitFile {
  /** The opening fence with its line end, and with the byte order mark before it where the text has one. */
  readonly opening: string;
  /** The lines between the fences. */
  readonly yaml: string;
  /** The closing fence with its line end, if it has one. */
  readonly closing: string;
  readonly body: string;
}

const OPENING = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/;
/** A line of YAML ends with CR, LF or both; no other character of Unicode ends one. */
const CLOSING = /(?<![^\r\n])---[ \t]*(?:\r\n|\n|\r|$)/;

/**
 * Splits a file at its fences: a line of three hyphens at the very beginning, and the next such line.
 *
 * @param text The whole file, with its byte order mark if it has one.
 * @returns What is missing where the file has no front matter.
 * @example
 * splitFrontMatter("---\ntitle: A\n---\nText."); // => { opening: "---\n", yaml: "title: A\n", closing: "---\n", body: "Text." }
 * @see https://yaml.org/spec/1.2.2/#54-line-break-characters
 */
export function splitFrontMatter(text: string): SplitFile | "no opening" | "no closing" {
  const [opening] = OPENING.exec(text) ?? [];
  if (opening === undefined) return "no opening";
  const rest = text.slice(opening.length);
  const found = CLOSING.exec(rest);
  if (!found) return "no closing";
  const [closing] = found;
  return {
    opening,
    yaml: rest.slice(0, found.index),
    closing,
    body: rest.slice(found.index + closing.length),
  };
}

/** YAML for the parser, which doesn't know CR without LF as a line end; each offset stays the same. */
export function parsableYaml(yaml: string): string {
  return yaml.replace(/\r(?!\n)/g, "\n");
}
