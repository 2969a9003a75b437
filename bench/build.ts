/**
 * Builds an archive with this project and with the generators found on the machine, and prints the cost of
 * each.
 *
 *     npm run bench -- --articles 100,1000 --pairs 5 --hugo hugo,/opt/hugo/hugo --table FILE
 *
 * Every run is a whole process, the systems take turns, and the medians of the rounds are compared. Only on
 * Linux.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Cost, measure } from "./build/process-tree.ts";
import { ROOT, writeProjects } from "./build/projects.ts";
import { type Census, census, findHugos, type System, systemsOf } from "./build/systems.ts";
import { costTable, type Row } from "./build/table.ts";

const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "100,1000,3000" },
    pairs: { type: "string", default: "5" },
    hugo: { type: "string", default: "hugo" },
    /** Only systems whose names contain one of these words are run. */
    only: { type: "string" },
    /** What is built: only the `site`, the site and its `search`, or both. */
    parts: { type: "string", default: "site,search" },
    seed: { type: "string", default: "1" },
    folder: { type: "string", default: tmpdir() },
    table: { type: "string" },
    json: { type: "string" },
  },
});

execFileSync("npm", ["run", "--silent", "dist"], { cwd: ROOT, stdio: "inherit" });
const hugos = findHugos(values.hugo.split(","));
const tables: string[] = [];
const rows: Row[] = [];
for (const articles of values.articles.split(",").map(Number)) {
  const folder = mkdtempSync(path.join(values.folder, "polyglot-bench-"));
  try {
    mkdirSync(folder, { recursive: true });
    writeProjects(folder, articles, Number(values.seed));
    const systems = systemsOf(folder, hugos, values.parts.split(",")).filter(
      ({ name }) => !values.only || values.only.split(",").some((word) => name.includes(word)),
    );
    const measured = await inTurn(systems, Number(values.pairs));
    rows.push(...measured.map((row) => ({ ...row, articles })));
    tables.push(costTable(measured.map((row) => ({ ...row, articles }))));
    process.stdout.write(`${tables.at(-1)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
if (values.table) writeFileSync(values.table, tables.join("\n"));
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);

/** Runs the systems in turn, round after round: other work of the machine affects all of them. */
async function inTurn(systems: readonly System[], rounds: number): Promise<Omit<Row, "articles">[]> {
  const costs = new Map(systems.map((system) => [system, [] as Cost[]]));
  // Several systems write to one folder.
  const written = new Map<System, Census>();
  for (let round = 0; round < rounds; round++) {
    for (const [system, taken] of costs) {
      system.prepare(round);
      taken.push(await measure(system.command));
      if (round === 0) written.set(system, census(system.output));
      system.settle?.();
      process.stderr.write(`${system.name} ${taken.at(-1)?.wallS.toFixed(2)} s\n`);
    }
  }
  return [...costs].flatMap(([system, taken]) => {
    const { name, group } = system;
    const counted = written.get(system);
    return counted ? [{ name, group, costs: taken, written: counted }] : [];
  });
}
