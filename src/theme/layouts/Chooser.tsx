import type { ComponentChildren, JSX } from "preact";
import { metaPolicy } from "../../core/headers.ts";
import type { PrintDate } from "../../core/language/dates.ts";
import type { Language } from "../../core/language/languages.ts";
import type { Translate } from "../../core/messages/messages.ts";
import { OG_PREFIX, shareTags } from "../../core/share/head-tags.ts";
import { SITE_ICON, SITE_IMAGE } from "../../core/share/image.ts";
import { type ShareSettings, wechatSources } from "../../core/share/share.ts";
import { announcedIn, listedIn } from "../../core/site/lists.ts";
import { editionOf, languageIn, type Site } from "../../core/site/site.ts";
import { absolute, urls } from "../../core/site/urls.ts";
import type { MarkShape } from "../../core/theme/look.ts";
import { LocalDate } from "../components/LocalDate.tsx";
import { Mark } from "../components/Mark.tsx";
import { ShareTags } from "../components/ShareTags.tsx";
import { StateDisc } from "../components/StateDisc.tsx";
import type { Assets } from "../props.ts";

interface Props {
  readonly site: Site;
  readonly messages: (locale: string) => Translate;
  /** The language of the texts for readers of a locale. */
  readonly voiceOf: (locale: string) => Language;
  readonly assets: Assets;
  readonly share: ShareSettings | undefined;
  readonly printDate: PrintDate;
  readonly mark?: MarkShape | undefined;
}

/** The page at the root, with a text in each language. It redirects no reader. */
export function Chooser(props: Props) {
  const { site, messages, share } = props;
  const first = languageIn(site, site.defaultLocale);
  const t = messages(first.locale);
  const ready = site.languages.filter(({ status }) => status === "ready");
  const title = ready.map(({ locale }) => messages(locale)("site:name")).join(" · ");
  const url = absolute(site.url, urls.chooser());
  const picture = (one: typeof SITE_IMAGE) => ({ ...one, url: absolute(site.url, one.url), alt: title });
  const tags = shareTags({
    url,
    title,
    siteName: title,
    description: t("site:description"),
    // The page is in no language: that of its `<html>` is only the first of its texts.
    lang: "und",
    ogAlternates: [],
    images: { image: picture(SITE_IMAGE), thumbnail: picture(SITE_ICON) },
    x: share?.x,
  });
  return (
    <Shell
      {...props}
      title={title}
      heading="site:name"
      languages={ready}
      attributes={{ prefix: OG_PREFIX, itemscope: true, itemtype: "https://schema.org/WebPage" }}
    >
      <meta name="description" content={t("site:description")} />
      <link rel="canonical" href={url} />
      {ready.map(({ locale, lang }) => (
        <link key={locale} rel="alternate" hreflang={lang} href={absolute(site.url, urls.home(locale))} />
      ))}
      <link rel="alternate" hreflang="x-default" href={url} />
      <ShareTags tags={tags} />
    </Shell>
  );
}

/** The page that hosts return for unknown addresses outside every language. */
export function RootNotFound(props: Props) {
  const { site, messages, voiceOf } = props;
  const title = messages(site.defaultLocale)("site:notFoundTitle");
  const voices = [...new Set(site.languages.map(({ locale }) => voiceOf(locale)))];
  return (
    <Shell {...props} title={title} heading="site:notFoundTitle" languages={voices}>
      <meta name="robots" content="noindex" />
    </Shell>
  );
}

interface ShellProps extends Props {
  readonly title: string;
  /** The heading, in each of some languages. */
  readonly heading: "site:name" | "site:notFoundTitle";
  readonly languages: readonly Language[];
  /** Further attributes of the root element. */
  readonly attributes?: JSX.IntrinsicElements["html"];
  /** Further elements of the head. */
  readonly children: ComponentChildren;
}

/** A page outside every language, with the choice between them. */
function Shell({ title, heading, languages, attributes, children, ...props }: ShellProps) {
  const { site, messages, voiceOf } = props;
  const { lang: first, dir: direction } = languageIn(site, site.defaultLocale);
  return (
    <html lang={first} dir={direction} {...attributes}>
      <head>
        <Meta {...props} title={title} />
        {children}
      </head>
      <body class="page-chooser">
        <main id="main" class="page">
          <Mark mark={props.mark} />
          <h1 class={heading === "site:name" ? "away" : undefined}>
            {languages.map(({ locale, lang, dir }) => (
              <span key={locale} lang={lang} dir={dir}>
                {messages(locale)(heading)}
              </span>
            ))}
          </h1>
          <ul class="choices">
            {site.languages.map((one) => (
              <Choice key={one.locale} {...props} language={one} voice={voiceOf(one.locale)} />
            ))}
          </ul>
        </main>
      </body>
    </html>
  );
}

function Meta({ title, assets, share }: Pick<Props, "assets" | "share"> & { readonly title: string }) {
  return (
    <>
      <meta charset="utf-8" />
      <meta http-equiv="content-security-policy" content={metaPolicy(wechatSources(share?.wechat))} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href={assets.styles} />
    </>
  );
}

/** The nameplate of a language. A language that is being set up has only a notice of that. */
function Choice({ language, voice, ...props }: Props & { language: Language; voice: Language }) {
  const { locale, lang, dir, label, status } = language;
  const t = props.messages(voice.locale);
  const spoken = voice.locale === locale ? {} : { lang: voice.lang, dir: voice.dir };
  const isReady = status === "ready";
  return (
    <li class="tab" lang={lang} dir={dir}>
      <p class="topic">
        <a href={urls.home(locale)} hreflang={lang} lang={lang}>
          {label}
        </a>
      </p>
      <h2 {...spoken}>{t("site:name")}</h2>
      {isReady ? (
        <Holdings {...props} language={language} t={t} />
      ) : (
        <p {...spoken}>
          <StateDisc state="announced" word={t("site:languageSoon")} />
        </p>
      )}
    </li>
  );
}

/** What the site is in a language, its latest article, and how many there are and are to come. */
function Holdings({ site, printDate, language, t }: Props & { language: Language; t: Translate }) {
  const articles = listedIn(site, language.locale);
  const soon = announcedIn(site, language.locale).length;
  const count = t("archive:articles", { count: articles.length });
  const [latest] = articles;
  return (
    <>
      <p class="quiet">{t("site:tagline")}</p>
      {latest && (
        <dl>
          <dt>
            {t("site:latest")} · <LocalDate printDate={printDate} date={latest.date} lang={language.lang} />
          </dt>
          <dd class="title">{editionOf(latest, language.locale).title}</dd>
        </dl>
      )}
      <p class="go">{t("site:enter")}</p>
      {latest && (
        <p>
          <small>{soon > 0 ? t("archive:articlesSoon", { articles: count, count: soon }) : count}</small>
        </p>
      )}
    </>
  );
}
