import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs, {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { equal, instance, is, match, not, ok, throws } from "uvu/assert";
import { ownHolder } from "../../src/files/publish/holder.ts";
import { type Lock, LockedError, SILENCE_MS, takeLock } from "../../src/files/publish/lock.ts";
import { beforeStep, withFs } from "../support/fs-steps.ts";
import { suite } from "../support/suite.ts";

const LOCK = new URL("../../src/files/publish/lock.ts", import.meta.url).href;

const lock = suite<{ folder: string; file: string }>("takeLock");
lock.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "polyglot-lock-"));
  context.file = join(context.folder, "below", "build.lock");
});
lock.after.each(({ folder }) => rmSync(folder, { recursive: true }));

/** Runs a script that has `takeLock`, `file` and `say`. @param before Command that runs the process, such as `unshare`. */
function run(script: string, file: string, before: readonly string[] = []): ChildProcess {
  const source = `
    import fs from "node:fs";
    import path from "node:path";
    import { takeLock } from ${JSON.stringify(LOCK)};
    const file = ${JSON.stringify(file)};
    const say = (line) => fs.writeSync(1, line + "\\n");
    ${script}`;
  const words = [...before, process.execPath, "--import", "tsx", "--input-type=module", "--eval", source];
  return spawn(words[0] ?? "", words.slice(1), { stdio: ["pipe", "pipe", "inherit"] });
}

/** The first line that a process prints. */
async function line({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error("no output");
  for await (const chunk of stdout) return String(chunk).trim();
  throw new Error("ended without a word");
}

/** The content of the highest ticket. */
function ticket(file: string): { pid: number; began: string } {
  const [name = ""] = readdirSync(join(file, "..")).sort().reverse();
  return JSON.parse(readFileSync(join(file, "..", name), "utf8"));
}

lock("is taken, released and taken again, and leaves one small file", ({ file }) => {
  for (let time = 0; time < 3; time++) {
    const release = takeLock(file);
    is(ticket(file).pid, process.pid);
    release();
  }
  equal(readdirSync(join(file, "..")), ["build.lock.3"]);
});

lock("is refused while it is held, and the error names the holder", async ({ file }) => {
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

lock("is taken over from a process whose pid now belongs to another one", ({ file }) => {
  takeLock(file)();
  const stranger = { pid: process.pid, began: "1" };
  writeFileSync(`${file}.2`, JSON.stringify(stranger));
  const release = takeLock(file);
  not.equal(ticket(file), stranger);
  release();
});

lock("is taken over from an ended process that its parent has not waited for", async ({ file }) => {
  // The shell becomes a process that does not know its child.
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
});

/** The error that keeps the lock from being taken; undefined if it is free, and then it is free again. */
function attempt(file: string): unknown {
  try {
    takeLock(file)();
    return undefined;
  } catch (error) {
    return error;
  }
}

for (const [fact, text] of [
  ["is empty", ""],
  ["was cut off by a power failure", '{"pid":'],
  ["lost its bytes in a power failure", "\0".repeat(80)],
  ["is not an object", "null"],
  ["names no process", "{}"],
  ["names every process", '{"pid":-1,"began":"1"}'],
  ["names its own group", '{"pid":0,"began":"1"}'],
] as const) {
  lock(`is free if the last ticket ${fact}`, ({ file }) => {
    takeLock(file)();
    writeFileSync(`${file}.2`, text);
    is(attempt(file), undefined);
  });
}

lock("is free if the last ticket is a folder, which stays with its files", ({ file }) => {
  takeLock(file)();
  mkdirSync(`${file}.2`);
  writeFileSync(join(`${file}.2`, "note"), "");
  is(attempt(file), undefined);
  const release = takeLock(file);
  instance(attempt(file), LockedError);
  release();
  ok(existsSync(join(`${file}.2`, "note")));
});

lock("is free if other files have names like tickets", ({ file }) => {
  takeLock(file)();
  const held = JSON.stringify(ownHolder());
  for (const name of ["007", "1e9", "99999999999999999999", "-1", "x"])
    writeFileSync(`${file}.${name}`, held);
  is(attempt(file), undefined);
});

lock("is refused if the last ticket cannot be read, until it is old", ({ file }) => {
  const release = takeLock(file);
  release();
  const read = fs.readFileSync;
  const readFileSync = (name: string, encoding: BufferEncoding) => {
    if (name === `${file}.1`) throw Object.assign(new Error("EACCES"), { code: "EACCES" });
    return read(name, encoding);
  };
  withFs({ readFileSync }, () => {
    const error = attempt(file) as LockedError;
    instance(error, LockedError);
    equal([error.pid, error.host, error.ticket], [0, "", `${file}.1`]);
    age(`${file}.1`, SILENCE_MS + 1000);
    is(attempt(file), undefined);
  });
});

/** Makes a file older. */
function age(ticket: string, ms: number): void {
  const seconds = (Date.now() - ms) / 1000;
  utimesSync(ticket, seconds, seconds);
}

for (const [fact, place] of [
  ["another machine", { host: "elsewhere", boot: "another", space: "pid:[1]" }],
  ["another machine of the same name", { boot: "another" }],
  ["another container", { host: "elsewhere", space: "pid:[1]" }],
  ["a machine without a boot id and a PID namespace", { host: "elsewhere", boot: "", space: "" }],
] as const) {
  lock(
    `is refused while a holder on ${fact} gives signs of life, and free long after it has stopped`,
    ({ file }) => {
      takeLock(file)();
      // This machine has never had a process with this pid.
      const holder = { ...ownHolder(), pid: 4_194_304, ...place };
      writeFileSync(`${file}.2`, JSON.stringify(holder));
      const error = attempt(file) as LockedError;
      instance(error, LockedError);
      equal([error.pid, error.host, error.ticket], [holder.pid, holder.host, `${file}.2`]);
      age(`${file}.2`, SILENCE_MS - 60_000);
      instance(attempt(file), LockedError);
      equal(readdirSync(join(file, "..")).sort(), ["build.lock.1", "build.lock.2"]);
      age(`${file}.2`, SILENCE_MS + 1000);
      is(attempt(file), undefined);
    },
  );
}

lock("is taken over at once from a process that has ended on this machine", ({ file }) => {
  takeLock(file)();
  writeFileSync(`${file}.2`, JSON.stringify({ ...ownHolder(), pid: 4_194_304 }));
  is(attempt(file), undefined);
});

lock("is refused while a process runs on this machine, even without signs of life", ({ file }) => {
  const release = takeLock(file);
  age(`${file}.1`, 100 * SILENCE_MS);
  instance(attempt(file), LockedError);
  release();
});

lock("is drafted under a name that no other process has, not even one with the same pid", ({ file }) => {
  const write = fs.writeFileSync;
  const drafts: string[] = [];
  const writeFileSync = (name: string, text: string) => {
    drafts.push(name);
    write(name, text);
  };
  withFs({ writeFileSync }, () => {
    for (let time = 0; time < 2; time++) {
      takeLock(file);
      rmSync(`${file}.1`);
    }
  });
  is(new Set(drafts).size, 2);
});

lock("removes the drafts of killed processes", ({ file }) => {
  takeLock(file)();
  writeFileSync(`${file}.1.left`, "");
  writeFileSync(`${file}.2.new`, "");
  is(attempt(file), undefined);
  equal(readdirSync(join(file, "..")).sort(), ["build.lock.2", "build.lock.2.new"]);
});

lock("gives signs of life, but not for a ticket of another process", ({ file }) => {
  const set = globalThis.setInterval;
  let beat = () => {};
  globalThis.setInterval = ((act: () => void) => {
    beat = act;
    return set(() => {}, 2 ** 30);
  }) as typeof globalThis.setInterval;
  let release: Lock;
  try {
    release = takeLock(file);
  } finally {
    globalThis.setInterval = set;
  }
  const before = readFileSync(`${file}.1`, "utf8");
  age(`${file}.1`, SILENCE_MS);
  const { mtimeMs } = statSync(`${file}.1`);
  beat();
  ok(statSync(`${file}.1`).mtimeMs > mtimeMs);
  is(readFileSync(`${file}.1`, "utf8"), before);
  writeFileSync(`${file}.1`, "of another");
  beat();
  release();
  is(readFileSync(`${file}.1`, "utf8"), "of another");
  rmSync(join(file, ".."), { recursive: true });
  beat();
  is(existsSync(file), false);
});

lock(
  "is no longer held if its ticket was removed or has a successor, and then changes nothing",
  ({ file }) => {
    const first = takeLock(file);
    is(first.isHeld(), true);
    rmSync(join(file, ".."), { recursive: true });
    is(first.isHeld(), false);
    const second = takeLock(file);
    is(first.isHeld(), false);
    first();
    is(second.isHeld(), true);
    instance(attempt(file), LockedError);
    const third = takeLock(`${file}-other`);
    rmSync(`${file}-other.1`);
    third();
    is(existsSync(`${file}-other.1`), false);
    second();
    is(second.isHeld(), false);
    second();
  },
);

lock("is not held by a slow process if others have taken it in the meantime", ({ file }) => {
  let taken: (() => void) | undefined;
  // Between reading the tickets and taking the next one, others take that one and the one after it.
  const others = () => {
    takeLock(file)();
    taken = takeLock(file);
  };
  beforeStep(0, ["writeFileSync"], others, () => instance(attempt(file), LockedError));
  equal(readdirSync(join(file, "..")), ["build.lock.2"]);
  taken?.();
  is(attempt(file), undefined);
});

/** Functions of `fs` before which another process may do something. */
const STEPS = [
  "mkdirSync",
  "readdirSync",
  "readFileSync",
  "writeFileSync",
  "linkSync",
  "rmSync",
  "statSync",
] as const;

for (const [state, prepare] of [
  ["was never taken", () => {}],
  ["was released", (file: string) => takeLock(file)()],
  ["is held by a dead process", (file: string) => hold(file, { began: "1" })],
  ["is held by a machine without signs of life", (file: string) => hold(file, { boot: "another" })],
] satisfies [string, (file: string) => void][]) {
  lock(`that ${state} is never held by two, whatever another process does between two steps`, ({ file }) => {
    for (const [come, others] of [
      ["takes it", (lock: Lock) => [lock]],
      ["takes it and gives it back", (lock: Lock) => [lock()].flatMap(() => [])],
      ["comes twice", (lock: Lock) => [lock()].map(() => takeLock(file))],
    ] satisfies [string, (lock: Lock) => Lock[]][]) {
      for (let step = 0; ; step++) {
        rmSync(join(file, ".."), { recursive: true, force: true });
        prepare(file);
        const held: Lock[] = [];
        const take = () => {
          try {
            return [takeLock(file)];
          } catch (error) {
            instance(error, LockedError);
            return [];
          }
        };
        const reached = beforeStep(
          step,
          STEPS,
          () => held.push(...take().flatMap(others)),
          () => held.push(...take()),
        );
        const holders = held.filter((lock) => lock.isHeld());
        is(held.length, holders.length, `${come} at ${step}`);
        is(holders.length, 1, `${come} at ${step}`);
        instance(attempt(file), LockedError);
        for (const release of holders) release();
        is(attempt(file), undefined, `${come} at ${step}`);
        if (!reached) break;
      }
    }
  });
}

/** Writes a ticket that another process left long ago. */
function hold(file: string, place: object): void {
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(`${file}.1`, JSON.stringify({ ...ownHolder(), ...place }));
  age(`${file}.1`, 2 * SILENCE_MS);
}

const CONTAINER = ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"];
if (spawnSync(CONTAINER[0] ?? "", [...CONTAINER.slice(1), "true"]).status === 0) {
  lock.long(
    "is refused while a process in another container holds it, and the other way around",
    async ({ file }) => {
      const holder = run("takeLock(file); say('taken'); process.stdin.resume();", file, CONTAINER);
      is(await line(holder), "taken");
      const error = attempt(file) as LockedError;
      instance(error, LockedError);
      is(error.pid, 1);
      ok(error.host);
      const ask = "try { takeLock(file); say('taken'); } catch (error) { say(error.name); }";
      is(await line(run(ask, file, CONTAINER)), "LockedError");
      holder.kill("SIGKILL");
      await once(holder, "exit");
      // This side cannot know that it no longer runs.
      instance(attempt(file), LockedError);
      age(`${file}.1`, SILENCE_MS + 1000);
      const release = takeLock(file);
      is(await line(run(ask, file, CONTAINER)), "LockedError");
      release();
      is(await line(run(ask, file, CONTAINER)), "taken");
    },
  );

  lock.long(
    "is never held by two if processes with the same pid in several containers compete for it",
    async ({ file }) => {
      const rounds = 30;
      const script = `
      process.stdin.once("data", () => {
        let taken = 0;
        while (taken < ${rounds}) {
          let release;
          try { release = takeLock(file); } catch (error) { if (error.name !== "LockedError") throw error; continue; }
          try { fs.mkdirSync(file + "-inside"); } catch { say("two inside"); process.exit(1); }
          taken++;
          fs.rmdirSync(file + "-inside");
          release();
        }
        say("taken " + taken + " by " + process.pid);
        process.exit();
      });
      say("ready");`;
      const crowd = Array.from({ length: 3 }, () => run(script, file, CONTAINER));
      const said = crowd.map(({ stdout }) => text(stdout as NodeJS.ReadableStream));
      for (const { stdin } of crowd) stdin?.write("go\n");
      for (const words of await Promise.all(said)) match(words, `taken ${rounds} by 1`);
    },
  );
} else
  lock.skip(
    "is refused while a process in another container holds it",
    "no right to unshare a PID namespace",
  );

lock.long("is never held by two if many processes find that its holder has died", async ({ file }) => {
  // Each waits for the others, then all try to take the lock of a dead process, many times.
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
