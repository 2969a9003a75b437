import { largest } from "../long-lists.ts";
import { pathOf, queryOf, readable } from "./alias.ts";
import type { Redirect } from "./redirects.ts";

/**
 * The file `_redirects`, which Netlify, Cloudflare and others read. A query is a condition that only Netlify knows; others
 * leave such a line out.
 *
 * @param base The site's folder on its host, as `baseOf` gives it: hosts read the file at their root.
 * @see https://docs.netlify.com/manage/routing/redirects/overview/
 * @see https://developers.cloudflare.com/workers/static-assets/redirects/
 * @example
 * redirectsFile([{ from: "/old.html", to: "/en/news/visit/", locale: "en" }], ""); // => "/old.html /en/news/visit/ 301\n"
 */
export function redirectsFile(redirects: readonly Redirect[], base: string): string {
  const lines = redirects.flatMap(({ from, to }): [line: string, order: number][] => {
    const path = pathOf(from);
    const query = queryOf(from);
    // A host would take it for a pattern.
    if (/\*|:[a-z]/i.test(path)) return [];
    const target = base + to;
    if (query === undefined) return escapeForms(base + path).map((form) => [`${form} ${target} 301`, 1]);
    const conditions = conditionsOf(query);
    // The page at the path is there: only `!` leads away from it.
    return conditions === undefined ? [] : [[`${base}${path} ${conditions} ${target} 301!`, 0]];
  });
  // The first rule that fits counts, and a rule without a query fits all.
  return lines
    .sort(([, one], [, other]) => one - other)
    .map(([line]) => `${line}\n`)
    .join("");
}

/** What a query is compared with, one part for each value; undefined where it can't be written in a line. */
function conditionsOf(query: string): string | undefined {
  const parts = query.split("&").map((part) => readable(part));
  return parts.every((part) => /^[^\s=%+:*/]+=[^\s=%+:*]+$/.test(part)) ? parts.join(" ") : undefined;
}

/** The two ways to write escapes: hosts compare them letter by letter. */
function escapeForms(text: string): string[] {
  return [...new Set([text, text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())])];
}

/** The variable that has the new address, or nothing. */
const MOVED = "$polyglot_moved";

/**
 * The same for nginx, to be included in its `http` block: a map whose variable `$polyglot_moved` has the new address.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_map_module.html
 */
export function nginxRedirects(redirects: readonly Redirect[]): string {
  const byPath = redirects.filter(({ from }) => queryOf(from) === undefined);
  const byQuery = redirects.filter(({ from }) => queryOf(from) !== undefined);
  const paths = byPath.flatMap(({ from, to }) =>
    slashForms(from).map((form) => [nginxKey(form), to] as const),
  );
  const queries = byQuery.flatMap(({ from, to }) =>
    escapeForms(`?${queryOf(from)}`).map((query) => [nginxKey(pathOf(from), query), to] as const),
  );
  const longest = largest([...paths, ...queries].map(([key]) => new TextEncoder().encode(key).length));
  return [
    // The default takes names of about 50 letters.
    ...(longest > 40 ? [`map_hash_bucket_size ${2 ** Math.ceil(Math.log2(longest + 64))};`] : []),
    ...(redirects.length > 1000 ? [`map_hash_max_size ${4 * redirects.length};`] : []),
    ...mapLines("$uri", `${MOVED}_by_path`, '""', paths),
    ...mapLines('"$uri?$args"', MOVED, `${MOVED}_by_path`, queries),
    "",
  ].join("\n");
}

function mapLines(
  source: string,
  variable: string,
  fallback: string,
  entries: readonly (readonly [key: string, to: string])[],
): string[] {
  // nginx compares ASCII letters in either case, and refuses a key twice.
  const known = new Set<string>();
  const lines = entries.flatMap(([key, to]) => {
    const folded = key.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    if (known.has(folded)) return [];
    known.add(folded);
    return [`    ${key} ${to};`];
  });
  return [`map ${source} ${variable} {`, `    default ${fallback};`, ...lines, "}"];
}

/** With and without the slash at its end, where it names no file. */
function slashForms(path: string): string[] {
  const bare = path.replace(/\/$/, "");
  return /\.\w{1,5}$/.test(path) ? [path] : [bare, `${bare}/`];
}

/**
 * A key as nginx compares it, in quotation marks: a path without escapes, and a query as it is sent. A path with bytes that
 * aren't UTF-8 is a pattern, which can name them.
 */
function nginxKey(path: string, query = ""): string {
  const plain = readable(path).replace(/%([2-7][0-9A-F])/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const key = /%[89A-F][0-9A-F]/.test(plain)
    ? `~*^${escaped(plain).replace(/%([89A-F][0-9A-F])/g, "\\x$1")}${escaped(query)}$`
    : plain + query;
  return `"${key.replace(/["\\]/g, "\\$&")}"`;
}
