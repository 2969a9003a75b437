import type { Elsewhere as ElsewhereContent } from "../../core/site/elsewhere.ts";
import { editionOf, languageIn } from "../../core/site/site.ts";
import { urls } from "../../core/site/urls.ts";
import { inLanguage, type PageProps } from "../props.ts";
import { Band } from "./Band.tsx";
import { LocalDate } from "./LocalDate.tsx";
import { StateDisc } from "./StateDisc.tsx";

type Props = PageProps & { readonly elsewhere: ElsewhereContent };

/**
 * What can be read only in other languages: each article with its title in the language where it can be
 * read, the name of that language, and its state in the reader's own. Where there are more, the archives of
 * those languages follow, with their numbers.
 */
export function Elsewhere({ elsewhere, ...props }: Props) {
  const { site, record, t, printDate } = props;
  const { count, articles, languages } = elsewhere;
  if (count === 0) return null;
  return (
    <Band id="elsewhere" label={t("archive:elsewhere", { count })}>
      <ul class="article-list">
        {articles.map(({ work, locale }) => {
          const language = languageIn(site, locale);
          const { url, title } = editionOf(work, locale);
          return (
            <li key={work.slug}>
              <p>
                <small {...inLanguage(props, language)}>{language.label}</small>{" "}
                <a class="title" href={url} hreflang={language.lang} {...inLanguage(props, language)}>
                  {title}
                </a>
              </p>
              <p class="article-facts">
                <LocalDate printDate={printDate} date={work.date} lang={props.language.lang} />{" "}
                <OwnState {...props} state={editionOf(work, record.locale).state} />
              </p>
            </li>
          );
        })}
      </ul>
      {count > articles.length && (
        <ul class="tags">
          {languages.map(({ locale, count: number }) => {
            const language = languageIn(site, locale);
            return (
              <li key={locale}>
                <a href={urls.archive(locale)} hreflang={language.lang} {...inLanguage(props, language)}>
                  {language.label} <small>{number}</small>
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </Band>
  );
}

/** That the reader's own edition is to come, or there in part. */
function OwnState({ state, t }: PageProps & { readonly state: string }) {
  if (state === "announced") return <StateDisc state={state} word={t("site:languageSoon")} />;
  if (state === "partial") return <StateDisc state={state} word={t("site:languagePartial")} />;
  return null;
}
