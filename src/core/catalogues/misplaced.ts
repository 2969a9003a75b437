import type { Fault } from "../faults/table.ts";
import { meantLocale } from "../language/language-tags.ts";

/**
 * Catalogues that nothing reads although they are meant for a language of the site: `locales/ru.json`, and
 * `locales/zh-CN/` where the language is `zh`. Folders of other languages are not touched: a site may have more
 * translations than it publishes.
 *
 * @param folder Path of the catalogues, as messages name it.
 * @param files Paths of the files in it.
 */
export function misplacedCatalogues(
  folder: string,
  files: readonly string[],
  locales: readonly string[],
): Fault[] {
  const meant = (name: string) => (locales.includes(name) ? name : meantLocale(name, locales));
  const alone = files.flatMap((file): Fault[] => {
    const [, name = ""] = /^([^/]+)\.json$/.exec(file) ?? [];
    const locale = meant(name);
    if (locale === undefined) return [];
    const values = { found: file, name: `${folder}/${locale}/` };
    return [{ code: "file-name", file: `${folder}/${file}`, values, remedy: "catalogueFolder" }];
  });
  const folders = new Set(files.flatMap((file) => /^([^/]+)\//.exec(file)?.[1] ?? []));
  const named = [...folders].flatMap((found): Fault[] => {
    const locale = locales.includes(found) ? undefined : meantLocale(found, locales);
    if (locale === undefined) return [];
    const values = { found, expected: locales.join(", "), name: `${folder}/${locale}` };
    const file = `${folder}/${found}`;
    return [{ code: "locale-unknown", file, values, suggestion: locale, remedy: "rename" }];
  });
  return [...alone, ...named];
}
