import { messagesStatus } from "../core/acceptance/states.ts";
import { nextBuild, type Waiting } from "../core/content/waiting.ts";
import { countWords } from "../core/exchange/words.ts";
import { cells } from "../core/faults/report.ts";
import { FaultsError } from "../core/faults/table.ts";
import { languageOf } from "../core/language/languages.ts";
import { largest } from "../core/long-lists.ts";
import type { Translate } from "../core/messages/messages.ts";
import { editionOf, type Site } from "../core/site/site.ts";
import { type MessagesStatus, statusOf } from "../core/site/status.ts";
import { readTranslatable } from "../files/exchange.ts";
import { printFaults } from "../files/faults.ts";
import { readProject } from "./project.ts";
import { EXIT, listed, say, wrongValue } from "./terminal.ts";

/** `polyglot status`: prints the state of every edition and of the messages, as a table or as data. */
export async function status(
  t: Translate,
  options: { json: boolean; failOn: string | undefined },
  today: string,
): Promise<number> {
  const { site, faults, messages, waiting } = await readProject();
  if (!site) {
    process.stderr.write(printFaults(faults, t, "text"));
    return EXIT.content;
  }
  if (options.failOn !== undefined && !STATES.includes(options.failOn)) {
    throw wrongValue("--fail-on", STATES, options.failOn);
  }
  const works = [...site.articles, ...site.pages];
  const counted = messagesStatus(messages.states);
  if (options.json) say(JSON.stringify({ ...statusOf(site, counted, nextBuild(waiting)), waiting }, null, 2));
  else {
    const header = ["", ...site.languages.map(({ label }) => label)];
    const rows = works.map((work) => [
      work.slug,
      ...site.languages.map(({ locale }) => t(`status:states.${editionOf(work, locale).state}`)),
    ]);
    for (const line of table([header, ...rows])) say(line);
  }
  if (!options.json)
    for (const line of [
      ...waitingLines(waiting, t),
      ...staleLines(site, t, today),
      ...messageLines(counted, t),
    ])
      say(line);
  const failing =
    works.some((work) =>
      site.languages.some(({ locale }) => editionOf(work, locale).state === options.failOn),
    ) ||
    (options.failOn === "stale" && staleMessages(counted).length > 0);
  return failing ? EXIT.content : EXIT.ok;
}

/** What readers don't see before its time, the first first. */
export function waitingLines(waiting: readonly Waiting[], t: Translate): string[] {
  return [...waiting]
    .sort((one, other) => Date.parse(one.publish) - Date.parse(other.publish))
    .map(({ name, locale, publish }) =>
      t("status:waits", { name: [name, locale].filter(Boolean).join(" "), time: publish }),
    );
}

/** How much has changed in the original of each stale translation, and how long ago. */
function staleLines(site: Site, t: Translate, today: string): string[] {
  return [...site.articles, ...site.pages].flatMap((work) =>
    site.languages.flatMap(({ locale }) => {
      const { state, translation } = editionOf(work, locale);
      if (state !== "stale" || !translation) return [];
      const { changedParts: parts, sourceChangedOn: date } = translation;
      const age =
        date === undefined
          ? undefined
          : Math.max(0, Math.floor((Date.parse(today) - Date.parse(date)) / 86_400_000));
      const facts = [
        ...(parts === undefined ? [] : [t("status:parts", { count: parts })]),
        ...(date === undefined || age === undefined
          ? []
          : [t("status:changed", { date, days: t("status:days", { count: age }) })]),
      ];
      return [`${work.slug} ${locale}: ${facts.join(", ") || t("status:states.stale")}`];
    }),
  );
}

/** The messages of each language that are not up to date: one line for a language that has any. */
export function messageLines(messages: MessagesStatus, t: Translate): string[] {
  return Object.entries(messages).flatMap(([locale, namespaces]) => {
    const stale = staleMessages({ [locale]: namespaces });
    const sum = (state: "unaccepted" | "open") =>
      Object.values(namespaces).reduce((total, one) => total + one[state], 0);
    const [unaccepted, open] = [sum("unaccepted"), sum("open")];
    const facts = [
      ...(stale.length > 0
        ? [`${t("status:counts.stale", { number: stale.length })} (${listed(stale)})`]
        : []),
      ...(unaccepted > 0 ? [t("status:counts.unaccepted", { number: unaccepted })] : []),
      ...(open > 0 ? [t("status:counts.open", { number: open })] : []),
    ];
    return facts.length > 0 ? [`messages ${locale}: ${facts.join(", ")}`] : [];
  });
}

/** The messages that are out of date, as `accept` takes their names. */
function staleMessages(messages: MessagesStatus): string[] {
  return Object.values(messages).flatMap((namespaces) =>
    Object.entries(namespaces).flatMap(([namespace, { stale }]) => stale.map((key) => `${namespace}:${key}`)),
  );
}

/** `polyglot status --words`: how much there is to translate into each language, from each original language. */
export async function words(t: Translate): Promise<number> {
  const project = await readProject();
  const { languages } = project.settings;
  const rows: string[][] = [];
  for (const target of languages) {
    const { byLocale, faults } = readTranslatable(project, project.content, target, { tool: false });
    if (faults.length > 0) throw new FaultsError(faults, "");
    for (const [locale, units] of byLocale) {
      // The theme's texts may be in a language that the site doesn't have.
      const source = languages.find((one) => one.locale === locale) ?? languageOf(locale);
      if (!source || units.length === 0) continue;
      const counts = countWords(units, source.lang);
      const pair = t("cli:words.pair", { from: source.label, into: target.label });
      rows.push([pair, ...[counts.new, counts.changed, counts.total].map(String)]);
    }
  }
  const header = ["", t("cli:words.new"), t("cli:words.changed"), t("cli:words.total")];
  for (const line of table([header, ...rows])) say(line);
  return EXIT.ok;
}

const STATES: readonly string[] = ["stale", "partial", "announced", "absent"];

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => largest(rows.map((row) => cells(row[column] ?? ""))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - cells(cell)))
      .join("  ")
      .trimEnd(),
  );
}
