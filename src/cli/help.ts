import type { Command } from "commander";
import { cells } from "../core/faults/report.ts";
import { nearest } from "../core/language/nearest.ts";
import { largest } from "../core/long-lists.ts";
import type { Translate } from "../core/messages/messages.ts";
import { UsageError } from "./terminal.ts";

/** The name of a command with those of its groups, and its arguments: `new article <slug>`; "" for the program. */
export function usageOf(command: Command): string {
  if (!command.parent) return "";
  const given = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [usageOf(command.parent), command.name(), ...given].filter(Boolean).join(" ");
}

/** The commands that do something: those below a command, without the groups. */
export function commandsOf(command: Command): Command[] {
  return command.commands.flatMap((one) => (one.commands.length > 0 ? commandsOf(one) : [one]));
}

/**
 * What `--help` prints, in the user's language.
 *
 * @param t Messages of that language.
 */
export function helpText(command: Command, t: Translate): string {
  const usage = usageOf(command);
  const program = usage === "" ? command : (command.parent?.parent ?? command.parent ?? command);
  const help = program.createHelp();
  const options = [
    ...(command === program ? [] : command.options),
    ...program.options.filter(({ long }) => command === program || long !== "--version"),
    ...help.visibleOptions(program).filter(({ long }) => long === "--help"),
  ].map(({ short, long, description, defaultValue }): [string, string] => [
    [short, long].filter(Boolean).join(", "),
    defaultValue === undefined
      ? description
      : t("cli:help.byDefault", { text: description, value: String(defaultValue) }),
  ]);
  const commands = commandsOf(command).map((one): [string, string] => [usageOf(one), one.description()]);
  const lines = [
    ...(command.description() === "" ? [] : ["", `  ${command.description()}`]),
    ...section(t("cli:help.usage"), [[`polyglot ${usage} [options]`.replace(/ +/g, " "), ""]]),
    ...(commands.length > 0 ? section(t("cli:help.commands"), commands) : []),
    ...section(t("cli:help.options"), options),
    ...(command === program ? ["", `  ${t("cli:help.more", { command: "build --help" })}`] : []),
    "",
  ];
  return `${lines.join("\n")}\n`;
}

/**
 * `polyglot help [command...]`: the same as `--help` of the command.
 *
 * @throws UsageError where there is no such command.
 */
export function showHelp(program: Command, words: readonly string[]): void {
  let at = program;
  for (const word of words) {
    const next = at.commands.find((one) => one.name() === word);
    if (!next) {
      const known = at.commands.map((one) => one.name());
      throw new UsageError("cli:misuse.command", { command: words.join(" ") }, nearest(word, known));
    }
    at = next;
  }
  at.outputHelp();
}

function section(title: string, rows: readonly (readonly [string, string])[]): string[] {
  const width = largest(rows.map(([first]) => cells(first)));
  return [
    "",
    `  ${title}`,
    ...rows.map(([first, second]) => `    ${first}${" ".repeat(width - cells(first))}  ${second}`.trimEnd()),
  ];
}
