import type { PageContent } from "./content.ts";

/** The kinds of page for which a site can replace the theme's layout: one for each kind of content. */
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
 * A site's own layouts, by the kind of page that they make. The theme defines what they receive and return:
 * see `PropsOf` there.
 */
export type Layouts = { readonly [Kind in PageContent["kind"]]?: ((props: never) => unknown) | undefined };
