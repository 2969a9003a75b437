import { editionOf, isListed } from "../../core/site/site.ts";
import { urls } from "../../core/site/urls.ts";
import { ArticleCard } from "../components/ArticleCard.tsx";
import { Document } from "../components/Document.tsx";
import type { PageProps, PropsOf } from "../props.ts";

/** The latest news of one language, with a lead story. */
export function HomePage({ content, ...props }: PropsOf<"home">) {
  const { t, record } = props;
  if (!props.hasArticles) return <PagesHome {...props} />;
  const [lead, ...rest] = content.articles;
  return (
    <Document {...props} kind="home" head={{ title: t("site:name"), description: t("site:description") }}>
      <header class="home-head">
        <h1>{t("site:latest")}</h1>
        <p class="quiet">{t("site:tagline")}</p>
      </header>
      {lead && <ArticleCard {...props} article={lead} lead />}
      <div class="cards">
        {rest.map((article) => (
          <ArticleCard key={article.slug} {...props} article={article} />
        ))}
      </div>
      <p class="more">
        <a href={urls.archive(record.locale)}>{t("site:allNews")}</a>
      </p>
    </Document>
  );
}

/** The home page of a site that has only standing pages: a list of them. */
function PagesHome(props: PageProps) {
  const { site, t, record } = props;
  return (
    <Document {...props} kind="home" head={{ title: t("site:name"), description: t("site:description") }}>
      <header class="home-head">
        <h1>{t("site:name")}</h1>
        <p class="quiet">{t("site:tagline")}</p>
      </header>
      <div class="cards">
        {site.pages
          .filter((page) => isListed(page, record.locale))
          .map((page) => editionOf(page, record.locale))
          .map(({ url, title, summary }) => (
            <article key={url} class="card">
              <div class="card-text">
                <h2>
                  <a href={url}>{title}</a>
                </h2>
                {summary && <p class="card-summary quiet">{summary}</p>}
              </div>
            </article>
          ))}
      </div>
    </Document>
  );
}
