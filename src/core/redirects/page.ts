import { META_POLICY } from "../headers.ts";
import { escapeHtml } from "../html.ts";
import type { Language } from "../language/languages.ts";
import type { Translate } from "../messages/messages.ts";
import { absolute, fromHost } from "../site/urls.ts";
import { pathOf, queryOf, readable } from "./alias.ts";
import type { Redirect } from "./redirects.ts";

/** Names that a file can't have on some system, or that are too long for a folder. */
const NO_FILE = /[\p{Cc}:*"<>|%]|[^/]{80}/u;

/**
 * The address of the page that can be at an old address.
 *
 * @returns undefined where none can be: with a query, which no host looks at, and with the name of a program or a picture.
 * @example
 * pageAddress("/2019/visit"); // => "/2019/visit/"
 * pageAddress("/visit.php"); // => undefined
 */
export function pageAddress(alias: string): string | undefined {
  const path = readable(pathOf(alias));
  const [, extension] = /\.(\w{1,5})$/.exec(path) ?? [];
  if (queryOf(alias) !== undefined || NO_FILE.test(path)) return undefined;
  if (extension === undefined) return path.endsWith("/") ? path : `${path}/`;
  return /^html?$/i.test(extension) ? path : undefined;
}

/**
 * A page that leads readers on without a script, for hosts that have no rules of redirects.
 *
 * @param site The address of the site.
 * @param t Messages in the language of the edition that it leads to.
 */
export function redirectPage(
  { to, title }: Redirect,
  { lang, dir }: Language,
  site: string,
  t: Translate<string>,
): string {
  const address = fromHost(site, to);
  const heading = escapeHtml(t("notices:moved"));
  return [
    "<!doctype html>",
    `<html lang="${lang}" dir="${dir}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="content-security-policy" content="${escapeHtml(META_POLICY)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${heading}</title>`,
    `<link rel="canonical" href="${absolute(site, to)}">`,
    `<meta http-equiv="refresh" content="0; url=${address}">`,
    "</head>",
    "<body>",
    "<main>",
    `<h1>${heading}</h1>`,
    `<p><a href="${address}">${escapeHtml(title ?? absolute(site, to))}</a></p>`,
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
