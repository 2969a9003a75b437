import path from "node:path";
import { close, createIndex, type PagefindIndex } from "pagefind";
import { z } from "zod";
import { buildOf } from "../src/build.ts";
import { compare } from "../src/core/faults.ts";
import type { LanguageOption } from "../src/core/languages.ts";
import { languagesOption, readLanguages, readOptions } from "../src/core/options.ts";
import { type BuildResult, checkVersion, type EleventyConfig } from "../src/eleventy.ts";

/** Options of `searchPlugin`. */
export interface SearchOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
  /** Folder of the index in the output. @default "pagefind" */
  readonly folder?: string | undefined;
}

const schema = z.strictObject({ languages: languagesOption, folder: z.string().default("pagefind") });

/**
 * A Pagefind index of the pages that mark their text with `data-pagefind-body`, one for each language. It is
 * written in the same run as the pages, from what Eleventy has just made.
 *
 * @throws Error where an index is made for a language that the site does not have: Pagefind would then search the
 * wrong one in silence.
 */
export function searchPlugin(config: EleventyConfig, options: SearchOptions): void {
  checkVersion(config, "searchPlugin");
  const { folder, languages: given } = readOptions("searchPlugin", schema, options);
  const languages = readLanguages("searchPlugin", given);

  buildOf(config).afterwards(async ({ directories, results = [], outputMode }) => {
    if (outputMode !== "fs") return;
    const pages = results.filter(isIndexed).sort((a, b) => compare(String(a.url), String(b.url)));
    try {
      const index = await newIndex();
      for (const { url, content } of pages) check(await index.addHTMLFile({ url: String(url), content }));
      assertLanguages(
        await filesOf(index),
        languages.map(({ lang }) => lang.toLowerCase()),
      );
      check(await index.writeFiles({ outputPath: path.join(directories.output, folder) }));
    } finally {
      await close();
    }
  });
}

function isIndexed({ url, content }: BuildResult): boolean {
  return (
    typeof url === "string" &&
    typeof content === "string" &&
    /<[a-z][^>]*\sdata-pagefind-body\b/.test(content)
  );
}

async function newIndex(): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ verbose: false });
  check({ errors });
  if (!index) throw new Error("searchPlugin: Pagefind made no index");
  return index;
}

function check({ errors }: { errors: string[] }): void {
  if (errors.length > 0) throw new Error(`searchPlugin: ${errors.join("; ")}`);
}

async function filesOf(index: PagefindIndex): Promise<readonly { path: string; content: Uint8Array }[]> {
  const { files, errors } = await index.getFiles();
  check({ errors });
  return files;
}

/** Pagefind names each index by the `<html lang>` of its pages, and falls back to the largest without a word. */
function assertLanguages(
  files: readonly { path: string; content: Uint8Array }[],
  langs: readonly string[],
): void {
  const entry = files.find((file) => file.path.endsWith("pagefind-entry.json"));
  if (!entry) throw new Error("searchPlugin: Pagefind wrote no entry file");
  const { languages } = JSON.parse(new TextDecoder().decode(entry.content)) as {
    languages: Record<string, unknown>;
  };
  const foreign = Object.keys(languages).filter((lang) => !langs.includes(lang));
  if (foreign.length > 0) {
    throw new Error(
      `searchPlugin: there are pages with <html lang="${foreign.join('", "')}">, which is no language of this site ` +
        `(${langs.join(", ")}); a search there would use the wrong index`,
    );
  }
}
