/**
 * Searches an archive with questions whose answers are known, and prints how well and how fast this project's
 * search, plain Pagefind and MiniSearch answer them.
 *
 *     npm run bench:search -- --corpus DIR --json FILE
 *
 * DIR holds page bundles, each with an `index.<locale>.md`; without it, articles are invented.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { closeBrowser, openBrowser } from "../test/support/browser.ts";
import { serve } from "../test/support/serve.ts";
import { LANGS, readCorpus } from "./search/corpus.ts";
import { type Engine, enginesOf, writeEngines } from "./search/engines.ts";
import { excerptFaults } from "./search/excerpts.ts";
import {
  type Answers,
  absentFigures,
  ask,
  coldBytes,
  excerptsFor,
  type Figures,
  figures,
  type Miss,
  misses,
  openEngine,
  quantile,
  unannounced,
  type WarmTimes,
  warmTimes,
} from "./search/measure.ts";
import { questionsOf, sample, sampleAbsent } from "./search/queries.ts";
import type { Query } from "./search/query.ts";
import { Random } from "./search/random.ts";
import { type LanguageReport, table } from "./search/report.ts";
import type { TextPage } from "./search/text.ts";

const { values } = parseArgs({
  options: {
    corpus: { type: "string" },
    seed: { type: "string", default: "1" },
    queries: { type: "string", default: "100" },
    cold: { type: "string", default: "10" },
    rounds: { type: "string", default: "9" },
    lang: { type: "string", multiple: true, default: Object.keys(LANGS) },
    json: { type: "string" },
    excerpts: { type: "string", default: "100" },
    misses: { type: "boolean", default: false },
  },
});
const seed = Number(values.seed);
const folder = mkdtempSync(path.join(tmpdir(), "polyglot-bench-"));
const corpus = new Map(values.lang.map((locale) => [locale, readCorpus(values.corpus, locale, seed)]));
await writeEngines(folder, corpus);
const served = await serve(folder);
try {
  const reports: LanguageReport[] = [];
  for (const locale of values.lang) {
    const report = await measured(locale);
    process.stdout.write(`${table(report)}\n`);
    reports.push(report);
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ seed, languages: reports }, null, 2)}\n`);
} finally {
  await closeBrowser();
  await served.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measured(locale: string): Promise<LanguageReport> {
  const pages = corpus.get(locale) ?? [];
  const random = new Random(seed);
  const count = Number(values.queries);
  const { answered, absent, disputes } = questionsOf(locale, pages);
  const asked = answered.map((one) => [one, sample(one, pages.length, count, random)] as const);
  const missing = absent.map((one) => [one, sampleAbsent(one, count, random)] as const);
  const classes = asked.map(([, queries]) => queries.map(({ query }) => query));
  const all = [
    ...new Set([...asked, ...missing].flatMap(([, queries]) => queries.map(({ query }) => query))),
  ];
  const engines = new Map<Engine, Page>();
  for (const engine of enginesOf(locale))
    engines.set(engine, await openEngine(await openBrowser(), served, engine, locale));
  const answers = new Map<Engine, Answers>();
  for (const [engine, page] of engines) answers.set(engine, await ask(page, all));
  const rounds = Number(values.rounds);
  const times = rounds > 0 ? await warmTimes(engines, classes, rounds) : new Map<Engine, WarmTimes[]>();
  const excerpts = await judgedExcerpts(engines.get("ours"), classes.flat(), pages, locale, random);
  for (const page of engines.values()) await page.close();
  const of = <Value>(make: (engine: Engine) => Value) =>
    Object.fromEntries(enginesOf(locale).map((engine) => [engine, make(engine)])) as Record<Engine, Value>;
  const given = (engine: Engine): Answers => answers.get(engine) ?? new Map();
  return {
    locale,
    pages: pages.length,
    classes: asked.map(([{ name, truth }, queries], index) => ({
      name,
      truth,
      queries: queries.length,
      figures: of((engine): Figures => figures(queries, given(engine))),
      warmMs: of((engine) => times.get(engine)?.[index] ?? { search: Number.NaN, list: Number.NaN }),
      misses: values.misses ? misses(queries, given("ours")) : ([] as Miss[]),
    })),
    absent: missing.map(([{ name }, queries]) => ({
      name,
      queries: queries.length,
      figures: of((engine) => absentFigures(queries, given(engine))),
      unannounced: unannounced(queries, given("ours")),
    })),
    disputes,
    excerpts,
    cold: await coldOf(
      locale,
      asked.flatMap(([, queries]) => queries),
      random,
    ),
  };
}

/** Judges the excerpts that some questions show. */
async function judgedExcerpts(
  page: Page | undefined,
  queries: readonly string[],
  pages: readonly TextPage[],
  locale: string,
  random: Random,
): Promise<LanguageReport["excerpts"]> {
  if (!page || queries.length === 0) return { judged: 0, atFault: [] };
  const limit = Number(values.excerpts);
  const drawn = new Set(Array.from({ length: limit }, () => random.pick(queries)));
  const shown = await excerptsFor(page, [...drawn], limit);
  const byUrl = new Map(pages.map(({ url, blocks }) => [url, blocks]));
  const atFault = shown.flatMap(({ url, pieces }) =>
    excerptFaults(pieces, byUrl.get(url) ?? [], LANGS[locale] ?? locale).map((fault) => ({
      fault,
      text: `${url} ${pieces.map(({ text, found }) => (found ? `*${text}*` : text)).join("")}`,
    })),
  );
  return { judged: shown.length, atFault };
}

/** The median of the bytes that some questions load, each in a new browser. */
async function coldOf(
  locale: string,
  queries: readonly Query[],
  random: Random,
): Promise<Record<Engine, number>> {
  const drawn = Array.from(
    { length: queries.length > 0 ? Number(values.cold) : 0 },
    () => random.pick(queries).query,
  );
  const medians: Partial<Record<Engine, number>> = {};
  for (const engine of enginesOf(locale)) {
    const sizes: number[] = [];
    for (const query of drawn)
      sizes.push(await coldBytes(await openBrowser(), served, folder, engine, locale, query));
    medians[engine] = quantile(sizes, 0.5);
  }
  return medians as Record<Engine, number>;
}
