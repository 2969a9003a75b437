import { execFileSync } from "node:child_process";
import {
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { equal, is, not, ok, throws } from "uvu/assert";
import { codeKey } from "../../src/files/cache/program-key.ts";
import { findPackage, installedVersions, ownPackage } from "../../src/files/packages.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { copyProject, edit, ROOT } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  dependencies: Record<string, string>;
};

const versions = suite<OwnFolder>("versions of packages");
inOwnFolder(versions);
versions("are those of every dependency of this package, and of what they depend on", () => {
  equal([...ownPackage().dependencies].sort(), Object.keys(dependencies).sort());
  const installed = installedVersions(ownPackage().dependencies);
  for (const [name, version] of Object.entries(dependencies))
    ok(installed.includes(`${name}@${version}`), name);
  for (const deeper of ["entities", "mdurl", "domhandler"])
    ok(
      installed.some((one) => one.startsWith(`${deeper}@`)),
      deeper,
    );
});
versions("include compiled parts on request: those contain the image decoders", () => {
  const isCompiled = (one: string) => /^@img\/sharp-libvips-/.test(one);
  is(installedVersions(["sharp"]).some(isCompiled), false);
  ok(installedVersions(["sharp"], { withOptional: true }).some(isCompiled));
});
versions("are of the package that the importing file gets, and end if packages depend on each other", () => {
  const write = (folder: string, name: string, version: string, needs: readonly string[]) => {
    mkdirSync(folder, { recursive: true });
    const manifest = { name, version, dependencies: Object.fromEntries(needs.map((one) => [one, "*"])) };
    writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  };
  write("node_modules/a", "a", "1.0.0", ["b", "missing"]);
  write("node_modules/a/node_modules/b", "b", "2.0.0", ["a"]);
  write("node_modules/b", "b", "1.0.0", []);
  const from = join(realpathSync("."), "index.js");
  is(findPackage("b", from)?.version, "1.0.0");
  const found = findPackage("a", from);
  is(findPackage("b", join(found?.folder ?? "", "package.json"))?.version, "2.0.0");
});
versions.run();

const code = suite<OwnFolder>("the key of some modules");
inOwnFolder(code);
code("changes if any of them changes", () => {
  mkdirSync("src/files", { recursive: true });
  for (const name of ["one", "two"]) writeFileSync(`src/files/${name}.ts`, `export const x = "${name}";`);
  const key = () => codeKey(["files/one", "files/two"], ".");
  const before = key();
  is(key(), before);
  writeFileSync("src/files/two.ts", 'export const x = "three";');
  not.equal(key(), before);
  throws(() => codeKey(["files/none"], "."), /ENOENT/);
});
code.run();

/** What file names and cache keys of a project are derived from. */
type Keys = Readonly<Record<"maker" | "image" | "card", string>>;
const PRINT = `
  import { imageKey } from "./src/core/images/images.ts";
  import { cardDrawerKey } from "./src/files/cards/drawing.ts";
  import { encoderKey } from "./src/files/images/encoder.ts";
  import { programVersion } from "./src/files/cache/program-key.ts";
  console.log(JSON.stringify({ maker: programVersion(), image: imageKey("", [encoderKey()]), card: cardDrawerKey() }));
`;

/** Gives a package of a project another version. */
function otherVersion(project: string, name: string): void {
  ownCopy(project, name);
  edit(join(project, "node_modules", name), "package.json", (text) =>
    text.replace(/"version": "[^"]*"/, '"version": "9.9.9"'),
  );
}

/** Gives a project its own copy of a package, which finds other packages in the project. */
function ownCopy(project: string, name: string): void {
  const parts = name.split("/");
  for (let depth = 0; depth <= parts.length; depth++) {
    const folder = join(project, "node_modules", ...parts.slice(0, depth));
    if (!lstatSync(folder).isSymbolicLink()) continue;
    const target = realpathSync(folder);
    rmSync(folder);
    if (depth === parts.length) cpSync(target, folder, { recursive: true });
    else {
      mkdirSync(folder);
      for (const one of readdirSync(target)) symlinkSync(join(target, one), join(folder, one));
    }
  }
}

/** A change, and the keys that it changes. */
const CHANGES: Readonly<Record<string, readonly [(project: string) => void, readonly (keyof Keys)[]]>> = {
  "the quality of AVIF": [
    (project) =>
      edit(project, "src/core/images/images.ts", (text) => text.replace("quality: 55", "quality: 56")),
    ["maker", "image"],
  ],
  "the effort of AVIF": [
    (project) => edit(project, "src/core/images/images.ts", (text) => text.replace("effort: 2", "effort: 3")),
    ["maker", "image"],
  ],
  "an option of the image maker": [
    (project) =>
      edit(project, "src/files/images/encoder.ts", (text) =>
        text.replace("fixOrientation: true", "fixOrientation: false"),
      ),
    ["maker", "image"],
  ],
  "the quality of cards": [
    (project) =>
      edit(project, "src/files/cards/drawing.ts", (text) =>
        text.replace("JPEG_QUALITY = 84", "JPEG_QUALITY = 85"),
      ),
    ["maker", "card"],
  ],
  "how a cover is cut": [
    (project) => edit(project, "src/files/cards/drawing.ts", (text) => text.replace('"centre"', '"top"')),
    ["maker", "card"],
  ],
  "how the files of a font are chosen": [
    (project) => edit(project, "src/files/cards/fonts.ts", (text) => `${text}\n// Another.`),
    ["maker", "card"],
  ],
  "a component": [
    (project) => edit(project, "src/theme/components/Footer.tsx", (text) => `${text}\n// Another.`),
    ["maker"],
  ],
  "the version of a package that a dependency uses": [
    (project) => {
      ownCopy(project, "markdown-it");
      otherVersion(project, "mdurl");
    },
    ["maker"],
  ],
  "the version of a dependency that only the command uses": [
    (project) => otherVersion(project, "get-east-asian-width"),
    ["maker"],
  ],
  "the code that makes versions of pictures": [
    (project) => edit(project, "src/files/images/encoder.ts", (text) => `${text}\n// Another.`),
    ["image"],
  ],
};

const keys = suite<{ project: string; before: Keys }>("keys of a program");
const keysOf = (project: string): Keys => {
  writeFileSync(join(project, "keys.ts"), PRINT);
  return JSON.parse(
    execFileSync(process.execPath, ["--import", "tsx", "keys.ts"], { cwd: project, encoding: "utf8" }),
  );
};
keys.before((context) => {
  context.before = keysOf(copyProject({ cold: true }));
});
keys("are unique if the program has changed since it was loaded: a server loads parts of it again", () => {
  const project = copyProject({ cold: true });
  writeFileSync(
    join(project, "changed.ts"),
    `import { appendFileSync } from "node:fs";
     import { programVersion } from "./src/files/cache/program-key.ts";
     const before = [programVersion(), programVersion()];
     appendFileSync("src/theme/components/Footer.tsx", "// Another.");
     console.log(JSON.stringify([...before, programVersion(), programVersion()]));`,
  );
  const printed = execFileSync(process.execPath, ["--import", "tsx", "changed.ts"], {
    cwd: project,
    encoding: "utf8",
  });
  const [first, second, third, fourth] = JSON.parse(printed) as string[];
  is(first, second);
  is(new Set([first, third, fourth, keysOf(project).maker]).size, 4);
});
keys("are the same in another folder", ({ before }) => equal(keysOf(copyProject({ cold: true })), before));
for (const [what, [change, changed]] of Object.entries(CHANGES))
  keys(`change with ${what}`, ({ before }) => {
    const project = copyProject({ cold: true });
    change(project);
    const after = keysOf(project);
    const names = Object.keys(before) as (keyof Keys)[];
    equal(
      names.filter((name) => before[name] !== after[name]),
      changed,
    );
  });
keys.run();
