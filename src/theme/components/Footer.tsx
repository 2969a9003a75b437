import { urls } from "../../core/urls.ts";
import type { PageProps } from "../props.ts";

/** What this site is, in the language of the page. */
export function Footer({ record, t }: PageProps) {
  return (
    <footer class="footer">
      <p class="footer-name">{t("site:name")}</p>
      <p>{t("site:demonstration")}</p>
      <p>
        <a href={urls.archive(record.locale)}>{t("site:archive")}</a>
        <a href={urls.search(record.locale)}>{t("site:search")}</a>
        <a href={urls.chooser()}>{t("site:languages")}</a>
      </p>
    </footer>
  );
}
