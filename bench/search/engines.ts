import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import MiniSearch from "minisearch";
import { escapeHtml } from "../../src/core/html.ts";
import { searchCopy } from "../../src/core/search/copy.ts";
import { searchData } from "../../src/core/search/data.ts";
import { fileAddress } from "../../src/core/search/data-files.ts";
import { writeSearchIndex } from "../../src/files/search/index.ts";
import { BUNDLING } from "../../src/files/theme/assets.ts";
import { miniSearchOptions } from "./client/minisearch.ts";
import { LANGS } from "./corpus.ts";
import { indexesOf } from "./indexes.ts";
import type { TextPage } from "./text.ts";

/**
 * The compared engines: this search, plain Pagefind, and MiniSearch, plain and with the words of
 * Intl.Segmenter.
 */
const ENGINES = ["ours", "stock", "minisearch", "segmented"] as const;
export type Engine = (typeof ENGINES)[number];

/** The script that searches with an engine, in `client/`. */
const CLIENTS: Readonly<Record<Engine, string>> = {
  ours: "ours",
  stock: "stock",
  minisearch: "minisearch",
  segmented: "minisearch",
};

/** The engines that are compared in a language. */
export function enginesOf(locale: string): readonly Engine[] {
  return ENGINES.filter((engine) => engine !== "segmented" || locale === "zh");
}

/** Where the files of an engine are, from the root of the server. */
export const folderOf = (engine: Engine): string => `/${engine}/`;

/** The page that searches a language. */
export const pageOf = (engine: Engine, locale: string): string => `${folderOf(engine)}${locale}.html`;

/**
 * Writes the indexes of all engines over the same pages, and the pages that search them.
 *
 * @param folder The root of a server.
 */
export async function writeEngines(
  folder: string,
  corpus: ReadonlyMap<string, readonly TextPage[]>,
): Promise<void> {
  const plain = [...corpus].flatMap(([locale, pages]) =>
    pages.map((page) => ({
      page,
      locale,
      lang: LANGS[locale] ?? locale,
      html: htmlOf(page, LANGS[locale] ?? locale),
    })),
  );
  const copies = plain.map(({ page: { url, title }, html, locale, lang }) => {
    const facts = { title, filters: { language: [locale] }, meta: {} };
    const copy = searchCopy(html, facts, lang, Object.values(LANGS));
    if (!copy) throw new Error(`${url} has no text`);
    return { url, locale, lang, ...copy };
  });
  writeSearchIndex(await indexesOf(copies), path.join(folder, "ours/pagefind"));
  writeSearchIndex(
    await indexesOf(plain.map(({ page: { url }, html, lang }) => ({ url, html, lang }))),
    path.join(folder, "stock/pagefind"),
  );
  for (const [locale, pages] of corpus) {
    const lang = LANGS[locale] ?? locale;
    const texts = copies.filter((copy) => copy.locale === locale).map(({ text }) => text);
    for (const [name, text] of searchData(lang, texts))
      write(path.join(folder, "ours", fileAddress(`pagefind/data.${locale}.json`, name)), text);
    for (const engine of enginesOf(locale)) {
      if (CLIENTS[engine] === "minisearch")
        write(path.join(folder, engine, `${locale}.json`), miniSearchIndex(pages, engine === "segmented"));
      write(path.join(folder, pageOf(engine, locale)), searchPage(lang));
    }
  }
  await writeClients(folder);
}

function miniSearchIndex(pages: readonly TextPage[], segmented: boolean): string {
  const index = new MiniSearch(miniSearchOptions(segmented));
  index.addAll(pages.map(({ url, title, blocks }) => ({ id: url, title, text: blocks.slice(1).join("\n") })));
  return JSON.stringify(index);
}

/** A page of the corpus as a site would publish it. */
function htmlOf({ title, html }: TextPage, lang: string): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body><main data-pagefind-body><h1>${escapeHtml(title)}</h1>
${html}</main></body></html>`;
}

function searchPage(lang: string): string {
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,"><script type="module" src="client.js"></script></html>`;
}

async function writeClients(folder: string): Promise<void> {
  for (const engine of ENGINES)
    await bundle({ client: `client/${CLIENTS[engine]}.ts` }, path.join(folder, engine));
  await bundle(
    { "search-worker": "../../src/theme/client/search-worker.ts" },
    path.join(folder, folderOf("ours")),
  );
}

/** Bundles scripts as a site does: what a search may never need is a file of its own. */
async function bundle(entryPoints: Readonly<Record<string, string>>, outdir: string): Promise<void> {
  await build({
    absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
    entryPoints,
    outdir,
    ...BUNDLING,
    ...{ splitting: true, chunkNames: "[name].[hash]", logLevel: "silent" },
  });
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
