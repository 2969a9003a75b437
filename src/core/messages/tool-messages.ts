/** Namespaces of the tools for editors, which exist only in the languages of `TOOL_LOCALES`. */
export const TOOL_NAMESPACES: readonly string[] = ["cli", "faults", "admin", "preview"];

/** Languages that the command and its reports speak, with their BCP 47 tags. */
export const TOOL_LOCALES: Readonly<Record<string, string>> = { en: "en", zh: "zh-Hans", ru: "ru" };

/** Whether a language may have the messages of a namespace at all. */
export function isForReaders(namespace: string, locale: string): boolean {
  return !TOOL_NAMESPACES.includes(namespace) || Object.hasOwn(TOOL_LOCALES, locale);
}
