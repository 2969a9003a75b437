import { urls } from "../../core/site/urls.ts";
import type { PageProps } from "../props.ts";

type Props = PageProps & {
  /** The page's own address, for its printed version; undefined for a page that should not be passed on. */
  readonly address: string | undefined;
};

/** What this site is, in the language of the page. */
export function Footer({ address, hasArticles, language, record, t }: Props) {
  return (
    <footer class="footer quiet">
      {address && <p class="page-address">{address}</p>}
      <div class="footer-text">
        <p class="footer-name">{t("site:name")}</p>
        <p>{t("site:demonstration")}</p>
      </div>
      <ul class="footer-links">
        {hasArticles && (
          <li>
            <a href={urls.archive(record.locale)}>{t("site:archive")}</a>
          </li>
        )}
        {hasArticles && language.status === "ready" && (
          <li>
            <a href={urls.feed(record.locale, "rss")}>{t("site:feed")}</a>
          </li>
        )}
        <li>
          <a href={urls.search(record.locale)}>{t("site:search")}</a>
        </li>
        <li>
          <a href={urls.chooser()}>{t("site:languages")}</a>
        </li>
      </ul>
    </footer>
  );
}
