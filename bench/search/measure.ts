import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import type { Served } from "../../test/serve.ts";
import "./client/bench-window.ts";
import { type Engine, folderOf, pageOf } from "./engines.ts";
import type { Query } from "./queries.ts";

/** What an engine did with a class of questions. */
export interface Figures {
  /** Part of the right pages that it found, on average. */
  readonly recall: number;
  /** Part of its first ten that are right. */
  readonly precision: number;
  /** One over the place of the page that the question was taken from, on average. */
  readonly mrr: number;
  readonly warmMs: number;
  readonly warmMsP95: number;
}

/** Questions with less than the whole truth found, for those who want to know why. */
export interface Miss {
  readonly query: string;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

interface Answer {
  readonly found: readonly string[];
  readonly ms: number;
}

/** Asks every question of a language twice; the second time, with all chunks in memory, is timed. */
export async function ask(
  browser: Browser,
  { origin }: Served,
  engine: Engine,
  locale: string,
  queries: readonly string[],
): Promise<Map<string, Answer>> {
  const page = await browser.newPage();
  await page.goto(origin + pageOf(engine, locale));
  const answers = await page.evaluate(async (all) => {
    const search = await window.openSearch();
    const addresses = await search.addresses();
    const given: [string, Answer][] = [];
    for (const query of all) {
      await search.find(query);
      const start = performance.now();
      const found = await search.find(query);
      const ms = performance.now() - start;
      given.push([query, { ms, found: found.map((key) => addresses[key] ?? key) }]);
    }
    return given;
  }, queries);
  await page.close();
  return new Map(answers);
}

/** The figures of a class, from the answers to its questions. */
export function figures(queries: readonly Query[], answers: ReadonlyMap<string, Answer>): Figures {
  const rows = queries.map(({ query, source, truth }) => {
    const { found = [], ms = 0 } = answers.get(query) ?? {};
    const right = new Set(truth);
    const shown = found.slice(0, 10);
    const place = found.indexOf(source);
    return {
      recall: found.filter((url) => right.has(url)).length / right.size,
      precision: shown.filter((url) => right.has(url)).length / Math.max(1, shown.length),
      mrr: place < 0 ? 0 : 1 / (place + 1),
      ms,
    };
  });
  const mean = (key: "recall" | "precision" | "mrr") =>
    rows.reduce((sum, row) => sum + row[key], 0) / Math.max(1, rows.length);
  const times = rows.map(({ ms }) => ms);
  return {
    recall: mean("recall"),
    precision: mean("precision"),
    mrr: mean("mrr"),
    warmMs: quantile(times, 0.5),
    warmMsP95: quantile(times, 0.95),
  };
}

/** The questions that were not answered perfectly. */
export function misses(queries: readonly Query[], answers: ReadonlyMap<string, Answer>): Miss[] {
  return queries.flatMap(({ query, truth }) => {
    const found = answers.get(query)?.found ?? [];
    const missed = truth.filter((url) => !found.includes(url));
    const wrong = found.slice(0, 10).filter((url) => !truth.includes(url));
    return missed.length + wrong.length > 0 ? [{ query, missed, wrong }] : [];
  });
}

/**
 * Bytes that a browser without any of it loads until the results of a question are listed: scripts, index and data, as
 * a host sends them (packed, where they are not already). The texts of the results come on top.
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
