import type { MessageKey, MessageValues, Translate } from "../core/messages/messages.ts";
import { TOOL_LOCALES } from "../core/messages/tool-messages.ts";
import { ownMessages } from "../files/catalogues/own-messages.ts";

/** Exit codes of the command. */
export const EXIT = { ok: 0, content: 1, usage: 2, internal: 3 } as const;

/**
 * A use of the command that can't be carried out. The code that prints it chooses the words, in the user's
 * language.
 */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly key: MessageKey;
  readonly values: MessageValues;

  /** What was probably meant. */
  readonly suggestion: string | undefined;

  /** @param key Of the message, with its namespace. */
  constructor(key: MessageKey, values: MessageValues = {}, suggestion?: string) {
    super(key);
    this.key = key;
    this.values = values;
    this.suggestion = suggestion;
  }
}

/** A value that an option does not take. */
export function wrongValue(option: string, expected: readonly string[], received: unknown): UsageError {
  return new UsageError("cli:usage.value", {
    option,
    expected: expected.join(", "),
    received: String(received),
  });
}

/**
 * A closed reader of the output, as in `polyglot status | head -1`, is no error: the command finishes its
 * work and keeps its own exit code. Any other failure of the output, such as a full disk, is an internal
 * error.
 */
export function reportOutputFailures(): void {
  let failure: NodeJS.ErrnoException | undefined;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE" || failure) return;
      failure = error;
      if (stream === process.stdout) warn(`polyglot: ${error.message}`);
    });
  }
  process.on("exit", () => {
    if (failure) process.exitCode = EXIT.internal;
  });
}

/** Prints a line of output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints a line about something that goes wrong. */
export function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Keys of messages, cut to a length that people read. */
export function listed(keys: readonly string[]): string {
  const shown = keys.slice(0, 5).join(", ");
  return keys.length > 5 ? `${shown}, …` : shown;
}

/**
 * The messages of the command in the language of its user.
 *
 * @throws UsageError where the option names a language that the command does not support.
 */
export function speak(lang: string | undefined): Translate {
  if (lang !== undefined && !Object.hasOwn(TOOL_LOCALES, lang)) {
    throw wrongValue("--lang", Object.keys(TOOL_LOCALES), lang);
  }
  return ownMessages(lang);
}
