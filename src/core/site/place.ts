import { HTML_TOKENS } from "../html.ts";

/** Attributes with one address, and with a list of versions of a picture. */
const ATTRIBUTES = /(\s(?:href|src|action|poster|data-search-worker|(srcset|imagesrcset))=")([^"]*)/gi;

/**
 * Puts a page where its site is: its links and files, which have addresses from the root of the site, get them from the root
 * of the host. What has the folder already stays, because authors and other plugins may have written it.
 *
 * @param base The folder of the host, as `baseOf` gives it.
 * @example
 * placePage('<a href="/en/">', "/news"); // => '<a href="/news/en/">'
 */
export function placePage(html: string, base: string): string {
  if (base === "") return html;
  const place = (url: string) =>
    /^\/(?!\/)/.test(url) && url !== base && !url.startsWith(`${base}/`) ? base + url : url;
  return html.replace(HTML_TOKENS, (token) =>
    /^<[a-z]/i.test(token)
      ? token.replace(ATTRIBUTES, (_, start: string, isList: string | undefined, value: string) =>
          isList ? start + value.split(/,\s+/).map(place).join(", ") : start + place(value),
        )
      : token,
  );
}
