import { placeholders } from "../messages/placeholders.ts";
import { splitPlural } from "../messages/plurals.ts";
import { isForReaders } from "../messages/tool-messages.ts";
import { flatten, type Messages } from "../messages/tree.ts";
import { describe } from "./descriptions.ts";
import type { Catalogue } from "./read.ts";

/** The words of the table's head: key, where it is seen, placeholders, room in characters. */
export type TableHead = readonly [key: string, place: string, placeholders: string, limit: string];

/**
 * All messages as Markdown tables, one for each catalogue: where each is seen, what is filled in, how much
 * room there is. The plural forms of a message share one row, and so do messages of the command with the same
 * description.
 *
 * @param catalogues Of the source language.
 * @param locale Language of the descriptions.
 */
export function messageTables(
  catalogues: readonly Pick<Catalogue, "namespace" | "messages">[],
  descriptions: Messages,
  locale: string,
  head: TableHead,
): string {
  return catalogues
    .map(({ namespace, messages }) => {
      const rows = rowsOf(namespace, messages, descriptions, locale);
      const lines = [row(head), row(head.map(() => "---")), ...rows.map(row)];
      return `## ${namespace}.json\n\n${lines.join("\n")}\n`;
    })
    .join("\n");
}

function rowsOf(namespace: string, messages: Messages, descriptions: Messages, locale: string): string[][] {
  // The command has many messages, and they are seen in similar places.
  const grouped = !isForReaders(namespace, "");
  const rows = new Map<string, string[]>();
  const texts = flatten(messages);
  for (const [path, text] of texts) {
    const found = describe(descriptions, namespace, path, locale);
    const single = splitPlural(path, (name) => texts.has(name))?.stem ?? path;
    const key = grouped && found ? found.pattern : single;
    const names = key.includes("*") ? [] : [...new Set(placeholders(text))];
    rows.set(key, [
      `\`${key}\``,
      found?.text ?? "—",
      names.map((name) => `\`{{${name}}}\``).join(", ") || "—",
      found?.limit === undefined ? "—" : String(found.limit),
    ]);
  }
  return [...rows.values()];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
