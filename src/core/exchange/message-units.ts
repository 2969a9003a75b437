import { wantedOf } from "../edits/catalogue.ts";
import { flatten, type Messages } from "../messages/tree.ts";
import type { ExchangeUnit } from "./units.ts";

/** The messages whose translation was made from an earlier original, by key, with that original where it is known. */
export type StaleMessages = ReadonlyMap<string, string | undefined>;

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
    if (text === "") return [];
    const target = there.get(key) ?? "";
    const unit = { file, key, source: text };
    if (target.trim() === "") return [{ ...unit, state: "new", target: "" }];
    if (!stale.has(key)) return [{ ...unit, state: "done", target }];
    const previousSource = stale.get(key);
    return [
      { ...unit, state: "changed", target, ...(previousSource === undefined ? {} : { previousSource }) },
    ];
  });
}

function wantedTexts(source: Messages, lang: string, prefix = ""): [key: string, text: string][] {
  return [...wantedOf(source, lang)].flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : wantedTexts(value, lang, `${prefix}${key}.`),
  );
}
