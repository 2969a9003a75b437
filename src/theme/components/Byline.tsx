import { type Article, type Edition, languageIn, type Page } from "../../core/site/site.ts";
import type { PageProps } from "../props.ts";

type Props = PageProps & { readonly work: Article | Page; readonly edition: Edition };

const lists = new Map<string, Intl.ListFormat>();

/** Names as one text. The formatters are cached: making one takes longer than everything else here. */
function listOf(names: readonly string[], lang: string): string {
  const list = lists.get(lang) ?? new Intl.ListFormat(lang);
  lists.set(lang, list);
  return list.format(names);
}

/**
 * When, by whom, from which language, and how long it takes to read. A standing page has no date and no
 * authors.
 */
export function Byline({ work, edition, language, site, t, printDate }: Props) {
  const { lang } = language;
  const { translation, readingMinutes = 0 } = edition;
  const facts = [
    work.kind === "article" && {
      date: work.date,
      text: t("dates:published", { date: printDate(work.date, lang) }),
    },
    edition.updated && {
      date: edition.updated,
      text: t("dates:updated", { date: printDate(edition.updated, lang) }),
    },
    work.kind === "article" &&
      work.authors.length > 0 && {
        text: t("article:by", { authors: listOf(work.authors, lang) }),
      },
    translation && { text: translatedFrom(translation.sourceLocale) },
    translation?.by && { text: t("article:translator", { name: translation.by }) },
    translation?.reviewed && {
      date: translation.reviewed,
      text: t("dates:reviewed", { date: printDate(translation.reviewed, lang) }),
    },
    work.kind === "article" &&
      readingMinutes > 0 && { text: t("article:readingTime", { count: readingMinutes }) },
  ].filter((fact) => typeof fact === "object");
  if (facts.length === 0) return null;
  return (
    <ul class="byline" data-pagefind-ignore>
      {facts.map((fact) => (
        <li key={fact.text}>{"date" in fact ? <time dateTime={fact.date}>{fact.text}</time> : fact.text}</li>
      ))}
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
