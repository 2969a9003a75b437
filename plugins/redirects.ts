import { z } from "zod";
import type { Build } from "../src/build/build.ts";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { addVirtualPage, addVirtualPages } from "../src/build/virtual-pages.ts";
import type { Shape } from "../src/core/options/options.ts";
import { pageAddress, redirectPage } from "../src/core/redirects/page.ts";
import { type Redirect, redirectsOf } from "../src/core/redirects/redirects.ts";
import { redirectsFile } from "../src/core/redirects/rules.ts";
import { languageIn } from "../src/core/site/site.ts";

/** Options of `redirectsPlugin`. */
export interface RedirectsOptions {
  /** Whether each old address is also a small page, for hosts that read no `_redirects`. @default false */
  readonly pages?: boolean | undefined;
}

const schema = z.strictObject({ pages: z.boolean().default(false) } satisfies Shape<RedirectsOptions>);

/**
 * Leads the old addresses of articles and pages, their `aliases`, to where they are now: writes `_redirects` for hosts that
 * read it, and pages for those that don't.
 */
export const redirectsPlugin: Plugin<RedirectsOptions> = definePlugin(
  "redirectsPlugin",
  schema,
  (config, { pages }, build) => {
    const redirects = () => (build.site ? redirectsOf(build.site) : []);
    addVirtualPage(
      config,
      build,
      "redirects",
      () => (redirects().length > 0 ? "/_redirects" : false),
      () => redirectsFile(redirects(), build.base),
    );
    if (pages)
      addVirtualPages(config, build, "redirect-pages", {
        values: () => redirectPages(redirects()),
        url: ([url]) => url,
        render: ([, redirect]) => pageOf(redirect, build),
        data: { eleventyExcludeFromCollections: true },
      });
  },
);

/** The first of those that would have the same page. */
function redirectPages(redirects: readonly Redirect[]): [url: string, redirect: Redirect][] {
  const pages = new Map<string, Redirect>();
  for (const redirect of redirects) {
    const url = pageAddress(redirect.from);
    if (url !== undefined && !pages.has(url)) pages.set(url, redirect);
  }
  return [...pages];
}

function pageOf(redirect: Redirect, { site, state }: Build): string {
  const t = state.messages?.(redirect.locale);
  if (!site || !t)
    throw new Error("redirectsPlugin needs messagesPlugin and articlesPlugin, added before it");
  return redirectPage(redirect, languageIn(site, redirect.locale), site.url, t);
}
