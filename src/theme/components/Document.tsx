import type { ComponentChildren } from "preact";
import { metaPolicy } from "../../core/headers.ts";
import { jsonForScript } from "../../core/html.ts";
import { THEME_COLORS } from "../../core/manifest.ts";
import { type HeadText, headOf } from "../../core/share/head.ts";
import { OG_PREFIX } from "../../core/share/head-tags.ts";
import { wechatSources } from "../../core/share/share.ts";
import { urls } from "../../core/site/urls.ts";
import { type PageProps, topicLabel } from "../props.ts";
import { Breadcrumb } from "./Breadcrumb.tsx";
import { entitiesOf } from "./entities.ts";
import { Footer } from "./Footer.tsx";
import { Masthead } from "./Masthead.tsx";
import { ShareTags, WechatScript } from "./ShareTags.tsx";

type Props = PageProps & {
  readonly head: Omit<HeadText, "siteName" | "x">;
  readonly children: ComponentChildren;
  /** JSON-LD of the page. */
  readonly structuredData?: object | undefined;
  /** Module scripts of this page. */
  readonly scripts?: readonly string[];
  /** Style sheets of this page, in addition to the theme's. */
  readonly styles?: readonly string[];
  /** Names the kind of page for the style sheet. */
  readonly kind: string;
};

/** The frame of every page: head, masthead, the page itself, footer. */
export function Document({
  head,
  children,
  scripts = [],
  styles = [],
  structuredData,
  kind,
  ...props
}: Props) {
  const { site, record, language, voice, t, assets, share, colors = THEME_COLORS } = props;
  const spoken = voice.locale === language.locale ? {} : { lang: voice.lang, dir: voice.dir };
  const data = headOf(site, record, { ...head, siteName: t("site:name"), x: share?.x });
  const entities = record.listed ? [structuredData ?? [], entitiesOf(props)].flat() : [];
  const sheet = record.content.kind === "article" ? assets.articleStyles : assets.styles;
  return (
    <html
      lang={language.lang}
      dir={language.dir}
      prefix={OG_PREFIX}
      {...(record.listed ? { itemscope: true, itemtype: "https://schema.org/WebPage" } : {})}
    >
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="content-security-policy" content={metaPolicy(wechatSources(share?.wechat))} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title {...spoken}>{data.title}</title>
        {data.description && <meta name="description" content={data.description} />}
        {data.robots && <meta name="robots" content={data.robots} />}
        {data.canonical && <link rel="canonical" href={data.canonical} />}
        {data.alternates.map(({ hreflang, href }) => (
          <link key={hreflang} rel="alternate" hreflang={hreflang} href={href} />
        ))}
        <PartLinks {...props} />
        <ShareTags tags={data.share} />
        {language.status === "ready" && <FeedLinks {...props} />}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content={colors.light} media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content={colors.dark} media="(prefers-color-scheme: dark)" />
        {language.status === "ready" && <link rel="manifest" href={urls.manifest(record.locale)} />}
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/assets/icon-180.png" />
        {[sheet, ...styles].map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <link rel="stylesheet" href={assets.printStyles} media="print" />
        {entities.map((entity, index) => (
          <script
            key={index}
            type="application/ld+json"
            dangerouslySetInnerHTML={{ __html: jsonForScript(entity) }}
          />
        ))}
        {[...scripts, ...(assets.offline ? [assets.offline] : [])].map((script) => (
          <script key={script} type="module" src={script} />
        ))}
        {record.listed && <WechatScript {...props} />}
      </head>
      <body class={`page-${kind}`} {...spoken}>
        <a class="skip" href="#main">
          {t("site:skip")}
        </a>
        <Masthead {...props} />
        <Breadcrumb {...props} />
        <main id="main" class="page">
          {assets.offline && (
            <p class="notice plain kept" data-kept-copy hidden>
              {t("offline:saved")}
            </p>
          )}
          {children}
        </main>
        <Footer {...props} address={data.canonical} />
      </body>
    </html>
  );
}

/** The pages before and after a page of a list. */
function PartLinks({ record }: PageProps) {
  if (!("part" in record.content)) return null;
  const { page, urls: parts } = record.content.part;
  const [before, after] = [parts[page - 2], parts[page]];
  return (
    <>
      {before && <link rel="prev" href={before} />}
      {after && <link rel="next" href={after} />}
    </>
  );
}

/** The media type and the name of each format of a feed. */
const FEEDS = [
  ["xml", "application/atom+xml"],
  ["rss", "application/rss+xml"],
  ["json", "application/feed+json"],
] as const;

/** Links to the feeds of this language for feed readers; on the page of a topic, first to those of the topic. */
function FeedLinks({ hasArticles, record, t }: PageProps) {
  if (!hasArticles) return null;
  const { content, locale } = record;
  const name = t("site:name");
  const topic = content.kind === "topic" ? content.topic : undefined;
  const feeds = [...(topic === undefined ? [] : [topic]), undefined].flatMap((one) =>
    FEEDS.map(([format, type]) => ({
      type,
      href: urls.feed(locale, format, one),
      title: one === undefined ? name : `${topicLabel(t, one)} – ${name}`,
    })),
  );
  return (
    <>
      {feeds.map(({ type, href, title }) => (
        <link key={href} rel="alternate" type={type} href={href} title={title} />
      ))}
    </>
  );
}
