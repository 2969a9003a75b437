import type { Messages } from "../messages/tree.ts";

/** The description of a message, for translators. */
export interface Description {
  /** Where the message is seen. */
  readonly text: string;
  /** The key by which it was found: without its plural form, and with `*` for any. */
  readonly pattern: string;
  /** Half-width columns that the message may take; a Han character takes two. Undefined without a limit. */
  readonly limit?: number;
}

/**
 * Finds the description of a message in `descriptions.json`: under its namespace and key, under the key
 * without its plural form, or under `*`, which matches every key.
 *
 * @param descriptions The file's tree: namespace, then the parts of the key, then texts by locale and perhaps `limit`.
 * @param path Dotted path of the message in its namespace.
 * @param locale Language of the description; English where it has none in that language.
 * @example
 * describe({ site: { name: { en: "At the top", limit: "60" } } }, "site", "name", "ru");
 * // => { text: "At the top", pattern: "name", limit: 60 }
 */
export function describe(
  descriptions: Messages,
  namespace: string,
  path: string,
  locale: string,
): Description | undefined {
  const found = find(descriptions, [namespace, ...path.split(".")]);
  if (!found) return undefined;
  const { [locale]: own, en, limit } = found.node;
  const text = typeof own === "string" ? own : String(en);
  const [, ...pattern] = found.pattern;
  return {
    text,
    pattern: pattern.join("."),
    ...(typeof limit === "string" ? { limit: Number(limit) } : {}),
  };
}

/** The paths that `descriptions.json` has a text for, with `*` as it is written there. */
export function describedPaths(descriptions: Messages): string[][] {
  return Object.entries(descriptions).flatMap(([key, value]) => {
    if (typeof value === "string") return [];
    const inner = describedPaths(value).map((path) => [key, ...path]);
    return typeof value.en === "string" ? [[key], ...inner] : inner;
  });
}

function find(
  tree: Messages,
  [key = "", ...rest]: readonly string[],
): { node: Messages; pattern: readonly string[] } | undefined {
  const names = [key, key.replace(/_(?:zero|one|two|few|many|other)$/, ""), "*"];
  for (const name of new Set(names)) {
    const child = Object.hasOwn(tree, name) ? tree[name] : undefined;
    if (typeof child !== "object") continue;
    if (rest.length === 0 && typeof child.en === "string") return { node: child, pattern: [name] };
    const found = rest.length === 0 ? undefined : find(child, rest);
    if (found) return { node: found.node, pattern: [name, ...found.pattern] };
  }
  return undefined;
}
