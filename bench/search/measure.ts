import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import type { Served } from "../../test/support/serve.ts";
import type { BenchAnswer, BenchExcerpt } from "./client/bench-window.ts";
import { type Engine, folderOf, pageOf } from "./engines.ts";
import type { AbsentQuery, Query } from "./query.ts";

/** What an engine did with a class of questions. */
export interface Figures {
  /** Share of the right pages that it found, on average. */
  readonly recall: number;
  /** Share of its first ten that are right. */
  readonly precision: number;
  /** One over the place of the page that the question was taken from, on average. */
  readonly mrr: number;
  /** Share of questions with a right page, or with an offer of a word that was meant; of mistyped ones only. */
  readonly served?: number;
}

/** What an engine did with questions that have an absent word. Shares of the questions. */
export interface AbsentFigures {
  /** It shows pages, and doesn't report that the word is absent. */
  readonly silent: number;
  /** It reports that the word is absent. */
  readonly announced: number;
  /** It shows pages for another query, and doesn't report that the word is absent. */
  readonly replaced: number;
}

/** A question that was not answered perfectly, for a closer look. */
export interface Miss {
  readonly query: string;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** What an engine found, by question: addresses instead of keys. */
export type Answers = ReadonlyMap<string, BenchAnswer>;

/** An engine, open in a page of its own. */
export async function openEngine(
  browser: Browser,
  { origin }: Served,
  engine: Engine,
  locale: string,
): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(origin + pageOf(engine, locale));
  await page.evaluate(async () => {
    window.search = await window.openSearch();
  });
  return page;
}

/** Asks every question. Afterwards, all chunks that the questions need are in memory. */
export async function ask(page: Page, queries: readonly string[]): Promise<Answers> {
  return new Map(
    await page.evaluate(async (all) => {
      const addresses = await window.search.addresses();
      const given: [string, BenchAnswer][] = [];
      for (const query of all) {
        const answer = await window.search.find(query);
        given.push([query, { ...answer, found: answer.found.map((key) => addresses[key] ?? key) }]);
      }
      return given;
    }, queries),
  );
}

/** The excerpts of the first results of questions, in all up to a limit. */
export async function excerptsFor(
  page: Page,
  queries: readonly string[],
  limit: number,
): Promise<BenchExcerpt[]> {
  const shown: BenchExcerpt[] = [];
  for (const query of queries) {
    if (shown.length >= limit) break;
    const asked = [query, RESULTS] as const;
    shown.push(...(await page.evaluate(([text, count]) => window.search.excerpts(text, count), asked)));
  }
  return shown.slice(0, limit);
}

/** The results of a question whose excerpts are judged. */
const RESULTS = 4;

/** The times of a class of questions, in ms a question. */
export interface WarmTimes {
  /** Until the number of results is known. */
  readonly search: number;
  /** Until ten of them can be shown. */
  readonly list: number;
}

/** Results that a page of the list shows. */
const LISTED = 10;

/**
 * Warm times of classes of questions. The engines answer the same class in turn, round after round, so that
 * other work of the machine affects them alike; a class is timed as a whole, since the browser's clock is
 * coarser than a search.
 *
 * @returns For each engine, the lower quartiles of its rounds, class by class: other work only adds to a time.
 */
export async function warmTimes(
  pages: ReadonlyMap<Engine, Page>,
  classes: readonly (readonly string[])[],
  rounds: number,
): Promise<Map<Engine, WarmTimes[]>> {
  const times = new Map<Engine, WarmTimes[][]>(
    [...pages.keys()].map((engine) => [engine, classes.map(() => [])]),
  );
  // The first round loads what the worker doesn't have yet.
  for (let round = -1; round < rounds; round++)
    for (const [index, queries] of classes.entries())
      for (const [engine, page] of pages) {
        const search = await timeOf(page, queries, 0);
        const list = await timeOf(page, queries, LISTED);
        if (round >= 0) times.get(engine)?.[index]?.push({ search, list });
      }
  const quarter = (all: readonly WarmTimes[], key: keyof WarmTimes) =>
    quantile(
      all.map((one) => one[key]),
      0.25,
    );
  return new Map(
    [...times].map(([engine, perClass]) => [
      engine,
      perClass.map((all) => ({ search: quarter(all, "search"), list: quarter(all, "list") })),
    ]),
  );
}

/** How long an engine takes for a class, in ms a question. */
async function timeOf(page: Page, queries: readonly string[], limit: number): Promise<number> {
  const ms = await page.evaluate(
    async ([all, shown]) => {
      const start = performance.now();
      for (const query of all) await window.search.show(query, shown);
      return performance.now() - start;
    },
    [queries, limit] as const,
  );
  return ms / Math.max(1, queries.length);
}

/** The figures of a class, from the answers to its questions. */
export function figures(queries: readonly Query[], answers: Answers): Figures {
  const rows = queries.map(({ query, source, truth, meant = [] }) => {
    const { found, others } = answers.get(query) ?? NOTHING;
    const right = new Set(truth);
    const shown = found.slice(0, 10);
    const place = found.indexOf(source);
    const recall = found.filter((url) => right.has(url)).length / right.size;
    const isOffered = others.some((other) => meant.includes(other.toLowerCase().replaceAll("ё", "е")));
    return {
      recall,
      precision: shown.filter((url) => right.has(url)).length / Math.max(1, shown.length),
      mrr: place < 0 ? 0 : 1 / (place + 1),
      served: recall > 0 || isOffered ? 1 : 0,
    };
  });
  const mean = (key: "recall" | "precision" | "mrr" | "served") => share(rows.map((row) => row[key]));
  const known = { recall: mean("recall"), precision: mean("precision"), mrr: mean("mrr") };
  return queries.some(({ meant }) => meant) ? { ...known, served: mean("served") } : known;
}

/** The figures of a class with absent words. */
export function absentFigures(queries: readonly AbsentQuery[], answers: Answers): AbsentFigures {
  const rows = queries.map((query) => ({ query, ...(answers.get(query.query) ?? NOTHING) }));
  const of = (holds: (row: (typeof rows)[number]) => boolean) =>
    share(rows.map((row) => (holds(row) ? 1 : 0)));
  return {
    silent: of((row) => row.found.length > 0 && !isAnnounced(row.query, row)),
    announced: of((row) => isAnnounced(row.query, row)),
    replaced: of((row) => row.found.length > 0 && row.others.length > 0 && !isAnnounced(row.query, row)),
  };
}

/** The questions whose absent word an engine didn't report. */
export function unannounced(queries: readonly AbsentQuery[], answers: Answers): string[] {
  return queries
    .filter((query) => !isAnnounced(query, answers.get(query.query) ?? NOTHING))
    .map(({ query }) => query);
}

function isAnnounced({ absent }: AbsentQuery, answer: BenchAnswer): boolean {
  return answer.absent.some((word) => word.toLowerCase() === absent.toLowerCase());
}

const NOTHING: BenchAnswer = { found: [], absent: [], others: [] };

function share(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The questions that were not answered perfectly. */
export function misses(queries: readonly Query[], answers: Answers): Miss[] {
  return queries.flatMap(({ query, truth, meant = [] }) => {
    const { found, others } = answers.get(query) ?? NOTHING;
    const missed = truth.filter((url) => !found.includes(url));
    const wrong = found.slice(0, 10).filter((url) => !truth.includes(url));
    const note = meant.length > 0 ? ` (${meant.join(" ")}; offered ${others.join(", ")})` : "";
    return missed.length + wrong.length > 0 ? [{ query: query + note, missed, wrong }] : [];
  });
}

/**
 * Bytes that a browser with an empty cache loads until it knows the results of a question, as on a page of a site: scripts,
 * index and data, as a host sends them (compressed, unless they are already). The texts of the results are not
 * included.
 */
export async function coldBytes(
  browser: Browser,
  served: Served,
  folder: string,
  engine: Engine,
  locale: string,
  query: string,
): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const before = served.requests.length;
  await page.goto(served.origin + pageOf(engine, locale));
  await page.evaluate(async (asked) => {
    await (await window.openSearch()).show(asked, 0);
  }, query);
  await context.close();
  const files = served.requests.slice(before).filter((file) => file.startsWith(folderOf(engine)));
  return files.map((file) => sizeOf(path.join(folder, file))).reduce((sum, size) => sum + size, 0);
}

function sizeOf(file: string): number {
  const bytes = readFileSync(file);
  return /\.(?:html|js|json|txt)$/.test(file) ? gzipSync(bytes).length : bytes.length;
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
