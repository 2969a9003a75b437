import type { ComponentChildren } from "preact";
import { META_POLICY } from "../../core/headers.ts";
import type { Html } from "../../core/html.ts";
import type { Language } from "../../core/language/languages.ts";
import { renderMarkdown } from "../../core/markdown/markdown.ts";
import { markdownTexts } from "../../core/markdown/texts.ts";
import type { PageRecord } from "../../core/pages/families.ts";
import type { ListPart } from "../../core/pages/pagination.ts";
import { shareImages } from "../../core/share/image.ts";
import { wholeEditions } from "../../core/site/lists.ts";
import { type Article, editionOf, languageIn, type Site } from "../../core/site/site.ts";
import { type EditionState, SIGNALS } from "../../core/site/states.ts";
import { ArticleCard } from "../components/ArticleCard.tsx";
import { ArticleHead } from "../components/ArticleHead.tsx";
import { ArticleList } from "../components/ArticleList.tsx";
import { ArticleSide } from "../components/ArticleSide.tsx";
import { Breadcrumb } from "../components/Breadcrumb.tsx";
import { Byline } from "../components/Byline.tsx";
import { Footer } from "../components/Footer.tsx";
import { LanguageSwitcher } from "../components/LanguageSwitcher.tsx";
import { Masthead } from "../components/Masthead.tsx";
import { EditionNotice } from "../components/Notice.tsx";
import { Pagination } from "../components/Pagination.tsx";
import { Prose } from "../components/Prose.tsx";
import { ShareBar, ShareRow } from "../components/ShareBar.tsx";
import { StateDisc } from "../components/StateDisc.tsx";
import type { MessageKey, PageProps, ThemeContext, Translate } from "../props.ts";
import { ALL_SCENES, sceneUrl } from "../scenes.ts";
import { styleguideText } from "../styleguide-text.ts";

/** The states of an edition that have a page. */
const STATES = (Object.keys(SIGNALS) as EditionState[]).filter((state) => SIGNALS[state].page !== "none");

/**
 * Every part of the pages in each language and state, for developers of the theme. It isn't on any published
 * site.
 */
export function StyleguidePage({
  pages,
  ...context
}: ThemeContext & { readonly pages: readonly PageRecord[] }) {
  const { site, messages, assets } = context;
  const [first] = site.languages;
  return (
    <html lang={first?.lang} dir={first?.dir}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="content-security-policy" content={META_POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Styleguide</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={assets.styles} />
      </head>
      <body class="page-styleguide">
        {site.languages
          .filter(({ status }) => status === "ready")
          .map(({ locale, lang, dir }) => (
            <div key={locale} id={locale} lang={lang} dir={dir}>
              <Parts {...context} t={messages(locale)} locale={locale} pages={pages} />
            </div>
          ))}
      </body>
    </html>
  );
}

interface PartsProps extends ThemeContext {
  readonly t: Translate;
  readonly locale: string;
  readonly pages: readonly PageRecord[];
}

function Parts({ locale, pages, untranslated: _, ...context }: PartsProps) {
  const { site } = context;
  const language = languageIn(site, locale);
  const articles = site.articles.filter((one) => editionOf(one, locale).title !== undefined);
  const [article] = articles;
  const own = pages.filter((page) => page.locale === locale);
  const record = own.find(({ content }) => content.kind === "article" && content.work === article);
  if (!article || !record) return null;
  const props: PageProps = { ...context, hasArticles: true, record, language, voice: language };
  const images = shareImages(
    props.t("site:name"),
    { article, edition: editionOf(article, locale) },
    context.cards,
  );
  const part: ListPart = {
    page: 6,
    pages: 12,
    total: 288,
    articles,
    urls: Array.from({ length: 12 }, (_, index) => `#page-${index + 1}`),
  };
  return (
    <>
      <Masthead {...props} />
      <Breadcrumb {...props} />
      <main class="page">
        <Part name="ArticleCard">
          <ArticleCard {...props} article={article} lead />
          <div class="cards">
            {articles.slice(0, 4).map((one) => (
              <ArticleCard key={one.slug} {...props} article={one} />
            ))}
            {wholeEditions(site, article).map(({ language: { locale: other } }) => (
              <ArticleCard key={other} {...props} article={article} locale={other} brief />
            ))}
          </div>
        </Part>
        <Part name="ArticleList">
          <ArticleList {...props} articles={articles} />
        </Part>
        <Part name="StateDisc">
          <p class="row">
            {STATES.map((state) => (
              <StateDisc key={state} state={state} word={props.t(`status:states.${state}`)} />
            ))}
          </p>
        </Part>
        <Part name="Pagination">
          <Pagination {...props} part={part} />
        </Part>
        {STATES.map((state) => {
          const work = inState(site, article, locale, state);
          return (
            <Part key={state} name={state}>
              <LanguageSwitcher {...props} record={switched(record, state)} />
              <Byline {...props} work={work} edition={editionOf(work, locale)} />
              <EditionNotice {...props} work={work} />
            </Part>
          );
        })}
        <Part name="article">
          <article class="article grid">
            <ArticleHead
              {...props}
              work={article}
              ways={<ShareRow {...props} edition={editionOf(article, locale)} image={images.image} />}
            />
            <div class="article-body">
              <Prose {...props} html={textOf(articles, language, props.t)} isFirst={false} />
              <ShareBar {...props} edition={editionOf(article, locale)} image={images.image} />
            </div>
            <ArticleSide {...props} work={article} />
          </article>
        </Part>
        <Part name="prose">
          <div class="prose" dangerouslySetInnerHTML={{ __html: editionOf(article, locale).html ?? "" }} />
        </Part>
      </main>
      <Footer {...props} address={undefined} />
    </>
  );
}

function Part({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <section class="band">
      <h2 lang="en">{name}</h2>
      <div>{children}</div>
    </section>
  );
}

/** Figure, gallery, table, quotations, notes, lists and code, as a text has them. */
function textOf(articles: readonly Article[], { locale, dir }: Language, t: Translate): Html {
  return renderMarkdown(styleguideText(articles, locale), {
    dir,
    texts: markdownTexts((key, values) => t(key as MessageKey, values)),
    imageSize: (src) =>
      ALL_SCENES.find((scene) => sceneUrl(scene) === src) ??
      articles.find(({ cover }) => cover?.url === src)?.cover?.size,
    // The list after the first heading, as if its original had changed.
    changedLines: [4],
  }).html;
}

/** An article as if its edition in a language were in a state. */
function inState(site: Site, article: Article, locale: string, state: EditionState): Article {
  const sourceLocale =
    state === "source" ? locale : (site.languages.find((one) => one.locale !== locale)?.locale ?? locale);
  const source = { ...editionOf(article, sourceLocale), state: "source" as const, signals: SIGNALS.source };
  const translation = {
    sourceLocale,
    by: article.authors[0] ?? "A. B.",
    reviewed: article.date,
    ...(state === "stale" ? { sourceChangedOn: article.date, changedParts: 3 } : {}),
  };
  const { translation: _, ...edition } = editionOf(article, locale);
  const shown = {
    ...edition,
    state,
    signals: SIGNALS[state],
    ...(state === "source" ? {} : { translation }),
  };
  return {
    ...article,
    sourceLocale,
    editions: { ...article.editions, [sourceLocale]: source, [locale]: shown },
  };
}

/** A page whose other languages are all in one state. */
function switched(record: PageRecord, state: EditionState): PageRecord {
  const { switcher } = SIGNALS[state];
  return {
    ...record,
    switcher: record.switcher.map((item) =>
      item.locale === record.locale || switcher === "hidden" ? item : { ...item, state: switcher },
    ),
  };
}
