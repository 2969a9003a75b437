import type { ComponentChildren } from "preact";
import { type Article, editionOf, languageIn, type Page } from "../../core/site/site.ts";
import { subjectOf } from "../../core/site/subject.ts";
import type { PageProps } from "../props.ts";
import { Byline } from "./Byline.tsx";
import { Lead } from "./Lead.tsx";
import { replaceable } from "./replaceable.tsx";

type Props = PageProps & {
  readonly work: Article | Page;
  /** Above the headline. */
  readonly topics?: ComponentChildren;
  /** Ways to share it, at the end of the row of facts. */
  readonly ways?: ComponentChildren;
};

/**
 * The head of a text: topics, headline, summary, and a row of facts. The headline of an edition to come is what it
 * is about, in the language that has it.
 */
export function ThemeArticleHead({ work, topics, ways, ...props }: Props) {
  const { site, record, language, t } = props;
  const edition = editionOf(work, record.locale);
  const subject = subjectOf(site, work, record.locale);
  const { lang, dir } = languageIn(site, subject?.locale ?? record.locale);
  return (
    <header class="article-head">
      {topics}
      <h1 {...(lang === language.lang ? {} : { lang, dir })}>
        {subject?.title ?? t("notices:announcedTitle")}
      </h1>
      <Lead edition={edition} />
      <div class="article-row">
        <Byline {...props} work={work} edition={edition} />
        {ways}
      </div>
    </header>
  );
}

/** That of the site, or the theme's. */
export const ArticleHead = replaceable("ArticleHead", ThemeArticleHead);
