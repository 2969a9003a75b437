import { urls } from "../../core/urls.ts";
import { ArticleCard } from "../components/ArticleCard.tsx";
import { Document } from "../components/Document.tsx";
import type { PropsOf } from "../props.ts";

/** The latest news of one language, with a lead story. */
export function HomePage({ content, ...props }: PropsOf<"home">) {
  const { t, record } = props;
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
