import type { Catalogue } from "../catalogues/read.ts";
import { type CatalogueSets, isForeign, type Source, sourcesFor } from "../catalogues/sources.ts";
import { byStem, type Stem } from "../messages/plurals.ts";
import { flatten, isBlank } from "../messages/tree.ts";
import type { CatalogueStatus, MessagesStatus } from "../site/status.ts";
import { type AcceptedMessages, type MessageTexts, messageFingerprint } from "./record.ts";

/**
 * What a message in one language is: translated from the source as it is now (`current`), from a source that
 * has changed since (`stale`), from one that was not recorded (`unaccepted`), or not translated (`open`).
 */
export type MessageStateName = "current" | "stale" | "unaccepted" | "open";

/** The state of one message in one language. All of its plural forms share it. */
export interface MessageState {
  readonly state: MessageStateName;
  /** What the source says now. */
  readonly source: MessageTexts;
  /** Dotted path of the translation, with its first plural form; undefined without one. */
  readonly path?: string;
  /** What it said when the translation was accepted; undefined if that was not recorded. */
  readonly accepted?: MessageTexts;
}

/** The messages that a language translates in one namespace. */
export interface TranslatedNamespace {
  readonly namespace: string;
  /** Undefined before it exists. */
  readonly catalogue: Catalogue | undefined;
  /** By key, without plural form, in the order of the source. */
  readonly states: ReadonlyMap<string, MessageState>;
}

/**
 * The state of every message that a language translates: those of the site's source language and, in a
 * language that the package doesn't have, those of the theme.
 *
 * @param accepted The record of the language.
 * @returns Empty for the source language, unless it translates the theme itself.
 */
export function messageStates(
  locale: string,
  sets: CatalogueSets,
  accepted: AcceptedMessages,
): TranslatedNamespace[] {
  if (locale === sets.sourceLocale && !isForeign(locale, sets)) return [];
  return sourcesFor(locale, sets).map((source) => {
    const { namespace } = source;
    const catalogue = sets.site.find((one) => one.locale === locale && one.namespace === namespace);
    return { namespace, catalogue, states: statesIn(source, catalogue, accepted) };
  });
}

function statesIn(
  { namespace, messages }: Source,
  catalogue: Catalogue | undefined,
  accepted: AcceptedMessages,
): Map<string, MessageState> {
  const translated = byStem(flatten(catalogue?.messages ?? {}));
  const states = new Map<string, MessageState>();
  for (const [stem, forms] of byStem(flatten(messages))) {
    const source = textsOf(forms);
    // A text that is empty in the source is empty on purpose.
    if ([...source.values()].every(isBlank)) continue;
    const recorded = accepted.get(`${namespace}:${stem}`);
    const translation = translated.get(stem);
    const [first] = translation?.values() ?? [];
    states.set(stem, {
      state: stateOf(source, translation, recorded),
      source,
      ...(first ? { path: first.path } : {}),
      ...(recorded ? { accepted: recorded } : {}),
    });
  }
  return states;
}

function stateOf(
  source: MessageTexts,
  translation: Stem | undefined,
  accepted: MessageTexts | undefined,
): MessageStateName {
  if (!translation || [...translation.values()].some(({ text }) => isBlank(text))) return "open";
  if (!accepted) return "unaccepted";
  return isSame(source, accepted) ? "current" : "stale";
}

/** Most messages are the same to the letter, which is found out faster than by their fingerprints. */
function isSame(a: MessageTexts, b: MessageTexts): boolean {
  const isEqual = a.size === b.size && [...a].every(([form, text]) => b.get(form) === text);
  return isEqual || messageFingerprint(a) === messageFingerprint(b);
}

function textsOf(forms: Stem): MessageTexts {
  return new Map([...forms].map(([form, { text }]) => [form, text]));
}

/**
 * Counts the messages of a site by their state.
 *
 * @param states By locale.
 */
export function messagesStatus(states: ReadonlyMap<string, readonly TranslatedNamespace[]>): MessagesStatus {
  return Object.fromEntries(
    [...states]
      .filter(([, namespaces]) => namespaces.length > 0)
      .map(([locale, namespaces]) => [
        locale,
        Object.fromEntries(namespaces.map((one) => [one.namespace, catalogueStatus(one)])),
      ]),
  );
}

function catalogueStatus({ states }: TranslatedNamespace): CatalogueStatus {
  const keysIn = (name: MessageStateName) =>
    [...states].flatMap(([key, { state }]) => (state === name ? [key] : []));
  return {
    current: keysIn("current").length,
    stale: keysIn("stale"),
    unaccepted: keysIn("unaccepted").length,
    open: keysIn("open").length,
  };
}

/** A message whose source has changed since its translation was accepted. */
export interface ChangedMessage {
  /** `namespace:key`. */
  readonly name: string;
  /** Its texts as they were and as they are, by plural form; "" for a form that is new or gone. */
  readonly texts: readonly { readonly before: string; readonly after: string }[];
}

/** What has changed in the sources of messages that are out of date. */
export function changedMessages(
  namespaces: readonly TranslatedNamespace[],
  choice: MessageChoice,
): ChangedMessage[] {
  const isChosen = chosenBy(choice);
  return namespaces.flatMap(({ namespace, states }) =>
    [...states].flatMap(([key, { state, source, accepted }]) => {
      if (state !== "stale" || !accepted || !isChosen(namespace, key)) return [];
      const forms = [...new Set([...accepted.keys(), ...source.keys()])];
      const texts = forms.map((form) => ({
        before: accepted.get(form) ?? "",
        after: source.get(form) ?? "",
      }));
      return [{ name: `${namespace}:${key}`, texts }];
    }),
  );
}

/** The record of a language after some of its messages were accepted. */
export interface NewRecord {
  readonly accepted: AcceptedMessages;
  /** The messages whose line is new or has changed: `namespace:key`. */
  readonly recorded: readonly string[];
  /** Messages that are no longer in the record, because the source or the translation doesn't have them. */
  readonly removed: readonly string[];
}

/**
 * Records what the source says now for the messages that are chosen, and removes those that don't exist any
 * more. Messages that are not translated are not recorded.
 *
 * @param namespaces All that the language translates.
 * @param isChosen Is asked with the namespace and the key without plural form.
 */
export function acceptMessages(
  namespaces: readonly TranslatedNamespace[],
  before: AcceptedMessages,
  isChosen: IsChosen,
): NewRecord {
  const accepted = new Map<string, MessageTexts>();
  const recorded: string[] = [];
  for (const { namespace, states } of namespaces) {
    for (const [key, { state, source, accepted: old }] of states) {
      if (state === "open") continue;
      const name = `${namespace}:${key}`;
      const isNew = isChosen(namespace, key) && state !== "current";
      const texts = isNew ? source : old;
      if (texts) accepted.set(name, texts);
      if (isNew) recorded.push(name);
    }
  }
  const removed = [...before.keys()].filter((name) => !accepted.has(name));
  return { accepted, recorded, removed };
}

/** The messages that a command is about: all, those of a namespace, or one. */
export interface MessageChoice {
  readonly namespace?: string;
  /** Without plural form. */
  readonly key?: string;
}

/** Whether a message is among those that are meant: by its namespace and its key without plural form. */
export type IsChosen = (namespace: string, key: string) => boolean;

/** Chooses all messages, those of a namespace, or one. */
export function chosenBy(choice: MessageChoice): IsChosen {
  return (namespace, key) => (choice.namespace ?? namespace) === namespace && (choice.key ?? key) === key;
}

/**
 * Reads the name of messages on the command line.
 *
 * @returns undefined for anything else, such as the slug of an article.
 * @example
 * readMessageChoice("messages"); // => {}
 * readMessageChoice("messages/archive"); // => { namespace: "archive" }
 * readMessageChoice("archive:title"); // => { namespace: "archive", key: "title" }
 */
export function readMessageChoice(name: string): MessageChoice | undefined {
  const [, all, namespace, of, key] = /^(messages)(?:\/([^/:]+))?$|^([^/:]+):(.+)$/.exec(name) ?? [];
  if (all !== undefined) return namespace === undefined ? {} : { namespace };
  return of === undefined || key === undefined ? undefined : { namespace: of, key };
}
