import { type JsonNode, jsonLines, keyFaults, parseJson, propertiesOf } from "../catalogues/json.ts";
import { fingerprint } from "../content/fingerprint.ts";
import { atMost, compare, type Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { PLURALS } from "../messages/plurals.ts";

/** The texts of one message by plural form; a message that does not inflect has the single form "". */
export type MessageTexts = ReadonlyMap<string, string>;

/** The source texts that the translations of a language were accepted against, by `namespace:key`. */
export type AcceptedMessages = ReadonlyMap<string, MessageTexts>;

/**
 * The path, from the folder of the catalogues, of the record of a language. It is in version control, so that
 * every checkout can tell which translations are out of date, and what has changed.
 *
 * @example
 * acceptedPath("ru"); // => ".accepted/ru.json"
 */
export function acceptedPath(locale: string): string {
  return `.accepted/${locale}.json`;
}

/**
 * A hash of a message of the source language. White space and the order of its plural forms don't change it.
 *
 * @example
 * messageFingerprint(new Map([["", "a  b"]])) === messageFingerprint(new Map([["", "a b"]])); // => true
 */
export function messageFingerprint(texts: MessageTexts): string {
  const forms = inOrder(texts).map(([form, text]) => (form === "" ? text : `${form}\u0000${text}`));
  return fingerprint({ title: forms.join("\u0000"), body: "" });
}

/**
 * Reads the record of a language.
 *
 * @param locale For the command that mends it.
 * @returns The messages whose line is as `writeAccepted` wrote it, and a fault for each other line.
 */
export function readAccepted(
  file: TextFile,
  locale: string,
): { accepted: AcceptedMessages; faults: Fault[] } {
  const { tree, faults: unread } = parseJson(file);
  if (!tree) return { accepted: new Map(), faults: unread };
  const twice = keyFaults(file, tree);
  if (twice.length > 0) return { accepted: new Map(), faults: atMost(twice) };
  const accepted = new Map<string, MessageTexts>();
  const faults: Fault[] = [];
  const refuse = (key: string, { offset }: JsonNode, name = key) =>
    faults.push(file.fault("accepted-broken", offset, { key, name, locale }));
  if (tree.type !== "object") refuse("—", tree, "messages");
  for (const [name, value] of propertiesOf(tree)) {
    const key = String(name.value);
    const texts = textsOf(value);
    if (texts && key.includes(":")) accepted.set(key, texts);
    else refuse(key, name);
  }
  return { accepted, faults: atMost(faults) };
}

/** The texts of a line of the record; undefined if they are incomplete or do not fit their fingerprint. */
function textsOf(value: JsonNode): MessageTexts | undefined {
  const parts = new Map(
    propertiesOf(value).map(([name, part]) => [String(name.value), part.value as unknown]),
  );
  const of = parts.get(OF);
  parts.delete(OF);
  const texts = new Map<string, string>();
  for (const [name, text] of parts) {
    if (typeof text !== "string" || !(name === TEXT || isForm(name))) return undefined;
    texts.set(name === TEXT ? "" : name, text);
  }
  return texts.size > 0 && messageFingerprint(texts) === of ? texts : undefined;
}

/** The keys of the fingerprint, and of the text of a message without plural forms. */
const OF = "of";
const TEXT = "text";

function isForm(name: string): boolean {
  return PLURALS.some((form) => form === name);
}

/**
 * The record of a language as JSON: sorted, with one line for each message, so that changes of different
 * messages merge.
 *
 * @example
 * writeAccepted(new Map([["site:name", new Map([["", "News"]])]]));
 * // => '{\n  "site:name": { "of": "b7c98c1d1a3e", "text": "News" }\n}\n'
 */
export function writeAccepted(accepted: AcceptedMessages): string {
  const sorted = [...accepted].sort(([a], [b]) => compare(a, b));
  return jsonLines(
    sorted.map(([key, texts]) => {
      const forms = inOrder(texts).map(([form, text]) => [form || TEXT, text] as const);
      return [key, [[OF, messageFingerprint(texts)], ...forms]];
    }),
  );
}

/** The forms in the order that CLDR names them. */
function inOrder(texts: MessageTexts): [form: string, text: string][] {
  const order: readonly string[] = PLURALS;
  return [...texts].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}
