import { readFileSync } from "node:fs";
import path from "node:path";
import { cacheKey } from "../cache/cache.ts";
import type { WrittenPage } from "./run.ts";

/** A page for the search, with the language that it claims. */
export interface MarkedPage extends Omit<WrittenPage, "locale"> {
  /** Value of `<html lang>`; empty where it has none. */
  readonly lang: string;
}

/**
 * What the search needs to know about a written page.
 *
 * @param key Cache key of everything that the page was made from, if its file stays as it is until it is indexed.
 * @returns undefined where the page doesn't mark its text with `data-pagefind-body`
 */
export function markedPage(
  { url, file, html }: { readonly url: string; readonly file: string; readonly html: string },
  key: string | undefined,
): MarkedPage | undefined {
  if (!html.includes("data-pagefind-body") || !/<[a-z][^>]*\sdata-pagefind-body\b/.test(html))
    return undefined;
  const [, lang = ""] = /<html\b[^>]*?\slang\s*=\s*["']?([^"'\s>]*)/i.exec(html) ?? [];
  if (key !== undefined) return { url, file, lang, id: key };
  const hash = cacheKey([html]);
  return { url, file, lang, id: hash, hash };
}

/**
 * Reads pages that an earlier run of Eleventy has written, where the present one renders only some of them.
 *
 * @param output Output folder of the site.
 * @param urls Addresses of the pages, such as `/en/visit/`. One that was never written is left out.
 */
export function readMarkedPages(output: string, urls: readonly string[]): MarkedPage[] {
  return urls.flatMap((url) => {
    const file = path.join(output, url.endsWith("/") ? `${url}index.html` : url);
    const html = readPage(file);
    const page = html === undefined ? undefined : markedPage({ url, file, html }, undefined);
    return page ? [page] : [];
  });
}

function readPage(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    // A page that no run has written, or an address below that of a file.
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
