import { spawn } from "node:child_process";
import { existsSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { is, match, not } from "uvu/assert";
import { copyProject, edit, POLYGLOT, ROOT } from "../support/project.ts";
import { suite } from "../support/suite.ts";

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

/** Runs the command with an output that its reader closes before the first write or after the first line. */
function runUnread(folder: string, args: readonly string[], after: "nothing" | "a line"): Promise<Ended> {
  const child = spawn(process.execPath, [...POLYGLOT, ...args], {
    cwd: folder,
    env: { ...process.env, LC_ALL: "C" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (after === "nothing") child.stdout.destroy();
  else child.stdout.once("data", () => child.stdout.destroy());
  let stderr = "";
  child.stderr.on("data", (part) => {
    stderr += part;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stderr })));
}

const output = suite("the output of the command");
for (const after of ["nothing", "a line"] as const)
  output(`causes no error if its reader closes it after ${after}`, async () => {
    const { code, stderr } = await runUnread(ROOT, ["messages"], after);
    is(code, 0, stderr);
    is(stderr, "");
  });

output("need not be read for the command to finish its work", async () => {
  const project = copyProject();
  const text = "content/articles/visit-to-ibe/index.en.md";
  edit(project, text, (before) => `${before}\nOne more sentence.\n`);
  const file = join(project, "content/articles/visit-to-ibe/index.zh.md");
  const before = readFileSync(file, "utf8");
  const { code, stderr } = await runUnread(project, ["accept", "visit-to-ibe", "zh"], "nothing");
  is(code, 0, stderr);
  not.equal(readFileSync(file, "utf8"), before);
});

output("keeps the exit code of faults in the content if it is not read", async () => {
  const project = copyProject();
  edit(project, "content/articles/visit-to-ibe/index.zh.md", (text) =>
    text.replace("---", "---\nbroken: [yaml"),
  );
  is((await runUnread(project, ["check"], "nothing")).code, 1);
});

if (existsSync("/dev/full"))
  output("fails with exit code 3 if the disk is full", async () => {
    const child = spawn(process.execPath, [...POLYGLOT, "messages"], {
      cwd: ROOT,
      stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
    });
    let stderr = "";
    child.stderr?.on("data", (part) => {
      stderr += part;
    });
    is(await new Promise((resolve) => child.on("close", resolve)), 3);
    match(stderr, "ENOSPC");
  });
else output.skip("fails with exit code 3 if the disk is full", "this system has no /dev/full");
output.run();
