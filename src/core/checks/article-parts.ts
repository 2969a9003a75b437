import { chosenId } from "../markdown/headings.ts";
import { createMarkdown } from "../markdown/markdown.ts";
import { type Alignment, alignBlocks, type Block, readBlocks } from "./article-blocks.ts";
import type { AnyCheck } from "./table.ts";

/** The structure of an article, without its words. */
export interface Parts {
  readonly blocks: readonly Block[];
  /** Line of each heading, from 0. */
  readonly headings: readonly number[];
  /** Ids that editors have chosen for headings, with their lines. */
  readonly ids: ReadonlyMap<string, number>;
  /** Items of all lists. */
  readonly items: readonly number[];
  /** Rows of all tables, without their heads. */
  readonly rows: readonly number[];
  /** Names of the files, with their lines. */
  readonly images: ReadonlyMap<string, number>;
  /** Addresses of links within the site, with their lines. */
  readonly links: ReadonlyMap<string, number>;
  /** Names of the footnotes that the text refers to, with their lines. */
  readonly footnotes: ReadonlyMap<string, number>;
}

const markdown = createMarkdown();

/** Reads the parts of a text in Markdown. */
export function readParts(body: string): Parts {
  const parts = {
    headings: [] as number[],
    ids: new Map<string, number>(),
    items: [] as number[],
    rows: [] as number[],
    images: new Map<string, number>(),
    links: new Map<string, number>(),
    footnotes: new Map<string, number>(),
  };
  const counted: Readonly<Record<string, number[]>> = {
    heading_open: parts.headings,
    list_item_open: parts.items,
    tr_open: parts.rows,
  };
  let line = 0;
  const tokens = markdown.parse(body.replace(/\[\^[^\]\s]+\]:?/g, "x"), {});
  for (const token of tokens) {
    line = token.map?.[0] ?? line;
    counted[token.type]?.push(line);
    const id = chosenId(token);
    if (id !== undefined) parts.ids.set(`{#${id}}`, line);
    // The rows of the head are left out.
    if (token.type === "thead_close") parts.rows.pop();
    for (const child of token.children ?? []) {
      const [src, href] = [child.attrGet("src") ?? "", child.attrGet("href") ?? ""];
      if (child.type === "image") parts.images.set(src, line);
      // Another check, of the text, finds addresses of other sites.
      if (child.type === "link_open" && !/^[a-z]+:/i.test(href)) parts.links.set(href, line);
    }
  }
  for (const { 1: name = "", index } of body.matchAll(/(?<!^)\[\^([^\]\s]+)\](?!:)/gm))
    parts.footnotes.set(name, body.slice(0, index).split("\n").length - 1);
  const lines = body.split("\n");
  // Another check finds notes.
  const isNote = ({ line: at }: Block) => /^ *\[\^[^\]\s]+\]:/.test(lines[at] ?? "");
  return { ...parts, blocks: readBlocks(tokens).filter((block) => !isNote(block)) };
}

/** A part of the source that the translation lacks, or a number of parts that differs. */
export interface PartFinding {
  readonly check: AnyCheck;
  readonly found: string;
  readonly expected: string;
  /** Line in the translation's text, where the finding has one there. */
  readonly line?: number;
  /** Line in the source's text. */
  readonly sourceLine: number;
}

/** Compares the structure of a translation with its source. */
export function compareParts(target: Parts, source: Parts, locales: readonly string[]): PartFinding[] {
  const aligned = alignBlocks(target.blocks, source.blocks);
  const counted = (["headings", "items", "rows"] as const).flatMap((kind): PartFinding[] => {
    const [here, there] = [target[kind], source[kind]];
    if (here.length === there.length) return [];
    const at = Math.min(here.length, there.length);
    const gap = aligned?.gaps.find(({ block }) => block.kind === BLOCK_OF[kind]);
    const line = gap?.line ?? here[at];
    return [
      {
        check: CHECK_OF[kind],
        found: String(here.length),
        expected: String(there.length),
        ...(line === undefined ? {} : { line }),
        sourceLine: gap?.block.line ?? there[at] ?? there.at(-1) ?? 0,
      },
    ];
  });
  const named = (["images", "links", "footnotes", "ids"] as const).flatMap((kind) => {
    const fold = (name: string) => (kind === "links" ? withoutLocale(name, locales) : name);
    const known = new Set([...target[kind].keys()].map(fold));
    return [...source[kind]]
      .filter(([name]) => !known.has(fold(name)))
      .map(
        ([expected, sourceLine]): PartFinding => ({
          check: kind === "ids" ? "heading-ids" : kind,
          found: "",
          expected: decoded(expected),
          ...(aligned ? { line: aligned.lineFor(sourceLine) } : {}),
          sourceLine,
        }),
      );
  });
  return [...counted, ...named, ...missingParagraphs(aligned)];
}

const CHECK_OF = { headings: "headings", items: "lists", rows: "tables" } as const;
const BLOCK_OF = { headings: "heading", items: "item", rows: "row" } as const;

/** Paragraphs and quotations of the source that the translation leaves out, each where it is missing. */
function missingParagraphs(aligned: Alignment | undefined): PartFinding[] {
  return (aligned?.gaps ?? []).flatMap(({ block, line }) =>
    block.kind === "paragraph" || block.kind === "quote"
      ? [{ check: "paragraphs", found: "", expected: block.text, line, sourceLine: block.line } as const]
      : [],
  );
}

/**
 * An address without its language and without its place in the page: the same page has an address in each
 * language, and the address of a heading is made from its words.
 */
function withoutLocale(name: string, locales: readonly string[]): string {
  return name
    .replace(/^\/([a-z-]+)(?=\/)/, (path, locale) => (locales.includes(locale) ? "/*" : path))
    .replace(/#.+$/s, "#");
}

function decoded(name: string): string {
  return markdown.utils.lib.mdurl.decode(name);
}
