/** The site's folder on its host. Filled in when this file is bundled. */
declare const SITE_BASE: string;

/** Other sites of the host have their own caches. */
const OWN = `polyglot${typeof SITE_BASE === "string" ? SITE_BASE : ""}`;

/** Caches for the pages that a reader has read, and for what they load. */
export const PAGES = `${OWN}-pages`;
export const FILES = `${OWN}-files`;

/** Prefix of the names of caches for the offline pages; each version of the service worker has its own. */
export const OFFLINE_PREFIX = `${OWN}-offline-`;

/**
 * The most entries in each cache; the oldest are removed first. There may be more files: those of cached
 * pages always stay.
 */
export const LIMITS = { pages: 60, files: 240 } as const;

/** A page as it is shown from the cache: with the line that marks it as a copy, which is hidden otherwise. */
export function asCopy(html: string): string {
  return html.replace(/(\sdata-kept-copy(?:="[^"]*")?) hidden(?:="[^"]*")?/, "$1");
}

/**
 * Whether a page is a whole edition, to its end. A notice, a list or an answer to an unknown address is not
 * cached.
 */
export function isWhole(html: string): boolean {
  return /<article\b[^>]*\sdata-pagefind-body[\s\S]*<\/article>/.test(html);
}

/** Whether a page belongs to the site, and isn't one that a network or a server sends instead. */
export function isOfSite(html: string): boolean {
  return /<p\b[^>]*\sdata-kept-copy\b/.test(html) && /<\/main>/.test(html);
}

const FILE = /\.(?:css|js|svg|png|jpe?g|webp|avif|gif|woff2?)$/;

/**
 * Files that a page loads itself, from its head to the end of its article, and its other style sheets.
 *
 * @example
 * filesIn('<link rel="stylesheet" href="/assets/a.css"><img src="/media/b.jpg">'); // => ["/assets/a.css", "/media/b.jpg"]
 */
export function filesIn(html: string): string[] {
  const end = html.indexOf("</article>");
  const isNeeded = (url: string, at: number) => end < 0 || at < end || kindOf(url) === "style";
  const found = [...html.matchAll(/\s(?:src|href)="(\/(?!\/)[^"]+)"/g)].flatMap(({ 1: url = "", index }) =>
    FILE.test(url) && isNeeded(url, index) ? url : [],
  );
  return [...new Set(found)];
}

/** All files that a page may load, the other versions of its pictures included. */
export function filesNamedIn(html: string): string[] {
  const sets = html.matchAll(/\ssrcset="([^"]+)"/gi);
  const versions = [...sets].flatMap(([, set = ""]) =>
    set.split(",").map((one) => one.trim().split(/\s/)[0] ?? ""),
  );
  return [...filesIn(html), ...versions];
}

/** Kinds of files, named like the destinations of requests. */
export type FileKind = "style" | "script" | "image" | "font";

/** The kind of a file by its name; undefined for anything else. */
export function kindOf(url: string): FileKind | undefined {
  const [name = ""] = url.split(/[?#]/);
  if (!FILE.test(name)) return undefined;
  if (name.endsWith(".css")) return "style";
  if (name.endsWith(".js")) return "script";
  return /\.woff2?$/.test(name) ? "font" : "image";
}

/** The properties of an answer that decide whether it may be cached. */
export type AnswerFacts = Pick<Response, "status" | "type" | "redirected" | "url" | "headers">;

/**
 * Whether an answer may be cached as the page of an address. An error, a partial answer, a redirect or an
 * answer from another site may not: networks that ask for a login answer like this.
 */
export function isPageAnswer(answer: AnswerFacts, pathname: string): boolean {
  return isOwn(answer) && new URL(answer.url).pathname === pathname && /^text\/html\b/i.test(typeOf(answer));
}

/**
 * The same for a file. Servers do not know the types of all pictures and fonts, but they never send them as
 * text.
 */
export function isFileAnswer(answer: AnswerFacts, kind: FileKind): boolean {
  const type = typeOf(answer);
  if (!isOwn(answer)) return false;
  if (kind === "style") return /^text\/css\b/i.test(type);
  if (kind === "script") return /\bjavascript\b/i.test(type);
  return !/^text\//i.test(type);
}

function isOwn({ status, type, redirected }: AnswerFacts): boolean {
  return status === 200 && type === "basic" && !redirected;
}

function typeOf({ headers }: AnswerFacts): string {
  return headers.get("content-type") ?? "";
}

/**
 * The cached files to remove if there are too many: the oldest that no cached page names.
 *
 * @param files Paths of all files, the oldest first.
 * @example
 * unneeded(["/a.css", "/b.jpg", "/c.jpg"], new Set(["/a.css"]), 2); // => ["/b.jpg"]
 */
export function unneeded(files: readonly string[], needed: ReadonlySet<string>, limit: number): string[] {
  return files.filter((file) => !needed.has(file)).slice(0, Math.max(0, files.length - limit));
}
