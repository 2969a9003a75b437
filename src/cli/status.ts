import { cells, reportFaults } from "../core/fault-report.ts";
import type { Translate } from "../core/messages.ts";
import { editionOf } from "../core/site.ts";
import { statusOf } from "../core/status.ts";
import { readProject } from "./project.ts";
import { EXIT, say, UsageError } from "./terminal.ts";

/** `polyglot status`: the state of every edition, as a table or as data. */
export async function status(
  t: Translate,
  options: { json: boolean; failOn: string | undefined },
): Promise<number> {
  const { site, faults } = await readProject();
  if (!site) {
    process.stderr.write(reportFaults(faults, t, "text"));
    return EXIT.content;
  }
  if (options.failOn !== undefined && !STATES.includes(options.failOn)) {
    throw new UsageError(`--fail-on: expected ${STATES.join(", ")}, received "${options.failOn}"`);
  }
  const works = [...site.articles, ...site.pages];
  if (options.json) say(JSON.stringify(statusOf(site), null, 2));
  else {
    const header = ["", ...site.languages.map(({ label }) => label)];
    const rows = works.map((work) => [
      work.slug,
      ...site.languages.map(({ locale }) => t(`status:states.${editionOf(work, locale).state}`)),
    ]);
    for (const line of table([header, ...rows])) say(line);
  }
  const failing = works.some((work) =>
    site.languages.some(({ locale }) => editionOf(work, locale).state === options.failOn),
  );
  return failing ? EXIT.content : EXIT.ok;
}

const STATES: readonly string[] = ["stale", "partial", "announced", "absent"];

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => cells(row[column] ?? ""))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - cells(cell)))
      .join("  ")
      .trimEnd(),
  );
}
