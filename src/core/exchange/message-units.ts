import type { TranslatedNamespace } from "../acceptance/states.ts";
import { wantedOf } from "../edits/catalogue.ts";
import { byStem } from "../messages/plurals.ts";
import { flatten, isBlank, type Messages } from "../messages/tree.ts";
import type { ExchangeUnit } from "./units.ts";

/** The messages whose translation was made from an earlier original, by key, with that original. */
export type StaleMessages = ReadonlyMap<string, string>;

/** The messages of a catalogue that are out of date. */
export function staleMessages({ states, catalogue }: TranslatedNamespace): StaleMessages {
  const stems = byStem(flatten(catalogue?.messages ?? {}));
  return new Map(
    [...states].flatMap(([stem, { state, accepted }]) => {
      if (state !== "stale" || !accepted) return [];
      return [...(stems.get(stem) ?? [])].map(([form, { path }]): [string, string] => {
        const [any = ""] = accepted.values();
        return [path, accepted.get(form) ?? accepted.get("other") ?? any];
      });
    }),
  );
}

/**
 * The messages that a text was taken from, by their paths without plural form.
 *
 * @param paths Paths of the texts.
 */
export function messagesOf(paths: ReadonlySet<string>, messages: Messages): string[] {
  return [...byStem(flatten(messages))].flatMap(([stem, forms]) =>
    [...forms.values()].some(({ path }) => paths.has(path)) ? [stem] : [],
  );
}

/** The texts of a catalogue, with the plural forms of the translation's language. */
export function catalogueUnits(
  file: string,
  source: Messages,
  translation: Messages,
  lang: string,
  stale: StaleMessages,
): ExchangeUnit[] {
  const there = flatten(translation);
  return wantedTexts(source, lang).flatMap(([key, text]): ExchangeUnit[] => {
    if (isBlank(text)) return [];
    const target = there.get(key) ?? "";
    const unit = { file, key, source: text };
    if (isBlank(target)) return [{ ...unit, state: "new", target: "" }];
    const previousSource = stale.get(key);
    return [
      previousSource === undefined
        ? { ...unit, state: "done", target }
        : { ...unit, state: "changed", target, previousSource },
    ];
  });
}

function wantedTexts(source: Messages, lang: string, prefix = ""): [key: string, text: string][] {
  return [...wantedOf(source, lang)].flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : wantedTexts(value, lang, `${prefix}${key}.`),
  );
}
