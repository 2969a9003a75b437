import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { equal, is, not, ok } from "uvu/assert";
import { suite } from "./support/suite.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

interface Import {
  /** Path from the root for our files, otherwise the name of a package or of a Node module. */
  readonly target: string;
  readonly local: boolean;
  readonly typeOnly: boolean;
}

/** The modules below a folder, by their paths from the root. */
function filesOf(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.posix.join(folder, file.split(path.sep).join("/")))
    .filter((file) => /\.tsx?$/.test(file));
}

const FILES: readonly string[] = [...filesOf("src"), ...filesOf("plugins"), "eleventy.config.ts"];

const text = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

/** The import and export lines of a text, and the packages that it loads by a name in the file. */
function importsIn(file: string, source: string): Import[] {
  const lines = source.matchAll(
    /^(?:import|export)(\s+type\b)?(?:[^"';()=]*?\sfrom)?\s*["']([^"']+)["']|\b(?:import|loadOptionalPackage)\(\s*["']([^"']+)["']/gm,
  );
  const constants = computedIn(source).map(
    (name) => new RegExp(`const ${name}(?:: string)? = "([^"/][^"]*)"`).exec(source)?.[1],
  );
  const calls = constants.flatMap((called) => (called === undefined ? [] : [[undefined, undefined, called]]));
  return [...lines, ...calls].map(([, type, named = "", called = named]) => ({
    target: called.startsWith(".") ? path.posix.join(path.posix.dirname(file), called) : packageOf(called),
    local: called.startsWith("."),
    typeOnly: type !== undefined,
  }));
}

/** The variables that `import()` is called with. */
function computedIn(source: string): string[] {
  return [...source.matchAll(/\bimport\(\s*(\w+)/g)].map(([, name = ""]) => name);
}

function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

const IMPORTS = new Map(FILES.map((file) => [file, importsIn(file, text(file))]));

/** Every import that does not satisfy the condition, as "file -> target". */
function offences(files: RegExp, holds: (one: Import, file: string) => boolean): string[] {
  return [...IMPORTS]
    .filter(([file]) => files.test(file))
    .flatMap(([file, imports]) =>
      imports.filter((one) => !holds(one, file)).map(({ target }) => `${file} -> ${target}`),
    );
}

const reading = suite("import lines");
reading("are read in each of their forms", () => {
  const source = [
    'import a from "a";',
    'import "@b/c/d.css";',
    "import type { E } from './e.ts';",
    'import {\n  f,\n  type G,\n} from "../f.ts";',
    'export { h } from "node:h";',
    'export type { I } from "../../i.json";',
    'export * from "./j.tsx";',
    'const k = await import("k");',
    ' * import no from "no";',
    'const no = "import";\nexport const no2 = "no";',
    "await import(unknown(3));",
    'const l: string = "@l/m";',
    "await import(l);",
    'const m = loadOptionalPackage("@m/n") as M;',
  ].join("\n");
  equal(
    importsIn("src/x/y.ts", source).map(({ target, local, typeOnly }) => [target, local, typeOnly]),
    [
      ["a", false, false],
      ["@b/c", false, false],
      ["src/x/e.ts", true, true],
      ["src/f.ts", true, false],
      ["node:h", false, false],
      ["i.json", true, true],
      ["src/x/j.tsx", true, false],
      ["k", false, false],
      ["@m/n", false, false],
      ["@l/m", false, false],
    ],
  );
});
reading("are the same that esbuild finds, in every file", async () => {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [...FILES],
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    outdir: "/",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  for (const file of FILES) {
    const ours = new Set(IMPORTS.get(file)?.flatMap(({ typeOnly, target }) => (typeOnly ? [] : target)));
    const found = metafile.inputs[file]?.imports
      .map((one) => (one.external ? packageOf(one.path) : one.path))
      // JSX becomes calls of preact, although no line of the file imports it.
      .filter((target) => target !== "preact" || ours.has("preact"));
    // The code hides these from bundlers.
    ours.delete("@11ty/eleventy");
    ours.delete("@takumi-rs/core");
    for (const name of [
      "@joplin/turndown-plugin-gfm",
      "@mozilla/readability",
      "linkedom",
      "smol-toml",
      "turndown",
    ])
      ours.delete(name);
    equal([...new Set(found)].sort(), [...ours].sort(), file);
  }
});
reading("are computed only where our code cannot know the name of the file", () => {
  const files = FILES.filter((file) => computedIn(code(file)).length > 0);
  equal(files.sort(), [
    "src/cli/project.ts",
    "src/eleventy.ts",
    "src/files/search/pagefind.ts",
    "src/files/thread/worker.ts",
    "src/theme/client/search-engine.ts",
  ]);
});
reading("name files that exist, with their extension", () => {
  const there = new Set(FILES);
  equal(
    offences(
      /./,
      ({ local, target }) => !local || there.has(target) || /^locales\/en\/[a-z]+\.json$/.test(target),
    ),
    [],
  );
});
reading("are in every file but a few", () => {
  ok(FILES.length > 50);
  ok([...IMPORTS.values()].filter((imports) => imports.length > 0).length > FILES.length / 2);
});
reading.run();

/** What each layer may import: files by path, packages by name. */
const WALLS: readonly [layer: string, files: RegExp, locals: RegExp, packages: RegExp][] = [
  [
    "core imports core, and packages without I/O",
    /^src\/core\//,
    /^src\/core\//,
    /^(?:colorjs\.io|css-tree|diff|get-east-asian-width|htmlparser2|hyphen|i18next|image-size|jsonc-parser|luxon|markdown-it|markdown-it-cjk-friendly|markdown-it-footnote|opencc-js|papaparse|pinyin-pro|qr|sax|yaml|zod|node:crypto)$/,
  ],
  [
    "the theme imports core, itself and preact",
    /^src\/theme\/(?!client\/)/,
    /^src\/(?:core|theme)\/(?!client\/)/,
    /^preact(?:-render-to-string)?$/,
  ],
  [
    "the scripts of the browser import each other, and the search and typography of core",
    /^src\/theme\/client\//,
    /^src\/(?:theme\/client\/|core\/(?:search|language)\/|core\/typography\/(?:headline|rules)\.ts$)/,
    /^$/,
  ],
  [
    "the scripts for authors import each other, core and the editor",
    /^src\/admin\//,
    /^src\/(?:admin|core)\//,
    /^@sveltia\/cms$/,
  ],
  [
    "files imports core, Node, and packages that make files",
    /^src\/files\//,
    /^src\/(?:core|files)\//,
    /^(?:node:.*|@joplin\/turndown-plugin-gfm|@mozilla\/readability|@takumi-rs\/core|esbuild|linkedom|pagefind|sharp|smol-toml|turndown)$/,
  ],
  [
    "the command imports core, files and the adapter of Eleventy",
    /^src\/cli\//,
    /^src\/(?:(?:core|files|cli)\/|eleventy\.ts$)/,
    /^(?:node:.*|commander|tsx)$/,
  ],
  [
    "the build imports core, files, the theme and the adapter",
    /^src\/build\//,
    /^src\/(?:(?:core|files|theme|build)\/|eleventy\.ts$)/,
    /^zod$/,
  ],
  ["the adapter imports core and Eleventy", /^src\/eleventy\.ts$/, /^src\/core\//, /^@11ty\/eleventy$/],
  [
    "plugins import src without the command, and never each other",
    /^plugins\/(?!polyglot\.ts$)/,
    /^src\/(?!cli\/)/,
    /^(?:node:.*|zod)$/,
  ],
  [
    "the plugin of plugins imports them, core and the adapter",
    /^plugins\/polyglot\.ts$/,
    /^(?:plugins\/|src\/(?:core|build)\/|src\/eleventy\.ts$)/,
    /^$/,
  ],
  [
    "the configuration imports one plugin and types",
    /^eleventy\.config\.ts$/,
    /^(?:plugins\/polyglot\.ts|src\/eleventy\.ts)$/,
    /^$/,
  ],
];

const walls = suite("walls");
for (const [layer, files, locals, packages] of WALLS) {
  walls(layer, () => {
    ok(
      FILES.some((file) => files.test(file)),
      "the layer has files",
    );
    equal(
      offences(files, ({ local, target, typeOnly }, file) => {
        // The types of messages come from the catalogue, those of browser data from the code that writes it.
        if (typeOnly && file === "src/core/messages/messages.ts" && /^locales\/en\//.test(target))
          return true;
        if (typeOnly && file === "src/core/share/json-ld.ts" && target === "schema-dts") return true;
        if (typeOnly && file.startsWith("src/theme/client/") && /^src\/(?:core|theme)\//.test(target))
          return true;
        return (local ? locals : packages).test(target);
      }),
      [],
    );
  });
}
walls("every file belongs to exactly one layer", () => {
  for (const file of FILES) is(WALLS.filter(([, files]) => files.test(file)).length, 1, file);
});
walls("core has a folder for each capability, and at most six that are one file", () => {
  const single = FILES.filter((file) => /^src\/core\/[^/]+$/.test(file));
  ok(single.length <= 6, single.join(", "));
});
walls("there are no import cycles, not even of types", () => {
  const bench = filesOf("bench");
  const imports = new Map([...IMPORTS, ...bench.map((file) => [file, importsIn(file, text(file))] as const)]);
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const from = trail.indexOf(file);
    if (from >= 0) throw new Error([...trail.slice(from), file].join(" -> "));
    if (done.has(file)) return;
    for (const { local, target } of imports.get(file) ?? []) if (local) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of [...FILES, ...bench]) visit(file, []);
});
walls("no capability of core imports itself by a detour", () => {
  const capabilityOf = (file: string) => /^src\/core\/[^/]+/.exec(file)?.[0];
  const arrows = new Map<string, Set<string>>();
  for (const [file, imports] of IMPORTS) {
    const from = capabilityOf(file);
    for (const to of imports.flatMap(({ target }) => capabilityOf(target) ?? []))
      if (from !== undefined && from !== to) arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
  }
  ok(arrows.size > 10);
  // Capabilities that import no other one left are taken away until all are gone.
  while (arrows.size > 0) {
    const lowest = [...arrows].filter(([, targets]) => ![...targets].some((one) => arrows.has(one)));
    ok(lowest.length > 0, [...arrows].map(([from, to]) => `${from} -> ${[...to].join(", ")}`).join("\n"));
    for (const [from] of lowest) arrows.delete(from);
  }
});
walls.run();

/** The only files that may import a library. */
const PLACES: Readonly<Record<string, RegExp>> = {
  "@11ty/eleventy": /^src\/eleventy\.ts$/,
  "@joplin/turndown-plugin-gfm": /^src\/files\/import-archive\/html-tools\.ts$/,
  "@mozilla/readability": /^src\/files\/import-archive\/html-tools\.ts$/,
  "@sveltia/cms": /^src\/admin\/admin\.ts$/,
  "@takumi-rs/core": /^src\/files\/cards\/drawing\.ts$/,
  commander: /^src\/cli\/(?:main|help|misuse)\.ts$/,
  "colorjs.io": /^src\/core\/theme\/tokens\.ts$/,
  "css-tree": /^src\/core\/theme\/tokens\.ts$/,
  diff: /^src\/core\/content\/changes\.ts$/,
  esbuild: /^src\/files\//,
  "get-east-asian-width": /^src\/core\/faults\/report\.ts$/,
  htmlparser2: /^src\/core\/(?:audit\/(?:page|xml)-facts|search\/copy|theme\/mark)\.ts$/,
  hyphen: /^src\/core\/typography\/hyphens\.ts$/,
  i18next: /^src\/core\/messages\/messages\.ts$/,
  "image-size": /^src\/core\/images\/measure\.ts$/,
  "jsonc-parser": /^src\/core\/(?:catalogues\/json|edits\/form)\.ts$/,
  linkedom: /^src\/files\/import-archive\/html-tools\.ts$/,
  luxon: /^src\/core\/language\/dates\.ts$/,
  // Our rules for it are in a folder and import its types.
  "markdown-it": /^src\/core\/markdown\/[a-z-]+\.ts$/,
  "markdown-it-cjk-friendly": /^src\/core\/markdown\/emphasis\.ts$/,
  "markdown-it-footnote": /^src\/core\/markdown\/footnotes\.ts$/,
  "opencc-js": /^src\/core\/language\/traditional\.ts$/,
  pagefind: /^src\/files\/search\/pagefind\.ts$/,
  "pinyin-pro": /^src\/core\/language\/pinyin-readings\.ts$/,
  papaparse: /^src\/core\/exchange\/csv\.ts$/,
  preact: /^src\/theme\//,
  "preact-render-to-string": /^src\/theme\/render\.tsx$/,
  qr: /^src\/core\/share\/qr\.ts$/,
  sax: /^src\/core\/(?:exchange\/xml|import-archive\/wxr)\.ts$/,
  sharp:
    /^src\/files\/(?:images\/(?:decode|decoder|encoder|images)|cards\/drawing|theme\/brand-pictures)\.ts$/,
  "smol-toml": /^src\/files\/import-archive\/source\.ts$/,
  tsx: /^src\/cli\/typescript\.ts$/,
  turndown: /^src\/files\/import-archive\/html-tools\.ts$/,
  yaml: /^src\/core\/(?:content\/(?:front-matter|hidden-characters|snapshot)|edits\/(?:front-matter|form)|import-archive\/(?:answers|markdown-page))\.ts$/,
  zod: /^(?:plugins\/[a-z]+|src\/build\/define-plugin|src\/core\/(?:options\/[a-z-]+|content\/(?:schema|front-matter)|admin\/fields|catalogues\/(?:glossary|same-words)|import-archive\/answers))\.ts$/,
};

const libraries = suite("libraries");
for (const [name, place] of Object.entries(PLACES)) {
  libraries(`${name} is imported only in its place`, () => {
    const importers = FILES.filter((file) => IMPORTS.get(file)?.some(({ target }) => target === name));
    ok(importers.length > 0, "it is imported");
    equal(
      importers.filter((file) => !place.test(file)),
      [],
    );
  });
}
libraries("every imported library has a place, and is a dependency", () => {
  const { dependencies, peerDependencies } = JSON.parse(text("package.json"));
  equal(
    offences(
      /./,
      ({ local, target, typeOnly }) =>
        local || target.startsWith("node:") || target in PLACES || (typeOnly && target === "schema-dts"),
    ),
    [],
  );
  for (const name of Object.keys(PLACES)) ok(name in dependencies || name in peerDependencies, name);
});
libraries("all dependencies are imported", () => {
  const { dependencies } = JSON.parse(text("package.json"));
  equal(
    Object.keys(dependencies).filter((name) => !(name in PLACES)),
    [],
  );
});
libraries.run();

/** The code of a file without its comments and the contents of its strings. */
function code(file: string): string {
  return text(file)
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "$1")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}

const pure = suite("core");
const worlds: [fact: string, pattern: RegExp][] = [
  [
    "has no clock",
    /\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date\b(?!\()|(?<!new )\bDate\(|\bDateTime\.(?:now|local|utc)\b|\bperformance\b|\bTemporal\.Now\b/,
  ],
  ["has no randomness", /\bMath\.random\b|\brandom(?:UUID|Bytes|Int)\b|\bgetRandomValues\b/],
  ["has no console", /\bconsole\b/],
  [
    "has no process and no environment",
    /\bprocess\b|\bglobalThis\b|\bimport\.meta\b|\b__dirname\b|\brequire\(/,
  ],
  [
    "has no network and no timer",
    /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bset(?:Timeout|Interval|Immediate)\b/,
  ],
  [
    "remembers nothing between calls",
    /^(?:export )?(?:let\b|const \w+(?:: [^=]+)? = new (?:Weak)?(?:Map|Set|\w+Array)(?:<[^;]*>)?\((?:0x[\da-f]+|\d*)\))/m,
  ],
  ["doesn't use the machine's locale", /\btoLocale\w*\(\s*\)|\blocaleCompare\b|\bIntl\.\w+\(\s*\)/],
];
for (const [fact, pattern] of worlds) {
  pure(fact, () => {
    for (const file of FILES.filter((one) => one.startsWith("src/core/")))
      not.match(code(file), pattern, file);
  });
}
pure("is searched without its comments and strings", () => {
  not.match(code("src/core/language/dates.ts"), /fixed here|2019-03-09/);
  ok(code("src/core/language/dates.ts").includes("DateTime.fromISO"));
});
pure.run();

const names = suite("names");
names("no file has a name that says nothing", () => {
  equal(
    FILES.filter((file) =>
      /(?:^|[/.-])(?:utils?|helpers?|misc|managers?|common|stuff|data2)(?:[.-]|$)/i.test(file),
    ),
    [],
  );
});
names("files are in lower case with hyphens, components named like their function", () => {
  equal(
    FILES.filter(
      (file) =>
        !/^(?:[a-z0-9-]+|[A-Z][A-Za-z]+(?=\.tsx$))(?:\.config|\.d)?\.tsx?$/.test(path.posix.basename(file)),
    ),
    [],
  );
});
names.run();
