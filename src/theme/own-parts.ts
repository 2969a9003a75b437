import type { ComponentChild } from "preact";
import { ThemeArticleCard as ArticleCard } from "./components/ArticleCard.tsx";
import { ThemeArticleHead as ArticleHead } from "./components/ArticleHead.tsx";
import { ThemeArticleSide as ArticleSide } from "./components/ArticleSide.tsx";
import { ThemeBreadcrumb as Breadcrumb } from "./components/Breadcrumb.tsx";
import { ThemeByline as Byline } from "./components/Byline.tsx";
import { ThemeCover as Cover } from "./components/Cover.tsx";
import { ThemeFooter as Footer } from "./components/Footer.tsx";
import { ThemeMasthead as Masthead } from "./components/Masthead.tsx";
import { ThemeRelatedArticles as RelatedArticles } from "./components/RelatedArticles.tsx";

/** The parts of the theme as they are: a site's own parts can render them. */
export {
  ArticleCard,
  ArticleHead,
  ArticleSide,
  Breadcrumb,
  Byline,
  Cover,
  Footer,
  Masthead,
  RelatedArticles,
};

interface Parts {
  readonly ArticleCard: typeof ArticleCard;
  readonly ArticleHead: typeof ArticleHead;
  readonly ArticleSide: typeof ArticleSide;
  readonly Breadcrumb: typeof Breadcrumb;
  readonly Byline: typeof Byline;
  readonly Cover: typeof Cover;
  readonly Footer: typeof Footer;
  readonly Masthead: typeof Masthead;
  readonly RelatedArticles: typeof RelatedArticles;
}

/**
 * A site's own parts of pages, each with the props of the theme's.
 *
 * @example
 * const components: OwnComponents = { Footer: (props) => h("footer", null, props.t("site:name")) };
 */
export type OwnComponents = {
  readonly [Name in keyof Parts]?: ((props: Parameters<Parts[Name]>[0]) => ComponentChild) | undefined;
};
