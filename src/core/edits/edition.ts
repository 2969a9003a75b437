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

/** New texts of an edition. */
export interface EditionTexts {
  /** By their place in the front matter: `title`, `summary`, `cover.alt` or `cover.caption`. */
  readonly head: ReadonlyMap<string, string>;
  /** The body: a whole new one, or the texts of some of its parts, by their index. */
  readonly body: string | ReadonlyMap<number, string>;
}

/**
 * Puts texts into the file of an edition, and changes nothing else.
 *
 * @param text The whole file, with its byte order mark if it has one.
 * @returns undefined where the file has no front matter to write into.
 */
export function withTexts(text: string, { head, body: texts }: EditionTexts): string | undefined {
  const parts = splitFrontMatter(text);
  if (typeof parts === "string") return undefined;
  const { opening, yaml, closing, body } = parts;
  const after = typeof texts === "string" ? texts : withSegments(body, texts);
  let whole: string | undefined = opening + yaml + closing + after;
  for (const [key, path] of Object.entries(HEAD_PATHS)) {
    const value = head.get(key);
    if (value !== undefined && whole !== undefined) whole = setInFrontMatter(whole, path, value);
  }
  return whole;
}
