import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type ReportFormat, reportFaults } from "../core/faults/report.ts";
import type { Fault } from "../core/faults/table.ts";
import type { Translate } from "../core/messages/messages.ts";

/** The pages of the kinds of faults, from this file as it was written and as it is compiled. */
const PAGES = ["../../docs/errors", "../../../docs/errors"].map((one) =>
  fileURLToPath(new URL(one, import.meta.url)),
);

/** `reportFaults`, with the pages where they lie on this machine: in this project, or in the installed package. */
export function printFaults(faults: readonly Fault[], t: Translate, format: ReportFormat): string {
  const there = PAGES.find((folder) => existsSync(folder));
  const pages = there && path.relative(process.cwd(), there).split(path.sep).join("/");
  return reportFaults(faults, t, format, pages);
}
