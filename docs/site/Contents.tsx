import { editionOf, isListed, languageIn, type Page } from "../../src/core/site/site.ts";
import type { MessageKey, PageProps, Translate } from "../../src/theme/props.ts";
import { GROUPS } from "./contents.ts";

/** A message of this site. */
export function say(t: Translate, key: string): string {
  return t(`docs:${key}` as MessageKey);
}

type LinkProps = PageProps & {
  readonly page: Page;
  readonly tag: "li" | "p";
  /** Text before the title. */
  readonly label?: string;
  /** Text below it, if the page can be read in this language. */
  readonly note?: string | undefined;
};

/**
 * A link to a page by its title in the reader's language, else by the original's title, next to the name of
 * its language.
 */
export function PageLink({ page, tag: Tag, label, note, ...props }: LinkProps) {
  const { site, record, language } = props;
  const locale = isListed(page, record.locale) ? record.locale : page.sourceLocale;
  const { lang, dir, label: name } = languageIn(site, locale);
  const { url, title } = editionOf(page, locale);
  const current = record.content.kind === "page" && record.content.work.slug === page.slug;
  const before = label !== undefined && (
    <small lang={language.lang} dir={language.dir}>
      {label}{" "}
    </small>
  );
  if (locale !== record.locale)
    return (
      <Tag lang={lang} dir={dir}>
        {before}
        <a href={url} hreflang={lang} lang={lang}>
          {title}
        </a>{" "}
        <small>{name}</small>
      </Tag>
    );
  return (
    <Tag>
      {before}
      <a href={url} aria-current={current ? "page" : undefined}>
        {title}
      </a>
      {note !== undefined && <span class="docs-note quiet">{note}</span>}
    </Tag>
  );
}

/** Links to all pages, by part. */
export function Contents(props: PageProps) {
  const { site, t } = props;
  return (
    <nav class="docs-contents" id="contents" aria-label={say(t, "contents")} data-pagefind-ignore>
      {GROUPS.map(({ key, pages }) => (
        <section key={key}>
          <h2>{say(t, `groups.${key}`)}</h2>
          <ul>
            {pages.map((slug) => (
              <PageLink {...props} key={slug} tag="li" page={pageOf(site.pages, slug)} />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** @throws RangeError where the contents name a page that does not exist */
export function pageOf(pages: readonly Page[], slug: string): Page {
  const page = pages.find((one) => one.slug === slug);
  if (!page) throw new RangeError(`docs/site/contents.ts names "${slug}", which is no page`);
  return page;
}
