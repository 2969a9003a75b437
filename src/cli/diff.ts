import { changedMessages, type MessageChoice, readMessageChoice } from "../core/acceptance/states.ts";
import { markWords } from "../core/content/changes.ts";
import { changesSince } from "../core/content/works.ts";
import type { Translate } from "../core/messages/messages.ts";
import { languageIn } from "../core/site/site.ts";
import { type Project, readProject, workFiles } from "./project.ts";
import { EXIT, say, UsageError, warn } from "./terminal.ts";

/**
 * `polyglot diff <slug> <locale>`: shows what changed in the original since the translation was made.
 *
 * @param slug Of an article or page, or the name of messages: see `readMessageChoice`.
 */
export async function diff(t: Translate, slug: string, locale: string): Promise<number> {
  const project = await readProject();
  const choice = readMessageChoice(slug);
  if (choice) return diffMessages(t, project, choice, locale);
  const work = workFiles(project, slug);
  const [source] = work.sources;
  const translation = work.translations.find((one) => one.locale === locale);
  if (!source || !translation) throw new UsageError("cli:usage.noTranslation", { slug, locale });
  const changes = changesSince(source, translation, project.content);
  if (!changes) {
    const of = translation.head.translation.of ?? "—";
    warn(t("cli:diff.notKept", { file: translation.file.file, of, slug, locale }));
    return EXIT.content;
  }
  if (changes.length === 0) say(t("cli:diff.none"));
  const { lang } = languageIn(project.settings, source.locale);
  for (const change of changes) {
    say(`\n${t(`cli:diff.parts.${change.part}`)} · ${t(`cli:diff.kinds.${change.kind}`)}`);
    say(markWords(change, lang));
  }
  return EXIT.ok;
}

/** Shows what changed in the sources of the messages that are out of date. */
function diffMessages(t: Translate, project: Project, choice: MessageChoice, locale: string): number {
  const { languages, defaultLocale } = project.settings;
  const namespaces = project.messages.states.get(locale);
  if (!namespaces) {
    const expected = languages.map((language) => language.locale).join(", ");
    throw new UsageError("cli:usage.locale", { locale, expected });
  }
  const { lang } = languageIn(project.settings, defaultLocale);
  const changed = changedMessages(namespaces, choice);
  if (changed.length === 0) say(t("cli:diff.none"));
  for (const { name, texts } of changed) {
    say(`\n${name}`);
    for (const text of texts) say(markWords(text, lang));
  }
  return EXIT.ok;
}
