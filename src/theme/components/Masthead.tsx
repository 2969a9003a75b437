import type { PageContent } from "../../core/pages/content.ts";
import { urls } from "../../core/site/urls.ts";
import { linksNamed, type PageProps } from "../props.ts";
import { LanguageSwitcher } from "./LanguageSwitcher.tsx";
import { Mark } from "./Mark.tsx";
import { replaceable } from "./replaceable.tsx";

/** Pages that have their own search form, and one on which there is nothing to search yet. */
const WITHOUT_SEARCH: readonly PageContent["kind"][] = ["search", "not-found", "configuring"];

/**
 * The name of the site, the way to its parts and to its other languages. On the home page it is large, with
 * what the site is.
 */
export function ThemeMasthead(props: PageProps) {
  const { hasArticles, navigation, record, t } = props;
  const { locale } = record;
  const isHome = record.content.kind === "home";
  const hasSearch = !WITHOUT_SEARCH.includes(record.content.kind);
  const links: [string, string][] = [
    [urls.home(locale), t("site:home")],
    ...(hasArticles ? [[urls.archive(locale), t("site:archive")] as [string, string]] : []),
    ...linksNamed(props, navigation).map(({ url, label }): [string, string] => [url, label]),
  ];
  const part = isInArchive(record.content.kind) ? urls.archive(locale) : undefined;
  return (
    <header>
      <LanguageSwitcher {...props} />
      <div class={isHome ? "page masthead masthead-home" : "page masthead"}>
        <a class="masthead-name title" href={urls.home(locale)}>
          <Mark mark={props.mark} />
          <span>{t("site:name")}</span>
        </a>
        {isHome && <p class="masthead-tagline quiet">{t("site:tagline")}</p>}
        <div class="masthead-bar">
          <nav class="masthead-nav" aria-label={t("site:navigation")}>
            <ul>
              {links.map(([url, label]) => (
                <li key={url}>
                  <a
                    href={url}
                    aria-current={url === record.url ? "page" : url === part ? "true" : undefined}
                  >
                    {label}
                  </a>
                </li>
              ))}
              {hasSearch && (
                <li class="masthead-to-search">
                  <a href={urls.search(locale)}>{t("site:search")}</a>
                </li>
              )}
            </ul>
          </nav>
          {hasSearch && <SearchForm {...props} />}
        </div>
      </div>
    </header>
  );
}

/** That of the site, or the theme's. */
export const Masthead = replaceable("Masthead", ThemeMasthead);

/** Whether a page is one of the lists that the link to the archive covers. */
function isInArchive(kind: PageContent["kind"]): boolean {
  return kind === "archive" || kind === "year" || kind === "topic";
}

/** The search form. Where there is no room for it, there is the link in the navigation instead. */
function SearchForm({ record, t }: PageProps) {
  return (
    <search class="masthead-search">
      <form action={urls.search(record.locale)} method="get">
        <input name="q" type="search" aria-label={t("search:title")} autocomplete="off" />
        <button type="submit">{t("search:submit")}</button>
      </form>
    </search>
  );
}
