import { editionOf, isListed } from "../../src/core/site/site.ts";
import { Document } from "../../src/theme/components/Document.tsx";
import type { PropsOf } from "../../src/theme/props.ts";
import { PageLink, pageOf, say } from "./Contents.tsx";
import { GROUPS } from "./contents.ts";

/** The first page of the documentation in a language: every page, by part, with its summary. */
export function DocsHome({ content: _, ...props }: PropsOf<"home">) {
  const { t, site, record } = props;
  const summaryOf = (slug: string) => {
    const page = pageOf(site.pages, slug);
    return isListed(page, record.locale) ? editionOf(page, record.locale).summary : undefined;
  };
  return (
    <Document
      {...props}
      kind="home"
      head={{ title: t("site:name"), description: t("site:description") }}
      styles={["/assets/docs.css"]}
    >
      <header class="home-head">
        <h1>{t("site:name")}</h1>
        <p class="quiet">{t("site:tagline")}</p>
      </header>
      {GROUPS.map(({ key, pages }) => (
        <section key={key} class="docs-group">
          <h2>{say(t, `groups.${key}`)}</h2>
          <ul>
            {pages.map((slug) => (
              <PageLink
                {...props}
                key={slug}
                tag="li"
                page={pageOf(site.pages, slug)}
                note={summaryOf(slug)}
              />
            ))}
          </ul>
        </section>
      ))}
    </Document>
  );
}
