import { jsonForScript } from "../../core/html.ts";
import { urls } from "../../core/urls.ts";
import { Document } from "../components/Document.tsx";
import type { PropsOf } from "../props.ts";
import { searchTexts } from "../search-texts.ts";

/** The search of one language. It runs in the browser; without JavaScript the page says so and shows the archive. */
export function SearchPage({ content: _, ...props }: PropsOf<"search">) {
  const { t, record, language, assets } = props;
  return (
    <Document
      {...props}
      kind="search"
      head={{ title: t("search:title"), description: t("search:description") }}
      scripts={[assets.search]}
    >
      <header class="page-head">
        <h1>{t("search:title")}</h1>
      </header>
      <search>
        <form class="search-form" action={urls.search(record.locale)} method="get" data-search>
          <label class="quiet" for="q">
            {t("search:label")}
          </label>
          <input id="q" name="q" type="search" autocomplete="off" enterkeyhint="search" />
          <button type="submit">{t("search:submit")}</button>
        </form>
      </search>
      <p class="search-status quiet" role="status" data-search-status />
      <ol class="search-results" data-search-results />
      <noscript>
        <p class="notice">
          {t("search:needsScript")} <a href={urls.archive(record.locale)}>{t("site:archive")}</a>
        </p>
      </noscript>
      <script
        type="application/json"
        id="search-texts"
        dangerouslySetInnerHTML={{ __html: jsonForScript(searchTexts(t, language.lang)) }}
      />
    </Document>
  );
}
