import type { Glossary } from "../catalogues/glossary.ts";
import { byStem, nearestForm } from "../messages/plurals.ts";
import { type Checked, type Finding, type Passage, passage } from "./passage.ts";
import type { AnyCheck } from "./table.ts";

/** What the checks know about a language. */
export interface Tongue {
  readonly locale: string;
  readonly lang: string;
}

/** A message to check, with the message that it was translated from. */
export interface CheckedMessage extends Checked {
  /** Dotted path with the ending of its plural form. */
  readonly path: string;
  /** Without that ending. */
  readonly stem: string;
}

/** A finding with its check and the message in which it was made. */
export interface MessageFinding extends Finding {
  readonly check: AnyCheck;
  readonly path: string;
  readonly stem: string;
}

/**
 * The messages of one namespace, each with its source.
 *
 * @param texts Texts by dotted path.
 * @param sources Those of the source language; left out for the source itself.
 * @param limitOf Half-width columns that a message may take, by path and stem.
 */
export function pairMessages(
  texts: ReadonlyMap<string, string>,
  tongue: Tongue,
  sources: ReadonlyMap<string, string> | undefined,
  sourceTongue: Tongue,
  glossary: Glossary,
  limitOf: (path: string, stem: string) => number | undefined = () => undefined,
): CheckedMessage[] {
  const there = sources && byStem(sources);
  return [...byStem(texts)].flatMap(([stem, forms]) =>
    [...forms].map(([form, { path, text }]) => {
      const from = there?.get(stem);
      const source = from && nearestForm(from, form)?.text;
      const limit = limitOf(path, stem);
      return {
        path,
        stem,
        glossary,
        target: passage(text, tongue.locale, tongue.lang),
        ...(source === undefined ? {} : { source: passage(source, sourceTongue.locale, sourceTongue.lang) }),
        ...(form === "" ? {} : { form }),
        ...(limit === undefined ? {} : { limit }),
      };
    }),
  );
}

/** Finds what can only be seen in several messages of a namespace together. */
export function compareMessages(messages: readonly CheckedMessage[]): MessageFinding[] {
  return [...samePlurals(messages), ...inconsistent(messages), ...reused(messages)];
}

/** Abbreviations, which do not inflect. */
const UNITS = /^(?:мин|сек|руб|шт|стр|тыс|млн|млрд|кг|км|см|мм|дн|нед|мес|min|sec|hrs?)$/;

/** All plural forms are the same, although a word that inflects follows the number. */
function samePlurals(messages: readonly CheckedMessage[]): MessageFinding[] {
  return [...groupBy(messages, ({ stem }) => stem).values()].flatMap((forms): MessageFinding[] => {
    const [first] = forms;
    const texts = new Set(forms.map(({ target }) => target.text));
    if (!first || first.form === undefined || forms.length < 3 || texts.size > 1) return [];
    if (new Set(forms.map(({ source }) => source?.text)).size < 2) return [];
    const behind = /\{\{\s*count\s*\}\}[ \u00A0](\p{Ll}{3,})/u.exec(first.target.text);
    return behind && !UNITS.test(behind[1] ?? "")
      ? [
          {
            check: "same-plurals",
            path: first.path,
            stem: first.stem,
            at: behind.index,
            found: behind[1] ?? "",
          },
        ]
      : [];
  });
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
      .map(
        ({ path, stem, target }): MessageFinding => ({
          check: "inconsistent",
          path,
          stem,
          at: 0,
          found: target.text,
          expected: first?.target.text ?? "—",
        }),
      ),
  );
}

/** Two sentences of the source that have the same translation: one of them was pasted. */
function reused(messages: readonly CheckedMessage[]): MessageFinding[] {
  const sentences = messages.filter(
    ({ source, target }) => source && isSentence(source) && isSentence(target),
  );
  return [...groupBy(sentences, ({ target }) => comparable(target.text)).values()].flatMap(
    ([first, ...others]) =>
      others
        .filter(({ source, stem }) => first && stem !== first.stem && differ(source, first.source))
        .map(
          ({ path, stem, target }): MessageFinding => ({
            check: "reused",
            path,
            stem,
            at: 0,
            found: target.text,
            expected: first?.path ?? "—",
          }),
        ),
  );
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
