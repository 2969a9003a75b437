import type { ComponentChildren } from "preact";
import { hasMessage, type MessageKey } from "../../core/messages/messages.ts";
import { type Article, type Edition, languageIn, type Page } from "../../core/site/site.ts";
import type { PageProps } from "../props.ts";
import { LocalDate } from "./LocalDate.tsx";
import { replaceable } from "./replaceable.tsx";
import { StateDisc } from "./StateDisc.tsx";

type Props = PageProps & { readonly work: Article | Page; readonly edition: Edition };

const lists = new Map<string, Intl.ListFormat>();

/** Names as one text. The formatters are cached: making one takes longer than everything else here. */
function listOf(names: readonly string[], lang: string): string {
  const list = lists.get(lang) ?? new Intl.ListFormat(lang);
  lists.set(lang, list);
  return list.format(names);
}

/**
 * When, by whom, from which language, and how long it takes to read; on an edition to come, when the original was
 * published, and that it is to come. A standing page has no date and no authors.
 */
export function ThemeByline({ work, edition, ...props }: Props) {
  const { t, language, printDate } = props;
  const { lang } = language;
  const facts: ComponentChildren[] = [
    work.kind === "article" && <LocalDate printDate={printDate} date={work.date} lang={lang} />,
    ...(edition.title === undefined
      ? [<StateDisc state={edition.state} word={t("notices:announcedTitle")} />]
      : writtenFacts({ work, edition, ...props })),
  ].filter((fact) => fact !== false && fact !== undefined && fact !== "");
  if (facts.length === 0) return null;
  return (
    <ul class="byline" data-pagefind-ignore>
      {facts.map((fact, index) => (
        <li key={index}>{fact}</li>
      ))}
    </ul>
  );
}

/** That of the site, or the theme's. */
export const Byline = replaceable("Byline", ThemeByline);

/** What is known of a written edition besides its date; false or "" for what it doesn't have. */
function writtenFacts({ work, edition, language, site, t, printDate }: Props): ComponentChildren[] {
  const { lang } = language;
  const { translation, updated, readingMinutes = 0 } = edition;
  const isArticle = work.kind === "article";
  return [
    updated && <time dateTime={updated}>{t("dates:updated", { date: printDate(updated, lang) })}</time>,
    isArticle && work.authors.length > 0 && t("article:by", { authors: listOf(work.authors, lang) }),
    translation && translatedFrom(translation.sourceLocale),
    translation?.by && t("article:translator", { name: translation.by }),
    translation?.reviewed && (
      <time dateTime={translation.reviewed}>
        {t("dates:reviewed", { date: printDate(translation.reviewed, lang) })}
      </time>
    ),
    isArticle && readingMinutes > 0 && t("article:readingTime", { count: readingMinutes }),
  ];

  /** A language may have its own words for one that it is translated from. */
  function translatedFrom(locale: string): string {
    const own = `article:translatedFrom.${locale}` as MessageKey;
    if (hasMessage(t, own)) return t(own);
    return t("article:translatedFrom.other", { language: languageIn(site, locale).label });
  }
}
