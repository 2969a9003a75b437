import { type Document, isMap, isScalar, isSeq, type Node, parseDocument, type Scalar } from "yaml";
import { z } from "zod";
import type { ProposedPair } from "./pairs.ts";

/** What an editor has answered, in a file that an import prepares. */
const answersSchema = z.strictObject({
  /** Keys of topics by the names of the archive; "" or nothing for a name that is no topic. */
  topics: z.record(z.string(), z.string().nullable()).nullish(),
  /** Days by the pages of the archive. */
  dates: z.record(z.string(), z.string().nullable()).nullish(),
  /** Titles by the pages of the archive. */
  titles: z.record(z.string(), z.string().nullable()).nullish(),
  /** Pages that may be the same article in several languages. */
  pairs: z
    .array(
      z.strictObject({
        pages: z.array(z.string()).min(2),
        score: z.number().optional(),
        why: z.string().optional(),
        same: z.enum(["ask", "yes", "no"]).or(z.boolean()),
      }),
    )
    .nullish(),
});

/** The answers of an editor. */
export interface Answers {
  readonly topics: Readonly<Record<string, string>>;
  readonly dates: Readonly<Record<string, string>>;
  readonly titles: Readonly<Record<string, string>>;
  readonly pairs: readonly { readonly pages: readonly string[]; readonly same: "ask" | "yes" | "no" }[];
}

/** What an import asks. */
export interface Questions {
  /** A proposed key for each name of the archive. */
  readonly topics: ReadonlyMap<string, string>;
  /** Dates as printed, by page; "" where none was found. */
  readonly dates: ReadonlyMap<string, string>;
  /** Titles that were made from the text, by page. */
  readonly titles: ReadonlyMap<string, string>;
  readonly pairs: readonly ProposedPair[];
}

/**
 * Reads the file of answers.
 *
 * @returns What is wrong with it where it can't be read.
 */
export function readAnswers(text: string): Answers | { readonly problem: string } {
  const document = parseDocument(text, { prettyErrors: true, logLevel: "silent" });
  const [error] = document.errors;
  if (error) return { problem: error.message };
  const read = answersSchema.safeParse(document.toJS({ maxAliasCount: 0 }) ?? {});
  if (!read.success) {
    const [issue] = read.error.issues;
    return { problem: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}` };
  }
  const { topics, dates, titles, pairs } = read.data;
  return {
    topics: given(topics),
    dates: given(dates),
    titles: given(titles),
    pairs: (pairs ?? []).map(({ pages, same }) => ({
      pages,
      same: same === true ? "yes" : same === false ? "no" : same,
    })),
  };
}

/** An unanswered question is an empty value. */
function given(values: Readonly<Record<string, string | null>> | null | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(values ?? {}).map(([key, value]) => [key, value ?? ""]));
}

/**
 * The file of answers with questions that it doesn't have yet. What is there, comments too, stays.
 *
 * @param before "" where there is no file.
 * @param explain The comment of each part, in the editor's language.
 */
export function withQuestions(
  before: string,
  { topics, dates, titles, pairs }: Questions,
  explain: Readonly<Record<"topics" | "dates" | "titles" | "pairs", string>>,
): string {
  const document = parseDocument(before, { logLevel: "silent" });
  addEntries(document, "topics", topics, explain.topics);
  addEntries(document, "dates", new Map([...dates.keys()].map((page) => [page, ""])), explain.dates, dates);
  addEntries(
    document,
    "titles",
    new Map([...titles.keys()].map((page) => [page, ""])),
    explain.titles,
    titles,
  );
  addPairs(document, pairs, explain.pairs);
  return document.contents === null ? before : document.toString({ lineWidth: 0 });
}

function addEntries(
  document: Document,
  part: string,
  entries: ReadonlyMap<string, string>,
  comment: string,
  notes?: ReadonlyMap<string, string>,
): void {
  if (entries.size === 0) return;
  if (!isMap(document.get(part))) addPart(document, part, {}, comment);
  const there = document.get(part);
  if (!isMap(there)) return;
  const known = new Set(there.items.map(({ key }) => String(isScalar(key) ? key.value : key)));
  for (const [name, value] of entries) {
    if (known.has(name)) continue;
    const pair = document.createPair<Scalar, Node>(name, value);
    const note = notes?.get(name) ?? "";
    if (note !== "") pair.key.commentBefore = ` ${note.replace(/\s+/g, " ")}`;
    there.items.push(pair);
  }
}

function addPairs(document: Document, pairs: readonly ProposedPair[], comment: string): void {
  if (pairs.length === 0) return;
  if (!isSeq(document.get("pairs"))) addPart(document, "pairs", [], comment);
  const there = document.get("pairs");
  if (!isSeq(there)) return;
  const known = new Set(there.toJS(document).map((pair: { pages?: unknown }) => JSON.stringify(pair.pages)));
  for (const { pages, score, why } of pairs) {
    if (!known.has(JSON.stringify(pages))) there.add(document.createNode({ pages, score, why, same: "ask" }));
  }
}

function addPart(document: Document, part: string, value: object, comment: string): void {
  const pair = document.createPair<Scalar, Node>(part, value);
  const { key } = pair;
  key.commentBefore = comment
    .split("\n")
    .map((line) => ` ${line}`)
    .join("\n");
  key.spaceBefore = document.contents !== null;
  if (!isMap(document.contents)) document.contents = document.createNode({}) as typeof document.contents;
  if (isMap(document.contents)) {
    document.delete(part);
    document.contents.items.push(pair);
  }
}
