import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { is } from "uvu/assert";

/** The project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The text of a file of the project. */
export function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/**
 * The files below a folder of the project whose names have this ending, by path from the project's folder,
 * sorted.
 */
export function list(folder: string, end: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(end))
    .map((file) => `${folder}/${file}`)
    .sort();
}

/**
 * The first group of every match, sorted.
 *
 * @example
 * matches("b1 a2", /([a-z])/g); // => ["a", "b"]
 */
export function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? "").sort();
}

/** The part of a page below a heading of the second level; "" if there is no such heading. */
export function section(text: string, heading: string): string {
  return text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
}

/**
 * The cells of the rows of every table in a text, without the heads.
 *
 * @example
 * rows("| a | b |\n|---|---|\n| c | d |\n"); // => [["c", "d"]]
 */
export function rows(text: string): string[][] {
  const lines = text.split("\n").filter((line) => line.startsWith("|"));
  const isRule = (line = "") => /^\|[-| ]+$/.test(line);
  return lines
    .filter((line, index) => !isRule(line) && !isRule(lines[index + 1]))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** The first cells of the rows of every table in a text, sorted. */
export function firstCells(text: string): string[] {
  return rows(text)
    .map(([cell = ""]) => cell)
    .sort();
}

/** A fenced block of a page, and the path that is named right before it. */
export interface Block {
  /** From "`path`:" on the line above the block; undefined where no file is named. */
  readonly path: string | undefined;
  readonly lang: string;
  readonly text: string;
}

/**
 * The fenced blocks of a text in order.
 *
 * @example
 * blocks("`a.json`:\n\n```json\n{}\n```\n"); // => [{ path: "a.json", lang: "json", text: "{}\n" }]
 */
export function blocks(text: string): Block[] {
  return [...text.matchAll(/(?:^`([^`\n]+)`:\n\n)?^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ([, path, lang = "", content = ""]) => ({ path, lang, text: content }),
  );
}

/**
 * Replaces the `-` and unmarked lines of a diff in a file with its `+` and unmarked lines.
 *
 * @throws AssertionError where the file doesn't have these lines, or has them more than once.
 */
export function change(path: string, diff: string): void {
  const lines = diff.split("\n").slice(0, -1);
  const side = (mark: string) =>
    lines.filter((line) => line.startsWith(mark) || line.startsWith(" ")).map((line) => `${line.slice(1)}\n`);
  const [gone, come] = [side("-").join(""), side("+").join("")];
  const parts = readFileSync(path, "utf8").split(gone);
  is(parts.length, 2, `${path} has these lines once:\n${gone}`);
  writeFileSync(path, parts.join(come));
}
