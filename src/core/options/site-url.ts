/** The address of a site, read from what was written for it. */
export interface SiteUrl {
  /** The origin as browsers have it: lower case, Punycode, no default port. Undefined where nothing else was meant. */
  readonly origin?: string;
  /** What is wrong, such as `"a query"`; empty for a sound address. */
  readonly problems: readonly string[];
}

const PARTS = [
  ["a user name", (url) => url.username + url.password !== ""],
  ["a path", (url) => url.pathname !== "/"],
  ["a query", (url) => url.search !== "" || url.href.endsWith("?")],
  ["a fragment", (url) => url.hash !== "" || url.href.endsWith("#")],
] as const satisfies readonly (readonly [string, (url: URL) => boolean])[];

/**
 * Reads the address of a site. Different spellings of one origin, such as `https://News.Example.org:443/`, give the
 * same one, because every address of the site begins with it and is compared as text.
 *
 * @see https://url.spec.whatwg.org/#origin
 * @example
 * readSiteUrl("https://новости.рф/"); // => { origin: "https://xn--b1amnebsh.xn--p1ai", problems: [] }
 * readSiteUrl("https://example.org/news"); // => { origin: "https://example.org", problems: ["a path"] }
 * readSiteUrl("example.org"); // => { origin: "https://example.org", problems: ["no https:// at its beginning"] }
 */
export function readSiteUrl(text: string): SiteUrl {
  const written = text.trim();
  // The parser removes line ends and tabs without a word.
  if (/\s/.test(written)) return { problems: ["white space inside"] };
  if (!/^[a-z][a-z0-9+.-]*:\/|^[a-z][a-z0-9+-]*:(?!\d)/i.test(written)) {
    const url = parsed(`https://${written.replace(/^\/+/, "")}`);
    // A word without a dot could be anything.
    const host = url && /\.|^localhost$/.test(url.hostname) ? { origin: url.origin } : {};
    return { ...host, problems: ["no https:// at its beginning"] };
  }
  if (!/^https?:/i.test(written)) return { problems: ["another protocol than https:// or http://"] };
  const url = /^https?:\/\/[^/\\]/i.test(written) ? parsed(written) : undefined;
  if (!url) return { problems: ["no name of a host that browsers understand"] };
  return { origin: url.origin, problems: PARTS.flatMap(([name, has]) => (has(url) ? name : [])) };
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
