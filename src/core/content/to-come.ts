import type { Fault } from "../faults/table.ts";
import { largest } from "../long-lists.ts";
import type { SiteSettings } from "../site/site.ts";
import { readSite } from "./read-site.ts";
import type { Waiting } from "./waiting.ts";
import type { Content } from "./works.ts";

/**
 * What will be wrong when everything that waits has been published, and isn't wrong now: such as an old address that two
 * articles have. No editor is there when a build starts by itself.
 *
 * @param read What `readSite` gives now.
 */
export function faultsToCome(
  content: Content,
  settings: SiteSettings,
  topics: ReadonlySet<string> | undefined,
  read: { readonly waiting: readonly Waiting[]; readonly faults: readonly Fault[] },
): Fault[] {
  if (read.waiting.length === 0) return [];
  const last = new Date(largest(read.waiting.map(({ publish }) => Date.parse(publish))));
  const keyOf = ({ code, file, line, column }: Fault) => `${code} ${file} ${line} ${column}`;
  const known = new Set(read.faults.map(keyOf));
  const { faults } = readSite(content, settings, topics, undefined, undefined, last);
  return faults.filter((fault) => !known.has(keyOf(fault)));
}
