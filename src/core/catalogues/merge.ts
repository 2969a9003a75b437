import type { Resources } from "../messages/messages.ts";
import type { Messages } from "../messages/tree.ts";
import type { Catalogue } from "./read.ts";

/**
 * The messages of several sets of catalogues; a later set overrides an earlier one, message by message.
 *
 * @example
 * mergeResources(ours, theirs).en?.site?.name; // => the name in theirs
 */
export function mergeResources(...sets: readonly (readonly Catalogue[])[]): Resources {
  const merged: Record<string, Record<string, Messages>> = {};
  for (const { locale, namespace, messages } of sets.flat()) {
    const byNamespace = merged[locale] ?? {};
    byNamespace[namespace] = mergeMessages(byNamespace[namespace] ?? {}, messages);
    merged[locale] = byNamespace;
  }
  return merged;
}

/** A tree of messages merged over another, message by message. */
export function mergeMessages(under: Messages, over: Messages): Messages {
  const merged: Record<string, string | Messages> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] =
      typeof value === "object" && typeof below === "object" ? mergeMessages(below, value) : value;
  }
  return merged;
}
