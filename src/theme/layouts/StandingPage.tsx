import { editionOf } from "../../core/site/site.ts";
import { Byline } from "../components/Byline.tsx";
import { Document } from "../components/Document.tsx";
import { Lead } from "../components/Lead.tsx";
import { EditionNotice } from "../components/Notice.tsx";
import { Nudges } from "../components/Nudge.tsx";
import { Prose } from "../components/Prose.tsx";
import type { PropsOf } from "../props.ts";

/** A text that is not an article, such as "about". */
export function StandingPage({ content, ...props }: PropsOf<"page">) {
  const { work } = content;
  const edition = editionOf(work, props.record.locale);
  const title = edition.title ?? props.t("notices:announcedTitle");
  const indexed = edition.signals.listed ? { "data-pagefind-body": true } : {};
  return (
    <Document
      {...props}
      kind="standing"
      head={{ title, description: edition.summary }}
      scripts={[props.assets.article]}
    >
      <Nudges {...props} />
      <article class="article" {...indexed}>
        <header class="article-head">
          <h1>{title}</h1>
          <Lead edition={edition} />
          {edition.title !== undefined && <Byline {...props} work={work} edition={edition} />}
        </header>
        <div class="article-body">
          <EditionNotice {...props} work={work} />
          {edition.html !== undefined && <Prose {...props} html={edition.html} isFirst />}
        </div>
      </article>
    </Document>
  );
}
