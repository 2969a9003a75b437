import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { equal, is } from "uvu/assert";
import { listEntries, readBytes } from "../../src/files/content/folder.ts";
import { ROOT } from "../support/project.ts";
import { suite } from "../support/suite.ts";

/** An account without rights: root may open what no other account can. */
const UNPRIVILEGED = 65_534;

const entries = suite<{ folder: string }>("listEntries", { folder: "" });
entries.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "polyglot-folder-"));
});
entries.after.each(({ folder }) => {
  chmodSync(join(folder), 0o700);
  rmSync(folder, { recursive: true });
});
const kinds = (folder: string) =>
  listEntries(folder)
    .map(({ path, kind, reason }) => [path, kind, reason].filter((part) => part !== undefined).join(" "))
    .sort();

entries("names files, folders and links, and opens no link", ({ folder }) => {
  mkdirSync(join(folder, "文章"));
  writeFileSync(join(folder, "文章", ".я"), "x");
  symlinkSync("/etc", join(folder, "etc"));
  equal(kinds(folder), ["etc link", "文章 folder", "文章/.я file"]);
});
entries("finds nothing if the folder doesn't exist", ({ folder }) => equal(kinds(join(folder, "no")), []));
entries("reports a file, and a link, in place of the folder", ({ folder }) => {
  writeFileSync(join(folder, "a"), "x");
  symlinkSync(folder, join(folder, "b"));
  equal([kinds(join(folder, "a")), kinds(join(folder, "b"))], [[" other"], [" link"]]);
});
entries("lists a file that cannot be opened because its name is not valid text", ({ folder }) => {
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff]), Buffer.from(".md")]), "x");
  equal(kinds(folder), ["\uFFFD.md file"]);
});
entries("reports why a folder or a file cannot be opened, and continues", ({ folder }) => {
  mkdirSync(join(folder, "closed"));
  writeFileSync(join(folder, "closed", "a.md"), "x");
  writeFileSync(join(folder, "secret.md"), "x");
  writeFileSync(join(folder, "open.md"), "x");
  const root = process.getuid?.() === 0;
  if (root)
    for (const name of ["", "closed", "secret.md"]) chownSync(join(folder, name), UNPRIVILEGED, UNPRIVILEGED);
  chmodSync(join(folder, "secret.md"), 0);
  chmodSync(join(folder, "closed"), 0);
  const script = `
    import { listEntries, readBytes } from ${JSON.stringify(join(ROOT, "src/files/content/folder.ts"))};
    const read = (name) => readBytes(${JSON.stringify(folder)} + "/" + name).faults.map(({ code, values }) => code + " " + values.found);
    const found = listEntries(${JSON.stringify(folder)}).map(({ path, kind, reason }) => [path, kind, reason]);
    process.stdout.write(JSON.stringify({ found, secret: read("secret.md"), open: read("open.md") }));`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", script],
    { cwd: ROOT, encoding: "utf8", ...(root ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {}) },
  );
  chmodSync(join(folder, "closed"), 0o700);
  is(stderr.replace(/^.*(?:Warning|npm).*\n/gm, ""), "");
  equal(JSON.parse(stdout), {
    found: [
      ["closed", "closed", "EACCES"],
      ["open.md", "file", null],
      ["secret.md", "file", null],
    ],
    secret: ["file-unreadable EACCES"],
    open: [],
  });
});
entries.run();

const bytes = suite("readBytes");
bytes("reports why it can't read a file", () => {
  const { faults } = readBytes(tmpdir());
  equal(
    faults.map(({ code, values }) => [code, values.found]),
    [["file-unreadable", "EISDIR"]],
  );
});
bytes.run();
