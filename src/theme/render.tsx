import type { ComponentChild } from "preact";
import { renderToString } from "preact-render-to-string";
import type { FindPicture } from "../core/images.ts";
import type { Language } from "../core/languages.ts";
import type { Translate } from "../core/messages.ts";
import type { PageRecord } from "../core/pages.ts";
import { languageIn, type Site } from "../core/site.ts";
import { ArchivePage, TopicPage, YearPage } from "./layouts/ArchivePages.tsx";
import { ArticlePage } from "./layouts/ArticlePage.tsx";
import { Chooser, RootNotFound } from "./layouts/Chooser.tsx";
import { ConfiguringPage } from "./layouts/ConfiguringPage.tsx";
import { HomePage } from "./layouts/HomePage.tsx";
import { NotFoundPage } from "./layouts/NotFoundPage.tsx";
import { SearchPage } from "./layouts/SearchPage.tsx";
import { StandingPage } from "./layouts/StandingPage.tsx";
import { StatusPage } from "./layouts/StatusPage.tsx";
import type { Assets, PageProps } from "./props.ts";

/** What is the same for every page of a build. */
export interface ThemeContext {
  readonly site: Site;
  readonly messages: (locale: string) => Translate;
  /** The locales that are being set up and cannot say so themselves yet. */
  readonly voiceless: ReadonlySet<string>;
  readonly assets: Assets;
  /** How pictures are shown; undefined where nothing was made of them. */
  readonly pictures?: FindPicture | undefined;
}

/** The HTML of a page. Everything that is not markup of ours is escaped on the way. */
export function renderPage(
  record: PageRecord,
  { site, messages, voiceless, assets, pictures }: ThemeContext,
): string {
  const language = languageIn(site, record.locale);
  const voice = voiceOf(record.locale, site, voiceless);
  return document(
    pageOf({ site, record, language, voice, t: messages(voice.locale), messages, assets, pictures }),
  );
}

/** The language in which readers of a locale are spoken to. */
function voiceOf(locale: string, site: Site, voiceless: ReadonlySet<string>): Language {
  return languageIn(site, voiceless.has(locale) ? site.defaultLocale : locale);
}

/** The page at the root, where readers choose a language. */
export function renderChooser(context: ThemeContext): string {
  return document(<Chooser {...context} voiceOf={voices(context)} />);
}

/** The answer to an address outside every language. */
export function renderRootNotFound(context: ThemeContext): string {
  return document(<RootNotFound {...context} voiceOf={voices(context)} />);
}

function voices({ site, voiceless }: ThemeContext): (locale: string) => Language {
  return (locale) => voiceOf(locale, site, voiceless);
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
    case "status":
      return <StatusPage {...props} content={content} />;
    case "configuring":
      return <ConfiguringPage {...props} content={content} />;
  }
}

function document(page: ComponentChild): string {
  return `<!DOCTYPE html>\n${renderToString(page as Parameters<typeof renderToString>[0])}\n`;
}
