import { urls } from "../../core/urls.ts";
import { Document } from "../components/Document.tsx";
import type { PropsOf } from "../props.ts";

/** The answer to an address below a language that has no page. */
export function NotFoundPage({ content: _, ...props }: PropsOf<"not-found">) {
  const { t, record } = props;
  return (
    <Document {...props} kind="plain" head={{ title: t("site:notFoundTitle") }}>
      <header class="page-head">
        <h1>{t("site:notFoundTitle")}</h1>
        <p>{t("site:notFoundText")}</p>
        <p>{t("site:notFoundHelp")}</p>
      </header>
      <ul class="tags">
        <li>
          <a href={urls.home(record.locale)}>{t("site:home")}</a>
        </li>
        <li>
          <a href={urls.archive(record.locale)}>{t("site:archive")}</a>
        </li>
        <li>
          <a href={urls.search(record.locale)}>{t("site:search")}</a>
        </li>
      </ul>
    </Document>
  );
}
