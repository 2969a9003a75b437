import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { is, match } from "uvu/assert";
import { reportFaults } from "../src/core/faults/report.ts";
import { ownMessages } from "../src/files/catalogues/own-messages.ts";
import { programName } from "../src/files/program-name.ts";
import { root } from "./support/documents.ts";
import { suite } from "./support/suite.ts";

const naming = suite("the name of the command");
naming("is that of the project's script, in this repository too, and else of npm's runner", () => {
  is(programName(root), "npm run polyglot --");
  const folder = mkdtempSync(join(tmpdir(), "polyglot-name-"));
  try {
    is(programName(folder), "npx polyglot");
    writeFileSync(join(folder, "package.json"), '{"scripts": {"build": "polyglot build"}}');
    is(programName(folder), "npx polyglot");
    writeFileSync(join(folder, "package.json"), '{"scripts": {"polyglot": "polyglot"}}');
    is(programName(folder), "npm run polyglot --");
    writeFileSync(join(folder, "package.json"), "{");
    is(programName(folder), "npx polyglot");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
for (const locale of ["en", "zh", "ru"])
  naming(`is in the commands of reports, so that they can be pasted, in ${locale}`, () => {
    const fault = {
      code: "translation-unaccepted",
      file: "a",
      values: { command: "accept visit ru" },
    } as const;
    match(reportFaults([fault], ownMessages(locale), "text"), `${programName()} accept visit ru`);
  });
naming.run();
