import type { FileSet } from "../../src/files/cache/cache.ts";
import { LanguageIndex } from "../../src/files/search/index.ts";

/** A page that is indexed. */
export interface MadePage {
  readonly url: string;
  readonly lang: string;
  readonly html: string;
}

/** The index of each language, of its pages by address. */
export function indexesOf(pages: readonly MadePage[]): Promise<FileSet[]> {
  const langs = [...new Set(pages.map(({ lang }) => lang))].sort();
  return Promise.all(
    langs.map((lang) => {
      const index = new LanguageIndex(lang);
      const own = pages.filter((page) => page.lang === lang);
      for (const { url, html } of own.sort((a, b) => (a.url < b.url ? -1 : 1)))
        index.add(() => ({ url, html, hasWords: true }));
      return index.finish();
    }),
  );
}
