import { type Article, editionOf, isListed } from "../../core/site/site.ts";
import { urls } from "../../core/site/urls.ts";
import type { HomePart } from "../../core/theme/look.ts";
import { ArticleCard } from "../components/ArticleCard.tsx";
import { Band } from "../components/Band.tsx";
import { Topics, Years } from "../components/Counts.tsx";
import { Document } from "../components/Document.tsx";
import { Elsewhere } from "../components/Elsewhere.tsx";
import type { PageProps, PropsOf } from "../props.ts";

const PARTS: readonly HomePart[] = ["lead", "news", "topics", "elsewhere"];

/**
 * The latest news of one language, with a lead story; then topics, and what can be read only in other
 * languages, else the years. A site may choose other parts, or another order.
 */
export function HomePage({ content, ...props }: PropsOf<"home">) {
  const { t, home = PARTS } = props;
  if (!props.hasArticles) return <PagesHome {...props} />;
  const parts = home.map((part) => ({ part, isNarrow: part !== "lead" && part !== "news" }));
  return (
    <Document {...props} kind="home" head={{ title: t("site:name"), description: t("site:description") }}>
      <h1 class={content.articles.length > 0 ? "away" : undefined}>{t("site:latest")}</h1>
      {rowsOf(parts).map(([first, second]) => {
        const one = <Part {...props} content={content} part={first.part} />;
        if (!first.isNarrow) return one;
        return (
          <div class="grid halves">
            {one}
            {second && <Part {...props} content={content} part={second.part} />}
          </div>
        );
      })}
    </Document>
  );
}

interface Placed {
  readonly part: HomePart;
  /** Whether two of them fit next to each other. */
  readonly isNarrow: boolean;
}

/** The parts in rows: two narrow ones that follow each other have one row. */
function rowsOf(parts: readonly Placed[]): [first: Placed, second?: Placed][] {
  const rows: [first: Placed, second?: Placed][] = [];
  for (const part of parts) {
    const row = rows.at(-1);
    if (row?.length === 1 && row[0].isNarrow && part.isNarrow) row.push(part);
    else rows.push([part]);
  }
  return rows;
}

function Part({ part, content, ...props }: PropsOf<"home"> & { readonly part: HomePart }) {
  const { home = PARTS } = props;
  const [lead, ...rest] = content.articles;
  switch (part) {
    case "lead":
      return lead ? <ArticleCard {...props} article={lead} lead /> : null;
    case "news":
      return <News {...props} articles={home.includes("lead") ? rest : content.articles} />;
    case "topics":
      return <Topics {...props} topics={content.topics} />;
    case "elsewhere":
      if (content.elsewhere.count > 0) return <Elsewhere {...props} elsewhere={content.elsewhere} />;
      return home.includes("years") ? null : <Years {...props} years={content.years} />;
    case "years":
      return <Years {...props} years={content.years} />;
  }
}

/** The latest articles, with the way to all of them. */
function News({ articles, ...props }: PageProps & { readonly articles: readonly Article[] }) {
  const { t, record } = props;
  if (articles.length === 0) return null;
  const archive = urls.archive(record.locale);
  return (
    <Band id="more" label={t("site:moreNews")} link={{ url: archive, text: t("site:allNews") }}>
      <div class="cards">
        {articles.map((article) => (
          <ArticleCard key={article.slug} {...props} article={article} level={3} />
        ))}
      </div>
    </Band>
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
