import type { Catalogue } from "../catalogues/read.ts";
import { TOOL_NAMESPACES } from "../messages/tool-messages.ts";
import { flatten } from "../messages/tree.ts";
import type { AdminField } from "./fields.ts";

/** The namespaces that readers see. The command has its own, in its own languages. */
export function namespacesOf(catalogues: readonly Catalogue[]): string[] {
  const namespaces = new Set(catalogues.map(({ namespace }) => namespace));
  return [...namespaces].filter((namespace) => !TOOL_NAMESPACES.includes(namespace)).sort();
}

/** Texts longer than this many characters are edited in a field of several lines. */
const LONG_TEXT = 60;

interface Tree {
  readonly [key: string]: Tree | Leaf;
}
interface Leaf {
  /** Languages that have it, and its longest text. */
  readonly locales: string[];
  readonly length: number;
}

/**
 * The fields of a catalogue, with every key that it has in any language.
 *
 * @param catalogues Of one namespace, one for each language that has it.
 * @param order Locales, by which the keys are ordered: those of the first come first.
 */
export function messageFields(catalogues: readonly Catalogue[], order: readonly string[]): AdminField[] {
  const tree: Record<string, unknown> = {};
  const sorted = [...catalogues].sort((a, b) => order.indexOf(a.locale) - order.indexOf(b.locale));
  for (const { locale, messages } of sorted) {
    for (const [path, text] of flatten(messages)) {
      const keys = path.split(".");
      const last = keys.pop() as string;
      let at = tree;
      for (const key of keys) {
        at[key] ??= {};
        at = at[key] as Record<string, unknown>;
      }
      const known = at[last] as Leaf | undefined;
      at[last] = {
        locales: [...new Set([...(known?.locales ?? []), locale])],
        length: Math.max(known?.length ?? 0, text.length),
      };
    }
  }
  return treeFields(tree as Tree);
}

function treeFields(tree: Tree): AdminField[] {
  return Object.entries(tree).map(([name, node]): AdminField => {
    if (!Array.isArray(node.locales))
      return { name, label: name, widget: "object", i18n: true, fields: treeFields(node as Tree) };
    const { locales, length } = node as Leaf;
    return {
      name,
      label: name,
      widget: length > LONG_TEXT ? "text" : "string",
      i18n: true,
      required: locales,
    };
  });
}
