import { folded } from "./repeated.ts";

/** The topics of a site. */
export interface SiteTopics {
  /** Undefined where the site has no catalogue of topics. */
  readonly keys: ReadonlySet<string> | undefined;
  /** The names of each key in all languages. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** What articles get that have no topic of the site. */
  readonly fallback: string;
}

/**
 * The key of a site's topic that has a name of the archive; "" for a name that no topic has.
 *
 * @example
 * proposeTopic("Партнёрства", topics); // => "partnerships"
 */
export function proposeTopic(name: string, { keys, names }: SiteTopics): string {
  const wanted = folded(name);
  for (const key of keys ?? []) {
    if (folded(key) === wanted || names.get(key)?.some((one) => folded(one) === wanted)) return key;
  }
  return "";
}

/**
 * The keys of an article's topics, each once, as an editor has answered or as they are proposed.
 *
 * @returns Also the names that no topic has.
 */
export function topicsFor(
  names: readonly string[],
  answers: Readonly<Record<string, string>>,
  topics: SiteTopics,
): { keys: string[]; unknown: string[] } {
  const keys = new Set<string>();
  const unknown: string[] = [];
  for (const name of names) {
    const key = Object.hasOwn(answers, name) ? (answers[name] ?? "") : proposeTopic(name, topics);
    if (key !== "" && (topics.keys?.has(key) ?? true)) keys.add(key);
    else unknown.push(name);
  }
  if (keys.size === 0) keys.add(topics.fallback);
  return { keys: [...keys], unknown };
}
