import { isMap, isScalar, parseDocument } from "yaml";

/**
 * Writes into a translation which text of the original it was made from, and changes nothing else: no line ending,
 * no quotation mark, no order of keys.
 *
 * @param text The whole file as it lies on the disk, with its byte order mark if it has one.
 * @param of Fingerprint of the original.
 * @returns The same text with that one value; undefined where the file has no `translation` to write it into.
 * @example
 * acceptTranslation('---\ntitle: A\ntranslation:\n  of: "0"\n---\n', "1f2e3d4c5b6a");
 * // => '---\ntitle: A\ntranslation:\n  of: "1f2e3d4c5b6a"\n---\n'
 */
export function acceptTranslation(text: string, of: string): string | undefined {
  const [, opening = "", yaml] = HEAD.exec(text) ?? [];
  if (yaml === undefined) return undefined;
  const document = parseDocument(yaml, { prettyErrors: false, logLevel: "silent" });
  const translation = document.get("translation", true);
  const value = JSON.stringify(of);
  const newline = /\r\n|\n|\r/.exec(opening)?.[0] ?? "\n";
  if (isScalar(translation) && translation.value === null && translation.range) {
    // Empty as a translator has left it: the value gets a line of its own below the key.
    const [from, to] = translation.range;
    const colon = yaml.lastIndexOf(":", from) + 1;
    return yaml.slice(colon, from).trim() === "" && isMap(document.contents) && !document.contents.flow
      ? splice(text, opening.length + colon, opening.length + to, `${newline}  of: ${value}`)
      : undefined;
  }
  if (!isMap(translation) || !translation.range) return undefined;
  const node = translation.get("of", true);
  if (isScalar(node) && node.range) {
    const [from, to] = node.range;
    // A key without a value: the parser puts the empty one right behind the colon, or before a comment.
    if (from === to) {
      const colon = opening.length + yaml.lastIndexOf(":", from) + 1;
      return splice(text, colon, colon, ` ${value}`);
    }
    // The range of a block scalar takes in the line breaks after it.
    const written = yaml.slice(from, to).trimEnd().length;
    return splice(text, opening.length + from, opening.length + from + written, value);
  }
  const [start] = translation.range;
  if (translation.flow)
    return splice(text, opening.length + start + 1, opening.length + start + 1, ` of: ${value},`);
  const lineStart = Math.max(yaml.lastIndexOf("\n", start - 1), yaml.lastIndexOf("\r", start - 1)) + 1;
  const indent = yaml.slice(lineStart, start);
  return splice(text, opening.length + start, opening.length + start, `of: ${value}${newline}${indent}`);
}

/** The opening fence of a file and what stands between it and the closing one. */
const HEAD = /^(\uFEFF?---[ \t]*(?:\r\n|\n|\r))([\s\S]*?)(?<=[\r\n])---[ \t]*(?:[\r\n]|$)/;

function splice(text: string, from: number, to: number, value: string): string {
  return text.slice(0, from) + value + text.slice(to);
}
