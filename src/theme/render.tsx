import type { ComponentChild, ComponentType } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Language } from "../core/language/languages.ts";
import type { Translate } from "../core/messages/messages.ts";
import type { PageContent } from "../core/pages/content.ts";
import type { PageRecord } from "../core/pages/families.ts";
import type { Comparison } from "../core/preview/comparison.ts";
import { languageIn, type Site } from "../core/site/site.ts";
import { createTypeset } from "../core/typography/typeset.ts";
import { AdminPage } from "./layouts/AdminPage.tsx";
import { ArchivePage, TopicPage, YearPage } from "./layouts/ArchivePages.tsx";
import { ArticlePage } from "./layouts/ArticlePage.tsx";
import { Chooser, RootNotFound } from "./layouts/Chooser.tsx";
import { ConfiguringPage } from "./layouts/ConfiguringPage.tsx";
import { GlossaryPage } from "./layouts/GlossaryPage.tsx";
import { HomePage } from "./layouts/HomePage.tsx";
import { LeftOutPage } from "./layouts/LeftOutPage.tsx";
import { NotFoundPage } from "./layouts/NotFoundPage.tsx";
import { OfflinePage } from "./layouts/OfflinePage.tsx";
import { PreviewPage } from "./layouts/PreviewPage.tsx";
import { SearchPage } from "./layouts/SearchPage.tsx";
import { StandingPage } from "./layouts/StandingPage.tsx";
import { StatusPage } from "./layouts/StatusPage.tsx";
import { StyleguidePage } from "./layouts/StyleguidePage.tsx";
import type { Assets, PageProps, ThemeContext } from "./props.ts";

export type { ThemeContext };

/** The HTML of a page. Everything that is not our own markup is escaped. */
export function renderPage(record: PageRecord, { untranslated, layouts, ...context }: ThemeContext): string {
  const { site, messages } = context;
  const language = languageIn(site, record.locale);
  const voice = voiceOf(record.locale, site, untranslated);
  const hasArticles = site.articles.length > 0;
  const props = { ...context, hasArticles, record, language, voice, t: messages(voice.locale) };
  const Own = layouts?.[record.content.kind] as OwnLayout | undefined;
  return typesetPage(Own ? <Own {...props} content={record.content} /> : pageOf(props), context);
}

/**
 * A layout of the site itself. The name under which the site passes it decides which kind of page it takes.
 */
type OwnLayout = ComponentType<PageProps & { readonly content: PageContent }>;

/** The language of the texts for readers of a locale. */
function voiceOf(locale: string, site: Site, untranslated: ReadonlySet<string>): Language {
  return languageIn(site, untranslated.has(locale) ? site.defaultLocale : locale);
}

/** The page at the root, where readers choose a language. */
export function renderChooser(context: ThemeContext): string {
  return typesetPage(<Chooser {...context} voiceOf={voices(context)} />, context);
}

/** The page for an unknown address outside every language. */
export function renderRootNotFound(context: ThemeContext): string {
  return typesetPage(<RootNotFound {...context} voiceOf={voices(context)} />, context);
}

function voices({ site, untranslated }: ThemeContext): (locale: string) => Language {
  return (locale) => voiceOf(locale, site, untranslated);
}

/** Every part of the theme in each language and state, for developers of the theme. */
export function renderStyleguide(context: ThemeContext, pages: readonly PageRecord[]): string {
  return typesetPage(<StyleguidePage {...context} pages={pages} />, context);
}

/**
 * The page of the editor in the browser.
 *
 * @param origins Of the server with the accounts of editors; undefined where the editor works on a folder.
 */
export function renderAdmin(
  languages: readonly Language[],
  spoken: readonly string[],
  messages: (locale: string) => Translate,
  origins?: readonly string[],
): string {
  return document(<AdminPage languages={languages} spoken={spoken} messages={messages} origins={origins} />);
}

/** In place of a page whose work is left out of a served site. */
export function renderLeftOut(lang: string, t: Translate): string {
  return document(<LeftOutPage lang={lang} t={t} />);
}

/** A translation next to its original. */
export function renderComparison(
  comparison: Comparison,
  language: Language,
  t: Translate,
  { assets, styles }: { readonly assets: Assets; readonly styles: string },
): string {
  return document(
    <PreviewPage comparison={comparison} language={language} t={t} assets={assets} styles={styles} />,
  );
}

function pageOf(props: PageProps): ComponentChild {
  const { content } = props.record;
  switch (content.kind) {
    case "home":
      return <HomePage {...props} content={content} />;
    case "article":
      return <ArticlePage {...props} content={content} />;
    case "page":
      return <StandingPage {...props} content={content} />;
    case "archive":
      return <ArchivePage {...props} content={content} />;
    case "year":
      return <YearPage {...props} content={content} />;
    case "topic":
      return <TopicPage {...props} content={content} />;
    case "search":
      return <SearchPage {...props} content={content} />;
    case "not-found":
      return <NotFoundPage {...props} content={content} />;
    case "offline":
      return <OfflinePage {...props} content={content} />;
    case "status":
      return <StatusPage {...props} content={content} />;
    case "glossary":
      return <GlossaryPage {...props} content={content} />;
    case "configuring":
      return <ConfiguringPage {...props} content={content} />;
  }
}

/** A page for readers. Only its visible text is typeset: what programs read stays as it is written. */
function typesetPage(
  page: ComponentChild,
  { typeset = createTypeset() }: Pick<ThemeContext, "typeset">,
): string {
  return typeset(document(page));
}

function document(page: ComponentChild): string {
  return `<!DOCTYPE html>\n${renderToString(page as Parameters<typeof renderToString>[0])}\n`;
}
