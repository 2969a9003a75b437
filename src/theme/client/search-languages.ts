import type { SearchTexts } from "../search-texts.ts";
import type { SearchArchive } from "./search-archive.ts";
import { addressOf, optionsOf, type SearchState } from "./search-state.ts";
import { element } from "./search-view.ts";

type Other = SearchTexts["others"][number];

/** Makes the links of the page to the search in other languages lead to the same search there. */
export function leadToOthers(others: readonly Other[], state: SearchState): void {
  for (const other of others)
    for (const link of document.querySelectorAll<HTMLAnchorElement>(`header a[hreflang="${other.lang}"]`))
      if (link.pathname === other.search) link.href = addressIn(other, state);
}

/** What was found in other languages. */
export interface FoundInOthers {
  /** A link to the results in each language that has any. */
  readonly links: readonly HTMLElement[];
  /** Whether a language could not be searched. */
  readonly incomplete: boolean;
}

/** Searches other languages, one after the other, for pages that have all that was asked. */
export async function foundInOthers(
  others: readonly Other[],
  state: SearchState,
  archiveOf: (other: Other) => SearchArchive,
  isWanted: () => boolean,
): Promise<FoundInOthers> {
  const { filters = {} } = optionsOf(state);
  const links: HTMLElement[] = [];
  let incomplete = false;
  for (const other of others) {
    if (!isWanted()) break;
    try {
      const call = { query: state.query, options: { filters }, limit: 0, facets: {}, exact: true };
      const { count, match } = await archiveOf(other).find(call);
      if (match === "all" && count > 0) links.push(otherLink(other, state, count));
    } catch {
      incomplete = true;
    }
  }
  return { links, incomplete };
}

function otherLink(other: Other, state: SearchState, count: number): HTMLElement {
  const item = element("li");
  const link = element("a", "", `${other.label} `);
  Object.assign(link, { hreflang: other.lang, lang: other.lang, dir: other.dir });
  link.href = addressIn(other, state);
  link.append(element("small", "", String(count)));
  item.append(link);
  return item;
}

/** Years and topics have the same keys in every language; the page there leaves out those that it doesn't have. */
function addressIn({ search }: Other, state: SearchState): string {
  return `${search}${addressOf({ ...state, page: 1 })}`;
}
