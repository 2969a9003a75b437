import { jsonLines } from "./json.ts";

/** What a translator needs to know about a message that is not translated yet. */
export interface OpenNote {
  /** The text of the source language. */
  readonly source: string;
  /** Some numbers that the plural form is for. */
  readonly numbers?: string;
  /** Where the message is seen. */
  readonly description?: string;
}

/**
 * The path, from the folder of the catalogues, of the notes on what a language has to translate. They are not
 * in the catalogues, where other tools would take them for messages.
 *
 * @example
 * openNotesPath("ru"); // => "open.ru.json"
 */
export function openNotesPath(locale: string): string {
  return `open.${locale}.json`;
}

/**
 * The notes as JSON, one line for each message.
 *
 * @param notes By `namespace:key`, the key with its plural form.
 * @example
 * writeOpenNotes(new Map([["archive:title", { source: "Archive" }]]));
 * // => '{\n  "archive:title": { "source": "Archive" }\n}\n'
 */
export function writeOpenNotes(notes: ReadonlyMap<string, OpenNote>): string {
  return jsonLines([...notes].map(([name, note]) => [name, Object.entries(note)]));
}
