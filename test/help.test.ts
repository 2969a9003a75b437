import { is, match, not, ok } from "uvu/assert";
import { cells } from "../src/core/fault-report.ts";
import { read } from "./documents.ts";
import { polyglot, ROOT } from "./project.ts";
import { suite } from "./suite.ts";

const COMMANDS = [...read("src/cli/main.ts").matchAll(/\.command\("([^"]+)"\)/g)].map(
  ([, name = ""]) => name,
);

const help = suite("polyglot --help");
for (const [lang, heading, words] of [
  ["en", "Commands", /[\p{Script=Han}\p{Script=Cyrillic}]/u],
  ["zh", "命令", /\b(?:Usage|Options|Commands|Show|Print|default)\b|\p{Script=Cyrillic}/u],
  ["ru", "Команды", /\b(?:Usage|Options|Commands|Show|Print|default)\b|\p{Script=Han}/u],
] as const) {
  help(`names every command in ${lang}, one below the other, and no word of another language`, async () => {
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
help("of a command names its options and what they are without being given", async () => {
  const { stdout } = await polyglot(ROOT, ["dev", "--help"], { POLYGLOT_LANG: "ru" });
  match(stdout, /^ {4}polyglot dev \[options\]$/m);
  match(stdout, /^ {4}--port {2,}Порт \(по умолчанию: 8080\)$/m);
  not.match(stdout, "Команды");
});
help.run();
