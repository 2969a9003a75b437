import type { FindPicture } from "../core/images/images.ts";
import type { PrintDate } from "../core/language/dates.ts";
import type { Language } from "../core/language/languages.ts";
import type { MessageKey, MessageValues, Translate } from "../core/messages/messages.ts";
import type { PageContent } from "../core/pages/content.ts";
import type { PageRecord } from "../core/pages/families.ts";
import type { Layouts } from "../core/pages/layouts.ts";
import type { Cards } from "../core/share/image.ts";
import type { ShareSettings } from "../core/share/share.ts";
import { editionOf, isListed, type Site, type SiteContext } from "../core/site/site.ts";
import { urls } from "../core/site/urls.ts";
import type { Components, HomePart, LinkOption, Look } from "../core/theme/look.ts";
import type { Typeset } from "../core/typography/typeset.ts";

/** Addresses of the files that pages load. */
export interface Assets {
  readonly styles: string;
  /** The style sheet of an article: without the parts that only other pages have. */
  readonly articleStyles: string;
  /** The style sheet for everything after the text of an article, or over it. */
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

/** What a site chooses about the look of its pages. */
export interface Choices extends Look {
  /** The links of the navigation, standing pages by slug; undefined for all standing pages. */
  readonly navigation?: readonly LinkOption[] | undefined;
  /** The links of the footer, standing pages by slug; undefined for all standing pages. */
  readonly footer?: readonly LinkOption[] | undefined;
  /** The parts of the home page, in order. */
  readonly home?: readonly HomePart[] | undefined;
  /** Parts that replace the theme's. */
  readonly components?: Components | undefined;
}

/** What is the same for every page of a build. */
export interface ThemeContext extends Choices {
  readonly site: Site;
  readonly messages: (locale: string) => Translate;
  readonly printDate: PrintDate;
  /** Sets the texts of pages. @default without names that are kept whole in headlines */
  readonly typeset?: Typeset | undefined;
  /** The locales that are being set up and whose notice about that isn't translated yet. */
  readonly untranslated: ReadonlySet<string>;
  readonly assets: Assets;
  /** How pictures are shown; undefined if no versions of them were made. */
  readonly pictures?: FindPicture | undefined;
  readonly share: ShareSettings | undefined;
  readonly cards: Cards | undefined;
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
export interface PageProps extends Choices {
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
  /** Set only on the machines of editors and translators. */
  readonly preview?: PreviewLinks | undefined;
}

/** The props of a page of one kind. */
export type PropsOf<Kind extends PageContent["kind"]> = PageProps & {
  readonly content: Extract<PageContent, { kind: Kind }>;
};

/** A link with its text in the language of a page. */
export interface NamedLink {
  readonly url: string;
  readonly label: string;
}

/**
 * The links of the navigation or the footer, in the order given: other links, and those standing pages that can be read
 * whole in the language of a page.
 *
 * @param links Undefined for all standing pages, by slug.
 */
export function linksNamed(
  { site, record, t }: PageProps,
  links: readonly LinkOption[] | undefined,
): readonly NamedLink[] {
  const { locale } = record;
  return (links ?? site.pages.map(({ slug }) => slug)).flatMap((link) => {
    // The option was checked: the message exists.
    if (typeof link !== "string") return { url: link.url, label: t(link.message as MessageKey) };
    const page = site.pages.find(({ slug }) => slug === link);
    if (!page || !isListed(page, locale)) return [];
    return { url: urls.page(locale, link), label: editionOf(page, locale).title ?? link };
  });
}

/** The attributes of a text in another language; a direction only where the text doesn't inherit it from the page. */
export function inLanguage(
  { voice }: Pick<PageProps, "voice">,
  { lang, dir }: Pick<Language, "lang" | "dir">,
): Partial<Pick<Language, "lang" | "dir">> {
  return dir === voice.dir ? { lang } : { lang, dir };
}

/** The label of a topic; its key if the catalogue has no label, but the check of topics rules that out. */
export function topicLabel(t: Translate, topic: string): string {
  return t(`topics:${topic}` as MessageKey);
}

export type { MessageKey, MessageValues, Translate };
