/** Where the pages that a reader has read are kept, and what they need. */
export const PAGES = "polyglot-pages";
export const FILES = "polyglot-files";

/** How many are kept; the oldest go first. */
export const LIMITS = { [PAGES]: 60, [FILES]: 240 } as const;

/** A page as it is shown from what was kept: with the line that says so, which is hidden otherwise. */
export function asCopy(html: string): string {
  return html.replace(/(\sdata-kept-copy(?:="[^"]*")?) hidden(?:="[^"]*")?/, "$1");
}

/** Whether a page is a whole edition: a notice, a list or an answer to an unknown address is not kept. */
export function isWhole(html: string): boolean {
  return /<article\b[^>]*\sdata-pagefind-body/.test(html);
}
