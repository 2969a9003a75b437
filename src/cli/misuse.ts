import { type Command, CommanderError } from "commander";
import { nearest } from "../core/language/nearest.ts";
import type { MessageKey, Translate } from "../core/messages/messages.ts";
import { commandsOf, usageOf } from "./help.ts";
import { EXIT, warn } from "./terminal.ts";

/** Our messages for what can be wrong with a command line. */
const MESSAGES: Readonly<Record<string, MessageKey>> = {
  "commander.excessArguments": "cli:misuse.excess",
  "commander.help": "cli:misuse.none",
  "commander.missingArgument": "cli:misuse.arguments",
  "commander.optionMissingArgument": "cli:misuse.value",
  "commander.unknownCommand": "cli:misuse.command",
  "commander.unknownOption": "cli:misuse.option",
};

/**
 * Reports a command line that can't be read, in the user's language.
 *
 * @param error What the parser has thrown.
 * @param t Messages of the user's language.
 * @returns The exit code. Help and version, which are thrown as well, are no error.
 * @throws The error itself where it is another error.
 */
export function reportMisuse(error: unknown, program: Command, t: Translate): number {
  if (!(error instanceof CommanderError)) throw error;
  const key = MESSAGES[error.code];
  if (key === undefined) return error.exitCode === 0 ? EXIT.ok : EXIT.internal;
  const command = commandIn(program);
  // The parser names what is wrong only in its English sentence.
  const [, found = ""] = /'(--?[^ ']+|[^']+?)(?: [<[][^']*)?'/.exec(error.message) ?? [];
  const known =
    key === "cli:misuse.command"
      ? command.commands.map((one) => one.name())
      : [...command.options, ...program.options].flatMap(({ long }) => long ?? []);
  const meant =
    key === "cli:misuse.command" || key === "cli:misuse.option" ? nearest(found, known) : undefined;
  const name = nameOf(command);
  const usage = commandsOf(command).length > 0 ? name : `polyglot ${usageOf(command)}`;
  warn(`polyglot: ${t(key, { command: found, option: found, usage })}`);
  if (meant !== undefined) warn(t("faults:report.meant", { suggestion: meant }));
  warn(t("cli:misuse.more", { command: `${name} --help` }));
  return EXIT.usage;
}

/** The command that the command line was about, as far as it could be read. */
function commandIn(program: Command): Command {
  let at = program;
  for (const word of program.args) {
    const next = at.commands.find((one) => one.name() === word);
    if (!next) break;
    at = next;
  }
  return at;
}

function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : "polyglot";
}
