import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { equal, instance, is, match, not, ok, throws } from "uvu/assert";
import { LockedError, takeLock } from "../src/files/lock.ts";
import { suite } from "./suite.ts";

const LOCK = new URL("../src/files/lock.ts", import.meta.url).href;

const lock = suite<{ folder: string; file: string }>("takeLock");
lock.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "polyglot-lock-"));
  context.file = join(context.folder, "below", "build.lock");
});
lock.after.each(({ folder }) => rmSync(folder, { recursive: true }));

/** Runs a script that has `takeLock`, `file` and `say`. */
function run(script: string, file: string): ChildProcess {
  const source = `
    import fs from "node:fs";
    import path from "node:path";
    import { takeLock } from ${JSON.stringify(LOCK)};
    const file = ${JSON.stringify(file)};
    const say = (line) => fs.writeSync(1, line + "\\n");
    ${script}`;
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", source], {
    stdio: ["pipe", "pipe", "inherit"],
  });
}

/** The first line that a process says. */
async function line({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error("no output");
  for await (const chunk of stdout) return String(chunk).trim();
  throw new Error("ended without a word");
}

/** What the highest ticket says. */
function ticket(file: string): { pid: number; began: string } {
  const [name = ""] = readdirSync(join(file, "..")).sort().reverse();
  return JSON.parse(readFileSync(join(file, "..", name), "utf8"));
}

lock("is taken, given back and taken again, and leaves one small file", ({ file }) => {
  for (let time = 0; time < 3; time++) {
    const release = takeLock(file);
    is(ticket(file).pid, process.pid);
    release();
  }
  equal(readdirSync(join(file, "..")), ["build.lock.3"]);
});

lock("is refused while it is held, and the error names who holds it", async ({ file }) => {
  const holder = run("takeLock(file); say('taken'); process.stdin.resume();", file);
  is(await line(holder), "taken");
  throws(
    () => takeLock(file),
    (error: unknown) => error instanceof LockedError && error.pid === holder.pid,
  );
  holder.kill("SIGKILL");
  await once(holder, "exit");
  takeLock(file)();
});

lock("is refused to the process that has it", ({ file }) => {
  const release = takeLock(file);
  throws(
    () => takeLock(file),
    (error: unknown) => error instanceof LockedError && error.message.includes(String(process.pid)),
  );
  release();
});

lock("is taken over from a process whose number another one has now", ({ file }) => {
  takeLock(file)();
  const stranger = { pid: process.pid, began: "1" };
  writeFileSync(`${file}.2`, JSON.stringify(stranger));
  const release = takeLock(file);
  not.equal(ticket(file), stranger);
  release();
});

lock(
  "is taken over from a process that has ended and that its parent never asked about",
  async ({ file }) => {
    // The shell becomes a process that knows nothing of its child.
    const parent = spawn("sh", ["-c", "(exec sleep 0.2) & echo $!; exec sleep 60"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const pid = Number(await line(parent));
    const stat = () => readFileSync(`/proc/${pid}/stat`, "utf8").replace(/.*\) /, "").split(" ");
    takeLock(file)();
    writeFileSync(`${file}.2`, JSON.stringify({ pid, began: stat()[19] }));
    try {
      instance(attempt(file), LockedError);
      while (stat()[0] !== "Z") await new Promise((resolve) => setImmediate(resolve));
      is(attempt(file), undefined);
    } finally {
      parent.kill("SIGKILL");
    }
  },
);

function attempt(file: string): unknown {
  try {
    takeLock(file)();
    return undefined;
  } catch (error) {
    return error;
  }
}

lock("is taken over from one that died before it had written anything", ({ file }) => {
  takeLock(file)();
  writeFileSync(`${file}.2`, "");
  takeLock(file)();
  writeFileSync(`${file}.4`, '{"pid":');
  takeLock(file)();
});

lock("is not held by one who was so slow that others have come and gone meanwhile", ({ file }) => {
  const write = fs.writeFileSync;
  let taken: (() => void) | undefined;
  // Between the look at the tickets and the taking of the next one, others take that one and the one after it.
  fs.writeFileSync = (...args) => {
    fs.writeFileSync = write;
    syncBuiltinESMExports();
    takeLock(file)();
    taken = takeLock(file);
    write(...args);
  };
  syncBuiltinESMExports();
  try {
    instance(attempt(file), LockedError);
    equal(readdirSync(join(file, "..")), ["build.lock.2"]);
  } finally {
    fs.writeFileSync = write;
    syncBuiltinESMExports();
  }
  taken?.();
  is(attempt(file), undefined);
});

lock("is never held by two, where many find that its holder has died", async ({ file }) => {
  // Each waits for the others, then all fall upon the lock of a dead process, over and over.
  const rounds = 40;
  const script = `
    const inside = file + "-inside";
    const dead = file + "-dead-" + process.pid;
    process.stdin.once("data", () => {
      let taken = 0;
      const end = Date.now() + 30_000;
      while (taken < ${rounds} && Date.now() < end) {
        let release;
        try { release = takeLock(file); } catch (error) { if (error.name !== "LockedError") throw error; continue; }
        try { fs.mkdirSync(inside); } catch { say("two inside"); process.exit(1); }
        taken++;
        fs.rmdirSync(inside);
        // Every other time as if it had died: another's number and beginning.
        if (taken % 2) release();
        else {
          const numbers = fs.readdirSync(path.dirname(file)).map((name) => /lock\\.(\\d+)$/.exec(name)?.[1] ?? 0);
          fs.writeFileSync(dead, JSON.stringify({ pid: process.pid, began: "1" }));
          fs.renameSync(dead, file + "." + Math.max(...numbers));
        }
      }
      say("taken " + taken);
      process.exit();
    });
    say("ready");`;
  takeLock(file)();
  rmSync(`${file}.1`);
  const crowd = Array.from({ length: 4 }, () => run(script, file));
  const said = crowd.map(({ stdout }) => text(stdout as NodeJS.ReadableStream));
  for (const { stdin } of crowd) stdin?.write("go\n");
  for (const words of await Promise.all(said)) match(words, `taken ${rounds}`);
  ok(readdirSync(join(file, "..")).length <= 2);
});
lock.run();
