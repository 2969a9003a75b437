/** The address of a site, read from what was written for it. */
export interface SiteUrl {
  /**
   * The address without a slash at its end, with its origin as browsers have it: lower case, Punycode, no default port.
   * Undefined where nothing else was meant.
   */
  readonly url?: string;
  /** What is wrong, such as `"a query"`; empty for a sound address. */
  readonly problems: readonly string[];
}

/** A path that no browser or host changes. */
const PATH = /^(?:\/[\w.~-]+)*\/?$/;

const PARTS = [
  ["a user name", (url) => url.username + url.password !== ""],
  ["a path of other signs than Latin letters, digits and -._~", (url) => !PATH.test(url.pathname)],
  ["a query", (url) => url.search !== "" || url.href.endsWith("?")],
  ["a fragment", (url) => url.hash !== "" || url.href.endsWith("#")],
] as const satisfies readonly (readonly [string, (url: URL) => boolean])[];

/**
 * Reads the address of a site: a host, or a folder of one. Different spellings of one address, such as
 * `https://News.Example.org:443/`, give the same one, because every address of the site begins with it and is compared as
 * text.
 *
 * @see https://url.spec.whatwg.org/#origin
 * @example
 * readSiteUrl("https://новости.рф/"); // => { url: "https://xn--b1amnebsh.xn--p1ai", problems: [] }
 * readSiteUrl("https://example.org/news/"); // => { url: "https://example.org/news", problems: [] }
 * readSiteUrl("https://example.org/?a"); // => { url: "https://example.org", problems: ["a query"] }
 * readSiteUrl("example.org"); // => { url: "https://example.org", problems: ["no https:// at its beginning"] }
 */
export function readSiteUrl(text: string): SiteUrl {
  const written = text.trim();
  // The parser removes line ends and tabs without a word.
  if (/\s/.test(written)) return { problems: ["white space inside"] };
  if (!/^[a-z][a-z0-9+.-]*:\/|^[a-z][a-z0-9+-]*:(?!\d)/i.test(written)) {
    const url = parsed(`https://${written.replace(/^\/+/, "")}`);
    // A word without a dot could be anything.
    const host = url && /\.|^localhost$/.test(url.hostname) ? { url: addressOf(url) } : {};
    return { ...host, problems: ["no https:// at its beginning"] };
  }
  if (!/^https?:/i.test(written)) return { problems: ["another protocol than https:// or http://"] };
  const url = /^https?:\/\/[^/\\]/i.test(written) ? parsed(written) : undefined;
  if (!url) return { problems: ["no name of a host that browsers understand"] };
  return { url: addressOf(url), problems: PARTS.flatMap(([name, has]) => (has(url) ? name : [])) };
}

/**
 * The folder that Eleventy's `pathPrefix` names, in the form of `baseOf`.
 *
 * @example
 * folderOf("news/"); // => "/news"
 * folderOf("/"); // => ""
 */
export function folderOf(pathPrefix = ""): string {
  const folder = pathPrefix.replace(/^\/+|\/+$/g, "");
  return folder === "" ? "" : `/${folder}`;
}

function addressOf({ origin, pathname }: URL): string {
  return origin + (PATH.test(pathname) ? pathname.replace(/\/$/, "") : "");
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
