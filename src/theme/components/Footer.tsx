import { hasMessage } from "../../core/messages/messages.ts";
import { urls } from "../../core/site/urls.ts";
import { inLanguage, linksNamed, type PageProps } from "../props.ts";
import { Mark } from "./Mark.tsx";
import { replaceable } from "./replaceable.tsx";

type Props = PageProps & {
  /** The page's own address, for its printed version; undefined for a page that should not be passed on. */
  readonly address: string | undefined;
};

const FEEDS = [
  ["rss", "site:feed"],
  ["xml", "site:atomFeed"],
  ["json", "site:jsonFeed"],
] as const;

/** What this site is, in the language of the page: its texts about itself, its feeds, its languages. */
export function ThemeFooter({ address, ...props }: Props) {
  const { footer, hasArticles, site, record, language, t } = props;
  const { locale } = record;
  const links = linksNamed(props, footer);
  const line = hasMessage(t, "site:demonstration") ? t("site:demonstration") : "";
  const hasFeeds = hasArticles && language.status === "ready";
  return (
    <footer class="footer page">
      {address && <p class="page-address">{address}</p>}
      <div class="footer-parts">
        <div class="footer-text">
          <p class="footer-name">
            <Mark mark={props.mark} />
            <span>{t("site:name")}</span>
          </p>
          {line !== "" && <p class="quiet">{line}</p>}
        </div>
        {links.length > 0 && (
          <div>
            <h2>{t("site:thisSite")}</h2>
            <ul>
              {links.map(({ url, label }) => (
                <li key={url}>
                  <a href={url}>{label}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
        {hasFeeds && (
          <div>
            <h2>{t("site:follow")}</h2>
            <ul>
              {FEEDS.map(([kind, key]) => (
                <li key={kind}>
                  <a href={urls.feed(locale, kind)}>{t(key)}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
        <div>
          <h2>{t("site:languages")}</h2>
          <ul>
            {site.languages.map((other) => (
              <li key={other.locale}>
                <a href={urls.home(other.locale)} hreflang={other.lang} {...inLanguage(props, other)}>
                  {other.label}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </footer>
  );
}

/** That of the site, or the theme's. */
export const Footer = replaceable("Footer", ThemeFooter);
