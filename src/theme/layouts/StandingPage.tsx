import { editionOf } from "../../core/site/site.ts";
import { ArticleHead } from "../components/ArticleHead.tsx";
import { ArticleSide } from "../components/ArticleSide.tsx";
import { Document } from "../components/Document.tsx";
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
      <article class="article grid" {...indexed}>
        <ArticleHead {...props} work={work} />
        <div class="article-body">
          <EditionNotice {...props} work={work} />
          {edition.html !== undefined && <Prose {...props} html={edition.html} isFirst />}
        </div>
        {edition.signals.listed && <ArticleSide {...props} work={work} />}
      </article>
    </Document>
  );
}
