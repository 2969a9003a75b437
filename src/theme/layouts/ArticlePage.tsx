import { shareImages } from "../../core/share/image.ts";
import { articleJsonLd } from "../../core/share/json-ld.ts";
import { type Article, editionOf } from "../../core/site/site.ts";
import { subjectOf } from "../../core/site/subject.ts";
import { urls } from "../../core/site/urls.ts";
import { ArticleHead } from "../components/ArticleHead.tsx";
import { ArticleSide } from "../components/ArticleSide.tsx";
import { Cover } from "../components/Cover.tsx";
import { Document } from "../components/Document.tsx";
import { EditionNotice } from "../components/Notice.tsx";
import { Nudges } from "../components/Nudge.tsx";
import { Prose } from "../components/Prose.tsx";
import { RelatedArticles } from "../components/RelatedArticles.tsx";
import { ShareBar, ShareRow } from "../components/ShareBar.tsx";
import { type PageProps, type PropsOf, topicLabel } from "../props.ts";

/** One edition of an article: whole, in part, or the notice that it is being prepared. */
export function ArticlePage({ content, ...props }: PropsOf<"article">) {
  const { record, t, site, assets, cards } = props;
  const { work } = content;
  const edition = editionOf(work, record.locale);
  const { listed } = edition.signals;
  const images = shareImages(t("site:name"), { article: work, edition }, cards);
  const card = cards?.(work.slug, record.locale)?.card;
  const head = {
    title: ownTitle(props, work),
    description: edition.summary,
    images,
    article: {
      published: work.date,
      modified: edition.updated,
      tags: work.topics.map((topic) => topicLabel(t, topic)),
    },
  };
  const shared = { ...props, edition, image: images.image };
  return (
    <Document
      {...props}
      kind="article"
      head={head}
      structuredData={articleJsonLd(site, work, record.locale, t("site:name"), card)}
      scripts={[assets.article]}
    >
      <Nudges {...props} />
      <article class="article grid" {...(listed ? { "data-pagefind-body": true } : {})}>
        <ArticleHead
          {...props}
          work={work}
          topics={<Topics {...props} content={content} name="topics" />}
          ways={listed && <ShareRow {...shared} />}
        />
        <div class="article-body">
          <EditionNotice {...props} work={work} />
          {edition.signals.notice === "announced" && <Follow {...props} />}
          {edition.html !== undefined && <Cover {...props} article={work} />}
          {edition.html !== undefined && (
            <Prose {...props} html={edition.html} isFirst={work.cover === undefined} />
          )}
          {listed && <ShareBar {...shared} />}
        </div>
        {listed ? (
          <ArticleSide {...props} work={work}>
            <Topics {...props} content={content} name="side-topics" />
          </ArticleSide>
        ) : (
          <div class="article-side">
            <Cover {...props} article={work} />
          </div>
        )}
      </article>
      {/* The browser shows the text before it has this. */}
      <link rel="stylesheet" href={assets.afterStyles} />
      <RelatedArticles {...props} related={content.related} />
      {listed && <Pager {...props} newer={content.newer} older={content.older} />}
    </Document>
  );
}

/** The title of the page; where only other languages know what it is about, that it is to come. */
function ownTitle({ site, record, t }: PageProps, work: Article): string {
  const subject = subjectOf(site, work, record.locale);
  return subject?.locale === record.locale ? subject.title : t("notices:announcedTitle");
}
/** Where a reader learns that the translation is there. */
function Follow({ record, t }: PageProps) {
  return (
    <p class="quiet follow">
      {t("notices:follow")}{" "}
      <a class="go" href={urls.feed(record.locale, "xml")}>
        {t("site:atomFeed")}
      </a>
    </p>
  );
}

/** The topics of an article, above its headline or at the end of the side column. */
function Topics({
  content,
  name,
  record,
  t,
}: PropsOf<"article"> & { readonly name: "topics" | "side-topics" }) {
  const { locale } = record;
  const list = (
    <ul class="row">
      {content.work.topics.map((topic) => (
        <li key={topic}>
          {content.linkedTopics.includes(topic) ? (
            <a class="topic" href={urls.topic(locale, topic)}>
              {topicLabel(t, topic)}
            </a>
          ) : (
            topicLabel(t, topic)
          )}
        </li>
      ))}
    </ul>
  );
  if (name === "topics")
    return (
      <nav class="topics" aria-label={t("article:topics")} data-pagefind-ignore>
        {list}
      </nav>
    );
  return (
    <section class="side-topics" aria-labelledby="topics">
      <h2 id="topics">{t("article:topics")}</h2>
      {list}
    </section>
  );
}

function Pager({
  newer,
  older,
  record,
  t,
}: PageProps & { newer: Article | undefined; older: Article | undefined }) {
  if (!newer && !older) return null;
  const link = (article: Article, rel: "prev" | "next", label: string) => (
    <a rel={rel} href={editionOf(article, record.locale).url}>
      <small>{label}</small> <span class="title">{editionOf(article, record.locale).title}</span>
    </a>
  );
  return (
    <nav class="pager" aria-label={t("article:pager")}>
      {newer && link(newer, "prev", t("article:newer"))}
      {older && link(older, "next", t("article:older"))}
    </nav>
  );
}
