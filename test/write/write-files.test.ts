import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { equal, is, not, ok, throws } from "uvu/assert";
import { CONTENT_RULES, checkEntries } from "../../src/core/content/preflight.ts";
import { temporaryName, writerOf } from "../../src/core/publish/leftovers.ts";
import { listEntries } from "../../src/files/content/folder.ts";
import { DISK } from "../../src/files/write/disk.ts";
import { CHANGED, type FileChange, WriteError, writeFiles } from "../../src/files/write/write-files.ts";
import { type Failure, faultyDisk } from "../support/faulty-disk.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { filesIn } from "../support/project.ts";
import { suite } from "../support/suite.ts";

/** A plan with a file of each kind: new, in a new folder, changed, unchanged, removed; in three languages. */
const PLAN: readonly FileChange[] = [
  { file: "a/.accepted/new.md", before: undefined, after: "A visit 👩‍👩‍👧\r\n" },
  { file: "a/index.zh.md", before: "访问", after: "访问：“巴黎”\n" },
  { file: "a/index.ru.md", before: "\uFEFFВизит\r\n", after: "\uFEFFВизит — «Париж»\r\n" },
  { file: "b/c/d.json", before: undefined, after: "{}\n" },
  { file: "same.md", before: "</script>", after: "</script>" },
  { file: "a/.accepted/old.md", before: "old", after: undefined },
];
const BEFORE = textsOf("before");
const AFTER = textsOf("after");

function textsOf(key: "before" | "after"): Record<string, string> {
  const texts = PLAN.map((change) => [change.file, change[key]] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== undefined).sort()) as Record<string, string>;
}

/** Writes the files that the plan expects. */
function lay(): void {
  for (const [file, text] of Object.entries(BEFORE)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function found(): Record<string, string> {
  return Object.fromEntries(filesIn(".").map((file) => [file, readFileSync(file, "utf8")]));
}

/** The error from writing the plan to a failing disk; undefined once the disk no longer fails. */
function failing(at: number, failure: Failure): { error: WriteError | undefined; calls: number } {
  const disk = faultyDisk(at, failure);
  try {
    writeFiles(PLAN, disk);
  } catch (error) {
    ok(error instanceof WriteError, String(error));
    return { error: error as WriteError, calls: disk.calls() };
  }
  return { error: undefined, calls: disk.calls() };
}

const writing = suite<OwnFolder>("writeFiles");
inOwnFolder(writing);
writing.before.each(() => {
  if (PLAN[4]) writeFileSync("same.md", String(PLAN[4].before));
  lay();
});

writing("makes all changes, and leaves nothing else behind", () => {
  writeFiles(PLAN);
  equal(found(), AFTER);
});
writing("writes a new file that is named without a folder", () => {
  writeFiles([{ file: "bare.md", before: undefined, after: "Text.\n" }]);
  is(readFileSync("bare.md", "utf8"), "Text.\n");
});
writing("does not write a file whose text does not change", () => {
  const { mtimeNs, ino } = statSync("same.md", { bigint: true });
  writeFiles(PLAN);
  const after = statSync("same.md", { bigint: true });
  equal([after.mtimeNs, after.ino], [mtimeNs, ino]);
});
writing("changes nothing if any one step fails", () => {
  let at = 1;
  for (; ; at++) {
    const { error } = failing(at, "once");
    if (!error) break;
    equal(found(), BEFORE, `step ${at}`);
    not(existsSync("b"), `step ${at}: the folder that was made is gone`);
    equal(error.written, []);
    is(error.reason, "ENOSPC");
  }
  ok(at > 10, "every step was tried");
  equal(found(), AFTER);
});
writing(
  "leaves each file whole if it is killed, the first ones new, and completes the rest the next time",
  () => {
    const files = PLAN.filter(({ before, after }) => before !== after);
    let previous = -1;
    for (let at = 1; ; at++) {
      lay();
      const { error } = failing(at, "dead");
      if (!error) break;
      const isNew = files.map(({ file, before, after }) => {
        const text = existsSync(file) ? readFileSync(file, "utf8") : undefined;
        ok(text === before || text === after, `${file} is neither old nor new: ${text}`);
        return text === after;
      });
      const count = isNew.filter(Boolean).length;
      ok(isNew.slice(0, count).every(Boolean), `step ${at}: ${isNew}`);
      ok(count >= previous, "more is written the later it is killed");
      previous = count;
      equal(
        error.written,
        files.slice(0, count).map(({ file }) => file),
        `step ${at}`,
      );
      const rest = PLAN.map((change) => {
        const { file } = change;
        return { ...change, before: existsSync(file) ? readFileSync(file) : undefined };
      });
      writeFiles(rest);
      equal(found(), AFTER, `step ${at}`);
      for (const { file, before } of files) if (before === undefined) DISK.remove(file);
    }
  },
);
for (const [fact, change] of [
  ["a text that was edited in the meantime", () => writeFileSync("a/index.ru.md", "a later edit")],
  ["a file that was removed in the meantime", () => DISK.remove("a/index.ru.md")],
  ["a new file that already exists", () => writeFileSync("b", "")],
  [
    "a file to be removed that was edited in the meantime",
    () => writeFileSync("a/.accepted/old.md", "edited"),
  ],
  ["a link in place of a new file", () => symlinkSync("nowhere", "a/.accepted/new.md")],
] as const)
  writing(`writes nothing if it finds ${fact}`, () => {
    change();
    const before = found();
    throws(
      () => writeFiles(PLAN),
      (error: unknown) => error instanceof WriteError && error.written.length === 0,
    );
    equal(found(), before);
  });
writing("refuses an edit that comes between its drafts and the last rename", () => {
  // An editor can save before each call that changes something.
  for (let at = 1; ; at++) {
    lay();
    let calls = 0;
    const edited =
      <Args extends unknown[], Value>(call: (...args: Args) => Value) =>
      (...args: Args): Value => {
        calls += 1;
        if (calls === at) writeFileSync("a/index.ru.md", "a later edit");
        return call(...args);
      };
    const disk = { ...DISK, write: edited(DISK.write), link: edited(DISK.link), copy: edited(DISK.copy) };
    try {
      writeFiles(PLAN, disk);
      break;
    } catch (error) {
      is((error as WriteError).reason, CHANGED);
      equal(found(), { ...BEFORE, "a/index.ru.md": "a later edit" }, `before change ${at}`);
    }
  }
});
writing("names the file at fault", () => {
  mkdirSync("a/.accepted/new.md");
  throws(
    () => writeFiles(PLAN),
    (error: unknown) => error instanceof WriteError && error.file === "a/.accepted/new.md",
  );
});
writing("keeps the mode of a file, and the link to it", () => {
  chmodSync("a/index.zh.md", 0o640);
  symlinkSync("a/index.zh.md", "linked.md");
  writeFiles([{ file: "linked.md", before: "访问", after: "新" }]);
  is(statSync("a/index.zh.md").mode & 0o777, 0o640);
  ok(lstatSync("linked.md").isSymbolicLink());
  is(readFileSync("a/index.zh.md", "utf8"), "新");
});
writing("leaves a hard link to a file with the old text, as editors do", () => {
  linkSync("a/index.zh.md", "other.md");
  writeFiles(PLAN);
  is(readFileSync("other.md", "utf8"), "访问");
});
if (process.getuid?.() !== 0)
  writing("does not replace a file that is read-only", () => {
    chmodSync("a/index.zh.md", 0o444);
    throws(() => writeFiles(PLAN));
    equal(found(), BEFORE);
  });
else
  writing("keeps the owner of a file that root writes", () => {
    DISK.remove("a/index.zh.md");
    writeFileSync("a/index.zh.md", "访问");
    chownSync("a/index.zh.md", 12_345, 12_345);
    writeFiles(PLAN);
    is(statSync("a/index.zh.md").uid, 12_345);
  });
writing("removes temporary files of a killed process, but not those of a running one", () => {
  // No process has a pid of this size.
  const dead = `a/${temporaryName("index.zh.md", 2 ** 30, "new")}`;
  const atWork = `a/${temporaryName("index.ru.md", process.ppid, "new")}`;
  for (const file of [dead, atWork]) writeFileSync(file, "half a te");
  equal(checkEntries(".", listEntries("a"), CONTENT_RULES).files.sort(), ["index.ru.md", "index.zh.md"]);
  writeFiles(PLAN);
  equal([existsSync(dead), existsSync(atWork)], [false, true]);
});
writing.run();

const names = suite("writerOf");
names("knows the temporary names, and no others", () => {
  for (const name of ["index.en.md", "сайт.json", "a"])
    for (const kind of ["new", "old"] as const) is(writerOf(temporaryName(name, 123, kind)), 123);
  for (const name of ["", ".new", "index.123.new", ".index.en.md.new", ".index.en.md.12x.old", ".a.1.newer"])
    is(writerOf(name), undefined, name);
});
names.run();
