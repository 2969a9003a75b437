import { chosenBy, type MessageChoice, type TranslatedNamespace } from "../core/acceptance/states.ts";
import { FaultsError } from "../core/faults/table.ts";
import { nearest } from "../core/language/nearest.ts";
import type { Translate } from "../core/messages/messages.ts";
import { planRecords, type RecordChange } from "../files/acceptance/records.ts";
import { readStates } from "../files/acceptance/states.ts";
import { writeFiles } from "../files/write/write-files.ts";
import { readNewsroomOf } from "./project.ts";
import { EXIT, listed, say, UsageError } from "./terminal.ts";

/**
 * `polyglot accept messages [locale]`: records that the translations of messages say what their sources say
 * now. `messages/<namespace>` and `<namespace>:<key>` accept fewer of them.
 *
 * @param name As it was given.
 * @param locale Of the translations; undefined for all languages.
 */
export async function acceptChosenMessages(
  t: Translate,
  name: string,
  choice: MessageChoice,
  locale: string | undefined,
): Promise<number> {
  const { settings, folders } = await readNewsroomOf();
  const locales = settings.languages.map((language) => language.locale);
  if (locale !== undefined && !locales.includes(locale))
    throw new UsageError("cli:usage.locale", { locale, expected: locales.join(", ") });
  const chosen = locale === undefined ? locales : [locale];
  const { states, records, faults } = readStates(folders.locales, chosen, settings.defaultLocale);
  if (faults.length > 0) throw new FaultsError(faults, "");
  refuseUnknown([...states.values()].flat(), name, choice, locale);
  const changes = planRecords(folders.locales, states, records, chosenBy(choice));
  writeFiles(changes);
  for (const change of changes) sayRecord(t, change);
  return EXIT.ok;
}

/** Throws if no message has that name, or none that has it is translated. */
export function refuseUnknown(
  namespaces: readonly TranslatedNamespace[],
  name: string,
  { namespace, key }: MessageChoice,
  locale: string | undefined,
): void {
  const named = namespaces.filter((one) => namespace === undefined || one.namespace === namespace);
  const found = named.flatMap(({ states }) =>
    key === undefined ? [...states.values()] : (states.get(key) ?? []),
  );
  if (found.some(({ state }) => state !== "open")) return;
  if (found.length > 0 || namespace === undefined) {
    throw locale === undefined
      ? new UsageError("cli:usage.noTranslations", { slug: name })
      : new UsageError("cli:usage.noTranslation", { slug: name, locale });
  }
  const names = namespaces.flatMap(({ namespace: one, states }) =>
    key === undefined ? [`messages/${one}`] : [...states.keys()].map((stem) => `${one}:${stem}`),
  );
  throw new UsageError("cli:usage.noMessage", { name }, nearest(name, new Set(names)));
}

/** Prints what has changed in the record of a language. */
export function sayRecord(t: Translate, { file, recorded, removed }: RecordChange): void {
  const facts = [
    ...(recorded.length > 0
      ? [t("cli:accept.recorded", { count: recorded.length, keys: listed(recorded) })]
      : []),
    ...(removed.length > 0
      ? [t("cli:accept.removed", { count: removed.length, keys: listed(removed) })]
      : []),
  ];
  say(`${file}  ${facts.join("; ") || "="}`);
}
