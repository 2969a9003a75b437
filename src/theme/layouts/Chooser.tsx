import { metaPolicy } from "../../core/headers.ts";
import type { Language } from "../../core/language/languages.ts";
import type { Translate } from "../../core/messages/messages.ts";
import { OG_PREFIX, shareTags } from "../../core/share/head-tags.ts";
import { SITE_ICON, SITE_IMAGE } from "../../core/share/image.ts";
import { type ShareSettings, wechatSources } from "../../core/share/share.ts";
import type { Site } from "../../core/site/site.ts";
import { absolute, urls } from "../../core/site/urls.ts";
import { ShareTags } from "../components/ShareTags.tsx";
import type { Assets } from "../props.ts";

interface Props {
  readonly site: Site;
  readonly messages: (locale: string) => Translate;
  /** The language in which readers of a locale are spoken to. */
  readonly voiceOf: (locale: string) => Language;
  readonly assets: Assets;
  readonly share: ShareSettings | undefined;
}

/** The first page: each language speaks for itself. Nobody is sent anywhere. */
export function Chooser({ site, messages, voiceOf, assets, share }: Props) {
  const first = language(site, site.defaultLocale);
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
    // It is in no language: that of its `<html>` is only the first of its texts.
    lang: "und",
    ogAlternates: [],
    images: { image: picture(SITE_IMAGE), thumbnail: picture(SITE_ICON) },
    x: share?.x,
  });
  return (
    <html
      lang={first.lang}
      dir={first.dir}
      prefix={OG_PREFIX}
      itemscope
      itemtype="https://schema.org/WebPage"
    >
      <head>
        <Meta title={title} assets={assets} share={share} />
        <meta name="description" content={t("site:description")} />
        <link rel="canonical" href={url} />
        {ready.map(({ locale }) => (
          <link key={locale} rel="alternate" hreflang={locale} href={absolute(site.url, urls.home(locale))} />
        ))}
        <link rel="alternate" hreflang="x-default" href={url} />
        <ShareTags tags={tags} />
      </head>
      <body class="page-chooser">
        <main id="main">
          <img src="/assets/icon.svg" alt="" width={64} height={64} />
          <h1>
            {ready.map(({ locale, lang, dir }) => (
              <span key={locale} lang={lang} dir={dir}>
                {messages(locale)("site:name")}
              </span>
            ))}
          </h1>
          <ul class="choices">
            {site.languages.map((one) => (
              <Choice key={one.locale} language={one} voice={voiceOf(one.locale)} messages={messages} />
            ))}
          </ul>
        </main>
      </body>
    </html>
  );
}

/** What hosts answer with outside every language. */
export function RootNotFound({ site, messages, voiceOf, assets, share }: Props) {
  const first = language(site, site.defaultLocale);
  return (
    <html lang={first.lang} dir={first.dir}>
      <head>
        <Meta title={messages(first.locale)("site:notFoundTitle")} assets={assets} share={share} />
        <meta name="robots" content="noindex" />
      </head>
      <body class="page-chooser">
        <main id="main">
          <img src="/assets/icon.svg" alt="" width={64} height={64} />
          <h1>
            {[...new Set(site.languages.map(({ locale }) => voiceOf(locale)))].map(
              ({ locale, lang, dir }) => (
                <span key={locale} lang={lang} dir={dir}>
                  {messages(locale)("site:notFoundTitle")}
                </span>
              ),
            )}
          </h1>
          <ul class="choices">
            {site.languages.map((one) => (
              <Choice key={one.locale} language={one} voice={voiceOf(one.locale)} messages={messages} />
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

function Choice({
  language: { locale, lang, dir, label, status },
  voice,
  messages,
}: {
  language: Language;
  voice: Language;
  messages: Props["messages"];
}) {
  const other = voice.locale === locale ? {} : { lang: voice.lang, dir: voice.dir };
  return (
    <li lang={lang} dir={dir}>
      <a href={urls.home(locale)} hreflang={locale}>
        <strong>{label}</strong>
        <span {...other}>
          {messages(voice.locale)(status === "ready" ? "site:enter" : "site:languageSoon")}
        </span>
      </a>
    </li>
  );
}

function language(site: Site, locale: string): Language {
  const found = site.languages.find((one) => one.locale === locale);
  if (!found) throw new RangeError(`"${locale}" is not a language of this site`);
  return found;
}
