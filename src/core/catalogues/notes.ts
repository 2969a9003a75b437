import type { JsonNode } from "./json.ts";

/**
 * Information for the translator of a message that isn't translated yet. It comes before the message, under
 * the same key with an `@`, and is removed when the message has been translated.
 *
 * @example
 * // "@articles_few": { "source": "{{count}} articles", "numbers": "2, 3, 4, 22", "description": "…" },
 * // "articles_few": ""
 */
export interface MessageNote {
  /** The text of the source language. */
  readonly source: string;
  /** Some numbers that the plural form is for. */
  readonly numbers?: string;
  /** Where the message is seen. */
  readonly description?: string;
}

/** The keys of a note that we write and remove. */
export const NOTE_KEYS: readonly (keyof MessageNote)[] = ["source", "numbers", "description"];

/** The key of a note on a message. */
export function noteKey(key: string): string {
  return `@${key}`;
}

/** Whether a property of a catalogue is a note: an object under a key with an `@`. A text under such a key is a message. */
export function isNote(key: string, value: JsonNode): boolean {
  return key.startsWith("@") && value.type === "object";
}
