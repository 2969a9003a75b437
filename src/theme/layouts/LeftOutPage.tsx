import { directionOf } from "../../core/language/direction.ts";
import type { Translate } from "../../core/messages/messages.ts";
import { urls } from "../../core/site/urls.ts";

/** In place of a page whose work is left out of a served site because of an error. */
export function LeftOutPage({ lang, t }: { readonly lang: string; readonly t: Translate }) {
  return (
    <html lang={lang} dir={directionOf(lang)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{t("preview:findings.gone")}</title>
      </head>
      <body class="left-out">
        <main>
          <h1>{t("preview:findings.gone")}</h1>
          <p>{t("preview:findings.goneText")}</p>
          <p>
            <a href={urls.status()}>{t("preview:back")}</a>
          </p>
        </main>
      </body>
    </html>
  );
}
