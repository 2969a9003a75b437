import { jsonForScript } from "../../core/html.ts";
import { urls } from "../../core/site/urls.ts";
import { ArticleList } from "../components/ArticleList.tsx";
import { Document } from "../components/Document.tsx";
import { type PropsOf, topicLabel } from "../props.ts";
import { searchTexts } from "../search-texts.ts";

/**
 * The search of one language. It runs in the browser; without JavaScript the page says so. Before the first
 * query, and without one, it lists all articles.
 */
export function SearchPage({ content, ...props }: PropsOf<"search">) {
  const { t, record, language, assets, site, hasArticles } = props;
  const texts = searchTexts(t, language, site);
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
      <search aria-label={t("search:title")}>
        <form
          class="search-form"
          action={urls.search(record.locale)}
          method="get"
          data-search
          data-search-worker={assets.searchWorker}
        >
          <label class="quiet" for="q">
            {t("search:label")}
          </label>
          <input id="q" name="q" type="search" autocomplete="off" enterkeyhint="search" />
          <button type="submit">{t("search:submit")}</button>
          <div class="search-facets" data-search-facets>
            {hasArticles && (
              <>
                <Facet name="year" label={t("search:year")} any={t("search:any")}>
                  {content.years.map((year) => [year, year])}
                </Facet>
                <Facet name="topic" label={t("search:topic")} any={t("search:any")}>
                  {content.topics.map((topic) => [topic, topicLabel(t, topic)])}
                </Facet>
                <Facet name="sort" label={t("search:sort")} any={t("search:byRelevance")}>
                  {[["date", t("search:byDate")]]}
                </Facet>
              </>
            )}
          </div>
        </form>
        <div class="search-extra" data-search-recent hidden>
          <h2>{t("search:recent")}</h2>
          <ul class="tags" />
          <button type="button">{t("search:erase")}</button>
        </div>
      </search>
      <p class="search-status quiet" role="status" tabIndex={-1} data-search-status />
      <p class="search-extra" data-search-retry hidden>
        <button type="button">{t("search:retry")}</button>
      </p>
      <p class="search-extra" data-search-meant />
      <div data-search-heading />
      <ol class="search-results" data-search-results />
      <p class="more" data-search-more hidden>
        <button type="button">{t("search:more")}</button>
      </p>
      <div data-search-others />
      <noscript>
        <p class="notice">
          {t("search:needsScript")}{" "}
          <a href={hasArticles ? urls.archive(record.locale) : urls.home(record.locale)}>
            {t(hasArticles ? "site:archive" : "site:home")}
          </a>
        </p>
      </noscript>
      {hasArticles ? (
        <section class="search-archive" data-search-archive aria-labelledby="all">
          <h2 id="all">{t("search:latest")}</h2>
          <ArticleList {...props} articles={content.latest} />
        </section>
      ) : (
        <div data-search-archive />
      )}
      <script
        type="application/json"
        id="search-texts"
        dangerouslySetInnerHTML={{ __html: jsonForScript(texts) }}
      />
    </Document>
  );
}

interface FacetProps {
  readonly name: string;
  readonly label: string;
  readonly any: string;
  readonly children: readonly (readonly string[])[];
}

/** A choice that narrows or orders the results; the script adds the counts. */
function Facet({ name, label, any, children }: FacetProps) {
  return (
    <label>
      <span class="quiet">{label}</span>
      <select name={name}>
        <option value="">{any}</option>
        {children.map(([value = "", text = ""]) => (
          <option key={value} value={value} data-label={text}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
