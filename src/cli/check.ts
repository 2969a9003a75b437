import { checkMessageStates } from "../core/acceptance/check.ts";
import { describe } from "../core/catalogues/descriptions.ts";
import { checkArticle } from "../core/checks/article-faults.ts";
import { checkTexts } from "../core/checks/catalogue-faults.ts";
import { checkUsed } from "../core/checks/unused.ts";
import { readWorks } from "../core/content/works.ts";
import type { ReportFormat } from "../core/faults/report.ts";
import { type Fault, gradeOf } from "../core/faults/table.ts";
import type { Translate } from "../core/messages/messages.ts";
import { printFaults } from "../files/faults.ts";
import { type Project, readProject } from "./project.ts";
import { EXIT } from "./terminal.ts";

/**
 * `polyglot check`: reports everything that is wrong with content and catalogues, and what could be better,
 * without a build.
 */
export async function check(t: Translate, format: ReportFormat): Promise<number> {
  const project = await readProject();
  const faults = [...project.faults, ...checkProject(project)];
  if (faults.length > 0 || format === "json") process.stdout.write(printFaults(faults, t, format));
  return faults.some((fault) => gradeOf(fault) === "error") ? EXIT.content : EXIT.ok;
}

/**
 * The warnings of the checks of texts and translations. They never stop a build, so a build doesn't wait for
 * them.
 */
export function checkProject({
  content,
  descriptions,
  glossary,
  messages,
  settings,
  used,
}: Project): Fault[] {
  const { languages, defaultLocale } = settings;
  const { works } = readWorks(
    content,
    languages.map(({ locale }) => locale),
  );
  return [
    ...checkTexts(
      messages.site,
      languages,
      defaultLocale,
      glossary,
      messages.notes,
      (namespace, path) => describe(descriptions, namespace, path, defaultLocale)?.limit,
    ),
    ...[...messages.states].flatMap(([locale, states]) =>
      checkMessageStates(states, messages.records.get(locale)?.accepted ?? new Map()),
    ),
    ...checkUsed(messages.site, messages.theme, used, defaultLocale),
    ...works.flatMap(({ sources: [source], translations }) =>
      source
        ? [source, ...translations].flatMap((edition) =>
            checkArticle(edition, edition === source ? undefined : source, languages, glossary),
          )
        : [],
    ),
  ];
}
