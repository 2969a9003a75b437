import { editionOf, isListed } from "../../core/site/site.ts";
import { urls } from "../../core/site/urls.ts";
import { ArticleCard } from "../components/ArticleCard.tsx";
import { Band } from "../components/Band.tsx";
import { Topics, Years } from "../components/Counts.tsx";
import { Document } from "../components/Document.tsx";
import { Elsewhere } from "../components/Elsewhere.tsx";
import type { PageProps, PropsOf } from "../props.ts";

/**
 * The latest news of one language, with a lead story; then topics, and what can be read only in other
 * languages, else the years.
 */
export function HomePage({ content, ...props }: PropsOf<"home">) {
  const { t, record } = props;
  if (!props.hasArticles) return <PagesHome {...props} />;
  const [lead, ...rest] = content.articles;
  const archive = urls.archive(record.locale);
  return (
    <Document {...props} kind="home" head={{ title: t("site:name"), description: t("site:description") }}>
      <h1 class={lead && "away"}>{t("site:latest")}</h1>
      {lead && <ArticleCard {...props} article={lead} lead />}
      {rest.length > 0 && (
        <Band id="more" label={t("site:moreNews")} link={{ url: archive, text: t("site:allNews") }}>
          <div class="cards">
            {rest.map((article) => (
              <ArticleCard key={article.slug} {...props} article={article} level={3} />
            ))}
          </div>
        </Band>
      )}
      <div class="grid halves">
        <Topics {...props} topics={content.topics} />
        {content.elsewhere.count > 0 ? (
          <Elsewhere {...props} elsewhere={content.elsewhere} />
        ) : (
          <Years {...props} years={content.years} />
        )}
      </div>
    </Document>
  );
}

/** The home page of a site that has only standing pages: a list of them. */
function PagesHome(props: PageProps) {
  const { site, t, record } = props;
  return (
    <Document {...props} kind="home" head={{ title: t("site:name"), description: t("site:description") }}>
      <h1 class="away">{t("site:name")}</h1>
      <div class="cards">
        {site.pages
          .filter((page) => isListed(page, record.locale))
          .map((page) => editionOf(page, record.locale))
          .map(({ url, title, summary }) => (
            <article key={url} class="card card-plain">
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
