import { jsonForScript } from "../../core/html.ts";
import { urls } from "../../core/site/urls.ts";
import { ArticleList } from "../components/ArticleList.tsx";
import { Band } from "../components/Band.tsx";
import { Topics, Years } from "../components/Counts.tsx";
import { Document } from "../components/Document.tsx";
import { SearchFilters } from "../components/SearchFilters.tsx";
import type { PropsOf } from "../props.ts";
import { searchTexts } from "../search-texts.ts";

/**
 * The search of one language. It runs in the browser; without JavaScript the page says so. Where there are no
 * results to show, it leads to topics, years and the latest articles.
 */
export function SearchPage(props: PropsOf<"search">) {
  const { t, language, assets, site, hasArticles, content } = props;
  const texts = searchTexts(t, language, site, content.names);
  return (
    <Document
      {...props}
      kind="search"
      head={{ title: t("search:title"), description: t("search:description") }}
      scripts={[assets.search]}
    >
      <div class="search-page" data-search-page data-found="idle">
        <div class="search-head">
          <h1>{t("search:title")}</h1>
          <Field {...props} />
        </div>
        {hasArticles ? <SearchFilters {...props} /> : <div data-search-facets />}
        <div class="search-part">
          <Results {...props} />
          {hasArticles ? <Ways {...props} /> : <div data-search-ways />}
        </div>
      </div>
      <script
        type="application/json"
        id="search-texts"
        dangerouslySetInnerHTML={{ __html: jsonForScript(texts) }}
      />
    </Document>
  );
}

/** The field, and the last searches on this device. Without JavaScript, where to look instead. */
function Field({ t, record, assets, hasArticles }: PropsOf<"search">) {
  return (
    <search aria-label={t("search:title")}>
      <form
        class="search-form"
        action={urls.search(record.locale)}
        method="get"
        data-search
        data-search-worker={assets.searchWorker}
      >
        <input
          id="q"
          name="q"
          type="search"
          aria-label={t("search:label")}
          autocomplete="off"
          enterkeyhint="search"
        />
        <button type="submit">{t("search:submit")}</button>
      </form>
      <div class="search-recent" data-search-recent hidden>
        <h2 class="label">{t("search:recent")}</h2>
        <ul class="tags" />
        <button type="button">{t("search:erase")}</button>
      </div>
      <noscript>
        <p class="notice">
          {t("search:needsScript")}{" "}
          <a href={hasArticles ? urls.archive(record.locale) : urls.home(record.locale)}>
            {t(hasArticles ? "site:archive" : "site:home")}
          </a>
        </p>
      </noscript>
    </search>
  );
}

/** The places that the script fills. */
function Results({ t }: PropsOf<"search">) {
  return (
    <>
      <div class="search-bar">
        <p role="status" tabIndex={-1} data-search-status />
        <ul class="row" aria-label={t("search:sort")} data-search-order hidden>
          <li>
            <a href="?" data-sort="">
              {t("search:byRelevance")}
            </a>
          </li>
          <li>
            <a href="?sort=date" data-sort="date">
              {t("search:byDate")}
            </a>
          </li>
        </ul>
      </div>
      <p data-search-retry hidden>
        <button type="button">{t("search:retry")}</button>
      </p>
      <div data-search-found>
        <ul class="search-offers" data-search-offers />
        <div class="search-heading" data-search-heading />
        <ol class="search-results" data-search-results />
        <p class="more" data-search-more hidden>
          <button type="button">{t("search:more")}</button>
        </p>
        <div class="search-others" data-search-others />
      </div>
    </>
  );
}

/** The archive by topic and by year, and its latest articles. */
function Ways({ content, ...props }: PropsOf<"search">) {
  const { t, record } = props;
  const link = { url: urls.archive(record.locale), text: t("site:allNews") };
  return (
    <div data-search-ways>
      <div class="search-counts">
        <Topics {...props} topics={content.topics} />
        <Years {...props} years={content.years} />
      </div>
      <Band id="latest" label={t("site:latest")} link={link}>
        <ArticleList {...props} articles={content.latest} />
      </Band>
    </div>
  );
}
