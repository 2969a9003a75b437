#!/usr/bin/env node
import { isIP } from "node:net";
import { Command } from "commander";
import { readShard, type Shard } from "../core/build/shard.ts";
import type { ReportFormat } from "../core/faults/report.ts";
import { nginxSnippet } from "../core/headers.ts";
import type { Translate } from "../core/messages/messages.ts";
import { ownLocale, ownMessages } from "../files/catalogues/own-messages.ts";
import { ownPackage } from "../files/packages.ts";
import type { ExportOptions } from "./exchange.ts";
import { explain } from "./explain.ts";
import { helpText, showHelp } from "./help.ts";
import type { ImportArchiveOptions } from "./import-archive.ts";
import type { InitOptions } from "./init.ts";
import { reportMisuse } from "./misuse.ts";
import { EXIT, reportOutputFailures, say, speak, wrongValue } from "./terminal.ts";
import { today } from "./today.ts";

interface CommonOptions {
  readonly lang?: string;
  readonly format?: string;
  readonly verbose?: boolean;
}

// Help needs the language before the command line is parsed; a wrong language is reported when a command
// runs.
const t = ownMessages(ownLocale(langOf(process.argv)));
const program = new Command("polyglot")
  .version(ownPackage().version, "-v, --version", t("cli:help.version"))
  .option("--lang <locale>", t("cli:options.lang"))
  .option("--format <format>", t("cli:options.format"), "text")
  .option("--verbose", t("cli:options.verbose"))
  .helpOption("-h, --help", t("cli:help.help"))
  .helpCommand(false)
  .configureHelp({ formatHelp: (command) => helpText(command, t) })
  // Its own texts are only in English.
  .configureOutput({ writeErr: () => {} })
  .exitOverride();
const groups = new Map<string, Command>();

/** A command of one or two words, with the arguments that it takes. */
function command(usage: string, description: string): Command {
  const [, first = "", rest] = /^(\S+) ([a-z].*)$/.exec(usage) ?? [];
  const group = rest === undefined ? program : (groups.get(first) ?? program.command(first));
  if (rest !== undefined) groups.set(first, group);
  return group.command(rest ?? usage).description(description);
}

// Each command is loaded when it runs, so it doesn't wait for modules of other commands, such as esbuild and
// the decoders of pictures.
command("init <dir>", t("cli:commands.init"))
  .option("--languages <value>", t("cli:options.languages"))
  .option("--typescript", t("cli:options.typescript"))
  .option("--package <value>", t("cli:options.package"))
  .action((dir: string, options: Omit<InitOptions, "lang">) =>
    run(async (t) =>
      (await import("./init.ts")).init(
        t,
        dir,
        { ...options, lang: program.opts<CommonOptions>().lang },
        today(),
      ),
    ),
  );

command("build", t("cli:commands.build"))
  .option("--progress", t("cli:options.progress"))
  .option("--profile", t("cli:options.profile"))
  .option("--shard <value>", t("cli:options.shard"))
  .action((options: { progress?: boolean; profile?: boolean; shard?: string }) =>
    run(async (t) =>
      (await import("./build.ts")).buildSite(t, {
        progress: options.progress ?? false,
        profile: options.profile ?? false,
        shard: shardOf(options.shard),
      }),
    ),
  );

command("rollback [site]", t("cli:commands.rollback"))
  .option("--list", t("cli:options.list"))
  .action((site: string | undefined, options: { list?: boolean }) =>
    run(async (t) => {
      const { listSites, rollback } = await import("./rollback.ts");
      return options.list ? listSites(t) : rollback(t, site);
    }),
  );

command("dev", t("cli:commands.dev"))
  .option("--port <value>", t("cli:options.port"), "8080")
  .option("--host <value>", t("cli:options.host"), "127.0.0.1")
  .action((options: { port: unknown; host: string }) =>
    run(
      async (t) =>
        (await import("./dev.ts")).dev(t, { port: portOf(options.port), host: hostOf(options.host) }),
      true,
    ),
  );

command("check", t("cli:commands.check")).action(() =>
  run(async (t, format) => (await import("./check.ts")).check(t, format)),
);

command("status", t("cli:commands.status"))
  .option("--json", t("cli:options.json"))
  .option("--fail-on <value>", t("cli:options.failOn"))
  .option("--words", t("cli:options.words"))
  .action((options: { json?: boolean; failOn?: string; words?: boolean }) =>
    run(async (t) => {
      const { status, words } = await import("./status.ts");
      if (options.words) return words(t);
      return status(t, { json: options.json ?? false, failOn: options.failOn }, today());
    }),
  );

command("accept <slug> [locale]", t("cli:commands.accept")).action(
  (slug: string, locale: string | undefined) =>
    run(async (t, format) => (await import("./accept.ts")).accept(t, format, slug, locale)),
);

command("audit <dir>", t("cli:commands.audit"))
  .option("--url <value>", t("cli:options.url"))
  .action((dir: string, options: { url?: string }) =>
    run(async (t, format) => (await import("./audit.ts")).audit(t, format, dir, options.url)),
  );

command("diff <slug> <locale>", t("cli:commands.diff")).action((slug: string, locale: string) =>
  run(async (t) => (await import("./diff.ts")).diff(t, slug, locale)),
);

command("sync [locale]", t("cli:commands.sync"))
  .option("--check", t("cli:options.check"))
  .action((locale: string | undefined, options: { check?: boolean }) =>
    run(async (t) => (await import("./sync.ts")).sync(t, locale, options.check ?? false)),
  );

command("new article <slug>", t("cli:commands.newArticle"))
  .option("--locale <value>", t("cli:options.locale"))
  .action((slug: string, options: { locale?: string }) =>
    run(async (t) =>
      (await import("./new.ts")).writeNewOriginal(t, "articles", slug, options.locale, today()),
    ),
  );

command("new page <slug>", t("cli:commands.newPage"))
  .option("--locale <value>", t("cli:options.locale"))
  .action((slug: string, options: { locale?: string }) =>
    run(async (t) => (await import("./new.ts")).writeNewOriginal(t, "pages", slug, options.locale, today())),
  );

command("new translation <slug> <locale>", t("cli:commands.newTranslation")).action(
  (slug: string, locale: string) =>
    run(async (t) => (await import("./new.ts")).writeNewTranslation(t, slug, locale)),
);

command("add-language <locale>", t("cli:commands.addLanguage"))
  .option("--tag <value>", t("cli:options.tag"))
  .option("--label <value>", t("cli:options.label"))
  .option("--og-locale <value>", t("cli:options.ogLocale"))
  .option("--dir <value>", t("cli:options.dir"))
  .action((locale: string, options: Record<string, string | undefined>) =>
    run(async (t) =>
      (await import("./add-language.ts")).addLanguage(t, locale, {
        tag: options.tag,
        label: options.label,
        ogLocale: options.ogLocale,
        dir: options.dir,
      }),
    ),
  );

command("export <locale> <file>", t("cli:commands.export"))
  .option("--from <value>", t("cli:options.from"))
  .option("--all", t("cli:options.all"))
  .option("--tool", t("cli:options.tool"))
  .option("--xliff <value>", t("cli:options.xliff"), "1.2")
  .action((locale: string, file: string, options: Partial<ExportOptions>) =>
    run(async (t) => {
      const { from, all = false, tool = false, xliff = "1.2" } = options;
      const { exportTexts } = await import("./exchange.ts");
      return exportTexts(t, locale, file, { from, all, tool, xliff });
    }),
  );

command("import <locale> <file>", t("cli:commands.import")).action((locale: string, file: string) =>
  run(async (t, format) => (await import("./exchange.ts")).importTexts(t, format, locale, file)),
);

command("import-archive <source>", t("cli:commands.importArchive"))
  .option("--media <value>", t("cli:options.media"))
  .option("--topic <value>", t("cli:options.topic"))
  .action((source: string, { media, topic }: Partial<ImportArchiveOptions>) =>
    run(async (t) => (await import("./import-archive.ts")).importFrom(t, source, { media, topic })),
  );

command("messages", t("cli:commands.messages")).action(() =>
  run(async (t) => (await import("./messages.ts")).listMessages(t, program.opts<CommonOptions>().lang)),
);

command("headers", t("cli:commands.headers")).action(() =>
  run(async () => {
    const { readPolicies } = await import("./project.ts");
    say(nginxSnippet(await readPolicies()).trimEnd());
    return EXIT.ok;
  }),
);

command("help [command...]", t("cli:commands.help")).action((words: readonly string[]) =>
  run(async () => {
    showHelp(program, words);
    return EXIT.ok;
  }),
);

reportOutputFailures();

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = reportMisuse(error, program, t);
}

/** The value of `--lang`, before the command line is parsed. */
function langOf(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => /^--lang(?:=|$)/.test(arg));
  return at < 0 ? undefined : (/=(.*)/.exec(args[at] ?? "")?.[1] ?? args[at + 1]);
}

/**
 * Runs a command and turns an error into a message and an exit code. A server keeps running after its start.
 */
async function run(
  work: (t: Translate, format: ReportFormat) => Promise<number>,
  stays = false,
): Promise<void> {
  const { lang, format: wanted, verbose } = program.opts<CommonOptions>();
  let own = t;
  let format: ReportFormat | undefined;
  try {
    own = speak(lang);
    format = formatOf(wanted);
    // Reports of the plugins use the same language from the start.
    if (lang !== undefined) process.env.POLYGLOT_LANG = lang;
    const code = await work(own, format);
    if (!stays) process.exitCode = code;
  } catch (error) {
    process.exitCode = explain(error, own, { format, verbose });
    if (stays) process.exit();
  }
}

function formatOf(format = "text"): ReportFormat {
  if (format === "text" || format === "json" || format === "github") return format;
  throw wrongValue("--format", ["text", "json", "github"], format);
}

function portOf(given: unknown): number {
  const port = Number(given);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw wrongValue("--port", ["1–65535"], given);
}

/** A name or an address, without a port. */
function hostOf(host: string): string {
  if (isIP(host) > 0 || /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i.test(host)) return host;
  throw wrongValue("--host", ["127.0.0.1", "0.0.0.0", "192.168.1.5"], host);
}

function shardOf(given: string | undefined): Shard | undefined {
  if (given === undefined) return undefined;
  const shard = readShard(given);
  if (!shard) throw wrongValue("--shard", ["1/4", "2/4"], given);
  return shard;
}
