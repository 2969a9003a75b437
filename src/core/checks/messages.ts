import type { Glossary } from "../catalogues/glossary.ts";
import { byStem, nearestForm } from "../messages/plurals.ts";
import { oppositesOf } from "./opposites.ts";
import { type Checked, type Finding, type Passage, passage } from "./passage.ts";
import type { AnyCheck } from "./table.ts";

/** What the checks know about a language. */
export interface Tongue {
  readonly locale: string;
  readonly lang: string;
}

/** A message to check, with the message that it was translated from. */
export interface CheckedMessage extends Checked {
  readonly namespace: string;
  /** Dotted path with the ending of its plural form. */
  readonly path: string;
  /** Without that ending. */
  readonly stem: string;
}

/** A finding with its check and its message. */
export interface MessageFinding extends Finding {
  readonly check: AnyCheck;
  readonly namespace: string;
  readonly path: string;
  readonly stem: string;
}

/** What is known about the messages of a namespace besides their texts. */
export interface Surroundings {
  readonly namespace?: string;
  /** Half-width columns that a message may take. */
  readonly limitOf?: (path: string, stem: string) => number | undefined;
  /** The same messages in the other languages that they are translated into, by dotted path. */
  readonly elsewhere?: readonly ReadonlyMap<string, string>[];
}

/**
 * The messages of one namespace, each with its source.
 *
 * @param texts Texts by dotted path.
 * @param sources Those of the source language; left out for the source itself.
 */
export function pairMessages(
  texts: ReadonlyMap<string, string>,
  tongue: Tongue,
  sources: ReadonlyMap<string, string> | undefined,
  sourceTongue: Tongue,
  glossary: Glossary,
  { namespace = "", limitOf = () => undefined, elsewhere = [] }: Surroundings = {},
): CheckedMessage[] {
  const there = sources && byStem(sources);
  return [...byStem(texts)].flatMap(([stem, forms]) =>
    [...forms].map(([form, { path, text }]) => {
      const from = there?.get(stem);
      const source = from && nearestForm(from, form)?.text;
      const limit = limitOf(path, stem);
      const others = elsewhere.flatMap(
        (one) => one.get(path) ?? one.get(`${stem}_other`) ?? one.get(`${stem}_many`) ?? [],
      );
      return {
        namespace,
        path,
        stem,
        glossary,
        target: passage(text, tongue.locale, tongue.lang),
        ...(source === undefined ? {} : { source: passage(source, sourceTongue.locale, sourceTongue.lang) }),
        ...(others.length === 0 ? {} : { elsewhere: others }),
        ...(form === "" ? {} : { form }),
        ...(limit === undefined ? {} : { limit }),
      };
    }),
  );
}

/** Finds what can only be seen in several messages of a language together, of all its namespaces. */
export function compareMessages(messages: readonly CheckedMessage[]): MessageFinding[] {
  return [...samePlurals(messages), ...inconsistent(messages), ...reused(messages)];
}

/** A finding in a message. */
function findingIn(
  { namespace, path, stem, target }: CheckedMessage,
  check: AnyCheck,
  expected: string,
): MessageFinding {
  return { check, namespace, path, stem, at: 0, found: target.text, expected };
}

/** Abbreviations, which do not inflect. */
const UNITS = /^(?:мин|сек|руб|шт|стр|тыс|млн|млрд|кг|км|см|мм|дн|нед|мес|min|sec|hrs?)$/;

/** All plural forms are the same, although a word that inflects follows the number. */
function samePlurals(messages: readonly CheckedMessage[]): MessageFinding[] {
  return [...groupBy(messages, ({ namespace, stem }) => `${namespace}:${stem}`).values()].flatMap(
    (forms): MessageFinding[] => {
      const [first] = forms;
      const texts = new Set(forms.map(({ target }) => target.text));
      if (!first || first.form === undefined || forms.length < 3 || texts.size > 1) return [];
      if (new Set(forms.map(({ source }) => source?.text)).size < 2) return [];
      const behind = /\{\{\s*count\s*\}\}[ \u00A0](\p{Ll}{3,})/u.exec(first.target.text);
      return behind && !UNITS.test(behind[1] ?? "")
        ? [
            {
              check: "same-plurals",
              namespace: first.namespace,
              path: first.path,
              stem: first.stem,
              at: behind.index,
              found: behind[1] ?? "",
            },
          ]
        : [];
    },
  );
}

/** A sentence of the source that is translated in two ways. Single words mean different things in different places. */
function inconsistent(messages: readonly CheckedMessage[]): MessageFinding[] {
  const sentences = messages.filter(({ source }) => source && isSentence(source));
  return [...groupBy(sentences, ({ source }) => source?.text ?? "").values()].flatMap(([first, ...others]) =>
    others
      .filter(
        ({ target, form }) =>
          first && form === first.form && comparable(target.text) !== comparable(first.target.text),
      )
      .map((message) => findingIn(message, "inconsistent", first?.target.text ?? "—")),
  );
}

/**
 * Two sentences of the source, or two labels that mean the opposite, that have the same translation: one of
 * them was pasted.
 */
function reused(messages: readonly CheckedMessage[]): MessageFinding[] {
  const groups = [...groupBy(messages, ({ target }) => comparable(target.text)).values()];
  return groups
    .filter((same) => same.length > 1)
    .flatMap((same) => [...reusedSentences(same), ...reusedLabels(same)]);
}

function reusedSentences(same: readonly CheckedMessage[]): MessageFinding[] {
  const [first, ...others] = same.filter(
    ({ source, target }) => source && isSentence(source) && isSentence(target),
  );
  return others
    .filter((message) => first && !isSameMessage(message, first) && differ(message.source, first.source))
    .flatMap((message) => (first ? [pastedFrom(first, message)] : []));
}

function reusedLabels(same: readonly CheckedMessage[]): MessageFinding[] {
  const labels = new Map<string, CheckedMessage>();
  return same.flatMap((message) => {
    const { source } = message;
    if (!source || isSentence(source)) return [];
    const text = comparable(source.text);
    const [other] = oppositesOf(text, source.language).flatMap((one) => labels.get(one) ?? []);
    if (!labels.has(text)) labels.set(text, message);
    return other && !isSameMessage(message, other) ? [pastedFrom(other, message)] : [];
  });
}

/** Whether two messages are forms of one. */
function isSameMessage(one: CheckedMessage, other: CheckedMessage): boolean {
  return one.stem === other.stem && one.namespace === other.namespace;
}

function pastedFrom(other: CheckedMessage, message: CheckedMessage): MessageFinding {
  const where = other.namespace === message.namespace ? "" : `${other.namespace}:`;
  return findingIn(message, "reused", `${where}${other.path}`);
}

/** Whether two sources share less than half of their words; otherwise they say one thing in two ways. */
function differ(a: Passage | undefined, b: Passage | undefined): boolean {
  const [one, other] = [a, b].map(
    (text) => new Set(comparable(text?.text ?? "").match(/\p{L}+|\p{N}+/gu) ?? []),
  ) as [Set<string>, Set<string>];
  const common = [...one].filter((word) => other.has(word)).length;
  return common < Math.min(one.size, other.size) / 2;
}

function isSentence({ prose }: Passage): boolean {
  const han = prose.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han >= 8 || (prose.match(/\p{L}{2,}/gu)?.length ?? 0) >= 4;
}

/** A text without differences that don't count: case, spaces and the marks at the end. */
function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/[\s.。!！…:：]+$/u, "")
    .trim();
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
