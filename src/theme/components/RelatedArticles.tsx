import type { Related } from "../../core/site/related.ts";
import type { PageProps } from "../props.ts";
import { ArticleCard } from "./ArticleCard.tsx";
import { replaceable } from "./replaceable.tsx";

/**
 * Related articles. One that can be read only in another language has its title in that language, and names
 * it.
 */
export function ThemeRelatedArticles({
  related,
  ...props
}: PageProps & { readonly related: readonly Related[] }) {
  if (related.length === 0) return null;
  return (
    <section class="related band" aria-labelledby="related" data-pagefind-ignore>
      <h2 id="related" class="label">
        {props.t("article:related")}
      </h2>
      <div class="cards">
        {related.map(({ work, locale }) => (
          <ArticleCard key={work.slug} {...props} article={work} locale={locale} level={3} brief />
        ))}
      </div>
    </section>
  );
}

/** That of the site, or the theme's. */
export const RelatedArticles = replaceable("RelatedArticles", ThemeRelatedArticles);
