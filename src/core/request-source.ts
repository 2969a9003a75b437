/** Headers of a request that tell which host it is for and which page has sent it. */
export interface SourceHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly "sec-fetch-site"?: string | readonly string[] | undefined;
  readonly "sec-fetch-mode"?: string | readonly string[] | undefined;
}

/**
 * Whether a request is for a name of this machine: `localhost`, an IP address, or a given name. Another name may
 * belong to a page on the internet that has let it lead here, to read what the server sends.
 *
 * @param names Further names of this machine, in lower case.
 * @returns true where no host is named, as in HTTP/1.0: every browser names one.
 * @see https://en.wikipedia.org/wiki/DNS_rebinding
 * @example
 * isOwnHost("localhost:8080", []); // => true
 * isOwnHost("news.example", []); // => false
 */
export function isOwnHost(host: string | undefined, names: readonly string[]): boolean {
  if (host === undefined) return true;
  const name = parse(`http://${host}`)?.hostname;
  if (name === undefined) return false;
  const isAddress = name.startsWith("[") || /^\d+(?:\.\d+){3}$/.test(name);
  return isAddress || /^(?:.+\.)?localhost$/.test(name) || names.includes(name);
}

/**
 * Whether a request comes from a page of the same server, from a person who has followed a link, or from a program
 * that is no browser. A page of another server may lead here, and may load nothing.
 *
 * @see https://www.w3.org/TR/fetch-metadata/
 * @example
 * isOwnSource({ host: "localhost:8080", origin: "http://localhost:8080" }); // => true
 * isOwnSource({ host: "localhost:8080", origin: "https://news.example" }); // => false
 */
export function isOwnSource(headers: SourceHeaders): boolean {
  const { host, origin, "sec-fetch-site": site = "none", "sec-fetch-mode": mode } = headers;
  if (origin !== undefined && parse(origin)?.host !== parse(`http://${host}`)?.host) return false;
  return site === "same-origin" || site === "none" || mode === "navigate";
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
