import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
} from "yaml";
import type { z } from "zod";
import { FAULTS_AT_ONCE, type Fault, withMore } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { FORBIDDEN_KEYS } from "../faults/text-file.ts";
import { hiddenCharacters } from "../language/characters.ts";
import { joinsLines, withoutLineEnds } from "../language/line-ends.ts";
import { readLooseDate } from "../language/loose-dates.ts";
import { nearest } from "../language/nearest.ts";
import { valueToQuote } from "./quoted-value.ts";
import { parsableYaml, splitFrontMatter } from "./split-front-matter.ts";

/** The head of a file, read but not yet checked against a schema. */
export interface FrontMatter {
  readonly document: Document;
  /** The plain value; its maps have only own keys. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Where the YAML begins in the file's text. */
  readonly offset: number;
  readonly body: string;
  /** Number of lines before the body, to locate faults in it. */
  readonly bodyLine: number;
}

/** The maximum number of characters in a head: some hundred lines, and still fast to read. */
const FRONT_MATTER_LIMIT = 20_000;

/** The maximum depth of nested maps and lists: our schemas need two. */
const DEPTH_LIMIT = 10;

/**
 * Splits a file into front matter and body, and reads the front matter as plain data: YAML 1.2 without anchors,
 * aliases, merge keys and tags, and without a key twice.
 *
 * @returns The front matter where it could be read, and every fault found.
 */
export function readFrontMatter(file: TextFile): { frontMatter?: FrontMatter; faults: Fault[] } {
  const { text } = file;
  // `TextFile` leaves out one byte order mark, and no more.
  const parts = text.startsWith("\uFEFF") ? "no opening" : splitFrontMatter(text);
  if (parts === "no opening") return { faults: [openingFault(file)] };
  if (parts === "no closing") return { faults: [file.fault("front-matter-unclosed", 0)] };
  const { yaml, body } = parts;
  const offset = parts.opening.length;
  if (yaml.length > FRONT_MATTER_LIMIT) {
    const values = { found: String(yaml.length), limit: String(FRONT_MATTER_LIMIT) };
    return { faults: [file.fault("front-matter-too-large", offset + FRONT_MATTER_LIMIT, values)] };
  }
  const crowded = manyBrackets(yaml);
  const document = crowded === undefined ? parseYaml(yaml) : undefined;
  const deep = document ? tooDeep(document) : crowded;
  if (!document || deep !== undefined) {
    return {
      faults: [file.fault("front-matter-syntax", offset + (deep ?? 0), { detail: "RESOURCE_EXHAUSTION" })],
    };
  }
  const faults = [...syntaxFaults(file, document, offset), ...featureFaults(file, document, offset)];
  if (faults.length === 0 && document.contents !== null && !isMap(document.contents)) {
    faults.push(file.fault("front-matter-syntax", offset, { detail: "not-a-map" }));
  }
  const odd = oddLines(file, yaml, offset, faults.length > 0);
  if (odd.length > 0 || faults.length > 0) return { faults: odd.length > 0 ? odd : faults };
  joinFoldedLines(document, yaml);
  const value = (document.contents === null ? {} : document.toJS()) as Record<string, unknown>;
  const bodyLine = file.positionOf(text.length - body.length).line - 1;
  return { frontMatter: { document, value, offset, body, bodyLine }, faults };
}

/** What is wrong with a file that doesn't begin with three hyphens on a line. */
function openingFault(file: TextFile): Fault {
  const [hidden] = hiddenCharacters(file.text.slice(0, 2));
  if (hidden?.index === 0) return file.fault("hidden-character", 0, { code: hidden.code });
  const [fence] = /^-{3,}[^\r\n]*/.exec(file.text) ?? [];
  return file.fault(fence === undefined ? "front-matter-missing" : "front-matter-fence", 0, {
    found: fence ?? "",
  });
}

/**
 * Where a YAML text has more brackets, or more hyphens in front of a line, than any head. The parser makes a
 * nested call for each of them, and a program that runs out of stack can't always report it.
 *
 * @returns undefined where it can be parsed safely.
 */
export function manyBrackets(yaml: string): number | undefined {
  let left = 200;
  for (let at = 0; at < yaml.length; at++) {
    if ((yaml[at] === "[" || yaml[at] === "{") && --left < 0) return at;
  }
  const indicators = yaml.search(/(?:[-?:][ \t]+){50}/);
  return indicators < 0 ? undefined : indicators;
}

function parseYaml(yaml: string): Document {
  return parseDocument(parsableYaml(yaml), {
    version: "1.2",
    schema: "core",
    merge: false,
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
    // If the parser is silent, it doesn't report a second document.
    logLevel: "error",
    lineCounter: new LineCounter(),
  });
}

/** The most UTF-16 units on either side of a line end that are looked for in a folded value. */
const BESIDE_LINE_END = 12;

/** A value that YAML has folded from several lines has a space for each line end; Chinese has none there. */
function joinFoldedLines(document: Document, yaml: string): void {
  visit(document, (_, node) => {
    if (!isScalar(node) || typeof node.value !== "string" || !node.range) return;
    const lines = yaml.slice(node.range[0], node.range[1]).split(/\r\n|\r|\n/);
    let { value } = node;
    for (const [index, line] of lines.slice(1).entries()) {
      const before = (lines[index] ?? "").trim().slice(-BESIDE_LINE_END);
      const after = line.trim().slice(0, BESIDE_LINE_END);
      if (joinsLines(before, after)) value = value.replace(`${before} ${after}`, () => before + after);
    }
    node.value = withoutLineEnds(value);
  });
}

/** Where maps and lists are nested too deeply, or where the parser gave up; undefined otherwise. */
function tooDeep(document: Document): number | undefined {
  const exhausted = document.errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  if (exhausted) return exhausted.pos[0];
  let level: unknown[] = [document.contents];
  for (let depth = 0; level.length > 0; depth++) {
    const collections = level.filter((node) => isCollection(node));
    const [first] = collections;
    if (first && depth === DEPTH_LIMIT) return first.range?.[0] ?? 0;
    level = collections.flatMap(({ items }) =>
      items.flatMap((item) => (isPair(item) ? [item.key, item.value] : [item])),
    );
  }
  return undefined;
}

/** A key before a full-width colon. */
const WIDE_COLON = /^([ \t\u00A0\u3000]*(?:- +)?[A-Za-z][\w-]*)[ \t]*：[ \t]*/;
/** Spaces that aren't spaces for YAML, before a key or the entry of a list. */
const ODD_INDENT = /^[ \t]*[\u00A0\u2007\u202F\u3000][ \t\u00A0\u2007\u202F\u3000]*(?=[A-Za-z][\w-]*:|- )/;

/**
 * Lines that an input method or a word processor has written with signs that only look right. A parser reports
 * them at another place, or as keys that don't exist.
 *
 * @param isBroken Whether the head can't be read.
 */
function oddLines(file: TextFile, yaml: string, offset: number, isBroken: boolean): Fault[] {
  return [...yaml.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => {
    const [indent] = ODD_INDENT.exec(line) ?? [];
    if (indent !== undefined) {
      const fixed = line.replace(indent, indent.replace(/[^ ]/g, " "));
      return [file.fault("front-matter-syntax", offset + index, { detail: "odd-indent" }, fixed.trimEnd())];
    }
    const [whole, key = ""] = (isBroken && WIDE_COLON.exec(line)) || [];
    if (whole === undefined) return [];
    const at = offset + index + line.indexOf("：");
    const fixed = `${key}: ${line.slice(whole.length)}`.trim();
    return [file.fault("front-matter-syntax", at, { detail: "wide-colon" }, fixed)];
  });
}

function syntaxFaults(file: TextFile, document: Document, offset: number): Fault[] {
  // Thousands of errors take seconds to place.
  const listed = document.errors.slice(0, FAULTS_AT_ONCE).map((error) => {
    const at = offset + error.pos[0];
    const unquoted = quotesFault(file, at);
    if (unquoted) return unquoted;
    return error.code === "DUPLICATE_KEY"
      ? file.fault("duplicate-key", at, { key: wordAt(file.text, at) })
      : file.fault("front-matter-syntax", at, { detail: error.code });
  });
  return withMore(listed, document.errors.length - listed.length);
}

/** The fault of a line whose value needs quotation marks, or other ones; undefined if something else is wrong. */
function quotesFault(file: TextFile, at: number): Fault | undefined {
  const start =
    1 + Math.max(...["\n", "\r"].map((end) => (at > 0 ? file.text.lastIndexOf(end, at - 1) : -1)));
  const [line = ""] = /^[^\r\n]*/.exec(file.text.slice(start)) ?? [];
  const value = valueToQuote(line);
  if (!value) return undefined;
  const { key, sign, quoted } = value;
  return file.fault("front-matter-quotes", at, { key, sign }, quoted);
}

/** YAML features beyond plain data are refused: with them a small file becomes a large one, or code. */
function featureFaults(file: TextFile, document: Document, offset: number): Fault[] {
  const faults: Fault[] = [];
  visit(document, (_, node) => {
    const key = isPair(node) && isScalar(node.key) ? node.key : undefined;
    const at = offset + ((key ?? (isNode(node) ? node : undefined))?.range?.[0] ?? 0);
    const features = key ? (key.value === "<<" ? ["<<"] : []) : featuresOf(node);
    for (const feature of features) faults.push(file.fault("front-matter-yaml-feature", at, { feature }));
    if (key && FORBIDDEN_KEYS.has(String(key.value)))
      faults.push(file.fault("forbidden-key", at, { key: String(key.value) }));
  });
  return faults;
}

/** The aliases, anchors and tags of a node. */
function featuresOf(node: unknown): string[] {
  if (isAlias(node)) return [`*${node.source}`];
  if (!isScalar(node) && !isCollection(node)) return [];
  return [
    ...(node.anchor === undefined ? [] : [`&${node.anchor}`]),
    // The parser sets a tag only on nodes that are written with one.
    ...(node.tag === undefined ? [] : [node.tag.replace(/^tag:yaml\.org,2002:/, "!!")]),
  ];
}

function wordAt(text: string, offset: number): string {
  return /^[^\s:]*/.exec(text.slice(offset))?.[0] ?? "";
}

/**
 * Checks front matter against a strict schema and turns each issue into a fault at its place, with what was
 * probably meant.
 *
 * @param schema A zod object whose messages say what was expected.
 */
export function checkFrontMatter<T>(
  file: TextFile,
  frontMatter: FrontMatter,
  schema: z.ZodType<T>,
  keysOf: (path: readonly PropertyKey[]) => readonly string[],
): { value?: T; faults: Fault[] } {
  const result = schema.safeParse(frontMatter.value);
  if (result.success) return { value: result.data, faults: [] };
  const faults = result.error.issues.flatMap((issue) => issueFaults(file, frontMatter, issue, keysOf));
  // A mistyped key is also a missing one: one fault is enough.
  const meant = new Set(
    faults
      .filter(({ code }) => code === "unknown-key")
      .map(({ values, suggestion = "" }) => values.key?.replace(/[^.]*$/, () => suggestion)),
  );
  return { faults: faults.filter(({ code, values }) => code !== "missing-key" || !meant.has(values.key)) };
}

function issueFaults(
  file: TextFile,
  frontMatter: FrontMatter,
  issue: z.core.$ZodIssue,
  keysOf: (path: readonly PropertyKey[]) => readonly string[],
): Fault[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const at = placeOfKey(frontMatter, [...issue.path, key]);
      const path = [...issue.path, key].join(".");
      return file.fault("unknown-key", at, { key: path }, nearest(key, keysOf(issue.path)));
    });
  }
  const path = issue.path.map(String).join(".");
  const found = valueAt(frontMatter.value, issue.path);
  if (found === undefined) {
    const at = placeOfKey(frontMatter, issue.path.slice(0, -1));
    return [file.fault("missing-key", at, { key: path })];
  }
  const at = placeOfValue(frontMatter, issue.path);
  if (issue.message === "calendar date") {
    return [
      file.fault("date-format", at, { key: path, found: describe(found) }, readLooseDate(describe(found))),
    ];
  }
  if (typeof found === "number" && issue.code === "invalid_type" && issue.expected === "string") {
    const node = pairAt(frontMatter.document, issue.path)?.value;
    const written = (isScalar(node) && node.source) || String(found);
    return [file.fault("unquoted-number", at, { key: path, found: written }, `"${written}"`)];
  }
  return [file.fault("wrong-value", at, { key: path, found: describe(found), expected: issue.message })];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

function describe(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  const characters = [...text];
  return characters.length > 60 ? `${characters.slice(0, 57).join("")}…` : text;
}

function pairAt(document: Document, path: readonly PropertyKey[]): Pair | undefined {
  let node: unknown = document.contents;
  let pair: Pair | undefined;
  for (const key of path) {
    if (isMap(node)) {
      pair = node.items.find((item) => isScalar(item.key) && item.key.value === key) as Pair | undefined;
      node = pair?.value;
    } else if (isCollection(node)) {
      node = node.items[Number(key)];
      pair = { key: node, value: node } as Pair;
    }
  }
  return pair;
}

/**
 * The place of a key in the file's text.
 *
 * @returns The start of the front matter where there is no such key.
 */
export function placeOfKey({ document, offset }: FrontMatter, path: readonly PropertyKey[]): number {
  return offset + keyOffset(document, path);
}

/** The place of the value of a key, or of an item of a list, in the file's text. */
export function placeOfValue({ document, offset }: FrontMatter, path: readonly PropertyKey[]): number {
  return offset + valueOffset(document, path);
}

function keyOffset(document: Document, path: readonly PropertyKey[]): number {
  const key = pairAt(document, path)?.key;
  return isNode(key) ? (key.range?.[0] ?? 0) : 0;
}

function valueOffset(document: Document, path: readonly PropertyKey[]): number {
  const pair = pairAt(document, path);
  return isNode(pair?.value) ? (pair.value.range?.[0] ?? 0) : keyOffset(document, path);
}
