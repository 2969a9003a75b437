import { urls } from "../../core/site/urls.ts";
import { Document } from "../components/Document.tsx";
import type { PropsOf } from "../props.ts";

/**
 * The page for an unknown address below a language. It offers the search; a script fills the form with the
 * words of the address, and without the script the form is empty.
 */
export function NotFoundPage({ content: _, ...props }: PropsOf<"not-found">) {
  const { hasArticles, t, record, assets } = props;
  return (
    <Document {...props} kind="plain" head={{ title: t("site:notFoundTitle") }} scripts={[assets.notFound]}>
      <header class="page-head">
        <h1>{t("site:notFoundTitle")}</h1>
        <p>{t("site:notFoundText")}</p>
        <p>{t("site:notFoundHelp")}</p>
      </header>
      <search aria-label={t("search:title")}>
        <form class="search-form" action={urls.search(record.locale)} method="get" data-not-found>
          <label class="quiet" for="q">
            {t("search:label")}
          </label>
          <input id="q" name="q" type="search" autocomplete="off" enterkeyhint="search" />
          <button type="submit">{t("search:submit")}</button>
        </form>
      </search>
      <ul class="tags">
        <li>
          <a href={urls.home(record.locale)}>{t("site:home")}</a>
        </li>
        {hasArticles && (
          <li>
            <a href={urls.archive(record.locale)}>{t("site:archive")}</a>
          </li>
        )}
      </ul>
    </Document>
  );
}
