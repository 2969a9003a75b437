import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Parser } from "htmlparser2";
import { readFrontMatter } from "../../src/core/content/front-matter.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { renderMarkdown } from "../../src/core/markdown/markdown.ts";
import { inventPages } from "./invent.ts";
import type { Text, TextPage } from "./text.ts";

/** Languages of a corpus: BCP 47 tags by locale. */
export const LANGS: Readonly<Record<string, string>> = { en: "en", zh: "zh-Hans", ru: "ru" };

/**
 * The pages of a language.
 *
 * @param folder Page bundles, each with an `index.<locale>.md`; undefined for invented ones.
 */
export function readCorpus(folder: string | undefined, locale: string, seed: number): TextPage[] {
  const texts = folder === undefined ? inventPages(locale, seed) : readBundles(folder, locale);
  return [...texts].map(([name, { title, body }]) => {
    const { html } = renderMarkdown(body, {});
    return { url: `/${locale}/${name}/`, title, html, blocks: [title, ...blocksOf(html)] };
  });
}

function readBundles(folder: string, locale: string): Map<string, Text> {
  const texts = new Map<string, Text>();
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name, `index.${locale}.md`);
    if (!existsSync(file)) continue;
    const { frontMatter } = readFrontMatter(new TextFile(file, readFileSync(file, "utf8")));
    if (!frontMatter) throw new Error(`${file} has no front matter`);
    const { value, body } = frontMatter;
    texts.set(name, { title: String(value.title ?? name), body });
  }
  return texts;
}

/** The paragraphs of a text in Markdown, as plain text. */
export function paragraphsOf(markdown: string): string[] {
  return blocksOf(renderMarkdown(markdown, {}).html);
}

/** The text of each block. */
function blocksOf(html: string): string[] {
  const blocks: string[] = [""];
  const parser = new Parser({
    onopentag: (name) => void (BLOCK.test(name) && blocks.push("")),
    ontext: (text) => void blocks.push((blocks.pop() ?? "") + text),
    onclosetag: (name) => void (BLOCK.test(name) && blocks.push("")),
  });
  parser.end(html);
  return blocks.map((block) => block.trim()).filter((block) => block !== "");
}

const BLOCK = /^(?:p|h[1-6]|li|ul|ol|blockquote|pre|td|th|tr|table|br|hr|figure|figcaption)$/;
