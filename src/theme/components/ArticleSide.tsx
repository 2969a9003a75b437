import type { ComponentChildren } from "preact";
import { type Article, type Edition, editionOf, languageIn, type Page } from "../../core/site/site.ts";
import { absolute } from "../../core/site/urls.ts";
import { inLanguage, type PageProps } from "../props.ts";
import { EditionState } from "./EditionState.tsx";
import { LocalDate } from "./LocalDate.tsx";
import { replaceable } from "./replaceable.tsx";

type Props = PageProps & { readonly work: Article | Page };

/**
 * Next to a text that can be read: its languages, its sections, facts about it. On a narrow page only its languages
 * are left, after the text.
 */
export function ThemeArticleSide({ children, ...props }: Props & { readonly children?: ComponentChildren }) {
  return (
    <div class="article-side" data-pagefind-ignore>
      <Editions {...props} />
      <Contents {...props} />
      {props.work.kind === "article" && <Facts {...props} work={props.work} />}
      {children}
    </div>
  );
}

/** That of the site, or the theme's. */
export const ArticleSide = replaceable("ArticleSide", ThemeArticleSide);

/** Each language of a work that has a page, with its state and its title. */
function Editions({ work, ...props }: Props) {
  const { site, record, t } = props;
  const editions = site.languages
    .map((language) => ({ language, edition: editionOf(work, language.locale) }))
    .filter(({ language, edition }) => language.status === "ready" && edition.signals.page !== "none");
  if (editions.length < 2) return null;
  return (
    <section class="editions tab" aria-labelledby="editions">
      <h2 id="editions">{t("article:editions")}</h2>
      <ul>
        {editions.map(({ language, edition }) => (
          <li key={language.locale} aria-current={language.locale === record.locale ? "true" : undefined}>
            <strong {...inLanguage(props, language)}>{language.label}</strong>{" "}
            <EditionState edition={edition} t={t} />
            {language.locale !== record.locale && edition.title !== undefined && (
              <a class="title" href={edition.url} hreflang={language.lang} {...inLanguage(props, language)}>
                {edition.title}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The sections of a text that has two or more. */
function Contents({ record, work, t }: Props) {
  const { contents } = editionOf(work, record.locale);
  if (!contents) return null;
  return (
    <nav class="contents" aria-labelledby="contents">
      <h2 id="contents">{t("article:contents")}</h2>
      <ol>
        {contents.map(({ id, words }) => (
          <li key={id}>
            <a href={`#${id}`}>{words}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Facts({ work, ...props }: PageProps & { readonly work: Article }) {
  const { site, record, language, t, printDate } = props;
  const edition = editionOf(work, record.locale);
  const source = languageIn(site, work.sourceLocale);
  const date = (day: string) => <LocalDate printDate={printDate} date={day} lang={language.lang} />;
  const changedOn = edition.translation?.sourceChangedOn;
  return (
    <section class="facts" aria-labelledby="facts">
      <h2 id="facts">{t("article:facts")}</h2>
      <dl>
        <Fact name={t("article:publishedOn")}>{date(work.date)}</Fact>
        {edition.updated && <Fact name={t("article:updatedOn")}>{date(edition.updated)}</Fact>}
        <Fact name={t("article:original")}>
          <span {...inLanguage(props, source)}>{source.label}</span>
        </Fact>
        {changedOn && <Fact name={t("article:originalChanged")}>{date(changedOn)}</Fact>}
        {edition.signals.listed && (
          <Fact name={t("article:address")}>
            <Address url={absolute(site.url, edition.url)} />
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** An address that breaks after the name of its site and its folders. */
function Address({ url }: { readonly url: Edition["url"] }) {
  return (
    <span dir="ltr">
      {url.split(/(?<=[^/]\/(?!\/)|\/\/)/).map((part, index) => (
        <>
          {index > 0 && <wbr />}
          {part}
        </>
      ))}
    </span>
  );
}
