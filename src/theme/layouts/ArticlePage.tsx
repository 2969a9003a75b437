import { shareImages } from "../../core/share/image.ts";
import { articleJsonLd } from "../../core/share/json-ld.ts";
import { type Article, editionOf } from "../../core/site/site.ts";
import { urls } from "../../core/site/urls.ts";
import { Byline } from "../components/Byline.tsx";
import { Document } from "../components/Document.tsx";
import { Lead } from "../components/Lead.tsx";
import { EditionNotice } from "../components/Notice.tsx";
import { Nudges } from "../components/Nudge.tsx";
import { Picture, SIZES } from "../components/Picture.tsx";
import { Prose } from "../components/Prose.tsx";
import { RelatedArticles } from "../components/RelatedArticles.tsx";
import { ShareBar } from "../components/ShareBar.tsx";
import { type PageProps, type PropsOf, topicLabel } from "../props.ts";

/** One edition of an article: whole, in part, or the notice that it is being prepared. */
export function ArticlePage({ content, ...props }: PropsOf<"article">) {
  const { record, t, site, assets, cards } = props;
  const { work } = content;
  const edition = editionOf(work, record.locale);
  const title = edition.title ?? t("notices:announcedTitle");
  const images = shareImages(t("site:name"), { article: work, edition }, cards);
  const card = cards?.(work.slug, record.locale)?.card;
  const head = {
    title,
    description: edition.summary,
    images,
    article: {
      published: work.date,
      modified: edition.updated,
      tags: work.topics.map((topic) => topicLabel(t, topic)),
    },
  };
  const indexed = edition.signals.listed ? { "data-pagefind-body": true } : {};
  return (
    <Document
      {...props}
      kind="article"
      head={head}
      structuredData={articleJsonLd(site, work, record.locale, t("site:name"), card)}
      scripts={[assets.article]}
    >
      <Nudges {...props} />
      <article class="article" {...indexed}>
        <header class="article-head">
          <Topics {...props} content={content} />
          <h1>{title}</h1>
          <Lead edition={edition} />
          {edition.title !== undefined && <Byline {...props} work={work} edition={edition} />}
        </header>
        <div class="article-body">
          <EditionNotice {...props} work={work} />
          {edition.html !== undefined && <Cover {...props} article={work} />}
          {edition.html !== undefined && (
            <Prose {...props} html={edition.html} isFirst={work.cover === undefined} />
          )}
          {edition.signals.listed && <ShareBar {...props} edition={edition} image={images.image} />}
        </div>
      </article>
      <RelatedArticles {...props} related={content.related} />
      {edition.signals.listed && <Pager {...props} newer={content.newer} older={content.older} />}
    </Document>
  );
}

function Topics({ content, record, t }: PropsOf<"article">) {
  const { locale } = record;
  return (
    <nav class="topics" aria-label={t("article:topics")} data-pagefind-ignore>
      <ul>
        {content.work.topics.map((topic) => (
          <li key={topic}>
            {content.linkedTopics.includes(topic) ? (
              <a href={urls.topic(locale, topic)}>{topicLabel(t, topic)}</a>
            ) : (
              topicLabel(t, topic)
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Cover({ article, ...props }: PageProps & { readonly article: Article }) {
  const { record, t } = props;
  const { cover } = article;
  const { coverAlt, coverCaption } = editionOf(article, record.locale);
  if (!cover) return null;
  return (
    <figure class="cover">
      <Picture {...props} cover={cover} alt={coverAlt ?? ""} sizes={SIZES.cover} first />
      {(coverCaption ?? cover.credit) && (
        <figcaption>
          {coverCaption}{" "}
          {cover.credit && <span class="credit">{t("article:credit", { name: cover.credit })}</span>}
        </figcaption>
      )}
    </figure>
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
    <a class="title" rel={rel} href={editionOf(article, record.locale).url}>
      <small>{label}</small> {editionOf(article, record.locale).title}
    </a>
  );
  return (
    <nav class="pager" aria-label={t("article:pager")}>
      {newer && link(newer, "prev", t("article:newer"))}
      {older && link(older, "next", t("article:older"))}
    </nav>
  );
}
