import { wholeEditions } from "../../core/site/lists.ts";
import type { Article, Page } from "../../core/site/site.ts";
import type { PageProps } from "../props.ts";
import { EditionState } from "./EditionState.tsx";

type Props = PageProps & { readonly work: Article | Page };

/**
 * The whole editions of a work in other languages, in place of a text that isn't there: each has the name of its
 * language, its state, its title, and its summary.
 */
export function EditionLinks({ site, record, work, t }: Props) {
  const others = wholeEditions(site, work).filter(({ language }) => language.locale !== record.locale);
  if (others.length === 0) return null;
  return (
    <ul class="edition-links" data-pagefind-ignore>
      {others.map(({ language: { locale, lang, dir, label }, edition }) => (
        <li key={locale}>
          <strong lang={lang} dir={dir}>
            {label}
          </strong>{" "}
          <EditionState edition={edition} t={t} />
          <a class="title" href={edition.url} hreflang={lang} lang={lang} dir={dir}>
            {edition.title}
          </a>
          {edition.summary && (
            <p class="quiet" lang={lang} dir={dir}>
              {edition.summary}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
