#!/usr/bin/env node
import { isIP } from "node:net";
import sade from "sade";
import { readShard, type Shard } from "../core/build/shard.ts";
import type { ReportFormat } from "../core/faults/report.ts";
import { FaultsError } from "../core/faults/table.ts";
import { nginxSnippet } from "../core/headers.ts";
import type { Translate } from "../core/messages/messages.ts";
import { OptionsError } from "../core/options/options.ts";
import { ownLocale, ownMessages } from "../files/catalogues/own-messages.ts";
import { printFaults } from "../files/faults.ts";
import { MissingPackageError, ownPackage } from "../files/packages.ts";
import { CHANGED, WriteError } from "../files/write/write-files.ts";
import type { ExportOptions } from "./exchange.ts";
import { localiseHelp, showHelp } from "./help.ts";
import type { ImportArchiveOptions } from "./import-archive.ts";
import type { InitOptions } from "./init.ts";
import { parseCommand } from "./misuse.ts";
import { EXIT, reportOutputFailures, say, speak, UsageError, warn, wrongValue } from "./terminal.ts";
import { today } from "./today.ts";

interface CommonOptions {
  readonly lang?: string;
  readonly format?: string;
  readonly verbose?: boolean;
}

// Help needs the language before the command line is parsed; a wrong language is reported when a command
// runs.
const t = ownMessages(ownLocale(langOf(process.argv)));
const program = sade("polyglot")
  .version(ownPackage().version)
  .option("--lang", t("cli:options.lang"))
  .option("--format", t("cli:options.format"), "text")
  .option("--verbose", t("cli:options.verbose"));

// Each command is loaded when it runs, so it doesn't wait for modules of other commands, such as esbuild and
// the decoders of pictures.
program
  .command("init <dir>")
  .describe(t("cli:commands.init"))
  .option("--languages", t("cli:options.languages"))
  .option("--typescript", t("cli:options.typescript"))
  .option("--package", t("cli:options.package"))
  .action((dir: unknown, options: CommonOptions & Omit<InitOptions, "lang">) =>
    run(options, async (t) => (await import("./init.ts")).init(t, String(dir), options, today())),
  );

program
  .command("build")
  .describe(t("cli:commands.build"))
  .option("--progress", t("cli:options.progress"))
  .option("--profile", t("cli:options.profile"))
  .option("--shard", t("cli:options.shard"))
  .action((options: CommonOptions & { progress?: boolean; profile?: boolean; shard?: unknown }) =>
    run(options, async (t) =>
      (await import("./build.ts")).buildSite(t, {
        progress: options.progress ?? false,
        profile: options.profile ?? false,
        shard: shardOf(options.shard),
      }),
    ),
  );

program
  .command("rollback [site]")
  .describe(t("cli:commands.rollback"))
  .option("--list", t("cli:options.list"))
  .action((site: string | undefined, options: CommonOptions & { list?: boolean }) =>
    run(options, async (t) => {
      const { listSites, rollback } = await import("./rollback.ts");
      return options.list ? listSites(t) : rollback(t, site);
    }),
  );

program
  .command("dev")
  .describe(t("cli:commands.dev"))
  .option("--port", t("cli:options.port"), 8080)
  .option("--host", t("cli:options.host"), "127.0.0.1")
  .action((options: CommonOptions & { port: unknown; host: unknown }) =>
    run(
      options,
      async (t) =>
        (await import("./dev.ts")).dev(t, { port: portOf(options.port), host: hostOf(options.host) }),
      true,
    ),
  );

program
  .command("check")
  .describe(t("cli:commands.check"))
  .action((options: CommonOptions) =>
    run(options, async (t, format) => (await import("./check.ts")).check(t, format)),
  );

program
  .command("status")
  .describe(t("cli:commands.status"))
  .option("--json", t("cli:options.json"))
  .option("--fail-on", t("cli:options.failOn"))
  .option("--words", t("cli:options.words"))
  .action((options: CommonOptions & { json?: boolean; "fail-on"?: string; words?: boolean }) =>
    run(options, async (t) => {
      const { status, words } = await import("./status.ts");
      if (options.words) return words(t);
      return status(t, { json: options.json ?? false, failOn: options["fail-on"] }, today());
    }),
  );

program
  .command("accept <slug> [locale]")
  .describe(t("cli:commands.accept"))
  .action((slug: string, locale: string | undefined, options: CommonOptions) =>
    run(options, async (t, format) => (await import("./accept.ts")).accept(t, format, slug, locale)),
  );

program
  .command("audit <dir>")
  .describe(t("cli:commands.audit"))
  .option("--url", t("cli:options.url"))
  .action((dir: string, options: CommonOptions & { url?: string }) =>
    run(options, async (t, format) => (await import("./audit.ts")).audit(t, format, dir, options.url)),
  );

program
  .command("diff <slug> <locale>")
  .describe(t("cli:commands.diff"))
  .action((slug: string, locale: string, options: CommonOptions) =>
    run(options, async (t) => (await import("./diff.ts")).diff(t, slug, locale)),
  );

program
  .command("sync [locale]")
  .describe(t("cli:commands.sync"))
  .option("--check", t("cli:options.check"))
  .action((locale: string | undefined, options: CommonOptions & { check?: boolean }) =>
    run(options, async (t) => (await import("./sync.ts")).sync(t, locale, options.check ?? false)),
  );

program
  .command("new article <slug>")
  .describe(t("cli:commands.newArticle"))
  .option("--locale", t("cli:options.locale"))
  .action((slug: unknown, options: CommonOptions & { locale?: string }) =>
    run(options, async (t) =>
      (await import("./new.ts")).writeNewOriginal(t, "articles", String(slug), options.locale, today()),
    ),
  );

program
  .command("new page <slug>")
  .describe(t("cli:commands.newPage"))
  .option("--locale", t("cli:options.locale"))
  .action((slug: unknown, options: CommonOptions & { locale?: string }) =>
    run(options, async (t) =>
      (await import("./new.ts")).writeNewOriginal(t, "pages", String(slug), options.locale, today()),
    ),
  );

program
  .command("new translation <slug> <locale>")
  .describe(t("cli:commands.newTranslation"))
  .action((slug: string, locale: string, options: CommonOptions) =>
    run(options, async (t) => (await import("./new.ts")).writeNewTranslation(t, slug, locale)),
  );

program
  .command("add-language <locale>")
  .describe(t("cli:commands.addLanguage"))
  .option("--tag", t("cli:options.tag"))
  .option("--label", t("cli:options.label"))
  .option("--og-locale", t("cli:options.ogLocale"))
  .option("--dir", t("cli:options.dir"))
  .action((locale: string, options: CommonOptions & Record<string, string | undefined>) =>
    run(options, async (t) =>
      (await import("./add-language.ts")).addLanguage(t, locale, {
        tag: options.tag,
        label: options.label,
        ogLocale: options["og-locale"],
        dir: options.dir,
      }),
    ),
  );

program
  .command("export <locale> <file>")
  .describe(t("cli:commands.export"))
  .option("--from", t("cli:options.from"))
  .option("--all", t("cli:options.all"))
  .option("--tool", t("cli:options.tool"))
  .option("--xliff", t("cli:options.xliff"), "1.2")
  .action((locale: string, file: string, options: CommonOptions & Partial<ExportOptions>) =>
    run(options, async (t) => {
      const { from, all = false, tool = false, xliff } = options;
      const { exportTexts } = await import("./exchange.ts");
      return exportTexts(t, locale, file, { from, all, tool, xliff: String(xliff) });
    }),
  );

program
  .command("import <locale> <file>")
  .describe(t("cli:commands.import"))
  .action((locale: string, file: string, options: CommonOptions) =>
    run(options, async (t, format) => (await import("./exchange.ts")).importTexts(t, format, locale, file)),
  );

program
  .command("import-archive <source>")
  .describe(t("cli:commands.importArchive"))
  .option("--media", t("cli:options.media"))
  .option("--topic", t("cli:options.topic"))
  .action((source: string, { media, topic, ...options }: CommonOptions & Partial<ImportArchiveOptions>) =>
    run(options, async (t) =>
      (await import("./import-archive.ts")).importFrom(t, String(source), { media, topic }),
    ),
  );

program
  .command("messages")
  .describe(t("cli:commands.messages"))
  .action((options: CommonOptions) =>
    run(options, async (t) => (await import("./messages.ts")).listMessages(t, options.lang)),
  );

program
  .command("headers")
  .describe(t("cli:commands.headers"))
  .action((options: CommonOptions) =>
    run(options, async () => {
      const { readPolicies } = await import("./project.ts");
      say(nginxSnippet(await readPolicies()).trimEnd());
      return EXIT.ok;
    }),
  );

program
  .command("redirects")
  .describe(t("cli:commands.redirects"))
  .action((options: CommonOptions) =>
    run(options, async (t) => (await import("./redirects.ts")).printRedirects(t)),
  );

program
  .command("help [command]")
  .describe(t("cli:commands.help"))
  .action((name: string | undefined, options: CommonOptions & { _: readonly string[] }) =>
    run(options, async () => {
      showHelp(program, [name, ...options._].filter(Boolean).join(" "));
      return EXIT.ok;
    }),
  );

reportOutputFailures();

// sade exits with 1 when it can't read the command line; here 1 means that the content has errors.
let understood = false;
process.on("exit", () => {
  if (!understood && process.exitCode === 1) process.exitCode = EXIT.usage;
});

localiseHelp(program, t);
parseCommand(program, process.argv, t);

/** The value of `--lang`, before the command line is parsed. */
function langOf(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => /^--lang(?:=|$)/.test(arg));
  return at < 0 ? undefined : (/=(.*)/.exec(args[at] ?? "")?.[1] ?? args[at + 1]);
}

/**
 * Runs a command and turns an error into a message and an exit code. A server keeps running after its start.
 */
async function run(
  options: CommonOptions,
  command: (t: Translate, format: ReportFormat) => Promise<number>,
  stays = false,
): Promise<void> {
  understood = true;
  let t: Translate | undefined;
  try {
    t = speak(options.lang);
    // Reports of the plugins use the same language from the start.
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
  throw wrongValue("--format", ["text", "json", "github"], format);
}

function portOf(port: unknown): number {
  if (typeof port === "number" && Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw wrongValue("--port", ["1–65535"], port);
}

/** A name or an address, without a port: `--host` without a value is `true`. */
function hostOf(host: unknown): string {
  const name = String(host);
  if (typeof host === "string" && (isIP(name) > 0 || /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i.test(name)))
    return name;
  throw wrongValue("--host", ["127.0.0.1", "0.0.0.0", "192.168.1.5"], host);
}

function shardOf(given: unknown): Shard | undefined {
  if (given === undefined) return undefined;
  const shard = readShard(String(given));
  if (!shard) throw wrongValue("--shard", ["1/4", "2/4"], given);
  return shard;
}

function explain(error: unknown, t: Translate | undefined, { format, verbose }: CommonOptions): number {
  const cause = causeOf(error);
  if (cause instanceof FaultsError && t) {
    process.stderr.write(printFaults(cause.faults, t, formatOf(format)));
    if (formatOf(format) === "text") warn(t("faults:report.unchanged"));
    return EXIT.content;
  }
  warn(`polyglot: ${messageOf(cause, t)}`);
  if (verbose && cause instanceof Error) warn(cause.stack ?? "");
  const isUsage = isAsked(cause) || (cause instanceof WriteError && cause.reason === CHANGED);
  return isUsage ? EXIT.usage : EXIT.internal;
}

/** @param spoken Messages of the language that was asked for, where there is one. */
function messageOf(cause: unknown, spoken: Translate = t): string {
  if (cause instanceof UsageError) {
    const { key, values, suggestion } = cause;
    const meant = suggestion === undefined ? [] : [spoken("faults:report.meant", { suggestion })];
    return [spoken(key, values), ...meant].join("\n");
  }
  if (cause instanceof WriteError) return notWritten(cause, spoken);
  if (cause instanceof MissingPackageError) return notInstalled(cause, spoken);
  return cause instanceof Error ? cause.message : String(cause);
}

function notInstalled({ packageNames: names }: MissingPackageError, t: Translate): string {
  return names.length === 1
    ? t("cli:usage.missingPackage", { name: names.join() })
    : t("cli:usage.missingPackages", { list: names.join(", "), names: names.join(" ") });
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
