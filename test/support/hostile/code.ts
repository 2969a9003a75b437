import { article, type HostileProject } from "./project.ts";
import {
  body,
  bomb,
  COVER,
  EN,
  file,
  inRussian,
  type Make,
  PRESS,
  type Row,
  RU,
  shows,
  text,
  ZH,
} from "./rows.ts";

export const code: readonly Row[] = [
  ...["js", "jsLegacy", "javascript", "node", "JS", "cjs", "mjs", "coffee", "typescript"].map(
    (language): Row => [
      `front matter in ${language}`,
      "front-matter-fence",
      (project) =>
        project.write(EN, `---${language}\n{ title: (${project.payload()}, "A") }\n---\n\nText.\n`),
    ],
  ),
  ...(["require", "builtin", "import"] as const).map(
    (way): Row => [
      `front matter that is a program with ${way}`,
      "front-matter-fence",
      (project) => project.write(EN, `---js\nconst title = "A";\n${project.payload(way)};\n---\n\nText.\n`),
    ],
  ),
  ...["json", "toml", "yaml", "constructor", "toString", "__proto__", "-", " js", "\tjs", "#"].map(
    (word): Row => [
      `a fence followed by ${JSON.stringify(word)}`,
      "front-matter-fence",
      text(`---${word}\n{}\n---\nText.\n`),
    ],
  ),
  ["a fence followed by spaces", "", text(article().replaceAll("---\n", "---  \t\n"))],
  ["a fence behind a space", "front-matter-missing", text(` ${article()}`)],
  ["a fence behind an empty line", "front-matter-missing", text(`\n${article()}`)],
  ["a fence of equals signs", "front-matter-missing", text(article().replaceAll("---", "==="))],
  ["a fence of plus signs, as for TOML", "front-matter-missing", text(article().replaceAll("---", "+++"))],
  ["a fence of full-width hyphens", "front-matter-missing", text(article().replaceAll("---", "－－－"))],
  ["front matter without an end", "front-matter-unclosed", text("---\ntitle: A\nsource: true\n\nText.\n")],
  ["a second front matter below the first", "", text(article({}, `---\njs: 1\n---\nText.`))],
  ["an empty file", "front-matter-missing", text("")],
  ["a fence without a line end", "front-matter-fence", text("---")],
  ["empty front matter", "edition-kind", text("---\n---\nText.\n")],
  ...[
    "templateEngineOverride: njk",
    "permalink: ../../out.html",
    "permalink: false",
    "layout: evil.njk",
    "pagination: { data: collections.all, size: 1 }",
    "eleventyExcludeFromCollections: true",
    "eleventyComputed: { title: '{{ 1 }}' }",
    "eleventyNavigation: { key: A }",
    "eleventyImport: { collections: [a] }",
    "renderData: { a: b }",
    "tags: [all]",
    "page: { url: /evil/ }",
    "date: git Last Modified",
  ].map(
    (line): Row => [
      `front matter with ${line}`,
      line.startsWith("date") ? "duplicate-key" : "unknown-key",
      (project) => project.write(EN, article({}, project.nunjucks(), `${line}\n`)),
    ],
  ),
  ...[".js", ".cjs", ".mjs", ".json", ".ts"].map(
    (type): Row => [
      `a data file *.11tydata${type}`,
      "file-type",
      (project) =>
        project.write(
          `content/articles/visit/visit.11tydata${type}`,
          `${project.payload()};\nmodule.exports = {};`,
        ),
    ],
  ),
  ...[
    "evil.11ty.js",
    "evil.11ty.ts",
    "evil.njk",
    "evil.liquid",
    "evil.html",
    "evil.svg",
    "evil.js",
    "evil.wasm",
  ].map(
    (name): Row => [
      `a file ${name}`,
      "file-type",
      (project) =>
        project.write(`content/articles/visit/${name}`, `${project.nunjucks()}\n${project.payload()}`),
    ],
  ),
  [
    "a configuration in the content",
    "file-type",
    (project) => project.write("content/eleventy.config.js", project.payload()),
  ],
  ["a folder of data", "file-type", (project) => project.write("content/_data/evil.js", project.payload())],
  [
    "a program among the catalogues",
    "file-type",
    (project) => project.write("locales/en/site.js", project.payload()),
  ],
  ["a file of settings", "file-name", file("content/.env", "A=b")],
  ["a file without an ending", "file-type", file("content/articles/visit/README")],
  ["a template as a page", "locale-unknown", file("content/articles/visit/index.njk.md", article())],
  [
    "Nunjucks in the text",
    "",
    (project) => project.write(EN, article({ title: '"{{ 6 * 7 }}"' }, project.nunjucks())),
    shows("{{ range.constructor(", "{{ 6 * 7 }}"),
  ],
  [
    "Liquid in the text",
    "",
    body(`{% include "../../../secret.md" %} {{ "a" | upcase }} {% assign a = 1 %} {%- raw -%}`),
    shows("{% include", "{{ &quot;a&quot; | upcase }}", "{% assign a = 1 %}", "{%- raw -%}"),
  ],
  [
    "templates of other kinds in the text",
    "",
    body("<%= 6 * 7 %> \u0024{6 * 7} #{6 * 7} {{{ raw }}} @import [[wiki]] {#each}"),
    shows("&lt;%= 6 * 7 %&gt;", "\u0024{6 * 7}", "#{6 * 7}", "{{{ raw }}}"),
  ],
  ["a template in a message", "placeholder-mismatch", inRussian("Пресса", "{{ range.constructor }}")],
];

export const links: readonly Row[] = [
  ["a link in place of a text", "file-link", linked(EN, (project) => project.secret)],
  ["a link in place of a translation", "file-link", linked(RU, (project) => project.secret)],
  ["a link within the project", "file-link", linked(ZH, () => "index.ru.md")],
  ["a link in place of a picture", "file-link", linked(COVER, () => "/etc/hostname")],
  ["a link in place of a folder of an article", "file-link", linked("content/articles/other", () => "visit")],
  [
    "a link to a folder outside",
    "file-link",
    linked("content/articles/outside", (project) => project.around),
  ],
  ["a link in place of the whole content", "file-link", linked("content", () => "/etc")],
  [
    "a link to a file in place of the whole content",
    "file-link",
    linked("content", (project) => project.secret),
  ],
  ["a link in place of a language's catalogues", "file-link", linked("locales/ru", () => "en")],
  ["a link in place of a catalogue", "file-link", linked(PRESS("ru"), () => "../en/press.json")],
  ["a link in place of all catalogues", "file-link", linked("locales", (project) => project.around)],
  ["a link to nowhere", "file-link", linked("content/articles/gone", () => "nowhere")],
  ["a link to itself", "file-link", linked("content/articles/loop", () => "loop")],
  ["a link to its own folder", "file-link", linked("content/articles/visit/deep", () => ".")],
  ["a link that is hidden", "file-link", linked("content/articles/.hidden", (project) => project.around)],
  [
    "a link in place of the folder of snapshots",
    "file-link",
    linked("content/articles/visit/.accepted", (project) => project.around),
  ],
  [
    "a link in place of a snapshot",
    "file-link",
    linked("content/articles/visit/.accepted/000000000000.md", (project) => project.secret),
  ],
  ["a pipe in place of a text", "file-kind", (project) => project.pipe("content/articles/other/index.en.md")],
  ["a pipe in place of a picture", "file-kind", (project) => project.pipe(COVER)],
  ["a pipe in place of a catalogue", "file-kind", (project) => project.pipe("locales/en/more.json")],
  [
    "a pipe in place of a snapshot",
    "file-kind",
    (project) => project.pipe("content/articles/visit/.accepted/000000000000.md"),
  ],
  [
    "a folder in place of a snapshot",
    "file-name",
    file("content/articles/visit/.accepted/000000000000.md/a.md"),
  ],
  ["a snapshot of another text", "", file("content/articles/visit/.accepted/000000000000.md", article())],
  [
    "a snapshot that is not text",
    "text-encoding",
    file("content/articles/visit/.accepted/000000000000.md", Buffer.from([0xff, 0xfe, 0xfd])),
  ],
  [
    "a snapshot whose head is an alias bomb",
    "",
    file("content/articles/visit/.accepted/000000000000.md", `---\n${bomb()}---\nText.\n`),
  ],
  [
    "a snapshot without a head",
    "",
    file("content/articles/visit/.accepted/000000000000.md", "---\n---\nText.\n"),
  ],
  [
    "a snapshot with a broken head",
    "",
    file("content/articles/visit/.accepted/000000000000.md", "---\ntitle: [\n---\nText.\n"),
  ],
  [
    "a snapshot with a deep head",
    "",
    file(
      "content/articles/visit/.accepted/000000000000.md",
      `---\ntitle: ${"[".repeat(10_000)}\n---\nText.\n`,
    ),
  ],
  ["a snapshot of another name", "file-name", file("content/articles/visit/.accepted/evil.md", article())],
  ["a program among the snapshots", "file-type", file("content/articles/visit/.accepted/a.js")],
  ["snapshots where there is no article", "file-name", file("content/.accepted/000000000000.md", "x")],
  [
    "a file in place of the content",
    "file-kind",
    (project) => {
      project.remove("content");
      project.write("content", "x");
    },
  ],
  [
    "a folder in place of a text",
    "file-folder",
    (project) => {
      project.remove(RU);
      project.write(`${RU}/a.md`, article());
    },
  ],
];

function linked(name: string, target: (project: HostileProject) => string): Make {
  return (project) => {
    try {
      project.remove(name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
    project.link(name, target(project));
  };
}
