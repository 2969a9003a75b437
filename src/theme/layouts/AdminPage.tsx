import { adminMetaPolicy } from "../../core/headers.ts";
import { directionOf } from "../../core/language/direction.ts";
import type { Language } from "../../core/language/languages.ts";
import type { Translate } from "../../core/messages/messages.ts";
import { urls } from "../../core/site/urls.ts";

interface Props {
  readonly languages: readonly Language[];
  /** Languages of the editor's forms. */
  readonly spoken: readonly string[];
  readonly messages: (locale: string) => Translate;
  /** Of the server with the accounts of editors. */
  readonly origins: readonly string[] | undefined;
}

/**
 * The page of the editor in the browser. Where the editor can work, its script replaces this content with the
 * editor; elsewhere the content says where it can.
 */
export function AdminPage({ languages, spoken, messages, origins }: Props) {
  const shown = languages.filter(({ locale }) => spoken.includes(locale));
  const first = shown[0]?.locale ?? spoken[0] ?? "en";
  const firstLang = shown[0]?.lang ?? first;
  return (
    <html
      lang={firstLang}
      dir={directionOf(firstLang)}
      data-locales={spoken.join(" ")}
      data-accounts={origins && "true"}
    >
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="content-security-policy" content={adminMetaPolicy(origins)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{messages(first)("admin:title")}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="style.css" />
        <script type="module" src="admin.js" />
      </head>
      <body>
        <div id="intro">
          <main>
            {(shown.length > 0
              ? shown.map(({ locale, lang }) => [locale, lang] as const)
              : [[first, first] as const]
            ).map(([locale, lang]) => (
              <section key={locale} lang={lang} dir={directionOf(lang)}>
                <h1>{messages(locale)("admin:title")}</h1>
                <p>{messages(locale)("admin:elsewhere")}</p>
              </section>
            ))}
          </main>
          <footer>
            <ul>
              {languages.map(({ locale, lang, dir, label }) => (
                <li key={locale}>
                  <a href={urls.home(locale)} hreflang={lang} lang={lang} dir={dir}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </footer>
        </div>
      </body>
    </html>
  );
}
