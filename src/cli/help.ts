import type { Sade } from "sade";
import { cells } from "../core/faults/report.ts";
import { nearest } from "../core/language/nearest.ts";
import { largest } from "../core/long-lists.ts";
import type { Translate } from "../core/messages/messages.ts";
import { say, UsageError } from "./terminal.ts";

/** What sade knows about a command. */
interface Command {
  readonly usage: string;
  readonly describe?: readonly string[];
  readonly options: readonly (readonly [flag: string, text: string, byDefault?: unknown])[];
}

/** Names under which sade stores what applies to all commands, and to a call without a command. */
const ALL = "__all__";
const NONE = "__default__";

/**
 * Makes `--help` print in the user's language: sade's own texts are only in English.
 *
 * @param t Messages of that language.
 */
export function localiseHelp(program: Sade, t: Translate): void {
  const { tree } = program as unknown as { tree: Readonly<Record<string, Command>> };
  program.help = (name) => {
    for (const line of helpLines(tree, name || NONE, t)) say(line);
  };
}

/**
 * `polyglot help [command]`: the same as `--help` of the command.
 *
 * @throws UsageError where there is no such command.
 */
export function showHelp(program: Sade, name: string): void {
  const { tree } = program as unknown as { tree: Readonly<Record<string, Command>> };
  const names = Object.keys(tree).filter((one) => !one.startsWith("__"));
  if (name !== "" && !names.includes(name))
    throw new UsageError("cli:misuse.command", { command: name }, nearest(name, names));
  program.help(name);
}

function helpLines(tree: Readonly<Record<string, Command>>, name: string, t: Translate): string[] {
  const command = tree[name];
  const own = [
    ...(command?.options ?? []),
    ...(tree[ALL]?.options ?? []),
    ...(name === NONE ? [["-v, --version", t("cli:help.version")] as const] : []),
    ["-h, --help", t("cli:help.help")] as const,
  ];
  const options = own.map(([flag, text, byDefault]): [string, string] => [
    flag,
    byDefault === undefined ? text : t("cli:help.byDefault", { text, value: String(byDefault) }),
  ]);
  const commands = Object.entries(tree)
    .filter(([key]) => !key.startsWith("__"))
    .map(([, { usage, describe = [] }]): [string, string] => [usage, describe.join(" ")]);
  return [
    ...(command?.describe ? ["", `  ${command.describe.join(" ")}`] : []),
    ...section(t("cli:help.usage"), [[`polyglot ${command?.usage ?? ""} [options]`, ""]]),
    ...(name === NONE ? section(t("cli:help.commands"), commands) : []),
    ...section(t("cli:help.options"), options),
    ...(name === NONE ? ["", `  ${t("cli:help.more", { command: "build --help" })}`] : []),
    "",
  ];
}

function section(title: string, rows: readonly (readonly [string, string])[]): string[] {
  const width = largest(rows.map(([first]) => cells(first)));
  return [
    "",
    `  ${title}`,
    ...rows.map(([first, second]) => `    ${first}${" ".repeat(width - cells(first))}  ${second}`.trimEnd()),
  ];
}
