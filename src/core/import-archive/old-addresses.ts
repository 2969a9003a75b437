import { addressKey, readAlias, readable } from "../redirects/alias.ts";
import { isOfSite } from "../redirects/redirects.ts";
import type { SiteSettings } from "../site/site.ts";
import type { FoundPage, Note } from "./found.ts";

/** A folder that a program named after the host that it copied. */
const HOST_FOLDER = /^(?:[\w-]+\.)+[a-z]{2,}(?:[:@]\d+)?\//i;

/**
 * The address that a saved page had on its site, by its place in the folder of the archive.
 *
 * @example
 * addressInFolder("old.example.org/news/index.html"); // => "/news/"
 * addressInFolder("show.php?id=5.html"); // => "/show.php?id=5"
 */
export function addressInFolder(source: string): string {
  return `/${source.replace(HOST_FOLDER, "")}`
    .replace(/(\?[^/]*)\.html?$/i, "$1")
    .replace(/\/index\.html?$/i, "/");
}

/** Gives each old address to one page, so that it can lead there. */
export class OldAddresses {
  readonly #settings: Pick<SiteSettings, "languages">;
  /** Addresses of pages of the site. */
  readonly #pages: ReadonlySet<string>;
  /** Who has an address. */
  readonly #taken = new Map<string, string>();

  /** @param pages Addresses that pages of the site have, from its root. */
  constructor(settings: Pick<SiteSettings, "languages">, pages: Iterable<string>) {
    this.#settings = settings;
    this.#pages = new Set([...pages].map(addressKey));
  }

  /**
   * The old addresses of a page, as its edition names them.
   *
   * @param url The address of its edition; an old address that is the same needs no redirect.
   */
  of({ source, addresses }: FoundPage, url: string): { aliases: string[]; notes: Note[] } {
    const aliases = new Set<string>();
    const notes: Note[] = [];
    for (const address of addresses) {
      const alias = /^(?!https?:)[a-z][\w+.-]*:/i.test(address) ? undefined : readAlias(withoutHost(address));
      const key = alias === undefined ? "" : addressKey(alias);
      if (alias === undefined || key === addressKey(url)) continue;
      const isFree = (this.#taken.get(key) ?? source) === source;
      if (isFree && !this.#pages.has(key) && !isOfSite(alias, this.#settings)) {
        this.#taken.set(key, source);
        aliases.add(written(alias));
      } else notes.push({ kind: "old-address", text: readable(alias) });
    }
    return { aliases: [...aliases], notes };
  }
}

function withoutHost(address: string): string {
  const path = address.replace(/#.*$/s, "");
  return path.replace(/^https?:\/\/[^/?]*/i, "").replace(/^(?!\/)/, "/");
}

/** The form that people read, where it means the same. */
function written(alias: string): string {
  const plain = readable(alias).normalize("NFC");
  return readAlias(plain) === alias ? plain : alias;
}
