import fs, {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { equal, instance, is, not, ok } from "uvu/assert";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import { judgeOutput, OutputError } from "../../src/files/publish/output.ts";
import { heal, newStaging, publish } from "../../src/files/publish/publish.ts";
import { withFs } from "../support/fs-steps.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { filesIn } from "../support/project.ts";
import { suite } from "../support/suite.ts";
import { build, seen, write } from "../support/swapped.ts";

const judging = suite<OwnFolder>("judgeOutput");
inOwnFolder(judging);

/** The problem of an output, and the values of the message except its name. */
function problemOf(output: string, ...folders: [texts?: string[], sources?: string[]]): unknown {
  try {
    judgeOutput(output, ...folders);
    return undefined;
  } catch (error) {
    instance(error, OutputError);
    const { problem, values } = error as OutputError;
    const { output: named, ...rest } = values;
    is(named, output);
    return [problem, rest];
  }
}

/** Everything in the folder of the project, with the targets of links. */
function everything(): string[] {
  const names = readdirSync(".", { recursive: true, encoding: "utf8" }).sort();
  return names.map((name) =>
    lstatSync(name).isSymbolicLink() ? `${name} -> ${readlinkSync(name)}` : `${name} ${lstatSync(name).mode}`,
  );
}

const LINK = (target: string) => () => symlinkSync(target, "_site");

for (const [fact, output, prepare, expected] of [
  ["the project's folder", ".", () => {}, ["project", {}]],
  ["the project's folder, by another path", "./content/..", () => mkdirSync("content"), ["project", {}]],
  ["a folder above the project", "..", () => {}, ["project", {}]],
  ["the root of the disk", "/", () => {}, ["project", {}]],
  ["the folder of the articles", "content", () => mkdirSync("content"), ["source", { folder: "content" }]],
  ["the sources", "src", () => mkdirSync("src/theme", { recursive: true }), ["source", { folder: "src" }]],
  ["the workshop", ".polyglot", () => mkdirSync(".polyglot"), ["source", { folder: ".polyglot" }]],
  ["the packages", "node_modules/", () => mkdirSync("node_modules"), ["source", { folder: "node_modules" }]],
  [
    "a folder of the history",
    ".git",
    () => mkdirSync(".git/hooks", { recursive: true }),
    ["source", { folder: ".git" }],
  ],
  ["below the articles", "content/site", () => mkdirSync("content"), ["inside", { folder: "content" }]],
  ["below the catalogues", "locales/a/b", () => mkdirSync("locales"), ["inside", { folder: "locales" }]],
  [
    "among the built sites",
    ".polyglot/sites/x",
    () => mkdirSync(".polyglot"),
    ["inside", { folder: ".polyglot" }],
  ],
  ["a file", "_site", () => writeFileSync("_site", ""), ["file", {}]],
  ["a link to a folder of the server", "_site", LINK("www"), ["link", { target: "www" }]],
  ["a link to nowhere", "_site/", LINK("/nowhere"), ["link", { target: "/nowhere" }]],
  ["a link to itself", "_site", LINK("_site"), ["link", { target: "_site" }]],
  ["below a file", "a/b/c", () => writeFileSync("a", ""), ["parent", { folder: "a" }]],
  ["below a link to nowhere", "a/b", () => symlinkSync("nowhere", "a"), ["parent", { folder: "a" }]],
] satisfies [string, string, () => unknown, [string, Record<string, string>]][]) {
  judging(`refuses ${fact}, and leaves everything as it is`, () => {
    if (output.startsWith("_site")) write("www", "of the server");
    prepare();
    const before = everything();
    equal(problemOf(output), expected);
    equal(everything(), before);
  });
}

for (const lang of ["en", "zh", "ru"]) {
  judging(`has a message for each problem in ${lang}, with all its values`, () => {
    const t = ownMessages(lang);
    for (const [problem, ...names] of [
      ["project"],
      ["source", "folder"],
      ["inside", "folder"],
      ["file"],
      ["link", "target"],
      ["parent", "folder"],
      ["unwritable", "folder", "reason"],
      ["unmovable", "reason"],
    ] as const) {
      const values = Object.fromEntries(["output", ...names].map((name) => [name, `<${name}>`]));
      const message = t(`cli:usage.output.${problem}`, values);
      for (const value of Object.values(values)) ok(message.includes(value), message);
      not.match(message, /\{\{|cli:/);
      if (lang !== "en") not.equal(message, ownMessages("en")(`cli:usage.output.${problem}`, values));
    }
  });
}

judging("leaves a link in place of the catalogues to those who read them, wherever it leads", () => {
  symlinkSync(".", "locales");
  is(problemOf("_site"), undefined);
});
judging("refuses folders that contain the configured folders, and places inside the texts", () => {
  for (const folder of ["texts/articles", "words", "pages"]) mkdirSync(folder, { recursive: true });
  const folders = [["texts/articles", "words"], ["pages"]] as [string[], string[]];
  equal(problemOf("texts", ...folders), ["source", { folder: "texts/articles" }]);
  equal(problemOf("words/site", ...folders), ["inside", { folder: "words" }]);
  equal(problemOf("pages", ...folders), ["source", { folder: "pages" }]);
  is(problemOf("pages/_site", ...folders), undefined);
  is(problemOf("texts/_site", ...folders), undefined);
});

judging("refuses a link to our own link, and a link to a site of another project", ({ folder }) => {
  build("first");
  symlinkSync("_site", "current");
  equal(problemOf("current"), ["link", { target: "_site" }]);
  const other = `${folder}-other`;
  mkdirSync(other);
  process.chdir(other);
  symlinkSync(join(folder, readlinkSync(join(folder, "_site"))), "_site");
  equal(problemOf("_site"), ["link", { target: readlinkSync("_site") }]);
  process.chdir(folder);
  rmSync(other, { recursive: true });
});

judging("accepts our own broken link, if the workshop is gone or the project has moved", ({ folder }) => {
  const outside = `${folder}-outside`;
  build("first");
  build("outside", outside);
  rmSync(".polyglot", { recursive: true });
  build("second");
  is(seen(), "second");
  build("outside again", outside);
  const moved = `${folder}-moved`;
  mkdirSync(moved);
  renameSync(".polyglot", join(moved, ".polyglot"));
  process.chdir(moved);
  build("moved", outside);
  is(seen(outside), "moved");
  process.chdir(folder);
  rmSync(outside);
  rmSync(moved, { recursive: true });
});

judging("finds a file that appeared during the build, and leaves it as it is", () => {
  const staging = newStaging();
  heal("_site", staging);
  write(staging, "first");
  writeFileSync("_site", "a file");
  let thrown: unknown;
  try {
    publish(staging, "_site");
  } catch (error) {
    thrown = error;
  }
  instance(thrown, OutputError);
  ok(statSync("_site").isFile());
});

judging("accepts a place whose folders don't exist yet; a build makes them when it is finished", () => {
  const staging = newStaging();
  heal("a/b/site", staging);
  is(existsSync("a"), false);
  write(staging, "first");
  publish(staging, "a/b/site");
  is(seen("a/b/site"), "first");
});

judging("accepts a place below a folder that is a link, and links from there to the site", ({ folder }) => {
  const server = `${folder}-server/deep/www`;
  mkdirSync(server, { recursive: true });
  symlinkSync(server, "public");
  for (const name of ["first", "second", "third"]) {
    build(name, "public/site");
    is(seen("public/site"), name);
    is(seen(join(server, "site")), name);
  }
  equal(readdirSync(server), ["site"]);
  rmSync(`${folder}-server`, { recursive: true });
});

judging("refuses a place where no link can be made, for any reason", () => {
  write("_site", "plain");
  for (const reason of ["EROFS", "EACCES", "EPERM", "ENOSYS"]) {
    const symlinkSync = () => {
      throw Object.assign(new Error(reason), { code: reason });
    };
    withFs({ symlinkSync }, () => {
      equal(problemOf("_site"), ["unwritable", { folder: ".", reason }]);
      equal(problemOf("a/b/c"), ["unwritable", { folder: ".", reason }]);
    });
  }
  is(seen(), "plain");
});

judging("refuses a folder that is a mount point: it cannot be moved", ({ folder }) => {
  mkdirSync("with space");
  mkdirSync("plain");
  const line = `36 35 98:0 / ${join(folder, "with space").replaceAll(" ", "\\040")} rw - ext4 /dev/vda rw`;
  const read = fs.readFileSync;
  const readFileSync = (file: string, encoding: BufferEncoding) =>
    file === "/proc/self/mountinfo" ? `${line}\n` : read(file, encoding);
  withFs({ readFileSync }, () => {
    equal(problemOf("with space"), ["unmovable", { reason: "EBUSY" }]);
    is(problemOf("plain"), undefined);
  });
});

judging("refuses a folder without write permission, unless it is empty", () => {
  mkdirSync("empty");
  write("_site", "plain");
  const accessSync = () => {
    throw Object.assign(new Error("EACCES"), { code: "EACCES" });
  };
  withFs({ accessSync }, () => {
    equal(problemOf("_site"), ["unmovable", { reason: "EACCES" }]);
    is(problemOf("empty"), undefined);
  });
});

judging("leaves a folder as it is if moving it fails", () => {
  write("_site", "plain");
  const staging = newStaging();
  heal("_site", staging);
  write(staging, "new");
  const rename = fs.renameSync;
  const renameSync = (from: string, to: string) => {
    // As in a container whose image contains the folder.
    if (basename(from) === "_site") throw Object.assign(new Error("EXDEV"), { code: "EXDEV" });
    rename(from, to);
  };
  withFs({ renameSync }, () => {
    try {
      publish(staging, "_site");
      ok(false);
    } catch (error) {
      instance(error, OutputError);
      equal((error as OutputError).values, { output: "_site", reason: "EXDEV" });
    }
  });
  is(seen(), "plain");
  equal(readdirSync(".").sort(), [".polyglot", "_site"]);
});

const MEMORY = "/dev/shm";
if (existsSync(MEMORY) && statSync(MEMORY).dev !== statSync(".").dev) {
  judging("accepts a place on another disk, and refuses a folder there that it would have to move", () => {
    const disk = mkdtempSync(join(MEMORY, "polyglot-"));
    try {
      for (const name of ["first", "second", "third"]) {
        build(name, join(disk, "www/site"));
        is(seen(join(disk, "www/site")), name);
      }
      write(join(disk, "plain"), "plain");
      equal(problemOf(join(disk, "plain")), ["unmovable", { reason: "EXDEV" }]);
      equal(filesIn(join(disk, "plain")), ["en/index.html", "index.html"]);
    } finally {
      rmSync(disk, { recursive: true });
    }
  });
} else judging.skip("takes a place on another disk", `${MEMORY} is on the same disk`);
judging.run();
