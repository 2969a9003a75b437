import { formatDate } from "../../core/dates.ts";
import { type Article, type Edition, languageIn } from "../../core/site.ts";
import type { PageProps } from "../props.ts";

type Props = PageProps & { readonly article: Article; readonly edition: Edition };

/** When, by whom, and from which language. */
export function Byline({ article, edition, language, site, t }: Props) {
  const { lang } = language;
  const { translation } = edition;
  const facts = [
    { date: article.date, text: t("dates:published", { date: formatDate(article.date, lang) }) },
    edition.updated && {
      date: edition.updated,
      text: t("dates:updated", { date: formatDate(edition.updated, lang) }),
    },
    article.authors.length > 0 && {
      text: t("article:by", { authors: new Intl.ListFormat(lang).format(article.authors) }),
    },
    translation && { text: translatedFrom(translation.sourceLocale) },
    translation?.by && { text: t("article:translator", { name: translation.by }) },
    translation?.reviewed && {
      date: translation.reviewed,
      text: t("dates:reviewed", { date: formatDate(translation.reviewed, lang) }),
    },
  ];
  return (
    <ul class="byline" data-pagefind-ignore>
      {facts.map(
        (fact) =>
          fact && (
            <li key={fact.text}>
              {"date" in fact ? <time dateTime={fact.date}>{fact.text}</time> : fact.text}
            </li>
          ),
      )}
    </ul>
  );

  function translatedFrom(locale: string): string {
    switch (locale) {
      case "en":
      case "zh":
      case "ru":
        return t(`article:translatedFrom.${locale}`);
      default:
        return t("article:translatedFrom.other", { language: languageIn(site, locale).label });
    }
  }
}
