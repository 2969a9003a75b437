import type { Sade } from "sade";
import { nearest } from "../core/language/nearest.ts";
import type { MessageKey, Translate } from "../core/messages/messages.ts";
import { warn } from "./terminal.ts";

/**
 * The errors that sade prints for a command line that it can't read, each with our message in the user's
 * language.
 */
const SAID: readonly (readonly [pattern: RegExp, key: MessageKey])[] = [
  [/Invalid command: (?<command>.+)/, "cli:misuse.command"],
  [/No command specified/, "cli:misuse.none"],
  [/Insufficient arguments/, "cli:misuse.arguments"],
  [/Unknown option: (?<option>.+)/, "cli:misuse.option"],
];

/**
 * Reads the command line and runs its command. If it can't be read, sade prints an error and ends the
 * process. Its texts can't be configured, so this function replaces them as they are printed.
 *
 * @param t Messages of the user's language.
 */
export function parseCommand(program: Sade, argv: string[], t: Translate): void {
  // biome-ignore lint/suspicious/noConsole: this is where sade prints.
  const print = console.error;
  console.error = (text: unknown) => {
    const lines = misuse(String(text), program, t);
    if (lines) for (const line of lines) warn(line);
    else print(text);
  };
  try {
    // The command itself runs after this, so its own output is not replaced.
    const { handler, args } =
      program.parse(argv, { lazy: true, unknown: (flag) => `Unknown option: ${flag}` }) ?? {};
    console.error = print;
    handler?.(...(args ?? []));
  } finally {
    console.error = print;
  }
}

/** Our lines for an error of sade; undefined if the error is unknown. */
function misuse(text: string, program: Sade, t: Translate): string[] | undefined {
  const { tree } = program as unknown as { tree: Readonly<Record<string, Tree>> };
  const commands = Object.keys(tree).filter((name) => !name.startsWith("__"));
  const name = /\$ polyglot ?(.*?) ?--help/.exec(text)?.[1] ?? "";
  for (const [pattern, key] of SAID) {
    const found = pattern.exec(text);
    if (!found) continue;
    const { command = "", option = "" } = found.groups ?? {};
    const known = command === "" ? optionsOf(tree, name) : commands;
    const meant = nearest(command || option, known);
    return [
      `polyglot: ${t(key, { command, option, usage: `polyglot ${tree[name]?.usage ?? ""}`.trim() })}`,
      ...(meant === undefined ? [] : [t("faults:report.meant", { suggestion: meant })]),
      t("cli:misuse.more", { command: `polyglot ${name} --help`.replace(/ +/g, " ") }),
    ];
  }
  return undefined;
}

/** What sade knows about a command. */
interface Tree {
  readonly usage: string;
  readonly options: readonly (readonly [flag: string, ...rest: unknown[]])[];
}

function optionsOf(tree: Readonly<Record<string, Tree>>, name: string): string[] {
  return [tree[name], tree.__all__].flatMap((one) =>
    (one?.options ?? []).flatMap(([flag]) => flag.match(/--[\w-]+/g) ?? []),
  );
}
