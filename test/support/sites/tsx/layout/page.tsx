import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";

/** What the plugins add to a JavaScript template. */
export interface Functions {
  /** Eleventy leaves it at the first page of a template that paginates. */
  page: Data["page"];
  message(key: string, values?: Record<string, unknown>): string;
  localDate(date: string): string;
  locale_url(address: string, locale?: string): string;
  locale_links(address: string): { url: string; lang: string; label: string }[];
  hreflang(): string;
  shareHead(about: object): string;
  shareLinks(about: object): string;
}

/** The data of a page. */
export interface Data {
  readonly url: string;
  readonly page: { readonly url: string; readonly lang: string };
  readonly title: string;
}

/**
 * A whole page. The shortcodes return markup, which goes where JSX cannot put it: in the head and at the end.
 */
export function page(given: Functions, { url, page, title }: Data, children: ComponentChildren): string {
  const head = renderToString(<title>{title}</title>) + given.hreflang() + given.shareHead({ title });
  const body = renderToString(
    <>
      <header>
        <a href={given.locale_url("/")}>{given.message("garden:name")}</a>
        {given.locale_links(page.url).map((other) => (
          <p key={other.url}>
            <a href={other.url} hreflang={other.lang} lang={other.lang}>
              {other.label}
            </a>
          </p>
        ))}
      </header>
      <main data-pagefind-body>
        <h1>{title}</h1>
        {children}
      </main>
    </>,
  );
  return `<!doctype html>
<html lang="${page.lang}" itemscope itemtype="https://schema.org/WebPage">
<head><meta charset="utf-8"><link rel="canonical" href="${url}${page.url}">${head}</head>
<body>${body}${given.shareLinks({ title })}<footer>${given.message("garden:name")}</footer></body>
</html>`;
}
