import type { FindPicture } from "../core/images/images.ts";
import type { PrintDate } from "../core/language/dates.ts";
import type { Language } from "../core/language/languages.ts";
import type { MessageKey, MessageValues, Translate } from "../core/messages/messages.ts";
import type { PageContent } from "../core/pages/content.ts";
import type { PageRecord } from "../core/pages/families.ts";
import type { Layouts } from "../core/pages/layouts.ts";
import type { Cards } from "../core/share/image.ts";
import type { ShareSettings } from "../core/share/share.ts";
import type { Site, SiteFrame } from "../core/site/site.ts";

/** Addresses of the files that pages load. */
export interface Assets {
  readonly styles: string;
  readonly search: string;
  readonly searchWorker: string;
  readonly article: string;
  readonly notFound: string;
  /** Set where the site keeps articles for readers without a connection. */
  readonly offline?: string;
  /** Where pages load WeChat's JS-SDK. */
  readonly wechat?: string;
}

/** What is the same for every page of a build. */
export interface ThemeContext {
  readonly site: Site;
  readonly messages: (locale: string) => Translate;
  readonly printDate: PrintDate;
  /** The locales that are being set up and cannot say so themselves yet. */
  readonly untranslated: ReadonlySet<string>;
  readonly assets: Assets;
  /** How pictures are shown; undefined where nothing was made of them. */
  readonly pictures?: FindPicture | undefined;
  readonly share: ShareSettings | undefined;
  readonly cards: Cards | undefined;
  /** The standing pages that the navigation names, by slug; undefined for all. */
  readonly navigation?: readonly string[] | undefined;
  /** What makes pages of some kinds in place of the theme. */
  readonly layouts?: Layouts | undefined;
  /** What the page of all states says of the preview, where there is one. */
  readonly preview?: PreviewLinks | undefined;
}

/** The preview of texts and translations, for those who write. */
export interface PreviewLinks {
  /** Its messages, in the language of the page of all states. */
  readonly t: Translate;
  /** Where a translation stands beside its original. */
  readonly compare: (name: string, locale: string) => string;
}

/** What every page and part of the theme is given. */
export interface PageProps {
  readonly site: SiteFrame;
  /** Whether there is an archive to lead to. */
  readonly hasArticles: boolean;
  readonly record: PageRecord;
  readonly language: Language;
  /** The language that the page speaks: that of its address, or the default one where the notice is not translated. */
  readonly voice: Language;
  readonly t: Translate;
  readonly printDate: PrintDate;
  /** Messages of the other languages, for what is said to their readers. */
  readonly messages: (locale: string) => Translate;
  readonly assets: Assets;
  readonly pictures?: FindPicture | undefined;
  /** How pages are shared; undefined where they offer no way to. */
  readonly share: ShareSettings | undefined;
  /** The pictures drawn for editions. */
  readonly cards: Cards | undefined;
  /** The standing pages that the navigation names, by slug; undefined for all. */
  readonly navigation?: readonly string[] | undefined;
  /** There on the machine of those who write alone. */
  readonly preview?: PreviewLinks | undefined;
}

/** The props of a page of one kind. */
export type PropsOf<Kind extends PageContent["kind"]> = PageProps & {
  readonly content: Extract<PageContent, { kind: Kind }>;
};

/** The label of a topic; its key where the catalogue has none, which the check of topics rules out. */
export function topicLabel(t: Translate, topic: string): string {
  return t(`topics:${topic}` as MessageKey);
}

export type { MessageKey, MessageValues, Translate };
