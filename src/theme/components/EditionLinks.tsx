import { wholeEditions } from "../../core/site/lists.ts";
import type { Article, Page } from "../../core/site/site.ts";
import type { PageProps } from "../props.ts";
import { LocalDate } from "./LocalDate.tsx";

/**
 * Links to the whole editions of a work: each has the name of its language and the title in that language.
 */
export function EditionLinks({
  site,
  record,
  work,
  printDate,
}: PageProps & { readonly work: Article | Page }) {
  return (
    <ul class="edition-links">
      {wholeEditions(site, work)
        .filter(({ language }) => language.locale !== record.locale)
        .map(({ language, edition }) => (
          <li key={language.locale} lang={language.lang} dir={language.dir}>
            <span class="edition-language">{language.label}</span>
            <a class="title" href={edition.url} hreflang={language.lang}>
              {edition.title}
            </a>
            {work.kind === "article" && (
              <LocalDate printDate={printDate} date={work.date} lang={language.lang} />
            )}
          </li>
        ))}
    </ul>
  );
}
