import { wholeEditions } from "../../core/site/lists.ts";
import type { Article, Page } from "../../core/site/site.ts";
import { inLanguage, type PageProps } from "../props.ts";
import { EditionState } from "./EditionState.tsx";

type Props = PageProps & { readonly work: Article | Page };

/**
 * The whole editions of a work in other languages, in place of a text that isn't there: each has the name of its
 * language, its state, its title, and its summary.
 */
export function EditionLinks({ work, ...props }: Props) {
  const { site, record, t } = props;
  const others = wholeEditions(site, work).filter(({ language }) => language.locale !== record.locale);
  if (others.length === 0) return null;
  return (
    <ul class="edition-links" data-pagefind-ignore>
      {others.map(({ language, edition }) => (
        <li key={language.locale}>
          <strong {...inLanguage(props, language)}>{language.label}</strong>{" "}
          <EditionState edition={edition} t={t} />
          <a class="title" href={edition.url} hreflang={language.lang} {...inLanguage(props, language)}>
            {edition.title}
          </a>
          {edition.summary && (
            <p class="quiet" {...inLanguage(props, language)}>
              {edition.summary}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
