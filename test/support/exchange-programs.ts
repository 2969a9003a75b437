import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { readCsv, writeCsv } from "../../src/core/exchange/csv.ts";
import { readPo, writePo } from "../../src/core/exchange/po.ts";
import { readXliff } from "../../src/core/exchange/xliff.ts";
import { writeXliff1 } from "../../src/core/exchange/xliff-1.ts";
import { type ExchangeTool, translatedTable } from "./exchange-tools.ts";

const run = promisify(execFile);

/** Whether a program can be started with these arguments. */
export function isThere(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Debian's own Python, which has the packages of Debian. */
const PYTHON = "/usr/bin/python3";

/** Translates each open unit of a file with translate-toolkit: its words `w12` become `с12`, except in code. */
const TRANSLATE = `
import random, re, sys
from translate.storage import factory
store = factory.getobject(sys.argv[1])
for unit in store.units:
    if not unit.istranslatable() or (unit.istranslated() and not unit.isfuzzy()): continue
    if random.random() > float(sys.argv[2]): continue
    unit.target = re.sub(r"(?<!\`)w(\\d+)", r"с\\1", unit.source)
    unit.markfuzzy(False)
store.save()
print(len([unit for unit in store.units if unit.istranslatable()]))
`;

/** Runs a program over a file in a folder of its own. @returns The file as the program has left it. */
async function through(
  name: string,
  text: string,
  work: (file: string, folder: string) => Promise<string>,
): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "polyglot-exchange-"));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return readFileSync(await work(file, folder), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many units of a file translate-toolkit finds that can be translated. */
export async function unitsOfToolkit(name: string, text: string): Promise<number> {
  let count = 0;
  await through(name, text, async (file) => {
    count = Number((await run(PYTHON, ["-c", TRANSLATE, file, "0"])).stdout);
    return file;
  });
  return count;
}

function toolkit(ending: string): ExchangeTool["translate"] {
  return (text, { takes }) =>
    through(`file.${ending}`, text, async (file) => {
      // Either all texts or a part of them.
      await run(PYTHON, ["-c", TRANSLATE, file, takes() && takes() && takes() ? "1" : "0.6"]);
      return file;
    });
}

/** A table with commas, quotation marks where they are needed, and UTF-8, read and written. */
const CALC = "csv:Text - txt - csv (StarCalc):44,34,76";

/** Opens a table in LibreOffice and saves it. */
export function throughLibreOffice(table: string): Promise<string> {
  return through("table.csv", table, async (file, folder) => {
    const args = [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--infilter=CSV:44,34,76"];
    await run("soffice", [...args, "--convert-to", CALC, "--outdir", path.join(folder, "saved"), file]);
    return path.join(folder, "saved", "table.csv");
  });
}

/** A program of others that may be installed. */
interface Program extends ExchangeTool {
  /** Its name, and the package of Debian. */
  readonly name: string;
  readonly isInstalled: boolean;
  /** The number of edits that it is tried with: each exchange restarts it. */
  readonly edits: number;
}

const hasToolkit = isThere(PYTHON, ["-c", "import translate.storage.factory"]);

export const PROGRAMS: readonly Program[] = [
  {
    name: "XLIFF 1.2 through translate-toolkit",
    isInstalled: hasToolkit,
    edits: 100,
    write: writeXliff1,
    read: readXliff,
    translate: toolkit("xlf"),
  },
  {
    name: "gettext through translate-toolkit",
    isInstalled: hasToolkit,
    edits: 100,
    write: writePo,
    read: readPo,
    translate: toolkit("po"),
  },
  {
    name: "CSV through LibreOffice",
    isInstalled: isThere("soffice", ["--version"]),
    edits: 20,
    write: writeCsv,
    read: readCsv,
    translate: (text, translator) => throughLibreOffice(translatedTable(text, translator, ",")),
  },
];
