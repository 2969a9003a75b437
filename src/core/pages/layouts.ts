import type { PageContent } from "./content.ts";

/** What can be made in another way than the theme does: a page for each kind of content. */
export const LAYOUT_KINDS = [
  "home",
  "article",
  "page",
  "archive",
  "year",
  "topic",
  "search",
  "not-found",
  "offline",
  "status",
  "glossary",
  "configuring",
] as const satisfies readonly PageContent["kind"][];

/**
 * Layouts of a site's own, by the kind of page that they make. What they are given and what they give back is the
 * theme's affair: see `PropsOf` there.
 */
export type Layouts = { readonly [Kind in PageContent["kind"]]?: ((props: never) => unknown) | undefined };
