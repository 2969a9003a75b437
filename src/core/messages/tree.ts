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
