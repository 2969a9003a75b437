import type { Glossary } from "../catalogues/glossary.ts";
import type { Elsewhere } from "../site/elsewhere.ts";
import type { Neighbours } from "../site/lists.ts";
import type { Related } from "../site/related.ts";
import type { Article, Page } from "../site/site.ts";
import type { MessagesStatus } from "../site/status.ts";
import type { ListContent, TopicEntry, YearCount } from "./archive.ts";

/** What a page of the site shows. */
export type PageContent =
  | HomeContent
  | ArticleContent
  | { readonly kind: "page"; readonly work: Page }
  | ListContent
  | SearchContent
  | { readonly kind: "not-found" }
  | { readonly kind: "offline" }
  | StatusContent
  | { readonly kind: "glossary"; readonly glossary: Glossary }
  | { readonly kind: "configuring" };

/** What the home page shows. */
export interface HomeContent {
  readonly kind: "home";
  /** The latest articles. */
  readonly articles: readonly Article[];
  readonly topics: readonly TopicEntry[];
  readonly years: readonly YearCount[];
  readonly elsewhere: Elsewhere;
}

/** What the page of the search shows. */
export interface SearchContent {
  readonly kind: "search";
  /** How many articles the language has. */
  readonly total: number;
  /** A few of them, newest first. */
  readonly latest: readonly Article[];
  readonly years: readonly YearCount[];
  readonly topics: readonly TopicEntry[];
  /** Names that are kept whole where the lines of a title end. */
  readonly names: readonly string[];
}

/** What the page for editors shows. */
export interface StatusContent {
  readonly kind: "status";
  readonly articles: readonly Article[];
  readonly messages: MessagesStatus;
  /** Whether there is a page of the glossary to link to. */
  readonly glossary: boolean;
}

/** What the page of an article shows. */
export interface ArticleContent extends Neighbours {
  readonly kind: "article";
  readonly work: Article;
  readonly related: readonly Related[];
  /** Those of its topics that have a page in this language. */
  readonly linkedTopics: readonly string[];
  /** Its year, if that has a page in this language. */
  readonly linkedYear?: string;
}
