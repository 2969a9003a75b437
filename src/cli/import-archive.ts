import { existsSync, readFileSync } from "node:fs";
import { type Answers, readAnswers, withQuestions } from "../core/import-archive/answers.ts";
import { entryInWords, type Outcomes } from "../core/import-archive/report.ts";
import type { SiteTopics } from "../core/import-archive/topics.ts";
import type { MessageKey, Translate } from "../core/messages/messages.ts";
import { TOOL_LOCALES } from "../core/messages/tool-messages.ts";
import type { Newsroom } from "../core/options/newsroom.ts";
import { readSiteMessages } from "../files/catalogues/catalogues.ts";
import { ownMessages } from "../files/catalogues/own-messages.ts";
import { importArchive } from "../files/import-archive/import.ts";
import { REPORTS, ReportWriter, readRecord } from "../files/import-archive/record.ts";
import { openSource } from "../files/import-archive/source.ts";
import { writeFiles } from "../files/write/write-files.ts";
import { readNewsroomOf } from "./project.ts";
import { EXIT, say, UsageError } from "./terminal.ts";

/** The options of `polyglot import-archive`. */
export interface ImportArchiveOptions {
  /** Folder with the pictures of the old site. */
  readonly media: string | undefined;
  /** Topic of articles that have none of the site's. */
  readonly topic: string | undefined;
}

/** The file with an editor's answers, in the folder of the newsroom. */
const ANSWERS = "import-answers.yaml";

/**
 * `polyglot import-archive <source>`: writes the pages of an archive as articles, and reports what it recognised and what it
 * was unsure of.
 */
export async function importFrom(
  t: Translate,
  place: string,
  { media, topic }: ImportArchiveOptions,
): Promise<number> {
  const newsroom = await readNewsroomOf();
  const source = openSource(place, media);
  if (!source) throw new UsageError("cli:importArchive.missing", { place });
  if (media !== undefined && !existsSync(media))
    throw new UsageError("cli:importArchive.missing", { place: media });
  const { text, answers } = readAnswersFile();
  const report = new ReportWriter(`# ${t("cli:importArchive.heading")}\n`);
  const progress = showProgress(t);
  try {
    const { outcomes, questions } = await importArchive({
      ...{ source, newsroom, answers, topics: topicsOf(newsroom, topic) },
      before: await readRecord(),
      words: { undescribed: (locale) => wordsIn(locale)("cli:importArchive.undescribed") },
      onEntry: (entry) => report.add(entry, entryInWords(entry, t)),
      onRead: progress.show,
    });
    const lines = summaryOf(outcomes, t);
    report.finish(
      `\n## ${t("cli:importArchive.summary")}\n\n${lines.map((line) => `- ${line}`).join("\n")}\n`,
    );
    progress.end();
    const explain = {
      topics: t("cli:importArchive.questions.topics"),
      dates: t("cli:importArchive.questions.dates"),
      titles: t("cli:importArchive.questions.titles"),
      pairs: t("cli:importArchive.questions.pairs"),
    };
    const after = withQuestions(text ?? "", questions, explain);
    if (after !== "") writeFiles([{ file: ANSWERS, before: text, after }]);
    for (const line of lines) say(line);
    say(t("cli:importArchive.seeReport", { report: REPORTS.markdown }));
    const open = [questions.dates.size, questions.titles.size, questions.pairs.length];
    if (open.some((count) => count > 0)) say(t("cli:importArchive.seeAnswers", { answers: ANSWERS }));
    return outcomes.refused > 0 ? EXIT.content : EXIT.ok;
  } catch (error) {
    progress.end();
    report.discard();
    throw error;
  }
}

function readAnswersFile(): { text: string | undefined; answers: Answers } {
  const text = existsSync(ANSWERS) ? readFileSync(ANSWERS, "utf8") : undefined;
  const answers = readAnswers(text ?? "");
  if ("problem" in answers)
    throw new UsageError("cli:importArchive.answers", { file: ANSWERS, problem: answers.problem });
  return { text, answers };
}

/** The topics of the site, with their names in all its languages. */
function topicsOf({ settings, folders }: Newsroom, wanted: string | undefined): SiteTopics {
  const { topics: keys, catalogues } = readSiteMessages(
    folders.locales,
    settings.languages,
    settings.defaultLocale,
    true,
  );
  const names = new Map<string, string[]>();
  for (const { namespace, messages } of catalogues)
    for (const [key, name] of namespace === "topics" ? Object.entries(messages) : [])
      if (typeof name === "string") names.set(key, [...(names.get(key) ?? []), name]);
  if (wanted !== undefined && keys && !keys.has(wanted))
    throw new UsageError("cli:importArchive.topic", { topic: wanted, expected: [...keys].join(", ") });
  return { keys, names, fallback: wanted ?? keys?.values().next().value ?? "news" };
}

function wordsIn(locale: string): Translate {
  return ownMessages(Object.hasOwn(TOOL_LOCALES, locale) ? locale : "en");
}

function summaryOf(outcomes: Outcomes, t: Translate): string[] {
  return Object.entries(outcomes).flatMap(([outcome, count]) => {
    const key = `cli:importArchive.counts.${outcome}` as MessageKey;
    return count === 0 ? [] : [t(key, { count })];
  });
}

/** Milliseconds between two updates of the line. */
const EVERY_MS = 200;

/** A line on a terminal that shows how far the import is; nothing elsewhere. */
function showProgress(t: Translate): { show: (done: number, total: number) => void; end: () => void } {
  const isLive = process.stderr.isTTY;
  let shown = 0;
  return {
    show(done, total) {
      const now = performance.now();
      if (!isLive || now - shown < EVERY_MS) return;
      shown = now;
      const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
      process.stderr.write(`\r${t("cli:importArchive.progress", { percent })}\u001B[K`);
    },
    end() {
      if (isLive && shown > 0) process.stderr.write("\r\u001B[K");
    },
  };
}
