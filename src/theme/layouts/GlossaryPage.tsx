import type { GlossaryEntry } from "../../core/catalogues/glossary.ts";
import type { Language } from "../../core/language/languages.ts";
import { Document } from "../components/Document.tsx";
import type { PageProps, PropsOf } from "../props.ts";

/** What the institution calls things and people in each language, for translators. */
export function GlossaryPage({ content, ...props }: PropsOf<"glossary">) {
  const { t } = props;
  const entries = (kind: GlossaryEntry["kind"]) =>
    content.glossary.entries.filter((one) => one.kind === kind);
  return (
    <Document {...props} kind="glossary" head={{ title: t("status:glossary.title") }}>
      <header class="page-head">
        <h1>{t("status:glossary.title")}</h1>
        <p>{t("status:glossary.description")}</p>
      </header>
      <Terms {...props} caption={t("status:glossary.terms")} entries={entries("term")} />
      <Terms {...props} caption={t("status:glossary.people")} entries={entries("person")} />
    </Document>
  );
}

function Terms({
  caption,
  entries,
  site,
  t,
}: PageProps & { readonly caption: string; readonly entries: readonly GlossaryEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <div class="matrix">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {site.languages.map(({ locale, lang, dir, label }) => (
              <th key={locale} scope="col" lang={lang} dir={dir}>
                {label}
              </th>
            ))}
            <th scope="col">{t("status:glossary.note")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.key} id={`term-${entry.key}`}>
              {site.languages.map((language) => (
                <Forms
                  key={language.locale}
                  entry={entry}
                  language={language}
                  notLabel={t("status:glossary.forbidden")}
                />
              ))}
              <td>{entry.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/**
 * The usual form first, the others below it, and the forms that must not be used. Words mark those, not only
 * a line.
 */
function Forms({
  entry: { forms, forbidden },
  language: { locale, lang, dir },
  notLabel,
}: {
  readonly entry: GlossaryEntry;
  readonly language: Language;
  readonly notLabel: string;
}) {
  const [usual, ...others] = forms[locale] ?? [];
  return (
    <td>
      {usual !== undefined && (
        <b lang={lang} dir={dir}>
          {usual}
        </b>
      )}
      {others.map((form) => (
        <small key={form} lang={lang} dir={dir}>
          {form}
        </small>
      ))}
      {(forbidden[locale] ?? []).map((form) => (
        <small key={form}>
          {notLabel}{" "}
          <s lang={lang} dir={dir}>
            {form}
          </s>
        </small>
      ))}
    </td>
  );
}
