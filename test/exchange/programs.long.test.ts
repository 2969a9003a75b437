import { execFileSync } from "node:child_process";
import { equal, is } from "uvu/assert";
import { readCsv, writeCsv } from "../../src/core/exchange/csv.ts";
import { writePo } from "../../src/core/exchange/po.ts";
import { writeTmx } from "../../src/core/exchange/tmx.ts";
import type { Exchange } from "../../src/core/exchange/units.ts";
import { writeXliff1 } from "../../src/core/exchange/xliff-1.ts";
import { exchangeOf, NASTY, partOf, received, unitOf } from "../support/exchange.ts";
import { isThere, PROGRAMS, throughLibreOffice, unitsOfToolkit } from "../support/exchange-programs.ts";
import { exchangeFor } from "../support/exchange-rounds.ts";
import { suite } from "../support/suite.ts";

const units = NASTY.flatMap((text, index) => [
  unitOf(text, text, { key: `k${index}` }),
  partOf(text, text, { key: `text.${index}`, notes: ["Where\nit is"] }),
]);

const programs = suite("programs of others");
for (const { name, isInstalled, edits, ...tool } of PROGRAMS) {
  const fact = `leave every text where it belongs: ${name}`;
  if (isInstalled) programs(fact, () => exchangeFor(edits, tool));
  else programs.skip(fact, "it is not installed");
}
const forms: [name: string, file: string, write: (exchange: Exchange) => string][] = [
  ["XLIFF 1.2", "ru.xlf", writeXliff1],
  ["gettext", "ru.po", writePo],
  ["a memory", "ru.tmx", writeTmx],
];
for (const [name, file, write] of forms) {
  const fact = `find every text in ${name}`;
  if (PROGRAMS.some((program) => program.name.includes("toolkit") && program.isInstalled))
    programs(fact, async () => is(await unitsOfToolkit(file, write(exchangeOf(units))), units.length));
  else programs.skip(fact, "translate-toolkit is not installed");
}
if (isThere("msgfmt", ["--version"]))
  programs("accept the catalogue of gettext", () => {
    // A text that begins or ends with a line break must do so in both languages.
    const input = writePo(exchangeOf(units));
    execFileSync("msgfmt", ["--check", "--output-file=/dev/null", "-"], {
      input,
      stdio: ["pipe", "ignore", "ignore"],
    });
  });
else programs.skip("accept the catalogue of gettext", "msgfmt is not installed");
if (isThere("soffice", ["--version"]))
  programs("change no cell of a table", async () => {
    const back = await throughLibreOffice(writeCsv(exchangeOf(units)));
    equal(received(readCsv, back, units), { texts: [], codes: [], faults: [] });
  });
else programs.skip("change no cell of a table", "LibreOffice is not installed");
programs.run();
