import { Document } from "../components/Document.tsx";
import type { PropsOf } from "../props.ts";

/**
 * The page for readers without a connection; a script lists the articles with an offline copy on this device.
 */
export function OfflinePage({ content: _, ...props }: PropsOf<"offline">) {
  const { t } = props;
  return (
    <Document {...props} kind="plain" head={{ title: t("offline:title") }}>
      <header class="page-head">
        <h1>{t("offline:title")}</h1>
        <p>{t("offline:text")}</p>
      </header>
      <section data-kept hidden aria-labelledby="kept">
        <h2 id="kept">{t("offline:read")}</h2>
        <ul class="edition-links" />
      </section>
      <p class="quiet" data-kept-none hidden>
        {t("offline:none")}
      </p>
    </Document>
  );
}
