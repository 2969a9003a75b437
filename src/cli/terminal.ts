import { SPOKEN } from "../core/catalogue-checks.ts";
import type { Translate } from "../core/messages.ts";
import { ownMessages } from "../files/own-messages.ts";

/** Exit codes of the command. */
export const EXIT = { ok: 0, content: 1, usage: 2, internal: 3 } as const;

/** A use of the command that cannot be carried out. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Prints a line for the reader. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints a line for whoever watches what goes wrong. */
export function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

/**
 * The messages of the command in the language of its user.
 *
 * @throws UsageError where the option names a language that the command does not speak.
 */
export function speak(lang: string | undefined): Translate {
  if (lang !== undefined && !Object.hasOwn(SPOKEN, lang)) {
    throw new UsageError(`--lang: expected ${Object.keys(SPOKEN).join(", ")}, received "${lang}"`);
  }
  return ownMessages(lang);
}
