import { type Engine, enginesOf } from "./engines.ts";
import type { ExcerptFault } from "./excerpts.ts";
import type { AbsentFigures, Figures, Miss, WarmTimes } from "./measure.ts";

/** What was measured for a language. */
export interface LanguageReport {
  readonly locale: string;
  readonly pages: number;
  readonly classes: readonly {
    readonly name: string;
    readonly truth: string;
    readonly queries: number;
    readonly figures: Readonly<Record<Engine, Figures>>;
    /** Lower quartiles of warm searches, in ms. */
    readonly warmMs: Readonly<Record<Engine, WarmTimes>>;
    /** The misses of our own search, if requested. */
    readonly misses: readonly Miss[];
  }[];
  readonly absent: readonly {
    readonly name: string;
    readonly queries: number;
    readonly figures: Readonly<Record<Engine, AbsentFigures>>;
    /** Questions whose absent word our own search didn't report. */
    readonly unannounced: readonly string[];
  }[];
  /** Words that count as present by the stemmer only. */
  readonly disputes: readonly string[];
  /** How many excerpts were judged, and those at fault. */
  readonly excerpts: {
    readonly judged: number;
    readonly atFault: readonly { readonly fault: ExcerptFault; readonly text: string }[];
  };
  /** The median of the bytes until the list of results is there, with nothing in the browser's memory. */
  readonly cold: Readonly<Record<Engine, number>>;
}

/** A report as tables in Markdown. */
export function table(report: LanguageReport): string {
  const { locale, pages, classes, cold } = report;
  const engines = enginesOf(locale);
  const measured = classes.filter(({ queries }) => queries > 0);
  const rows = measured.map(({ name, queries, figures, warmMs }) => [
    figures.ours.served === undefined
      ? name
      : `${name} (found or offered: ${figures.ours.served.toFixed(2)})`,
    String(queries),
    ...engines.map((engine) => quality(figures[engine])),
    ...(["search", "list"] as const).flatMap((part) => [
      `${warmMs.ours[part].toFixed(2)} / ${warmMs.stock[part].toFixed(2)}`,
      (warmMs.ours[part] / warmMs.stock[part]).toFixed(2),
    ]),
  ]);
  const head = [
    "class",
    "queries",
    ...engines,
    "search, ours / stock, ms",
    "ratio",
    "ten results, ms",
    "ratio",
  ];
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
    "Recall / precision of the first ten / mean reciprocal rank of the page that the question was taken from; warm search, lower quartile of the rounds.",
    "",
    line(head),
    line(head.map(() => "---")),
    ...rows.map(line),
    "",
    ...absentTable(report),
    ...excerptLines(report),
    `Cold, until results are listed: ${bytes} (median)`,
    "",
    "What counts as right:",
    "",
    ...notes,
    "",
  ].join("\n");
}

/** How many disputed words are listed. */
const DISPUTES = 12;

function absentTable({ absent, disputes }: LanguageReport): string[] {
  const row = (figures: AbsentFigures) =>
    [figures.silent, figures.announced, figures.replaced].map((part) => part.toFixed(2)).join(" / ");
  return [
    "Absent words: shown as if present / announced / replaced without a word. Stock Pagefind announces nothing.",
    "",
    line(["class", "queries", "ours", "stock"]),
    line(["---", "---", "---", "---"]),
    ...absent.map(({ name, queries, figures }) =>
      line([name, String(queries), row(figures.ours), row(figures.stock)]),
    ),
    "",
    ...absent.flatMap(({ name, unannounced }) =>
      unannounced.length === 0 ? [] : [`- ${name}, not announced: ${unannounced.join(", ")}`],
    ),
    `- ${disputes.length} words are present by the stemmer only, and not by a grammar${disputes.length === 0 ? "" : `, such as ${disputes.slice(0, DISPUTES).join(", ")}`}`,
    "",
  ];
}

function excerptLines({ excerpts: { judged, atFault } }: LanguageReport): string[] {
  return [
    `Excerpts: ${judged} judged, ${atFault.length} faults`,
    "",
    ...atFault.map(({ fault, text }) => `- ${fault}: ${text}`),
    "",
  ];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function quality({ recall, precision, mrr }: Figures): string {
  return [recall, precision, mrr].map((part) => part.toFixed(2)).join(" / ");
}
