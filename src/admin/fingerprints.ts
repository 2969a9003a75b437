import { FINGERPRINT_DIGITS, foldedText } from "../core/content/translatable-text.ts";

/** An entry as the editor passes it to listeners: nested persistent maps. */
export interface EntryMap {
  getIn(path: readonly string[]): unknown;
  setIn(path: readonly string[], value: unknown): EntryMap;
}

interface MapLike {
  keySeq?(): Iterable<string>;
}

/**
 * Writes the fingerprint of the original into each translation that doesn't name one. A translation that
 * names one stays unchanged: a person must decide whether it is still right.
 *
 * @see fingerprint in `src/core/content/fingerprint.ts`, which is taken in the same way, of the same text.
 */
export async function withFingerprints(entry: EntryMap): Promise<EntryMap> {
  const text = (...path: string[]) => {
    const value = entry.getIn(["data", ...path]);
    return typeof value === "string" ? value : undefined;
  };
  if (entry.getIn(["data", "source"]) !== true) return entry;
  const cover = { alt: text("cover", "alt"), caption: text("cover", "caption") };
  const original = {
    title: text("title") ?? "",
    summary: text("summary"),
    ...cover,
    body: text("body") ?? "",
  };
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(foldedText(original)));
  const hex = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const of = hex.slice(0, FINGERPRINT_DIGITS);
  let written = entry;
  for (const locale of (entry.getIn(["i18n"]) as MapLike | undefined)?.keySeq?.() ?? []) {
    const data = ["i18n", locale, "data"];
    const place = [...data, "translation"];
    if (!entry.getIn([...data, "title"]) || entry.getIn([...place, "of"])) continue;
    // A form whose optional part was never opened has no value there.
    written = entry.getIn(place) ? written.setIn([...place, "of"], of) : written.setIn(place, { of });
  }
  return written;
}
