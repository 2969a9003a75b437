import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { equal, is, ok } from "uvu/assert";
import { SIZE_LIMITS } from "../../src/core/content/preflight.ts";
import { HEADERS } from "../../src/core/headers.ts";
import { PIXEL_LIMIT } from "../../src/core/images/measure.ts";
import { KNOWN_LOCALES } from "../../src/core/language/languages.ts";
import { TOOL_LOCALES } from "../../src/core/messages/tool-messages.ts";
import { CONFIGURING, SIGNALS } from "../../src/core/site/states.ts";
import { firstCells, list, matches, read, root, rows, section } from "../support/documents.ts";
import { suite } from "../support/suite.ts";

const promises = suite("docs/security.md");
const security = read("docs/security.md");
promises("names tests that exist", () => {
  const named = matches(security, /`(test\/[^`]+)`/g);
  ok(named.length > 30, `${named.length}`);
  equal(
    named.filter((file) => !existsSync(join(root, file))),
    [],
  );
});
promises("names a test for each promise of its table", () => {
  const [promised = "", held = ""] = section(security, "What is promised of content and catalogues").split(
    "How it is tested",
  );
  const tested = rows(held);
  equal(
    firstCells(promised).filter((promise) => !tested.some(([name]) => name === promise)),
    [],
  );
  for (const [name = "", tests = ""] of tested) ok(tests.startsWith("`test/"), name);
});
for (const title of [
  "What readers get",
  "The server of authors",
  "Publishing",
  "What the project is made of",
])
  promises(`names a test for each promise under “${title}”`, () => {
    const items = section(security, title).split(/^- /m).slice(1);
    equal(
      items.filter((item) => !/`test\//.test(item)),
      [],
    );
  });
promises.run();

const plugins = suite("plugin pages");
const names = list("plugins", ".ts").map((file) => basename(file, ".ts"));

/** The fields of an options type of a plugin, with those that it takes from other plugins. */
function fieldsOf(name: string): string[] {
  const source = read(`plugins/${name}.ts`);
  const [, bases = "", fields = ""] =
    /interface \w+Options(\s+extends [^{]*)? ?\{([\s\S]*?)\n\}/.exec(source) ?? [];
  const taken = [...bases.matchAll(/Pick<(\w+)Options, ([^>]*)>/g)].flatMap(([, base = "", keys = ""]) =>
    fieldsOf(base.toLowerCase()).filter((field) =>
      matches(keys, /"(\w+)"/g).some((key) => new RegExp(`^ {2}readonly ${key}\\??:`, "m").test(field)),
    ),
  );
  const own = fields.match(/ {2}\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n {2}readonly [^\n]*/g) ?? [];
  is(own.length, matches(fields, /^ {2}readonly (\w+)/gm).length, `${name}: each has a comment`);
  return [...taken, ...own];
}

/** The name that a plugin is imported by. */
function importOf(name: string): string {
  const { name: own } = JSON.parse(read("package.json")) as { name: string };
  return name === "polyglot" ? own : `${own}/${name}`;
}

plugins("are all in the README's table, by the name of their import", () => {
  equal(
    firstCells(section(read("README.md"), "Plugins")).sort(),
    names.map((name) => `[\`${importOf(name)}\`](docs/${name}.md)`).sort(),
  );
});
for (const name of names) {
  plugins(`${name} has every option with its default, and no other`, () => {
    const options = fieldsOf(name).map((field) => {
      const option = /^ {2}readonly (\w+)/m.exec(field)?.[1];
      return `\`${option}\` | ${/@default (.+?) \*\//.exec(field)?.[1]?.replaceAll("`", "") ?? "required"}`;
    });
    equal(
      rows(section(read(`docs/${name}.md`), "Options"))
        .map(([option, value = ""]) => `${option} | ${value.replaceAll("`", "")}`)
        .sort(),
      options.sort(),
    );
  });
  plugins(`${name} has every filter and shortcode, and no other`, () => {
    const source = read(`plugins/${name}.ts`);
    const registered = [...source.matchAll(/\.add(\w*(?:Filter|Shortcode))\(\s*(?:"(\w+)"|(\w+))/g)].map(
      ([, kind, literal, option]) =>
        `${kind} \`${literal ?? new RegExp(`${option}: z\\.string\\(\\)\\.default\\("(\\w+)"\\)`).exec(source)?.[1]}\``,
    );
    equal(matches(read(`docs/${name}.md`), /^## ((?:Filter|Shortcode) `\w+`)$/gm), registered.sort());
    for (const one of registered)
      ok(section(read("README.md"), "Plugins").includes(one.replace(/^\w+ /, "")), one);
  });
}
plugins("name every language that needs no settings", () => {
  const known = section(read("docs/polyglot.md"), "Languages").split(". Any other")[0] ?? "";
  equal(matches(known, /`([a-z-]{2,7})`/g), [...KNOWN_LOCALES].sort());
});
plugins.run();

const tables = suite("tables of the documents");
const code = (value: string) => `\`${value}\``;
const states = Object.keys(SIGNALS).map(code).sort();
tables("docs/states.md has a row for every state, and no other", () => {
  equal(firstCells(section(read("docs/states.md"), "When an edition is what")), states);
});
tables("docs/states.md has every signal of every state as in the code", () => {
  equal(
    rows(section(read("docs/states.md"), "Signals")),
    Object.entries({ ...SIGNALS, configuring: CONFIGURING }).map(([state, signals]) => [
      code(state),
      code(signals.page),
      signals.listed ? "yes" : "no",
      code(signals.switcher),
      signals.notice ? code(signals.notice) : "",
    ]),
  );
});
tables("docs/headers.md has every header with its value", () => {
  equal(
    rows(section(read("docs/headers.md"), "What every answer carries")),
    HEADERS.map((header) => header.map(code)),
  );
});
tables("docs/status.md names every key of status.json, and no other", () => {
  const [whole = "", edition = "", messages = ""] = read("docs/status.md").split(
    /has a record for every locale|^## Messages/m,
  );
  const keys = (name: string) =>
    matches(
      new RegExp(`interface ${name} \\{([\\s\\S]*?)\\n\\}`).exec(read("src/core/site/status.ts"))?.[1] ?? "",
      /^ {2}readonly (\w+)/gm,
    ).map(code);
  equal(firstCells(whole), keys("Status"));
  equal(firstCells(edition), keys("EditionStatus"));
  equal(firstCells(messages), keys("CatalogueStatus"));
});
tables("docs/content.md states the limits of the code", () => {
  const page = read("docs/content.md");
  for (const limit of [SIZE_LIMITS.text, SIZE_LIMITS.image, PIXEL_LIMIT])
    ok(page.includes(limit.toLocaleString("en")), String(limit));
});
tables.run();

const command = suite("pages of the command");
const main = read("src/cli/main.ts");
command("name every command, and no other", () => {
  const commands = matches(main, /^command\("([^"]+)"/gm);
  equal(
    firstCells(read("docs/cli.md").split("## ")[0] ?? ""),
    commands.map((name) => `\`polyglot ${name}\``),
  );
});
command("name every option, and no other", () => {
  const options = firstCells(section(read("docs/cli.md"), "Options"))
    .map((cell) => /^`(--[a-z-]+)/.exec(cell)?.[1])
    .filter((name) => name !== "--help");
  equal(options, [...new Set(matches(main, /\.option\("(--[a-z-]+)/g))]);
});
command("name every exit code, and no other", () => {
  const [, exits = ""] = /EXIT = \{(.+?)\}/.exec(read("src/cli/terminal.ts")) ?? [];
  equal(firstCells(section(read("docs/cli.md"), "Exit codes")), matches(exits, /(\d)/g));
});
command.run();

const contents = suite("page of the package");
contents("names everything that can be imported, and no other", () => {
  const { name, exports } = JSON.parse(read("package.json")) as { name: string; exports: object };
  equal(
    firstCells(section(read("docs/package.md"), "What can be imported")),
    Object.keys(exports)
      .map((one) => code(name + one.slice(1)))
      .sort(),
  );
});
contents("names every optional package, and no other", () => {
  const { peerDependenciesMeta } = JSON.parse(read("package.json")) as { peerDependenciesMeta: object };
  equal(
    firstCells(section(read("docs/package.md"), "Optional packages")),
    Object.keys(peerDependenciesMeta).map(code).sort(),
  );
});
contents("names the tested versions of Eleventy, including the oldest supported one and our own", () => {
  const { devDependencies, peerDependencies } = JSON.parse(read("package.json")) as Record<
    "devDependencies" | "peerDependencies",
    Record<string, string>
  >;
  const [, oldest = ""] = />=(\S+)/.exec(peerDependencies["@11ty/eleventy"] ?? "") ?? [];
  const tried = rows(read("docs/compatibility.md"));
  for (const version of [oldest, devDependencies["@11ty/eleventy"] ?? ""])
    ok(
      tried.some(([first, ...cells]) => first === version && cells.every((cell) => /passed/.test(cell))),
      version,
    );
  ok(read(".ci/matrix.mjs").includes(`default: "${tried.map(([first]) => first).join(",")}"`));
});
contents.run();

const house = suite("documents");
const documents = [
  ...readdirSync(root).filter((file) => file.endsWith(".md")),
  "locales/README.md",
  ...list("docs", ".md"),
];
for (const file of documents)
  house(`${file} has no dead link`, () => {
    const text = read(file)
      .replace(/^```[\s\S]*?^```$/gm, "")
      .replace(/`[^`\n]*`/g, "");
    for (const link of matches(text, /\]\(([^)]+)\)/g).filter((link) => !/^https:/.test(link))) {
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? file : join(dirname(file), path);
      ok(existsSync(join(root, target)), link);
      if (anchor) ok(anchors(target).includes(anchor), link);
    }
  });
house("name every namespace to translators, in each language", () => {
  const tables = read("locales/README.md").split(/^## /m).slice(1);
  is(tables.length, Object.keys(TOOL_LOCALES).length);
  const files = list("locales/en", ".json").map((file) => `\`${basename(file)}\``);
  for (const table of tables) equal(firstCells(table), files);
});
house("name every script of the package, and no other", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const called = (text: string) =>
    [...text.matchAll(/npm (?:run )?((?<=run )[\w:]+|cit|start|test)/g)].map(([, name = ""]) =>
      name === "cit" ? "test" : name,
    );
  // npm itself runs prepack, when it packs.
  const own = Object.keys(scripts).filter((name) => name !== "prepack");
  equal([...new Set(called(read("CONTRIBUTING.md")))].sort(), own.sort());
  for (const file of documents) for (const name of called(read(file))) ok(scripts[name], `${file}: ${name}`);
});
house("name only existing folders, and every part of src", () => {
  const folders = firstCells(section(read("CONTRIBUTING.md"), "Folders")).map((cell) =>
    cell.replace(/^`|\/?`$/g, ""),
  );
  for (const folder of folders) ok(existsSync(join(root, folder)), folder);
  const parts = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  equal(
    folders.filter((folder) => folder.startsWith("src/")),
    parts.map(({ name }) => `src/${name}`).sort(),
  );
});
house("name the test command that .ci/run runs first", () => {
  const commands = matches(read(".ci/run"), /^(npm [\w ]+?)(?: 2>| \||$)/gm);
  equal(commands, ["npm cit", "npm run build", "npm run lint", "npm run types"]);
  ok(read(".ci/run").indexOf("npm cit") < read(".ci/run").indexOf("npm run"));
  ok(section(read("README.md"), "Start from a clone").includes("\nnpm cit\n"));
  ok(statSync(join(root, ".ci/run")).mode & 0o100);
});
house("name every dependency, and no other", () => {
  const { dependencies, peerDependencies } = JSON.parse(read("package.json")) as Record<
    "dependencies" | "peerDependencies",
    Record<string, string>
  >;
  const named = rows(section(read("docs/architecture.md"), "Dependencies")).map(([, cell = ""]) => cell);
  equal(matches(named.join(" "), /`([^`]+)`/g), Object.keys({ ...dependencies, ...peerDependencies }).sort());
});
house.run();

/** The anchors that GitHub gives to the headings of a page. */
function anchors(file: string): string[] {
  return matches(read(file), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
