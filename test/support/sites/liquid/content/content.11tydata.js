/** `news/visit.ru.md` becomes `/ru/news/visit/`. */
export default {
  permalink({ page }) {
    const [, path, locale] = /^(.*)\.([a-z-]+)$/.exec(page.filePathStem) ?? [];
    return locale ? `/${locale}${path.replace(/\/index$/, "")}/` : undefined;
  },
};
