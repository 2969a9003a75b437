import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { close, createIndex } from "pagefind";

/** A page as Pagefind reads it. */
export interface IndexedPage {
  readonly url: string;
  readonly html: string;
}

/** Pagefind's own interfaces and its marker of words: we have ours. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\.(?:js|css)$/;

/**
 * Writes a Pagefind index, in the order of the pages' addresses: another order would give other files.
 *
 * @param folder Where it is to stand; it is made where there is none.
 * @throws Error with what Pagefind says.
 */
export async function writeSearchIndex(pages: readonly IndexedPage[], folder: string): Promise<void> {
  try {
    const { index, errors } = await createIndex({ verbose: false });
    check({ errors });
    if (!index) throw new Error("Pagefind made no index");
    for (const { url, html } of [...pages].sort((a, b) => (a.url < b.url ? -1 : 1)))
      check(await index.addHTMLFile({ url, content: html }));
    const made = await index.getFiles();
    check(made);
    for (const file of made.files.filter((one) => !UNUSED.test(one.path))) {
      const target = path.join(folder, file.path);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, file.content);
    }
  } finally {
    await close();
  }
}

function check({ errors }: { errors: string[] }): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join("; ")}`);
}
