import type { TextPage } from "./text.ts";

export const HAN = /^\p{Script=Han}+$/u;

/** Makes equal what readers treat as equal: width, case, and spaces between Han characters and others. */
export function comparable(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu, "");
}

/** A paragraph of a page, made comparable. */
export interface HanBlock {
  readonly url: string;
  readonly text: string;
}

export function hanBlocks(pages: readonly TextPage[]): HanBlock[] {
  return pages.flatMap(({ url, blocks }) => blocks.map((raw) => ({ url, text: comparable(raw) })));
}

/** Finds the pages that hold each of some parts within a paragraph: Latin words and numbers whole. */
export function holdingIn(pages: readonly TextPage[]): (...parts: string[]) => string[] {
  const own = pages.map(({ url, blocks }) => ({ url, text: blocks.map(comparable).join("\n") }));
  return (...parts) => {
    const patterns = parts.map(wholeWords);
    return own.filter(({ text }) => patterns.every((pattern) => pattern.test(text))).map(({ url }) => url);
  };
}

/**
 * A part of a query as a pattern: any Han characters, but Latin words and numbers from their beginning to
 * their end.
 */
function wholeWords(part: string): RegExp {
  const escaped = comparable(part).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![a-z0-9](?=[a-z0-9]))${escaped}(?!(?<=[a-z0-9])[a-z0-9])`);
}
