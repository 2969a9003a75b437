import type { PageContent } from "../../core/pages.ts";
import { urls } from "../../core/urls.ts";
import type { PageProps } from "../props.ts";
import { LanguageSwitcher } from "./LanguageSwitcher.tsx";

/** Pages that have a form of their own, and one on which there is nothing to search yet. */
const WITHOUT_SEARCH: readonly PageContent["kind"][] = ["search", "not-found", "configuring"];

/** The name of the site, the way to its parts and to its other languages. */
export function Masthead(props: PageProps) {
  const { site, record, t } = props;
  const { locale } = record;
  const links: [string, string][] = [
    [urls.home(locale), t("site:home")],
    [urls.archive(locale), t("site:archive")],
    ...site.pages
      .filter((page) => page.editions[locale]?.signals.listed)
      .map((page): [string, string] => [
        urls.page(locale, page.slug),
        page.editions[locale]?.title ?? page.slug,
      ]),
    [urls.search(locale), t("site:search")],
  ];
  const part = isInArchive(record.content.kind) ? urls.archive(locale) : undefined;
  return (
    <header class="masthead">
      <div class="masthead-top">
        <a class="masthead-name" href={urls.home(locale)}>
          {t("site:name")}
        </a>
        <LanguageSwitcher {...props} />
      </div>
      <div class="masthead-bar">
        <nav class="masthead-nav" aria-label={t("site:navigation")}>
          <ul>
            {links.map(([url, label]) => (
              <li key={url}>
                <a href={url} aria-current={url === record.url ? "page" : url === part ? "true" : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {!WITHOUT_SEARCH.includes(record.content.kind) && <SearchForm {...props} />}
      </div>
    </header>
  );
}

/** Whether a page is one of the lists that the link to the archive stands for. */
function isInArchive(kind: PageContent["kind"]): boolean {
  return kind === "archive" || kind === "year" || kind === "topic";
}

/** A way into the search from every page; the search page and that of an unknown address have their own form. On a phone the link beside it serves. */
function SearchForm({ record, t }: PageProps) {
  return (
    <search class="masthead-search">
      <form action={urls.search(record.locale)} method="get">
        <input
          name="q"
          type="search"
          aria-label={t("search:title")}
          placeholder={t("site:search")}
          autocomplete="off"
        />
        <button type="submit">{t("search:submit")}</button>
      </form>
    </search>
  );
}
