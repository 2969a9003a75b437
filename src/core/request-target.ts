/**
 * The path and the query of a request, in a form that every part of a server can read.
 *
 * @param target As the request line has it: `"/en/?q=x"`, or the absolute form `"http://localhost/en/"`.
 * @returns undefined where it is no address: it names another host, cannot be decoded, has a NUL, or leads out of the site.
 * @see https://www.rfc-editor.org/rfc/rfc9112#name-request-target
 * @example
 * readTarget("/en/?q=x"); // => "/en/?q=x"
 * readTarget("http://localhost:8080/en/"); // => "/en/"
 * readTarget("//"); // => undefined
 */
export function readTarget(target: string): string | undefined {
  const url = parse(target);
  if (!url || url.pathname.startsWith("//")) return undefined;
  const decoded = decode(url.pathname);
  if (decoded === undefined || decoded.includes("\0") || decoded.split(/[/\\]/).includes(".."))
    return undefined;
  return url.pathname + url.search;
}

function parse(target: string): URL | undefined {
  try {
    if (/^https?:\/\//i.test(target)) return new URL(target);
    return target.startsWith("/") ? new URL(`http://localhost${target}`) : undefined;
  } catch {
    return undefined;
  }
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
