import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, not, ok } from "uvu/assert";
import { copyProject, edit, hashesOf, polyglot, type Run } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const article = (slug: string, locale: string) => `content/articles/${slug}/index.${locale}.md`;

const broken = suite<{ project: string; before: Record<string, string>; runs: Record<string, Run> }>(
  "polyglot on broken content",
);
broken.before(async (context) => {
  const project = copyProject();
  const first = await polyglot(project, ["build"]);
  is(first.code, 0, first.stderr);
  context.project = project;
  context.before = hashesOf(join(project, "_site"));
  edit(project, article("unesco-cooperation-paris", "ru"), (text) =>
    text.replace(/^title: .*/m, 'title: "Париж'),
  );
  edit(project, article("visit-to-ibe", "en"), (text) => text.replace(/^title: .*\n/m, ""));
  edit(project, article("category-2-centres-meeting", "en"), (text) => text.replace(/^date: .*\n/m, ""));
  edit(project, article("digital-learning-week-meeting", "zh"), (text) =>
    text.replace(/^summary:/m, "sumary:"),
  );
  edit(project, "locales/zh/search.json", (text) => text.replace('",\n  "label"', '"\n  "label"'));
  edit(project, "locales/ru/site.json", (text) => text.replace(/^ {2}"home".*\n/m, ""));
  mkdirSync(join(project, "content/articles/orphan"));
  writeFileSync(
    join(project, article("orphan", "ru")),
    '---\ntitle: Сирота\ntranslation:\n  of: "000000000000"\n---\n\nТекст.\n',
  );
  const commands = {
    en: ["build", "--lang", "en"],
    zh: ["build", "--lang", "zh"],
    ru: ["build", "--lang", "ru"],
    json: ["build", "--format", "json"],
    github: ["build", "--format", "github"],
    check: ["check", "--format", "json"],
  };
  context.runs = {};
  // One after the other: a build locks its project.
  for (const [name, args] of Object.entries(commands)) context.runs[name] = await polyglot(project, args);
});

/** Every fault: its place, its code, and what was probably meant. */
const FAULTS = [
  `${article("category-2-centres-meeting", "en")}:2:1 missing-key`,
  `${article("digital-learning-week-meeting", "zh")}:3:1 unknown-key summary`,
  `${article("orphan", "ru")}:1:1 source-missing`,
  `${article("unesco-cooperation-paris", "ru")}:2:14 front-matter-quotes "Париж"`,
  `${article("visit-to-ibe", "en")}:2:1 missing-key`,
  "locales/ru/site.json:1:1 message-missing",
  "locales/zh/search.json:3:3 catalogue-syntax",
];
const withoutSuggestion = (fault: string) => fault.split(" ").slice(0, 2).join(" ");

for (const [lang, meant] of [
  ["en", "Did you mean summary?"],
  ["zh", "是否应为summary？"],
  ["ru", "Возможно, имелось в виду summary?"],
] as const)
  broken(`lists every fault with its place in one run, in ${lang}`, ({ runs }) => {
    const { code, stdout, stderr } = runs[lang] as Run;
    is(code, 1);
    is(stdout, "");
    const headings = [...stderr.matchAll(/^(\S+:\d+:\d+) {2}\S+ {2}(\S+)$/gm)];
    equal(
      headings.map(([, place, fault]) => `${place} ${fault}`),
      FAULTS.map(withoutSuggestion),
    );
    match(stderr, meant);
    if (lang !== "en") not.match(stderr, /is missing|cannot be read|Add |Did you mean/);
    not.match(stderr, /^\s+at |\{\{|undefined/m);
  });

for (const [name, stream] of [
  ["json", "stderr"],
  ["check", "stdout"],
] as const)
  broken(`prints the same as data: ${name}`, ({ runs }) => {
    const run = runs[name] as Run;
    is(run.code, 1);
    const faults: Record<string, unknown>[] = JSON.parse(run[stream]);
    equal(
      faults.map(({ code, file, line, column, suggestion }) =>
        `${file}:${line}:${column} ${code} ${suggestion ?? ""}`.trim(),
      ),
      FAULTS,
    );
    ok(faults.every(({ grade, problem, remedy }) => grade === "error" && problem && remedy));
  });

broken("prints the same as annotations", ({ runs }) => {
  const lines = [
    ...(runs.github?.stderr ?? "").matchAll(
      /^::error file=(.+),line=(\d+),col=(\d+),title=([a-z0-9-]+)::.*\n/gm,
    ),
  ];
  is(lines.map(([line]) => line).join(""), runs.github?.stderr);
  equal(
    lines.map(([, file, line, column, code]) => `${file}:${line}:${column} ${code}`),
    FAULTS.map(withoutSuggestion),
  );
});

broken("leaves the last site as it was, byte for byte", ({ project, before }) => {
  ok(Object.keys(before).length > 100);
  equal(hashesOf(join(project, "_site")), before);
});

broken("reports a broken catalogue of its own fault messages", async () => {
  const project = copyProject();
  edit(project, "locales/en/faults.json", (text) => text.replace('",\n', '"\n'));
  const { code, stderr } = await polyglot(project, ["build"]);
  is(code, 1);
  match(stderr, /^locales\/en\/faults\.json:4:5 {2}\S+ {2}catalogue-syntax$/m);
});
broken.run();
