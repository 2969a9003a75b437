import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { equal, is, match, ok } from "uvu/assert";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { copyProject, filesIn, hashesOf, polyglot, ROOT } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const FULL = pathToFileURL(join(ROOT, "test/support/full-disk.js")).href;
const source = (name: string) => JSON.stringify(pathToFileURL(join(ROOT, "src", name)).href);

/** Runs a program in the folder of the test. @returns what it prints, and what it says of the cache */
function run(program: string, env: NodeJS.ProcessEnv, more: readonly string[] = []) {
  writeFileSync("program.mts", program);
  const tsx = import.meta.resolve("tsx");
  const args = ["--import", tsx, ...more, "program.mts"];
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      args,
      { env: { ...process.env, LC_ALL: "C", ...env } },
      (_, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

const USE = `
  import { writeCached, readCached } from ${source("files/cache/cache.ts")};
  import { cachedValues } from ${source("files/cache/values.ts")};
  const values = cachedValues("works", { write: String, read: String });
  for (const build of [1, 2]) {
    values.keep("a", "value");
    values.sweep();
    writeCached("images/one", "x", new Map([["file", Buffer.from("x")]]));
    console.log(values.find("a"), readCached("images/one", "x"));
  }
`;
const WARNINGS: Readonly<Record<string, (code: string) => string>> = {
  en: (code) => `The cache can't be written (.polyglot/cache/works: ${code}).`,
  zh: (code) => `无法写入缓存（.polyglot/cache/works：${code}）。`,
  ru: (code) => `Не удаётся записать кэш (.polyglot/cache/works: ${code}).`,
};

const unwritable = suite<OwnFolder>("a cache that can't be written");
inOwnFolder(unwritable);
for (const [index, code] of ["ENOSPC", "EACCES", "EROFS", "EDQUOT"].entries()) {
  const [lang = "", warning] = Object.entries(WARNINGS)[index % 3] ?? [];
  unwritable(`works like no cache if the system reports ${code}, with one warning in ${lang}`, async () => {
    const env = { FULL_DISK: code, POLYGLOT_LANG: lang };
    const found = await run(USE, env, ["--import", FULL]);
    equal([found.code, found.stdout], [0, "value undefined\nvalue undefined\n"], found.stderr);
    is(found.stderr.trim().split("\n").length, 1, found.stderr);
    ok(found.stderr.startsWith(warning?.(code) ?? "none"), found.stderr);
    equal(
      filesIn(".polyglot").filter((name) => name.includes("draft")),
      [],
    );
  });
}
unwritable("is reported by a thread, once", async () => {
  if (!existsSync("/sys/kernel")) return;
  mkdirSync(".polyglot");
  // Not even root can create a file in this folder.
  symlinkSync("/sys/kernel", ".polyglot/cache");
  for (let index = 0; index < 201; index++)
    cpSync(join(ROOT, "src/theme/assets/icon-180.png"), `${index}.png`);
  const { code, stdout, stderr } = await run(
    `import { checkImages } from ${source("files/images/check.ts")};
     import { setTimeout } from "node:timers/promises";
     const files = Array.from({ length: 201 }, (_, index) => \`\${index}.png\`);
     for (const time of [1, 2]) console.log((await checkImages(files)).length);
     await setTimeout(100);`,
    { POLYGLOT_LANG: "en" },
  );
  equal([code, stdout], [0, "0\n0\n"], stderr);
  match(stderr, /^The cache can't be written \(\.polyglot\/cache\/sound-images: \w+\).*\n$/);
});

/** A separate disk for the cache, if the machine allows one. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "polyglot-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=200k", "tmpfs", folder], { stdio: "ignore" });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
}

const disk = smallDisk();
if (disk === undefined) unwritable.skip("works like no cache on a full disk", "no right to mount a disk");
else
  unwritable("works like no cache on a full disk: the site is the same, and no draft is left", async () => {
    try {
      const project = copyProject();
      is((await polyglot(project, ["build"])).code, 0);
      const site = hashesOf(`${join(project, "_site")}/`);
      // Everything else has enough space where it is.
      const pages = join(project, ".polyglot/cache/pages");
      rmSync(pages, { recursive: true });
      symlinkSync(disk, pages);
      const { code, stderr } = await polyglot(project, ["build"]);
      is(code, 0, stderr);
      match(stderr, /^The cache can't be written \(.*pages: ENOSPC\).*\n$/);
      equal(hashesOf(`${join(project, "_site")}/`), site);
      equal(filesIn(disk), []);
    } finally {
      execFileSync("umount", [disk]);
      rmSync(disk, { recursive: true });
    }
  });
unwritable.run();
