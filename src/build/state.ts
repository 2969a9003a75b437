import { type Glossary, NO_GLOSSARY } from "../core/catalogues/glossary.ts";
import type { Catalogue } from "../core/catalogues/read.ts";
import type { SameWords } from "../core/catalogues/same-words.ts";
import type { Content } from "../core/content/works.ts";
import type { Fault } from "../core/faults/table.ts";
import type { OwnPolicy } from "../core/headers.ts";
import type { FindPicture } from "../core/images/images.ts";
import type { Translate } from "../core/messages/messages.ts";
import type { Alternate, PageRecord } from "../core/pages/families.ts";
import type { Cards } from "../core/share/image.ts";
import type { Site } from "../core/site/site.ts";
import type { MessagesStatus } from "../core/site/status.ts";
import type { AssetFiles } from "../files/theme/assets.ts";
import type { Brand } from "../files/theme/brand.ts";

/**
 * What one build finds and makes. Each build has its own state, so nothing of the previous build is left in
 * it.
 */
export interface BuildState {
  readonly startedAt: Date;
  /** Everything found wrong. */
  readonly faults: Fault[];
  /** Errors of the works that a served site leaves out: they don't stop its build. */
  readonly leftOut: Fault[];

  // Set by messagesPlugin.
  messages: ((locale: string) => Translate<string>) | undefined;
  catalogues: readonly Catalogue[];
  /** The topics that articles may have; undefined where there is no list of them. */
  topics: ReadonlySet<string> | undefined;
  glossary: Glossary;
  /** The words that mean the same to a search. */
  sameWords: SameWords;
  /** The locales that are being set up and don't have their own message that says so. */
  untranslated: ReadonlySet<string>;
  messagesStatus: MessagesStatus;

  // Set by articlesPlugin.
  site: Site | undefined;
  pages: readonly PageRecord[];
  /** The content folder as it was read; only where Eleventy serves the site. */
  content: Content | undefined;
  /** Cache key of everything that all articles and pages depend on. */
  commonKey: string;

  /** Translations of a site's own pages, by address. Set by alternatesPlugin. */
  alternates: ReadonlyMap<string, readonly Alternate[]>;

  /** How a picture is shown, by its address. Set by imagesPlugin. */
  pictures: FindPicture | undefined;

  /** The pictures drawn for an edition of an article. Set by cardsPlugin, where it draws. */
  cards: Cards | undefined;

  // Set by themePlugin.
  /** Addresses of the files that every page of the theme loads. */
  assets: Omit<AssetFiles, "files"> | undefined;
  /** Known before the first page is rendered. */
  brand: Brand | undefined;
  /** Addresses of the pages for the search that are not in the cache. Known before the first page is rendered. */
  changedTexts: ReadonlySet<string>;

  /**
   * Addresses of files whose name contains a hash of their content, with `*` for all files in a folder.
   * Plugins add theirs.
   */
  readonly hashedFiles: string[];
  /** Addresses that crawlers must not visit, with the policy of their pages. Set by adminPlugin. */
  readonly adminPolicies: Map<string, OwnPolicy>;

  // Filled by the methods of `Build`.
  readonly checks: Promise<readonly Fault[]>[];
  readonly preparations: (() => void | Promise<void>)[];
  readonly backgroundWork: Promise<void>[];
  /** Paths of the files that plugins have written. */
  readonly writtenFiles: Set<string>;
}

/** The state with which a build starts. */
export function createState(startedAt = new Date()): BuildState {
  return {
    startedAt,
    faults: [],
    leftOut: [],
    messages: undefined,
    catalogues: [],
    topics: undefined,
    glossary: NO_GLOSSARY,
    sameWords: [],
    untranslated: new Set(),
    messagesStatus: {},
    site: undefined,
    pages: [],
    content: undefined,
    commonKey: "",
    alternates: new Map(),
    pictures: undefined,
    cards: undefined,
    assets: undefined,
    brand: undefined,
    changedTexts: new Set(),
    hashedFiles: [],
    adminPolicies: new Map(),
    checks: [],
    preparations: [],
    backgroundWork: [],
    writtenFiles: new Set(),
  };
}
