import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type ReportFormat, reportFaults } from "../core/faults/report.ts";
import type { Fault } from "../core/faults/table.ts";
import type { Translate } from "../core/messages/messages.ts";
import { withSlashes } from "./paths.ts";

/**
 * The folder of the pages about the kinds of faults, relative to this file in the source and in the compiled
 * code.
 */
const PAGES = ["../../docs/errors", "../../../docs/errors"].map((one) =>
  fileURLToPath(new URL(one, import.meta.url)),
);

/**
 * `reportFaults`, with the pages where they are on this machine: in this project, or in the installed
 * package.
 */
export function printFaults(faults: readonly Fault[], t: Translate, format: ReportFormat): string {
  const there = PAGES.find((folder) => existsSync(folder));
  const pages = there && withSlashes(path.relative(process.cwd(), there));
  return reportFaults(faults, t, format, pages);
}
