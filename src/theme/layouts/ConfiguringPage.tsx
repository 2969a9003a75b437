import { urls } from "../../core/site/urls.ts";
import { Document } from "../components/Document.tsx";
import { Notice } from "../components/Notice.tsx";
import type { PropsOf } from "../props.ts";

/** The page at every address of a language while the site is being set up in it. */
export function ConfiguringPage({ content: _, ...props }: PropsOf<"configuring">) {
  const { t, site, language, voice } = props;
  // If the text is in another language, it can't say "the site in English".
  const title =
    voice.locale === language.locale
      ? t("notices:configuringTitle")
      : t("notices:configuringOther", { language: language.label });
  const ready = site.languages.filter(({ status }) => status === "ready");
  return (
    <Document {...props} kind="plain" head={{ title }}>
      <header class="page-head">
        <h1>{title}</h1>
      </header>
      <Notice {...props} plain>
        <p>{t("notices:configuring")}</p>
        <p>{t("notices:configuringRead", { count: ready.length })}</p>
        <ul class="edition-links">
          {ready.map(({ locale, lang, label, dir }) => (
            <li key={locale} lang={lang} dir={dir}>
              <a class="title" href={urls.home(locale)} hreflang={lang}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    </Document>
  );
}
