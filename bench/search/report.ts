import { type Engine, enginesOf } from "./engines.ts";
import type { Figures, Miss } from "./measure.ts";

/** What was measured for a language. */
export interface LanguageReport {
  readonly locale: string;
  readonly pages: number;
  readonly classes: readonly {
    readonly name: string;
    readonly truth: string;
    readonly queries: number;
    readonly figures: Readonly<Record<Engine, Figures>>;
    /** Median of a warm search, in ms. */
    readonly warmMs: Readonly<Record<Engine, number>>;
    /** The misses of our own search, if requested. */
    readonly misses: readonly Miss[];
  }[];
  /** The median of the bytes until the list of results is there, with nothing in the browser's memory. */
  readonly cold: Readonly<Record<Engine, number>>;
}

/** A report as tables in Markdown. */
export function table({ locale, pages, classes, cold }: LanguageReport): string {
  const engines = enginesOf(locale);
  const measured = classes.filter(({ queries }) => queries > 0);
  const rows = measured.map(({ name, queries, figures, warmMs }) => [
    name,
    String(queries),
    ...engines.map((engine) => quality(figures[engine])),
    ...engines.map((engine) => warmMs[engine].toFixed(2)),
    (warmMs.ours / warmMs.stock).toFixed(2),
  ]);
  const head = ["class", "queries", ...engines, ...engines.map((engine) => `${engine}, ms`), "ours / stock"];
  const bytes = engines.map((engine) => `${engine} ${Math.round(cold[engine] / 1000)} KB`).join(", ");
  const notes = classes.flatMap(({ name, truth, queries, misses }) => [
    queries === 0 ? `- ${name}: no such place in these texts` : `- ${name}: ${truth}`,
    ...misses.map(
      (miss) => `  - ${miss.query}: without ${miss.missed.join(" ")}; with ${miss.wrong.join(" ")}`,
    ),
  ]);
  return [
    `## ${locale}: ${pages} pages`,
    "",
    "Recall / precision of the first ten / mean reciprocal rank of the page that the question was taken from; warm search, median of rounds.",
    "",
    line(head),
    line(head.map(() => "---")),
    ...rows.map(line),
    "",
    `Cold, until results are listed: ${bytes} (median)`,
    "",
    "What counts as right:",
    "",
    ...notes,
    "",
  ].join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function quality({ recall, precision, mrr }: Figures): string {
  return [recall, precision, mrr].map((part) => part.toFixed(2)).join(" / ");
}
