import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type PolyglotOptions, polyglotPlugin } from "../../plugins/polyglot.ts";
import type { EleventyConfig } from "../../src/eleventy.ts";
import { OWN_CATALOGUES } from "../../src/files/catalogues/catalogues.ts";
import { blocks, read, root, section } from "./documents.ts";
import { smallSite } from "./small-site.ts";

const url = "https://news.example.org";
const LOCALES = ["en", "zh", "ru"] as const;

/** Two articles with pictures and a page in English; in the other languages they are announced. */
const CONTENT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["first", "second"].map((slug, index) => [
      `content/articles/${slug}/index.en.md`,
      `---
title: A ${slug} visit
date: 2023-11-1${index}
topics: [partnerships]
cover:
  src: cover.png
  alt: A house
summary: About the ${slug} visit.
source: true
---

## A section

A [link](https://example.org/).
`,
    ]),
  ),
  "content/pages/about/index.en.md": "---\ntitle: About\nsource: true\n---\n\nAbout us.\n",
};

/** A small newsroom with a look of its own, which can be built several times. */
export interface LookSite {
  /** Absolute. */
  readonly folder: string;
  /**
   * Builds and audits it.
   *
   * @param configure Changes the configuration besides.
   * @throws FaultsError with what is found
   */
  build(options?: Partial<PolyglotOptions>, configure?: (config: EleventyConfig) => void): Promise<void>;
  /** Writes a file, by its path from the site's folder. */
  write(name: string, text: string): void;
  /** The text of a built file. */
  read(name: string): string;
  remove(): void;
}

/** @param files Further files by path, such as `theme/tokens.css`. */
export function lookSite(files: Readonly<Record<string, string>> = {}): LookSite {
  const site = smallSite({ ...CONTENT, ...files });
  const at = (name: string) => join(site.folder, name);
  for (const locale of LOCALES)
    cpSync(join(OWN_CATALOGUES, locale), at(`locales/${locale}`), { recursive: true });
  for (const slug of ["first", "second"])
    cpSync(join(root, "src/theme/assets/icon-180.png"), at(`content/articles/${slug}/cover.png`));
  const folders = { content: at("content"), locales: at("locales"), theme: at("theme") };
  return {
    folder: site.folder,
    build: (options = {}, configure = () => {}) =>
      site.write((config) => {
        polyglotPlugin(config, {
          ...{ url, languages: LOCALES, cards: false, images: false },
          ...folders,
          ...options,
        });
        configure(config);
      }),
    write: (name, text) => writeFileSync(at(name), text),
    read: (name) => readFileSync(at(`_site/${name}`), "utf8"),
    remove: site.remove,
  };
}

/** The looks that docs/theme.md shows. */
export const LOOKS = ["The reference", "Dark blue", "Without pictures"] as const;

/** Builds one of them from its files in the document. */
export async function builtLook(name: (typeof LOOKS)[number]): Promise<LookSite> {
  const part = section(read("docs/theme.md"), "Three looks").split(/^### /m);
  const text = part.find((one) => one.startsWith(`${name}\n`)) ?? "";
  const files = blocks(text).map(({ path = "", text: content }) => [path, imported(content)]);
  const site = lookSite(Object.fromEntries(files));
  const parts = join(site.folder, "theme/parts.js");
  const { home, components } = existsSync(parts) ? await import(pathToFileURL(parts).href) : {};
  await site.build({ home, components });
  return site;
}

/** A module with the addresses of its imports: its folder has no packages. */
function imported(text: string): string {
  return text
    .replace(
      '"eleventy-plugin-polyglot/theme"',
      JSON.stringify(pathToFileURL(join(root, "plugins/theme.ts")).href),
    )
    .replace('"preact"', JSON.stringify(import.meta.resolve("preact")));
}
