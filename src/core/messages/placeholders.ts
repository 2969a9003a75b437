/**
 * The names in double braces, as i18next reads them.
 *
 * @example
 * placeholders("{{count}} of {{total}}"); // => ["count", "total"]
 * placeholders("{{{count}}}"); // => ["{count"]
 */
export function placeholders(text: string): string[] {
  return braces(text).names;
}

/**
 * The same names, and whether braces are opened and not closed. A loop finds them one after the other: a
 * regular expression that tries each of a million would not end.
 */
export function braces(text: string): { names: string[]; open: boolean } {
  const names: string[] = [];
  let at = text.indexOf("{{");
  while (at >= 0) {
    const end = text.indexOf("}}", at + 3);
    if (end < 0) return { names, open: true };
    const [name = ""] = text
      .slice(at + 2, end)
      .replace(/^-/, "")
      .split(",", 1);
    names.push(name.trim());
    at = text.indexOf("{{", end + 2);
  }
  return { names, open: false };
}
