import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FoundPage } from "../../src/core/search/streamed-pages.ts";

const folder = mkdtempSync(join(tmpdir(), "polyglot-found-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
let count = 0;

/** Writes a page for the search, as a build does, until the tests end. */
export function foundPage(url: string, html: string): FoundPage {
  const file = join(folder, `${count++}.html`);
  writeFileSync(file, html);
  return { url, file, id: html, facts: undefined };
}
