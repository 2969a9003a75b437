import type { Texts } from "./judge.ts";

/** What a form is about to save, and the files that are translations to be accepted. */
export interface SaveRequest {
  readonly texts: Texts;
  readonly accepted: readonly string[];
}

/** Translations that were saved as accepted. */
export interface AcceptRequest {
  /** `articles/<slug>` or `pages/<slug>`. */
  readonly name: string;
  readonly locales: readonly string[];
}

/** Reads what a browser has sent; undefined where it is something else. */
export function readSaveRequest(value: unknown): SaveRequest | undefined {
  const { texts, accepted } = { ...(value as Partial<SaveRequest> | undefined) };
  if (typeof texts !== "object" || texts === null || !areTexts(Object.values(texts))) return undefined;
  return areTexts(accepted) ? { texts, accepted } : undefined;
}

/** Reads what a browser has sent; undefined where it is something else. */
export function readAcceptRequest(value: unknown): AcceptRequest | undefined {
  const { name, locales } = { ...(value as Partial<AcceptRequest> | undefined) };
  if (typeof name !== "string" || !/^(?:articles|pages)\/[a-z0-9-]+$/.test(name)) return undefined;
  return areTexts(locales) ? { name, locales } : undefined;
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
