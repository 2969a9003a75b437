import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import type { Served } from "../../test/support/serve.ts";
import "./client/bench-window.ts";
import { type Engine, folderOf, pageOf } from "./engines.ts";
import type { Query } from "./query.ts";

/** What an engine did with a class of questions. */
export interface Figures {
  /** Share of the right pages that it found, on average. */
  readonly recall: number;
  /** Share of its first ten that are right. */
  readonly precision: number;
  /** One over the place of the page that the question was taken from, on average. */
  readonly mrr: number;
}

/** A question that was not answered perfectly, for a closer look. */
export interface Miss {
  readonly query: string;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** What an engine found, by question: addresses, the best first. */
export type Answers = ReadonlyMap<string, readonly string[]>;

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
      const given: [string, string[]][] = [];
      for (const query of all)
        given.push([query, (await window.search.find(query)).map((key) => addresses[key] ?? key)]);
      return given;
    }, queries),
  );
}

/**
 * Warm times of classes of questions, in ms a question. The engines answer the same class in turn, round
 * after round, so that other work of the machine affects them alike; a class is timed as a whole, since the
 * browser's clock is coarser than a search.
 *
 * @returns For each engine, the median of its rounds, class by class.
 */
export async function warmTimes(
  pages: ReadonlyMap<Engine, Page>,
  classes: readonly (readonly string[])[],
  rounds: number,
): Promise<Map<Engine, number[]>> {
  const times = new Map([...pages.keys()].map((engine) => [engine, classes.map((): number[] => [])]));
  for (let round = 0; round < rounds; round++)
    for (const [index, queries] of classes.entries())
      for (const [engine, page] of pages) {
        const ms = await page.evaluate(async (all) => {
          const start = performance.now();
          for (const query of all) await window.search.find(query);
          return performance.now() - start;
        }, queries);
        times.get(engine)?.[index]?.push(ms / Math.max(1, queries.length));
      }
  return new Map([...times].map(([engine, perClass]) => [engine, perClass.map((all) => quantile(all, 0.5))]));
}

/** The figures of a class, from the answers to its questions. */
export function figures(queries: readonly Query[], answers: Answers): Figures {
  const rows = queries.map(({ query, source, truth }) => {
    const found = answers.get(query) ?? [];
    const right = new Set(truth);
    const shown = found.slice(0, 10);
    const place = found.indexOf(source);
    return {
      recall: found.filter((url) => right.has(url)).length / right.size,
      precision: shown.filter((url) => right.has(url)).length / Math.max(1, shown.length),
      mrr: place < 0 ? 0 : 1 / (place + 1),
    };
  });
  const mean = (key: "recall" | "precision" | "mrr") =>
    rows.reduce((sum, row) => sum + row[key], 0) / Math.max(1, rows.length);
  return { recall: mean("recall"), precision: mean("precision"), mrr: mean("mrr") };
}

/** The questions that were not answered perfectly. */
export function misses(queries: readonly Query[], answers: Answers): Miss[] {
  return queries.flatMap(({ query, truth }) => {
    const found = answers.get(query) ?? [];
    const missed = truth.filter((url) => !found.includes(url));
    const wrong = found.slice(0, 10).filter((url) => !truth.includes(url));
    return missed.length + wrong.length > 0 ? [{ query, missed, wrong }] : [];
  });
}

/**
 * Bytes that a browser with an empty cache loads until the results of a question are listed: scripts, index
 * and data, as a host sends them (compressed, unless they are already). The texts of the results are not
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
    await (await window.openSearch()).find(asked);
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
