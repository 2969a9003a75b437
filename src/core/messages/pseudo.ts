import type { Resources } from "./messages.ts";
import type { Messages } from "./tree.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const WITH_ACCENTS = [..."åƀçđéƒĝĥîĵķĺɱñöþɋřšťûṽŵẋýž"];

const ACCENTED: ReadonlyMap<string, string> = new Map(
  WITH_ACCENTS.flatMap((accented, index): [string, string][] => {
    const letter = LETTERS[index] ?? "";
    return [
      [letter, accented],
      [letter.toUpperCase(), accented.toUpperCase()],
    ];
  }),
);

/** The share by which a text grows: the most that a translation from English usually grows. */
const GROWTH = 0.35;

/**
 * A message in a made-up language: its Latin letters with accents, a third longer, in brackets. Text on a
 * page without brackets is content, or cannot be translated; what breaks would break in a longer language
 * too.
 *
 * @example
 * pseudoText("{{count}} articles"); // => "⟦{{count}} åřťîçĺéš åřťî⟧": the placeholder stays as it is
 */
export function pseudoText(text: string): string {
  const accented = text
    .split(/(\{\{[^}]*\}\})/)
    .map((part) =>
      part.startsWith("{{") ? part : [...part].map((one) => ACCENTED.get(one) ?? one).join(""),
    );
  const words = [...accented.filter((part) => !part.startsWith("{{")).join("")];
  const more = Math.ceil(words.length * GROWTH);
  const source =
    words
      .filter((one) => /[\p{L}\p{N} ]/u.test(one))
      .join("")
      .trim() || "~";
  const extra = source
    .repeat(Math.ceil(more / source.length))
    .slice(0, more)
    .trim();
  const join = extra === "" || /\p{Script=Han}/u.test(source) ? "" : " ";
  return `⟦${accented.join("")}${join}${extra}⟧`;
}

/** All messages in the made-up language, in the catalogues of the existing languages. */
export function pseudoResources(resources: Resources): Resources {
  const convert = (messages: Messages): Messages =>
    Object.fromEntries(
      Object.entries(messages).map(([key, value]) => [
        key,
        typeof value === "string" ? pseudoText(value) : convert(value),
      ]),
    );
  return Object.fromEntries(
    Object.entries(resources).map(([locale, namespaces]) => [
      locale,
      Object.fromEntries(Object.entries(namespaces).map(([name, messages]) => [name, convert(messages)])),
    ]),
  );
}
