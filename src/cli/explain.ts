import type { ReportFormat } from "../core/faults/report.ts";
import { FaultsError } from "../core/faults/table.ts";
import type { Translate } from "../core/messages/messages.ts";
import { OptionsError } from "../core/options/options.ts";
import { printFaults } from "../files/faults.ts";
import { MissingPackageError } from "../files/packages.ts";
import { CHANGED, WriteError } from "../files/write/write-files.ts";
import { EXIT, UsageError, warn } from "./terminal.ts";

/**
 * Reports an error to the user.
 *
 * @param t Messages of the language that the user asked for.
 * @returns The exit code.
 */
export function explain(
  error: unknown,
  t: Translate,
  {
    format = "text",
    verbose = false,
  }: { readonly format?: ReportFormat | undefined; readonly verbose?: boolean | undefined } = {},
): number {
  const cause = causeOf(error);
  if (cause instanceof FaultsError) {
    process.stderr.write(printFaults(cause.faults, t, format));
    if (format === "text") warn(t("faults:report.unchanged"));
    return EXIT.content;
  }
  warn(`polyglot: ${messageOf(cause, t)}`);
  if (verbose && cause instanceof Error) warn(cause.stack ?? "");
  const isUsage = isAsked(cause) || (cause instanceof WriteError && cause.reason === CHANGED);
  return isUsage ? EXIT.usage : EXIT.internal;
}

function messageOf(cause: unknown, t: Translate): string {
  if (cause instanceof UsageError) {
    const { key, values, suggestion } = cause;
    const meant = suggestion === undefined ? [] : [t("faults:report.meant", { suggestion })];
    return [t(key, values), ...meant].join("\n");
  }
  if (cause instanceof WriteError) return notWritten(cause, t);
  if (cause instanceof MissingPackageError) return t("cli:usage.missingPackage", { name: cause.packageName });
  return cause instanceof Error ? cause.message : String(cause);
}

/** Which file could not be written, and what happened to the others. */
function notWritten({ file, reason, written }: WriteError, t: Translate): string {
  const problem =
    reason === CHANGED ? t("cli:notWritten.changed", { file }) : t("cli:notWritten.reason", { file, reason });
  const rest =
    written.length === 0
      ? t("cli:notWritten.nothing")
      : t("cli:notWritten.some", { files: written.map((one) => `  ${one}`).join("\n") });
  return `${problem}\n${rest}`;
}

/** Whether the user can fix the error, rather than the authors of the program. */
function isAsked(error: unknown): boolean {
  return [UsageError, OptionsError, MissingPackageError].some((kind) => error instanceof kind);
}

/**
 * Eleventy wraps the errors of plugins. This finds the cause, but stops at our own errors: their message is
 * the best one.
 */
function causeOf(error: unknown): unknown {
  let at = error;
  while (at instanceof Error && !(at instanceof FaultsError || at instanceof WriteError) && !isAsked(at)) {
    const inner: unknown = at.cause ?? (at as { originalError?: unknown }).originalError;
    if (!(inner instanceof Error)) break;
    at = inner;
  }
  return at;
}
