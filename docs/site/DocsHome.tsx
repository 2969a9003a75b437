import { editionOf, isListed } from "../../src/core/site/site.ts";
import { Band } from "../../src/theme/components/Band.tsx";
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
      <h1 class="away">{t("site:name")}</h1>
      {GROUPS.map(({ key, pages }) => (
        <Band key={key} id={key} label={say(t, `groups.${key}`)}>
          <ul class="docs-group">
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
        </Band>
      ))}
    </Document>
  );
}
