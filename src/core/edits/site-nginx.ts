/**
 * The configuration of nginx for the languages of a site.
 *
 * @param text That of this project's newsroom, `deploy/nginx.conf`, which names its languages as `en|zh|ru`.
 * @param locales The default one first.
 */
export function siteNginx(text: string, locales: readonly [string, ...string[]]): string {
  const [first] = locales;
  return text
    .split("\n")
    .filter((line) => {
      // Readers of other languages are sent only to a language that the site has.
      const [, target] = /^#\s+"~\*\^\(\?:.* (\w+);$/.exec(line) ?? [];
      return target === undefined || locales.includes(target);
    })
    .map((line) =>
      line.replaceAll("en|zh|ru", locales.join("|")).replace(/^(#\s+default) en;/, `$1 ${first};`),
    )
    .join("\n");
}
