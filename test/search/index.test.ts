import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { equal } from "uvu/assert";
import { writeSearchIndex } from "../../src/files/search/index.ts";
import { filesIn } from "../support/project.ts";
import { searchIndex } from "../support/search-index.ts";
import { suite } from "../support/suite.ts";

/** An index as Pagefind writes it: the names of its files depend on its content. */
function index(lang: string, ...hashes: string[]): Map<string, Uint8Array> {
  const names = hashes.flatMap((hash) => [
    `fragment/${lang}_${hash}.pf_fragment`,
    `index/${lang}_${hash}.pf_index`,
  ]);
  const entry = Buffer.from(JSON.stringify({ version: "1", languages: { [lang]: { hash: hashes.join() } } }));
  return new Map([
    ...names.map((name) => [name, Buffer.from(name)] as const),
    ["pagefind-entry.json", entry],
  ]);
}

const files = suite<{ folder: string }>("the files of the search's index");
files.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "polyglot-index-"));
});
files.after.each(({ folder }) => rmSync(folder, { recursive: true, force: true }));
files("are those of the last written index, in every language", ({ folder }) => {
  writeSearchIndex([index("en", "a", "b"), index("zh", "c"), index("ru", "d")], folder);
  writeSearchIndex([index("en", "b"), index("zh", "c"), index("ru", "e")], folder);
  equal(filesIn(folder), [
    "fragment/en_b.pf_fragment",
    "fragment/ru_e.pf_fragment",
    "fragment/zh_c.pf_fragment",
    "index/en_b.pf_index",
    "index/ru_e.pf_index",
    "index/zh_c.pf_index",
    "pagefind-entry.json",
  ]);
  const { languages } = JSON.parse(readFileSync(join(folder, "pagefind-entry.json"), "utf8"));
  equal(languages, { en: { hash: "b" }, zh: { hash: "c" }, ru: { hash: "e" } });
});
files.run();

const empty = suite("a language without pages");
empty("is searched in an empty index of its own, next to a language with pages or with none", async () => {
  const pages = { visit: ["A visit to Geneva", "A group went there."] } as const;
  for (const others of [pages, {}]) {
    const index = await searchIndex([
      { locale: "en", lang: "en", pages: others },
      { locale: "ru", lang: "ru", pages: {} },
    ]);
    for (const query of ["Geneva", ""]) equal((await index.find("ru", query)).urls, [], query);
    index.remove();
  }
});
empty.run();
