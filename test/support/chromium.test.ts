import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { equal, is, match, not, ok } from "uvu/assert";
import { unpackChromium } from "./chromium.ts";
import { suite } from "./suite.ts";

const run = promisify(execFile);
const unpack = suite<{ cache: string }>("unpackChromium");
unpack.before((context) => {
  context.cache = mkdtempSync(join(tmpdir(), "polyglot-chromium-"));
});
unpack.after(({ cache }) => rmSync(cache, { recursive: true }));

unpack.long(
  "gives three processes that start at the same time the same whole executable",
  async ({ cache }) => {
    const script = `
    import { execFileSync } from "node:child_process";
    import { unpackChromium } from ${JSON.stringify(new URL("chromium.ts", import.meta.url).href)};
    const { executablePath } = await unpackChromium(${JSON.stringify(cache)});
    process.stdout.write(executablePath + execFileSync(executablePath, ["--version"]));`;
    const command = ["--import", "tsx", "--input-type=module", "--eval", script];
    const ended = await Promise.all([1, 2, 3].map(() => run(process.execPath, command)));
    is(new Set(ended.map(({ stdout }) => stdout)).size, 1);
    match(ended[0]?.stdout ?? "", /147\./);
    equal(readdirSync(cache), ["chromium-147.0.0"]);
  },
);

unpack("includes every library that a bare machine lacks", async ({ cache }) => {
  const { executablePath, libraries } = await unpackChromium(cache);
  const { stdout } = await run("ldd", [executablePath], { env: { LD_LIBRARY_PATH: libraries } });
  not.match(stdout, "not found");
  for (const name of [
    "libnss3.so",
    "libnssutil3.so",
    "libnspr4.so",
    "libplc4.so",
    "libplds4.so",
    "libexpat.so.1",
  ])
    ok(stdout.includes(`${name} => ${join(libraries, name)} `), `${name} is not the carried one:\n${stdout}`);
});
unpack.run();
