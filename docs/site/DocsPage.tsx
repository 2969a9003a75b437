import { editionOf, type Page } from "../../src/core/site/site.ts";
import { Byline } from "../../src/theme/components/Byline.tsx";
import { Document } from "../../src/theme/components/Document.tsx";
import { EditionNotice } from "../../src/theme/components/Notice.tsx";
import { Nudges } from "../../src/theme/components/Nudge.tsx";
import { Prose } from "../../src/theme/components/Prose.tsx";
import type { PageProps, PropsOf } from "../../src/theme/props.ts";
import { Contents, PageLink, pageOf, say } from "./Contents.tsx";
import { PAGES } from "./contents.ts";

/** A page of the documentation, with the contents of the whole documentation to the side. */
export function DocsPage({ content, ...props }: PropsOf<"page">) {
  const { t, record, assets } = props;
  const { work } = content;
  const edition = editionOf(work, record.locale);
  const title = edition.title ?? t("notices:announcedTitle");
  return (
    <Document
      {...props}
      kind="docs"
      head={{ title, description: edition.summary }}
      scripts={[assets.article]}
      styles={["/assets/docs.css"]}
    >
      <Nudges {...props} />
      <p class="docs-to-contents">
        <a href="#contents">{say(t, "contents")}</a>
      </p>
      <div class="docs">
        <article data-pagefind-body={edition.signals.listed || undefined}>
          <h1>{title}</h1>
          {edition.title !== undefined && <Byline {...props} work={work} edition={edition} />}
          <EditionNotice {...props} work={work} />
          {edition.state === "partial" && <p>{edition.summary}</p>}
          {edition.html !== undefined && <OnThisPage {...props} html={edition.html} />}
          {edition.html !== undefined && <Prose {...props} html={edition.html} isFirst />}
          <Turn {...props} work={work} />
        </article>
        <Contents {...props} />
      </div>
    </Document>
  );
}

/** The headings of a long page. */
function OnThisPage({ html, t }: PageProps & { readonly html: string }) {
  const headings = [...html.matchAll(/<h2 id="([^"]+)">([\s\S]*?)<\/h2>/g)];
  if (headings.length < 3) return null;
  return (
    <details class="docs-headings" data-pagefind-ignore>
      <summary>{say(t, "onThisPage")}</summary>
      <ul>
        {headings.map(([, id = "", words = ""]) => (
          <li key={id}>
            <a href={`#${id}`} dangerouslySetInnerHTML={{ __html: words.replace(/<\/?a\b[^>]*>/g, "") }} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/**
 * Links to the pages before and after this one in the contents; pages of single errors link back to the list
 * of errors.
 */
function Turn({ work, ...props }: PageProps & { readonly work: Page }) {
  const { site, t } = props;
  const at = PAGES.indexOf(work.slug);
  const turn = (slug: string | undefined, words: string) =>
    slug !== undefined && <PageLink {...props} tag="p" label={words} page={pageOf(site.pages, slug)} />;
  return (
    <nav class="docs-turn" aria-label={say(t, "turn")} data-pagefind-ignore>
      {at < 0 ? (
        turn("errors", say(t, "all"))
      ) : (
        <>
          {turn(PAGES[at - 1], say(t, "before"))}
          {turn(PAGES[at + 1], say(t, "after"))}
        </>
      )}
    </nav>
  );
}
