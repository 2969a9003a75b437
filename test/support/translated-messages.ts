import type { AcceptedMessages } from "../../src/core/acceptance/record.ts";
import { acceptMessages, messageStates } from "../../src/core/acceptance/states.ts";
import { type Catalogue, readCatalogue } from "../../src/core/catalogues/read.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import type { Messages } from "../../src/core/messages/tree.ts";

/** A catalogue of these messages. @throws Error where they have a fault */
export function catalogue(locale: string, namespace: string, messages: Messages): Catalogue {
  const file = new TextFile(`locales/${locale}/${namespace}.json`, JSON.stringify(messages, null, 2));
  const { catalogue: read } = readCatalogue(locale, namespace, file);
  if (!read) throw new Error(`${locale}/${namespace} cannot be read`);
  return read;
}

/** A source with plural forms, an object and an empty text, and its translation. */
export const EN: Messages = {
  title: "Archive",
  articles_one: "{{count}} article",
  articles_other: "{{count}} articles",
  states: { soon: "soon 👩‍👩‍👧" },
  empty: "",
};
export const RU: Messages = {
  title: "Архив",
  articles_one: "{{count}} статья",
  articles_few: "{{count}} статьи",
  articles_many: "{{count}} статей",
  articles_other: "{{count}} статьи",
  states: { soon: "скоро" },
  empty: "",
};
export const NOTHING: AcceptedMessages = new Map();

/** The states of a Russian catalogue `archive`; without a translation where it is undefined. */
export const statesOf = (source: Messages, translation: Messages | undefined, accepted: AcceptedMessages) =>
  messageStates(
    "ru",
    {
      site: [
        catalogue("en", "archive", source),
        ...(translation ? [catalogue("ru", "archive", translation)] : []),
      ],
      theme: [],
      sourceLocale: "en",
    },
    accepted,
  );
/** The record of a translation that is accepted whole. */
export const ACCEPTED = acceptMessages(statesOf(EN, RU, NOTHING), NOTHING, () => true).accepted;
