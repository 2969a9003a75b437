import { equal, is, match, not, ok } from "uvu/assert";
import { cells } from "../../src/core/faults/report.ts";
import { read } from "../support/documents.ts";
import { polyglot, ROOT } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const COMMANDS = [...read("src/cli/main.ts").matchAll(/^command\("([^"]+)"/gm)].map(([, name = ""]) => name);

const help = suite("polyglot --help");
for (const [lang, heading, words] of [
  ["en", "Commands", /[\p{Script=Han}\p{Script=Cyrillic}]/u],
  ["zh", "命令", /\b(?:Usage|Options|Commands|Show|Print|default)\b|\p{Script=Cyrillic}/u],
  ["ru", "Команды", /\b(?:Usage|Options|Commands|Show|Print|default)\b|\p{Script=Han}/u],
] as const) {
  help(`lists every command in ${lang}, aligned, with no word of another language`, async () => {
    const { code, stdout, stderr } = await polyglot(ROOT, ["--help", "--lang", lang]);
    is(code, 0, stderr);
    match(stdout, `\n  ${heading}\n`);
    not.match(stdout, words);
    not.match(stdout, /undefined|\{\{|cli:/);
    const starts = COMMANDS.map((name) => {
      const line = stdout.split("\n").find((one) => one.startsWith(`    ${name}  `)) ?? "";
      ok(line !== "", name);
      return cells(/^ {4}.*? {2,}/.exec(line)?.[0] ?? "");
    });
    is(new Set(starts).size, 1);
  });
}
help("of a command lists its options and their defaults", async () => {
  const { stdout } = await polyglot(ROOT, ["dev", "--help"], { POLYGLOT_LANG: "ru" });
  match(stdout, /^ {4}polyglot dev \[options\]$/m);
  match(stdout, /^ {4}--port {2,}Порт, на котором откроется сайт \(по умолчанию: 8080\)$/m);
  not.match(stdout, "Команды");
});
help("is also a command, for each of the others", async () => {
  const asked = await polyglot(ROOT, ["help", "new", "page", "--lang", "ru"]);
  equal(asked, await polyglot(ROOT, ["new", "page", "--help", "--lang", "ru"]));
  match(asked.stdout, "polyglot new page <slug>");
  equal(await polyglot(ROOT, ["help"]), await polyglot(ROOT, ["--help"]));
  const { code, stderr } = await polyglot(ROOT, ["help", "bild"]);
  is(code, 2);
  match(stderr, "build");
});
help.run();

const misuse = suite("a command line that cannot be understood");
const WRONG: readonly (readonly [args: readonly string[], meant: RegExp])[] = [
  [["chek"], /\bcheck\b/],
  [[], /polyglot --help/],
  [["new", "article"], /polyglot new article <slug>/],
  [["check", "visit"], /polyglot check/],
  [["new", "artikel", "visit"], /\barticle\b/],
  [["dev", "--port"], /--port/],
  [["status", "--json=false"], /--json=false/],
  [["build", "--verbos"], /--verbose\b/],
  [["dev", "--port", "x"], /1–65535/],
  [["diff", "nothing", "ru"], /articles\/visit-to-ibe/],
];
// Each in two languages: starting the command takes longer than its refusal.
for (const [turn, [lang, own, foreign]] of (
  [
    ["en", /\b(?:no|not|missing|takes|needs|many)\b/i, /[\p{Script=Han}\p{Script=Cyrillic}]/u],
    ["zh", /\p{Script=Han}/u, /\p{Script=Cyrillic}|\b(?:no|command|option|argument|ERROR|Run|expected)\b/iu],
    ["ru", /\p{Script=Cyrillic}/u, /\p{Script=Han}|\b(?:no|command|option|argument|ERROR|Run|expected)\b/iu],
  ] as const
).entries())
  misuse(`is refused in ${lang}, with a hint and exit code 2`, async () => {
    for (const [args, meant] of WRONG.filter((_, index) => index % 3 !== turn)) {
      const { code, stdout, stderr } = await polyglot(ROOT, [...args, "--lang", lang]);
      is(code, 2, stderr);
      is(stdout, "");
      match(stderr, meant);
      match(stderr, own);
      not.match(stderr.replace(/polyglot [a-z -]+/g, ""), foreign);
      not.match(stderr, /undefined|\{\{|cli:|faults:/);
    }
  });
misuse.run();
