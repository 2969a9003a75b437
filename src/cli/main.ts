#!/usr/bin/env node
import sade from "sade";
import type { ReportFormat } from "../core/fault-report.ts";
import { reportFaults } from "../core/fault-report.ts";
import { FaultsError } from "../core/faults.ts";
import { nginxSnippet } from "../core/headers.ts";
import type { Translate } from "../core/messages.ts";
import { OptionsError } from "../core/options.ts";
import { accept } from "./accept.ts";
import { addLanguage } from "./add-language.ts";
import { audit } from "./audit.ts";
import { buildSite } from "./build.ts";
import { check } from "./check.ts";
import { dev } from "./dev.ts";
import { diff } from "./diff.ts";
import { exportTexts, importTexts } from "./exchange.ts";
import { listMessages } from "./messages.ts";
import { writeNewArticle, writeNewTranslation } from "./new.ts";
import { readPolicies } from "./project.ts";
import { status } from "./status.ts";
import { sync } from "./sync.ts";
import { EXIT, say, speak, UsageError, warn } from "./terminal.ts";

interface CommonOptions {
  readonly lang?: string;
  readonly format?: string;
  readonly verbose?: boolean;
}

const program = sade("polyglot")
  .version("0.1.0")
  .option("--lang", "Language of the messages: en, zh or ru (default: that of the environment)")
  .option("--format", "How faults are printed: text, json or github", "text")
  .option("--verbose", "Show the stack of an error of the program itself");

program
  .command("build")
  .describe("Check everything and write the site")
  .action((options: CommonOptions) => run(options, buildSite));

program
  .command("dev")
  .describe("Serve the site on this machine and show changes at once")
  .option("--port", "Port to listen on", 8080)
  .action((options: CommonOptions & { port: unknown }) =>
    run(options, (t) => dev(t, portOf(options.port)), true),
  );

program
  .command("check")
  .describe("List everything that is wrong with content and catalogues")
  .action((options: CommonOptions) => run(options, (t, format) => check(t, format)));

program
  .command("status")
  .describe("Show the state of every edition")
  .option("--json", "Print data")
  .option("--fail-on", "Exit with 1 where an edition has this state: stale, partial, announced or absent")
  .action((options: CommonOptions & { json?: boolean; "fail-on"?: string }) =>
    run(options, (t) => status(t, { json: options.json ?? false, failOn: options["fail-on"] }, now())),
  );

program
  .command("accept <slug> [locale]")
  .describe("Record that a translation says what its original says now")
  .action((slug: string, locale: string | undefined, options: CommonOptions) =>
    run(options, () => accept(slug, locale)),
  );

program
  .command("audit <dir>")
  .describe("Judge a built site: languages, translations, links, feeds, search")
  .option("--url", "Absolute address of a site that is not this project's")
  .action((dir: string, options: CommonOptions & { url?: string }) =>
    run(options, (t, format) => audit(t, format, dir, options.url)),
  );

program
  .command("diff <slug> <locale>")
  .describe("Show what changed in the original since a translation was made")
  .action((slug: string, locale: string, options: CommonOptions) =>
    run(options, (t) => diff(t, slug, locale)),
  );

program
  .command("sync [locale]")
  .describe("Add missing messages to the catalogues, to be translated")
  .option("--check", "Write nothing; exit with 1 where there is something to add")
  .action((locale: string | undefined, options: CommonOptions & { check?: boolean }) =>
    run(options, (t) => sync(t, locale, options.check ?? false)),
  );

program
  .command("new article <slug>")
  .describe("Make the file of a new article")
  .option("--locale", "Language of the original (default: that of the site)")
  .action((slug: unknown, options: CommonOptions & { locale?: string }) =>
    run(options, (t) => writeNewArticle(t, String(slug), options.locale, now())),
  );

program
  .command("new translation <slug> <locale>")
  .describe("Make the file of a translation, with the text of the original to be replaced")
  .action((slug: string, locale: string, options: CommonOptions) =>
    run(options, (t) => writeNewTranslation(t, slug, locale)),
  );

program
  .command("add-language <locale>")
  .describe("Prepare another language: its catalogues, and its place in the configuration")
  .option("--tag", "BCP 47 tag, where the language is not in the table of known ones")
  .option("--label", "The language's name in itself")
  .option("--og-locale", "Open Graph's form, such as kk_KZ")
  .option("--dir", "Direction of writing: ltr or rtl")
  .action((locale: string, options: CommonOptions & Record<string, string | undefined>) =>
    run(options, (t) =>
      addLanguage(t, locale, {
        tag: options.tag,
        label: options.label,
        ogLocale: options["og-locale"],
        dir: options.dir,
      }),
    ),
  );

program
  .command("export <locale> <file>")
  .describe("Write what there is to translate into a language to a file for other tools: .csv or .xlf")
  .option("--from", "Language of the originals (default: that of the site)")
  .action((locale: string, file: string, options: CommonOptions & { from?: string }) =>
    run(options, (t) => exportTexts(t, locale, file, options.from)),
  );

program
  .command("import <locale> <file>")
  .describe("Take the translations from such a file, where nothing has changed since")
  .action((locale: string, file: string, options: CommonOptions) =>
    run(options, (t, format) => importTexts(t, format, locale, file)),
  );

program
  .command("messages")
  .describe("Print a table of all messages for translators: where each is seen, what is filled in")
  .action((options: CommonOptions) => run(options, (t) => listMessages(t, options.lang)));

program
  .command("headers")
  .describe("Print the security headers for nginx")
  .action((options: CommonOptions) =>
    run(options, async () => {
      say(nginxSnippet(await readPolicies()).trimEnd());
      return EXIT.ok;
    }),
  );

// sade ends with 1 where it cannot read the command line; here 1 means that the content is at fault.
let understood = false;
process.on("exit", () => {
  if (!understood && process.exitCode === 1) process.exitCode = EXIT.usage;
});

program.parse(process.argv, { unknown: (flag) => `Unknown option: ${flag}` });

/** Today, or the day that a repeatable run asks for. @see https://reproducible-builds.org/specs/source-date-epoch/ */
function now(): Date {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  return epoch === undefined ? new Date() : new Date(Number(epoch) * 1000);
}

/** Runs a command and turns what it throws into words and an exit code. A server stays up after its start. */
async function run(
  options: CommonOptions,
  command: (t: Translate, format: ReportFormat) => Promise<number>,
  stays = false,
): Promise<void> {
  understood = true;
  let t: Translate | undefined;
  try {
    t = speak(options.lang);
    // Reports of the plugins speak the same language, from the first to the last.
    if (options.lang !== undefined) process.env.POLYGLOT_LANG = options.lang;
    const code = await command(t, formatOf(options.format));
    if (!stays) process.exitCode = code;
  } catch (error) {
    process.exitCode = explain(error, t, options);
    if (stays) process.exit();
  }
}

function formatOf(format = "text"): ReportFormat {
  if (format === "text" || format === "json" || format === "github") return format;
  throw new UsageError(`--format: expected text, json or github, received "${format}"`);
}

function portOf(port: unknown): number {
  if (typeof port === "number" && Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new UsageError(`--port: expected a number from 1 to 65535, received "${port}"`);
}

function explain(error: unknown, t: Translate | undefined, { format, verbose }: CommonOptions): number {
  const cause = causeOf(error);
  if (cause instanceof FaultsError && t) {
    process.stderr.write(reportFaults(cause.faults, t, formatOf(format)));
    if (formatOf(format) === "text") warn(t("faults:report.unchanged"));
    return EXIT.content;
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  warn(`polyglot: ${message}`);
  if (verbose && cause instanceof Error) warn(cause.stack ?? "");
  return cause instanceof UsageError || cause instanceof OptionsError ? EXIT.usage : EXIT.internal;
}

/** Eleventy wraps what plugins throw. */
function causeOf(error: unknown): unknown {
  let at = error;
  while (at instanceof Error && !(at instanceof FaultsError)) {
    const inner: unknown = at.cause ?? (at as { originalError?: unknown }).originalError;
    if (!(inner instanceof Error)) break;
    at = inner;
  }
  return at;
}
