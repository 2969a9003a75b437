import { splitFrontMatter } from "../content/split-front-matter.ts";
import { setInFrontMatter } from "./front-matter.ts";
import { withSegments } from "./segments.ts";

/** The texts of a translation in its front matter, by path. */
const HEAD_PATHS = {
  title: ["title"],
  summary: ["summary"],
  "cover.alt": ["cover", "alt"],
  "cover.caption": ["cover", "caption"],
} as const;

/** Texts by their place: `title`, `summary`, `cover.alt`, `cover.caption`, or `text.<number of the segment, from 1>`. */
export type EditionTexts = ReadonlyMap<string, string>;

/**
 * Puts texts into the file of an edition, and changes nothing else.
 *
 * @param text The whole file, with its byte order mark if it has one.
 * @returns undefined where the file has no front matter to write into.
 */
export function withTexts(text: string, texts: EditionTexts): string | undefined {
  const parts = splitFrontMatter(text);
  if (typeof parts === "string") return undefined;
  const segments = [...texts].flatMap(([key, value]): [number, string][] =>
    key.startsWith("text.") ? [[Number(key.slice(5)) - 1, value]] : [],
  );
  const { opening, yaml, closing, body } = parts;
  let whole: string | undefined = opening + yaml + closing + withSegments(body, new Map(segments));
  for (const [key, path] of Object.entries(HEAD_PATHS)) {
    const value = texts.get(key);
    if (value !== undefined && whole !== undefined) whole = setInFrontMatter(whole, path, value);
  }
  return whole;
}
