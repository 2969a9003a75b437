import { type ReportFormat, reportFaults } from "../core/fault-report.ts";
import { gradeOf } from "../core/faults.ts";
import type { Translate } from "../core/messages.ts";
import { readProject } from "./project.ts";
import { EXIT } from "./terminal.ts";

/** `polyglot check`: everything that is wrong with content and catalogues, without a build. */
export async function check(t: Translate, format: ReportFormat): Promise<number> {
  const { faults } = await readProject();
  if (faults.length > 0 || format === "json") process.stdout.write(reportFaults(faults, t, format));
  return faults.some((fault) => gradeOf(fault) === "error") ? EXIT.content : EXIT.ok;
}
