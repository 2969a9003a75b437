/** The messages of one namespace in one language, as a tree of texts. */
export interface Messages {
  readonly [key: string]: string | Messages;
}

/** The texts of a tree by dotted path, in order. */
export function flatten(messages: Messages, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === "string") flat.set(prefix + key, value);
    else for (const [path, text] of flatten(value, `${prefix}${key}.`)) flat.set(path, text);
  }
  return flat;
}

/**
 * Whether readers would see nothing in the place of a text: it is empty, or has only white space and
 * characters without a shape.
 *
 * @example
 * isBlank("\u3000"); // => true
 */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}\u115F\u1160\u2800\u3164]*$/u.test(text);
}
