import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { is, match, throws } from "uvu/assert";
import { UsageError } from "../../src/cli/terminal.ts";
import { today } from "../../src/cli/today.ts";
import { ROOT } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const run = promisify(execFile);
const days = suite("today");

days("is the UTC day of SOURCE_DATE_EPOCH if that is set", () => {
  is(today("1700000000"), "2023-11-14");
  is(today("0"), "1970-01-01");
  is(today("253402300799"), "9999-12-31");
});
for (const found of [
  "",
  " ",
  "x",
  "-1",
  "1.5",
  "1e9",
  "0x10",
  "+5",
  "1700000000000",
  "253402300800",
  "9".repeat(400),
])
  days(`refuses SOURCE_DATE_EPOCH="${found.slice(0, 20)}"`, () => {
    throws(
      () => today(found),
      (error: unknown) => error instanceof UsageError && error.key === "cli:usage.sourceDate",
    );
  });
// The day of a zone isn't that of UTC: in Auckland it is already the next one, in Los Angeles still the one before.
for (const [zone, instant, day] of [
  ["Pacific/Auckland", "2026-12-31T11:30:00Z", "2027-01-01"],
  ["America/Los_Angeles", "2027-01-01T07:30:00Z", "2026-12-31"],
  ["Asia/Shanghai", "2026-02-28T16:00:00Z", "2026-03-01"],
  ["UTC", "2026-02-28T23:59:59Z", "2026-02-28"],
] as const)
  days(`is the day of the user in ${zone}`, async () => {
    const code = `import { today } from "./src/cli/today.ts"; console.log(today(undefined, new Date("${instant}")));`;
    const { stdout } = await run(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
      cwd: ROOT,
      env: { ...process.env, TZ: zone },
    });
    match(stdout.trim(), day);
  });
days.run();
