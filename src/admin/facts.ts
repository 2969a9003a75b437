import type { EditorConfig } from "../core/admin/config.ts";
import type { AdminField } from "../core/admin/fields.ts";
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
      const found = file && fieldAt(file.fields, field.split("."));
      return found?.locales !== undefined && !(found.locales as readonly string[]).includes(locale);
    },
  };
}

function fieldAt(fields: readonly AdminField[], [name, ...rest]: readonly string[]): AdminField | undefined {
  const found = fields.find((one) => one.name === name);
  return rest.length === 0 ? found : fieldAt(found?.fields ?? [], rest);
}
