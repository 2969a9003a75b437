import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { publint } from "publint";
import { equal, is, match, ok } from "uvu/assert";
import { blocks, list, read } from "../support/documents.ts";
import { installPackage, manifest, packProject, temporaryFolder } from "../support/package.ts";
import { filesIn, ROOT, type Run } from "../support/project.ts";
import { suite } from "../support/suite.ts";

interface Packed {
  tarball: string;
  /** A project with the package and all its optional dependencies. */
  project: string;
  installed: string;
}

const packed = suite<Packed>("the package");
packed.before((context) => {
  context.tarball = packProject();
  context.project = temporaryFolder();
  context.installed = installPackage(context.tarball, context.project);
});

packed("contains its code, its types, its documents, and nothing else", async ({ installed }) => {
  const sources = ["plugins", "src"].flatMap((folder) =>
    filesIn(join(ROOT, folder)).map((file) => `${folder}/${file}`),
  );
  const isScript = (file: string) => file.startsWith("src/theme/client/");
  const compiled = sources.filter((file) => /(?<!\.d)\.tsx?$/.test(file) && !isScript(file));
  const expected = [
    ...[
      "CHANGELOG.md",
      "CONTRIBUTING.md",
      "Containerfile",
      "LICENSE",
      "README.md",
      "SECURITY.md",
      "package.json",
    ],
    ...[".github/workflows/site.yml", ".nvmrc"],
    ...filesIn(join(ROOT, "deploy")).map((file) => `deploy/${file}`),
    ...["locales/README.md", "locales/descriptions.json"],
    ...filesIn(join(ROOT, "docs")).flatMap((file) => (file.startsWith("site/") ? [] : `docs/${file}`)),
    ...filesIn(join(ROOT, "locales"))
      .filter((file) => !file.startsWith(".accepted"))
      .map((file) => `dist/locales/${file}`),
    ...compiled.flatMap((file) => [".js", ".d.ts"].map((end) => `dist/${file.replace(/\.tsx?$/, end)}`)),
    ...sources.filter((file) => !/\.tsx?$/.test(file)).map((file) => `dist/${file}`),
    ...sources.filter(isScript).map((file) => `dist/${file}`),
  ];
  const there = filesIn(installed);
  equal({ missing: expected.filter((file) => !there.includes(file)) }, { missing: [] });
  equal({ surplus: there.filter((file) => !expected.includes(file)) }, { surplus: [] });
});
packed("has documents without a dead link", ({ installed }) => {
  const dead = filesIn(installed)
    .filter((file) => file.endsWith(".md") && !file.startsWith("dist/"))
    .flatMap((file) =>
      // A block shows what a user could write, and an address from the root is one of a site.
      [
        ...readFileSync(join(installed, file), "utf8")
          .replace(/^```[\s\S]*?^```$|`[^`\n]+`/gm, "")
          .matchAll(/\]\((?![a-z]+:|[/#])([^)#\s]+)/g),
      ]
        .filter(([, target = ""]) => !existsSync(join(installed, dirname(file), target)))
        .map(([, target]) => `${file}: ${target}`),
    );
  equal(dead, []);
});
packed("exports every plugin by its name, with its types first", ({ installed }) => {
  const plugins = list("plugins", ".ts").map((file) => basename(file, ".ts"));
  const entries = Object.entries(manifest.exports);
  equal(
    entries.flatMap(([name, target]) =>
      typeof target !== "string" && target.default.startsWith("./dist/plugins/") ? name : [],
    ),
    [".", ...plugins.filter((name) => name !== "polyglot").map((name) => `./${name}`)],
  );
  for (const [name, target] of entries) {
    const files = typeof target === "string" ? { default: target } : target;
    if (typeof target !== "string") equal(Object.keys(target), ["types", "default"], name);
    for (const file of Object.values(files)) ok(existsSync(join(installed, file)), `${name}: ${file}`);
  }
});
packed("passes publint", async ({ installed }) => {
  const { messages } = await publint({ pkgDir: installed, pack: false, strict: true });
  equal(messages, []);
});
packed("has types that every module resolver finds, according to arethetypeswrong", async ({ tarball }) => {
  const attw = join(ROOT, "node_modules/@arethetypeswrong/cli/dist/index.js");
  const args = [attw, tarball, "--profile", "esm-only", "--format", "json"];
  const { code, stdout } = await run(process.execPath, args, ROOT);
  // The profile leaves out problems that only affect resolvers without ES modules.
  const report = JSON.parse(stdout) as { analysis: { entrypoints: object } };
  equal(Object.keys(report.analysis.entrypoints), Object.keys(manifest.exports));
  is(code, 0, stdout);
});
packed("compiles in a strict TypeScript project, its declarations too", async ({ project }) => {
  const config = `import { type EleventyConfig, type PolyglotOptions, polyglotPlugin } from "${manifest.name}";
export const polyglot: PolyglotOptions = { url: "https://example.org", languages: ["en"], cards: false };
export default (config: EleventyConfig) => config.addPlugin(polyglotPlugin, polyglot);\n`;
  const modules = Object.keys(manifest.exports).filter((name) => !name.endsWith(".json"));
  const all = modules.map((name, at) => `export * as m${at} from "${join(manifest.name, name)}";\n`).join("");
  equal(await compile(project, config + all), "");
  match(await compile(project, config.replace("cards: false", "crads: false")), "'crads' does not exist");
  match(
    await compile(project, config.replace("cards: false", "images: 1")),
    "not assignable to type 'boolean",
  );
});
packed("builds a site of plain JavaScript, with only Node", async ({ project }) => {
  layNewsroom(project);
  equal(await polyglot(project, "check"), { code: 0, stdout: "", stderr: "" });
  const { code, stdout, stderr } = await polyglot(project, "build");
  equal([code, stderr], [0, ""]);
  match(stdout, /^\d+ pages written\.\n$/);
  match(readFileSync(join(project, "_site/ru/news/start/index.html"), "utf8"), "Начало");
  is((await polyglot(project, "audit", "_site/")).code, 0);
});
for (const page of ["README.md", "docs/package.md"])
  packed(`builds a site with the configuration that ${page} shows`, async ({ project }) => {
    const folder = join(project, `shown-${basename(page, ".md")}`);
    layNewsroom(folder);
    cpSync(join(folder, "locales/en"), join(folder, "locales/zh"), { recursive: true });
    const shown = blocks(read(page)).find(({ text }) => text.includes("addPlugin(polyglotPlugin"));
    writeFileSync(join(folder, "eleventy.config.js"), shown?.text ?? "");
    const { code, stdout, stderr } = await run(
      join(project, "node_modules/.bin/polyglot"),
      ["build"],
      folder,
    );
    is(code, 0, `${stdout}${stderr}`);
    match(readFileSync(join(folder, "_site/zh/news/start/index.html"), "utf8"), "Начало");
  });
for (const [lang, ...more] of [["en"], ["zh", "--typescript"], ["ru"]])
  packed(`creates a newsroom in ${lang} that passes its own check, build and audit`, async ({ project }) => {
    const folder = join(project, `begun-${lang}`);
    is((await polyglot(project, "init", folder, "--lang", lang ?? "", ...more)).code, 0);
    const command = (...args: string[]) => run(join(project, "node_modules/.bin/polyglot"), args, folder);
    equal(await command("check"), { code: 0, stdout: "", stderr: "" });
    const { code, stderr } = await command("build");
    equal([code, stderr], [0, ""]);
    is((await command("audit", "_site/")).code, 0);
    match(readFileSync(join(folder, "_site/index.html"), "utf8"), 'hreflang="zh-Hans"');
    if (more.length > 0)
      equal(await run(join(ROOT, "node_modules/.bin/tsc"), [], folder), { code: 0, stdout: "", stderr: "" });
  });
packed(
  "takes a language that the package doesn't have into a newsroom that it created",
  async ({ project }) => {
    const folder = join(project, "begun-fr");
    is((await polyglot(project, "init", folder, "--lang", "zh")).code, 0);
    const command = (...args: string[]) => run(join(project, "node_modules/.bin/polyglot"), args, folder);
    is((await command("add-language", "fr")).code, 0);
    equal(await faultsOf(command), ["message-pending"]);
    cpSync(join(project, "node_modules", manifest.name, "dist/locales/en"), join(folder, "locales/fr"), {
      recursive: true,
    });
    equal(await faultsOf(command), ["message-pending"], "the English catalogues were copied");
    const { code, stderr } = await command("build");
    is(code, 0, stderr);
    is((await command("audit", "_site/")).code, 0);
    match(readFileSync(join(folder, "_site/fr/index.html"), "utf8"), "noindex");
    match(readFileSync(join(folder, "_site/pagefind/pagefind-entry.json"), "utf8"), /"zh\b/);
    match((await command("messages")).stdout, "## archive.json");
    is((await command("export", "fr", "fr.xlf")).code, 0);
    is((await command("import", "fr", "fr.xlf")).code, 0);
    // A second site takes the place of the first.
    is((await command("build")).code, 0);
  },
);
packed("completes the whole tutorial in a newsroom that it created", async ({ project }) => {
  const folder = join(project, "begun-en");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  for (const { path, lang, text } of blocks(read("docs/tutorial-translators.md"))) {
    // The tutorial mentions this one difference.
    if (lang !== "sh")
      writeFileSync(join(folder, path ?? ""), text.replace("digital-transformation", "news"));
    else
      for (const line of text.trimEnd().split("\n")) {
        const { code, stdout, stderr } = await run(npm, line.split(" ").slice(1), folder);
        is(code, 0, `${line}\n${stdout}${stderr}`);
      }
  }
  match(
    readFileSync(join(folder, "_site/ru/news/archive-in-three-languages/index.html"), "utf8"),
    "Архив новостей открыт на трёх языках",
  );
  writeFileSync(join(folder, "content/articles/welcome/Notes.txt"), "");
  const { stdout } = await run(join(project, "node_modules/.bin/polyglot"), ["check"], folder);
  const [, page = ""] = /More: (\S+)/.exec(stdout) ?? [];
  ok(existsSync(join(folder, page)), `the page of the error is there: ${page}`);
});
packed(
  "takes no text of authors for a template where the project's folder is the input",
  async ({ project }) => {
    const folder = join(project, "begun-input");
    is((await polyglot(project, "init", folder, "--lang", "ru")).code, 0);
    const config = readFileSync(join(folder, "eleventy.config.js"), "utf8");
    writeFileSync(join(folder, "eleventy.config.js"), config.replace(/return \{ dir: .*\n/, ""));
    writeFileSync(join(folder, "README.md"), "# {{ not.a.template | nor_a_filter }}\n");
    writeFileSync(join(folder, "about.njk"), "---\npermalink: about.txt\n---\nA page of its own.");
    const command = (...args: string[]) => run(join(project, "node_modules/.bin/polyglot"), args, folder);
    for (const round of ["the first", "the next, with what the first has left"]) {
      const { code, stderr } = await command("build");
      equal([code, stderr], [0, ""], round);
      equal(
        filesIn(join(folder, "_site")).filter((file) => /content|README|locales|vendor/.test(file)),
        [],
      );
      match(readFileSync(join(folder, "_site/about.txt"), "utf8"), "A page of its own.");
    }
  },
);
packed("has everything that the preview needs", async ({ installed }) => {
  const { bundlePreview } = await import(join(installed, "dist/src/files/preview.js"));
  equal([...(await bundlePreview()).keys()], ["keys.js", "preview.css", "findings.js", "findings.css"]);
});

const optional = Object.keys(manifest.peerDependenciesMeta);
packed("reports which package is missing, and how to install it", async ({ tarball }) => {
  const bare = temporaryFolder();
  installPackage(tarball, bare, optional);
  layNewsroom(bare, "cards: true, images: true");
  const lean = await polyglot(bare, "check");
  is(lean.code, 0, "a warning");
  match(
    lean.stdout,
    "npm install --save-dev @takumi-rs/core @fontsource-variable/noto-sans-sc @fontsource-variable/noto-serif-sc",
  );
  is((await polyglot(bare, "build")).code, 0, "without them, a site is still a site");
  layNewsroom(bare, "cards: false, images: false, admin: true");
  equal(await polyglot(bare, "check"), { code: 0, stdout: "", stderr: "" });
  const { code, stderr } = await polyglot(bare, "build");
  is(code, 2);
  match(stderr, "npm install --save-dev @sveltia/cms");
  const russian = await polyglot(bare, "build", "--lang", "ru");
  is(
    russian.stderr,
    "polyglot: Пакет @sveltia/cms не установлен. Выполните npm install --save-dev @sveltia/cms.\n",
  );
});
packed.run();

/** @returns the output of the compiler; "" if there are no errors */
async function compile(project: string, text: string): Promise<string> {
  const folder = join(project, "typed");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "index.ts"), text);
  const compilerOptions = {
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    ...{ skipLibCheck: false, module: "nodenext", target: "es2022", noEmit: true, types: [] },
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  return (await run(join(ROOT, "node_modules/.bin/tsc"), ["-p", "."], folder)).stdout;
}

/** A newsroom of one article, with a configuration in JavaScript. */
function layNewsroom(folder: string, more = "cards: false"): void {
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  mkdirSync(join(folder, "templates"), { recursive: true });
  write("package.json", '{ "type": "module" }');
  write(
    "eleventy.config.js",
    `import { polyglotPlugin } from "${manifest.name}";
export const polyglot = { url: "https://example.org", languages: ["ru", "en"], ${more} };
export default (config) => {
  config.addPlugin(polyglotPlugin, polyglot);
  return { dir: { input: "templates" } };
};\n`,
  );
  cpSync(join(ROOT, "src/theme/assets/icon-180.png"), join(folder, "content/articles/start/cover.png"));
  for (const [locale, name] of [
    ["ru", "Новости"],
    ["en", "News"],
  ])
    write(`locales/${locale}/site.json`, JSON.stringify({ name, tagline: name, description: name }));
  write(
    "content/articles/start/index.ru.md",
    `---\ntitle: Начало\ndate: 2023-11-10\ntopics: [iioe]\nsource: true\ncover:\n  src: cover.png\n  alt: Знак\n---\n\nТекст статьи.\n`,
  );
}

/** The codes of the faults that `check` reports, which are warnings only. */
async function faultsOf(command: (...args: string[]) => Promise<Run>): Promise<string[]> {
  const { code, stdout } = await command("check", "--format", "json");
  is(code, 0, stdout);
  return [...new Set([...stdout.matchAll(/"code": ?"([^"]+)"/g)].map(([, name = ""]) => name))];
}

function polyglot(folder: string, ...args: string[]): Promise<Run> {
  return run(join(folder, "node_modules/.bin/polyglot"), args, folder);
}

/** Runs a program in English, without the module loader of these tests. */
function run(file: string, args: readonly string[], cwd: string): Promise<Run> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      file,
      args,
      { cwd, env: { ...env, LC_ALL: "C" }, maxBuffer: 2 ** 26 },
      (_, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}
