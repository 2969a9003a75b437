import type { Related } from "../../core/related.ts";
import { editionOf, languageIn } from "../../core/site.ts";
import type { PageProps } from "../props.ts";
import { LocalDate } from "./LocalDate.tsx";

/** Articles that go on from this one. What can be read in another language alone is named in it, and says so. */
export function RelatedArticles({
  related,
  record,
  site,
  t,
}: PageProps & { readonly related: readonly Related[] }) {
  if (related.length === 0) return null;
  return (
    <section class="related" aria-labelledby="related" data-pagefind-ignore>
      <h2 id="related">{t("article:related")}</h2>
      <ul>
        {related.map(({ work, locale }) => {
          const { lang, dir, label } = languageIn(site, locale);
          const own = locale === record.locale;
          const { url, title } = editionOf(work, locale);
          return (
            <li key={work.slug} {...(own ? {} : { lang, dir })}>
              <span class="card-facts">
                {!own && <span class="mark">{label}</span>} <LocalDate date={work.date} lang={lang} />
              </span>
              <a class="title" href={url} {...(own ? {} : { hreflang: locale })}>
                {title}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
