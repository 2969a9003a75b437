import type { FindPicture } from "../core/images/images.ts";
import type { PrintDate } from "../core/language/dates.ts";
import type { Language } from "../core/language/languages.ts";
import type { MessageKey, MessageValues, Translate } from "../core/messages/messages.ts";
import type { PageContent } from "../core/pages/content.ts";
import type { PageRecord } from "../core/pages/families.ts";
import type { Layouts } from "../core/pages/layouts.ts";
import type { Cards } from "../core/share/image.ts";
import type { ShareSettings } from "../core/share/share.ts";
import { isListed, type Page, type Site, type SiteContext } from "../core/site/site.ts";
import type { FindLineEnds } from "../core/typography/headline.ts";

/** Addresses of the files that pages load. */
export interface Assets {
  readonly styles: string;
  /** The style sheet of an article: without the parts that only other pages have. */
  readonly articleStyles: string;
  /** The style sheet of what is after the text of an article, or over it. */
  readonly afterStyles: string;
  readonly printStyles: string;
  readonly search: string;
  readonly searchWorker: string;
  readonly article: string;
  readonly notFound: string;
  /** Set if the site offers offline copies of articles. */
  readonly offline?: string;
  /** Set if pages load WeChat's JS-SDK. */
  readonly wechat?: string;
}

/** What is the same for every page of a build. */
export interface ThemeContext {
  readonly site: Site;
  readonly messages: (locale: string) => Translate;
  readonly printDate: PrintDate;
  /** Where the lines of headlines may end. @default without names that are kept whole */
  readonly lineEnds?: FindLineEnds | undefined;
  /** The locales that are being set up and whose notice about that isn't translated yet. */
  readonly untranslated: ReadonlySet<string>;
  readonly assets: Assets;
  /** How pictures are shown; undefined if no versions of them were made. */
  readonly pictures?: FindPicture | undefined;
  readonly share: ShareSettings | undefined;
  readonly cards: Cards | undefined;
  /** The standing pages that the navigation names, by slug; undefined for all. */
  readonly navigation?: readonly string[] | undefined;
  /** The standing pages that the footer names, by slug; undefined for all. */
  readonly footer?: readonly string[] | undefined;
  /** Layouts that replace the theme's for some kinds of pages. */
  readonly layouts?: Layouts | undefined;
  /** The links to the preview on the status page, if there is a preview. */
  readonly preview?: PreviewLinks | undefined;
}

/** The preview of texts and translations, for editors and translators. */
export interface PreviewLinks {
  /** Its messages, in the language of the status page. */
  readonly t: Translate;
  /** The address of a translation next to its original. */
  readonly compare: (name: string, locale: string) => string;
}

/** The props of every page and part of the theme. */
export interface PageProps {
  readonly site: SiteContext;
  /** Whether there is an archive to link to. */
  readonly hasArticles: boolean;
  readonly record: PageRecord;
  readonly language: Language;
  /**
   * The language of the page's texts: that of its address, or the default one if the notice is not
   * translated.
   */
  readonly voice: Language;
  readonly t: Translate;
  readonly printDate: PrintDate;
  /** Messages of the other languages, for texts that address their readers. */
  readonly messages: (locale: string) => Translate;
  readonly assets: Assets;
  readonly pictures?: FindPicture | undefined;
  /** How pages are shared; undefined if they offer no way to share. */
  readonly share: ShareSettings | undefined;
  /** The pictures drawn for editions. */
  readonly cards: Cards | undefined;
  /** The standing pages that the navigation names, by slug; undefined for all. */
  readonly navigation?: readonly string[] | undefined;
  /** The standing pages that the footer names, by slug; undefined for all. */
  readonly footer?: readonly string[] | undefined;
  /** Set only on the machines of editors and translators. */
  readonly preview?: PreviewLinks | undefined;
}

/** The props of a page of one kind. */
export type PropsOf<Kind extends PageContent["kind"]> = PageProps & {
  readonly content: Extract<PageContent, { kind: Kind }>;
};

/**
 * Those of some standing pages that can be read whole in the language of a page, in the order given.
 *
 * @param slugs Undefined for all pages, by slug.
 */
export function pagesNamed(
  { site, record }: PageProps,
  slugs: readonly string[] | undefined,
): readonly Page[] {
  const named = slugs?.flatMap((slug) => site.pages.filter((page) => page.slug === slug)) ?? site.pages;
  return named.filter((page) => isListed(page, record.locale));
}

/** The label of a topic; its key if the catalogue has no label, but the check of topics rules that out. */
export function topicLabel(t: Translate, topic: string): string {
  return t(`topics:${topic}` as MessageKey);
}

export type { MessageKey, MessageValues, Translate };
