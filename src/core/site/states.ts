import type { Language } from "../language/languages.ts";

/**
 * What one edition of an article is. Everything that pages, links and feeds say about it follows from this.
 */
export type EditionState = "source" | "current" | "stale" | "partial" | "announced" | "absent";

/** What follows from a state. */
export interface Signals {
  /** What its address shows. */
  readonly page: "whole" | "summary" | "notice" | "none";
  /**
   * Only whole editions are for search engines, sitemaps, `hreflang`, `og:locale:alternate`, feeds, the
   * search index, lists and structured data. A page that is not listed has `noindex` and no canonical
   * address: the two together would contradict each other.
   */
  readonly listed: boolean;
  /** How the other editions of the article show this one in their language switcher. */
  readonly switcher: "link" | "partial" | "soon" | "hidden";
  /** The notice above its text. */
  readonly notice: "stale" | "partial" | "announced" | "configuring" | undefined;
}

const WHOLE: Signals = { page: "whole", listed: true, switcher: "link", notice: undefined };

/** The one table that the whole site is made from. */
export const SIGNALS: Readonly<Record<EditionState, Signals>> = {
  source: WHOLE,
  current: WHOLE,
  stale: { ...WHOLE, notice: "stale" },
  partial: { page: "summary", listed: false, switcher: "partial", notice: "partial" },
  announced: { page: "notice", listed: false, switcher: "soon", notice: "announced" },
  absent: { page: "none", listed: false, switcher: "hidden", notice: undefined },
};

/** A language that is being set up shows one notice at every address, whatever its files contain. */
export const CONFIGURING: Signals = {
  page: "notice",
  listed: false,
  switcher: "soon",
  notice: "configuring",
};

/**
 * The signals of an edition in its language.
 *
 * @example
 * signalsOf("stale", russian).notice; // => "stale"
 */
export function signalsOf(state: EditionState, language: Language): Signals {
  return language.status === "configuring" ? CONFIGURING : SIGNALS[state];
}
