import { META_POLICY } from "../../core/headers.ts";
import type { Language } from "../../core/language/languages.ts";
import type { Translate } from "../../core/messages/messages.ts";
import type { Comparison } from "../../core/preview/comparison.ts";
import type { ComparedPart } from "../../core/preview/side-by-side.ts";
import { urls } from "../../core/site/urls.ts";
import type { Assets } from "../props.ts";

interface Props {
  readonly comparison: Comparison;
  /** The language of the page itself. */
  readonly language: Language;
  readonly t: Translate;
  readonly assets: Assets;
  /** Style sheet of the preview. */
  readonly styles: string;
}

/**
 * A translation next to its original, with the changes in the original marked. Only for translators, on their
 * own machine.
 */
export function PreviewPage({ comparison, language, t, assets, styles }: Props) {
  const { slug, title, original, translation, state, page, parts, past } = comparison;
  return (
    <html lang={language.lang} dir={language.dir}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="content-security-policy" content={META_POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{t("preview:title", { title })}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={assets.styles} />
        <link rel="stylesheet" href={styles} />
      </head>
      <body class="page-preview">
        <main class="compare">
          <p>
            <a href={urls.status()}>{t("preview:back")}</a>
          </p>
          <h1 lang={original.lang} dir={original.dir}>
            {title}
          </h1>
          <p>
            {t("preview:translation")}:{" "}
            <b lang={translation.lang} dir={translation.dir}>
              {translation.label}
            </b>{" "}
            · {t(`status:states.${state}`)}
            {page !== undefined && (
              <>
                {" · "}
                <a href={page} hreflang={translation.lang}>
                  {t("preview:page")}
                </a>
              </>
            )}
          </p>
          <Summary parts={parts} past={past} t={t} />
          <table>
            <thead>
              <tr>
                <th scope="col">{t("preview:part")}</th>
                <th scope="col">
                  {t("preview:original")} ·{" "}
                  <span lang={original.lang} dir={original.dir}>
                    {original.label}
                  </span>
                </th>
                <th scope="col">
                  {t("preview:translation")} ·{" "}
                  <span lang={translation.lang} dir={translation.dir}>
                    {translation.label}
                  </span>
                </th>
              </tr>
            </thead>
            <tbody>
              {parts.map((part, index) => (
                <Row key={index} part={part} {...comparison} t={t} />
              ))}
            </tbody>
          </table>
          {past !== "none" && (
            <p>
              {t("preview:accept")} <code>{t("preview:command", { slug, locale: translation.locale })}</code>
            </p>
          )}
        </main>
      </body>
    </html>
  );
}

function Summary({ parts, past, t }: Pick<Comparison, "parts" | "past"> & { readonly t: Translate }) {
  if (past === "none") return null;
  if (past === "lost") return <p class="notice">{t("preview:notKept")}</p>;
  const count = parts.filter(({ kind }) => kind !== "same" && kind !== "extra").length;
  return <p class="notice">{count === 0 ? t("preview:noChanges") : t("preview:changes", { count })}</p>;
}

function Row({
  part,
  original,
  translation,
  t,
}: {
  readonly part: ComparedPart;
  readonly original: Language;
  readonly translation: Language;
  readonly t: Translate;
}) {
  return (
    <tr class={`part-${part.kind}`}>
      <th scope="row">
        {t(`cli:diff.parts.${part.part}`)}
        <small>{t(`preview:${part.kind}`)}</small>
      </th>
      <td lang={original.lang} dir={original.dir}>
        {part.original.map(({ text, kind }, index) =>
          kind === "added" ? (
            <ins key={index}>{text}</ins>
          ) : kind === "removed" ? (
            <del key={index}>{text}</del>
          ) : (
            text
          ),
        )}
      </td>
      {part.translation === undefined ? (
        <td class="none">{part.kind === "removed" ? "" : t("preview:missing")}</td>
      ) : (
        <td lang={translation.lang} dir={translation.dir}>
          {part.translation}
        </td>
      )}
    </tr>
  );
}
