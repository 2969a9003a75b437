import type { StatusContent } from "../../core/pages/content.ts";
import { type Article, editionOf, languageIn, type Page } from "../../core/site/site.ts";
import type { CatalogueStatus } from "../../core/site/status.ts";
import { urls } from "../../core/site/urls.ts";
import { Document } from "../components/Document.tsx";
import { LocalDate } from "../components/LocalDate.tsx";
import { StateDisc } from "../components/StateDisc.tsx";
import type { PageProps, PreviewLinks, PropsOf } from "../props.ts";

/** The state of every edition and of the messages, for editors. `status.json` has the same data. */
export function StatusPage({ content, ...props }: PropsOf<"status">) {
  const { t, site } = props;
  return (
    <Document {...props} kind="status" head={{ title: t("status:title") }}>
      <header class="page-head">
        <h1>{t("status:title")}</h1>
        <p>{t("status:description")}</p>
      </header>
      {props.preview && <PreviewTools {...props} preview={props.preview} />}
      <Matrix {...props} caption={t("status:articles")} works={content.articles} />
      {site.pages.length > 0 && <Matrix {...props} caption={t("status:pages")} works={site.pages} />}
      <Messages {...props} states={content.messages} />
      <p>
        {t("status:data")} <a href="/status.json">status.json</a>
      </p>
      {content.glossary && (
        <p>
          <a href={urls.glossary()}>{t("status:glossary.title")}</a>
        </p>
      )}
    </Document>
  );
}

/** Links to the modes of the preview. */
function PreviewTools({ preview, record }: PageProps & { readonly preview: PreviewLinks }) {
  const home = urls.home(record.locale);
  return (
    <p class="notice">
      {preview.t("preview:tools")} <a href={`${home}?i18n=keys`}>{preview.t("preview:keys")}</a> ·{" "}
      <a href={`${home}?i18n=pseudo`}>{preview.t("preview:pseudo")}</a>
    </p>
  );
}

function Matrix({
  caption,
  works,
  ...props
}: PageProps & { readonly caption: string; readonly works: readonly (Article | Page)[] }) {
  const { site } = props;
  return (
    <div class="matrix">
      <table>
        <caption>{caption}</caption>
        <Languages {...props} />
        <tbody>
          {works.map((work) => (
            <tr key={work.slug}>
              <th scope="row">{work.slug}</th>
              {site.languages.map(({ locale }) => (
                <Cell key={locale} {...props} work={work} locale={locale} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Languages({ t, site }: PageProps) {
  return (
    <thead>
      <tr>
        <th scope="col">{t("status:work")}</th>
        {site.languages.map(({ locale, lang, dir, label }) => (
          <th key={locale} scope="col" lang={lang} dir={dir}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The catalogues, by namespace and language. */
function Messages({ states, ...props }: PageProps & { readonly states: StatusContent["messages"] }) {
  const { t, site } = props;
  const namespaces = [...new Set(Object.values(states).flatMap((one) => Object.keys(one)))].sort();
  if (namespaces.length === 0) return null;
  return (
    <div class="matrix">
      <table>
        <caption>{t("status:messages")}</caption>
        <Languages {...props} />
        <tbody>
          {namespaces.map((namespace) => (
            <tr key={namespace}>
              <th scope="row">{namespace}</th>
              {site.languages.map(({ locale }) => (
                <td key={locale}>
                  <Counts t={t} counts={states[locale]?.[namespace]} isSource={!states[locale]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many messages of a catalogue are not up to date; only their state if all are. */
function Counts({
  t,
  counts,
  isSource,
}: Pick<PageProps, "t"> & {
  /** Undefined if the language doesn't translate this namespace. */
  readonly counts: CatalogueStatus | undefined;
  readonly isSource: boolean;
}) {
  if (!counts) {
    const state = isSource ? "source" : "absent";
    return <StateDisc state={state} word={t(`status:states.${state}`)} />;
  }
  const { stale, unaccepted, open } = counts;
  return (
    <>
      {stale.length > 0 && (
        <StateDisc state="stale" word={t("status:counts.stale", { number: stale.length })} />
      )}
      {open > 0 && <StateDisc state="partial" word={t("status:counts.open", { number: open })} />}
      {unaccepted > 0 && <small>{t("status:counts.unaccepted", { number: unaccepted })}</small>}
      {stale.length + unaccepted + open === 0 && (
        <StateDisc state="current" word={t("status:states.current")} />
      )}
    </>
  );
}

function Cell({
  work,
  locale,
  site,
  language,
  t,
  preview,
  printDate,
}: PageProps & { readonly work: Article | Page; readonly locale: string }) {
  const { state, signals, url, lang, translation } = editionOf(work, locale);
  const { dir, label } = languageIn(site, locale);
  return (
    <td>
      {signals.page !== "none" && (
        <a href={url} hreflang={lang} lang={lang} dir={dir}>
          {label}
        </a>
      )}{" "}
      <StateDisc state={state} word={t(`status:states.${state}`)} />
      {translation?.changedParts !== undefined && (
        <small>{t("status:parts", { count: translation.changedParts })}</small>
      )}
      {translation?.sourceChangedOn !== undefined && (
        <small>
          <LocalDate
            printDate={printDate}
            date={translation.sourceChangedOn}
            lang={language.lang}
            format="short"
          />
        </small>
      )}
      {preview && locale !== work.sourceLocale && (
        <small>
          <a href={preview.compare(`${work.kind}s/${work.slug}`, locale)}>{preview.t("preview:compare")}</a>
        </small>
      )}
    </td>
  );
}
