import type { Cost } from "./process-tree.ts";
import { median, pairedRatio } from "./statistics.ts";
import type { Census } from "./systems.ts";

/** What was measured for a system with one archive. */
export interface Row {
  readonly articles: number;
  readonly name: string;
  /** Rows are compared with the first peer of their group. */
  readonly group: string;
  /** One per round. */
  readonly costs: readonly Cost[];
  readonly written: Census;
}

const COLUMNS = [
  "",
  "wall, s",
  "CPU, s",
  "peak, MB",
  "wall, ratio",
  "CPU, ratio",
  "memory, ratio",
  "HTML pages",
  "files",
  "MB",
];

/**
 * A Markdown table of the rows of one archive; ratios are to the first Hugo of a group, else to its last row.
 */
export function costTable(rows: readonly Row[]): string {
  const groups = [...new Set(rows.map(({ group }) => group))];
  const [articles = 0] = rows.map((row) => row.articles);
  return [
    `### ${articles} articles in three languages`,
    "",
    ...groups.flatMap((group) => {
      const own = rows.filter((row) => row.group === group);
      const base = own.find(({ name }) => name.startsWith("Hugo")) ?? own.at(-1);
      return [
        line([`**${group}**`, ...COLUMNS.slice(1)]),
        line(COLUMNS.map((_, index) => (index === 0 ? "---" : "---:"))),
        ...own.map((row) => line(cells(row, base ?? row))),
        "",
      ];
    }),
  ].join("\n");
}

function cells({ name, costs, written }: Row, base: Row): string[] {
  const of = (key: keyof Cost) => costs.map((cost) => cost[key]);
  const ratio = (key: keyof Cost) =>
    pairedRatio(
      of(key),
      base.costs.map((cost) => cost[key]),
    ).toFixed(2);
  return [
    name,
    median(of("wallS")).toFixed(2),
    median(of("cpuS")).toFixed(2),
    median(of("peakMb")).toFixed(0),
    ratio("wallS"),
    ratio("cpuS"),
    ratio("peakMb"),
    String(written.pages),
    String(written.files),
    written.megabytes.toFixed(1),
  ];
}

function line(row: readonly string[]): string {
  return `| ${row.join(" | ")} |`;
}
