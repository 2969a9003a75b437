import type { EditorConfig } from "../core/admin/config.ts";
import type { AdminField } from "../core/admin/fields.ts";
import { splitPlural } from "../core/messages/plurals.ts";
import type { FieldFacts } from "./reasons.ts";

/** Reads from the editor's configuration which fields each language has. */
export function fieldFacts(
  config: EditorConfig,
): FieldFacts & { readonly defaultLocale: string; readonly locales: readonly string[] } {
  const collections = new Map(config.collections.map((one) => [one.name, one]));
  type Languages = { readonly default_locale: string; readonly locales: readonly string[] };
  const { default_locale: defaultLocale, locales } = config.i18n as Languages;
  return {
    defaultLocale,
    locales,
    originalOf(name) {
      const found = collections.get(name);
      return found?.files || !found ? undefined : (found.i18n as Languages).default_locale;
    },
    isUnused({ collection, entry }, field, locale) {
      const file = collections.get(collection)?.files?.find(({ name }) => name === entry);
      const found = file && formAt(file.fields, field.split("."));
      return Array.isArray(found?.required) && !found.required.includes(locale);
    },
  };
}

/** The field of a plural form; undefined for any other field. */
function formAt(
  fields: readonly AdminField[],
  [name = "", ...rest]: readonly string[],
): AdminField | undefined {
  const named = (key: string) => fields.find((one) => one.name === key);
  if (rest.length > 0) return formAt(named(name)?.fields ?? [], rest);
  return splitPlural(name, (key) => named(key) !== undefined) ? named(name) : undefined;
}
