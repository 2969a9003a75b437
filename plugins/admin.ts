import { z } from "zod";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { addVirtualPage } from "../src/build/virtual-pages.ts";
import { type AdminBackend, adminPagePolicy, backendOrigins } from "../src/core/admin/backend.ts";
import { adminConfig } from "../src/core/admin/config.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { TOOL_LOCALES } from "../src/core/messages/tool-messages.ts";
import {
  backendOption,
  defaultLocaleOption,
  languagesOption,
  type Shape,
  urlOption,
  withDefaultLocale,
} from "../src/core/options/options.ts";
import { urls } from "../src/core/site/urls.ts";
import { bundleAdmin } from "../src/files/admin.ts";
import { once } from "../src/files/cache/once.ts";
import { readDescriptions } from "../src/files/catalogues/descriptions.ts";
import { ownMessages } from "../src/files/catalogues/own-messages.ts";
import { renderAdmin } from "../src/theme/render.tsx";

/** Options of `adminPlugin`. */
export interface AdminOptions {
  /** Absolute address of the site, without a slash at its end. */
  readonly url: string;
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
  /** The language whose catalogues the others are compared with. @default the first that is ready */
  readonly defaultLocale?: string | undefined;
  /** Folder of the articles and pages. @default "content" */
  readonly content?: string | undefined;
  /** Folder of the catalogues. @default "locales" */
  readonly locales?: string | undefined;
  /** Whether the admin is only in a site that Eleventy serves, and in no build. @default false */
  readonly dev?: boolean | undefined;
  /** The Git server on which editors have accounts. @default none: the editor works on a folder of this computer */
  readonly backend?: AdminBackend | undefined;
}

const schema = z
  .strictObject({
    url: urlOption,
    languages: languagesOption,
    defaultLocale: defaultLocaleOption,
    content: z.string().default("content"),
    locales: z.string().default("locales"),
    dev: z.boolean().default(false),
    backend: backendOption.optional(),
  } satisfies Shape<AdminOptions>)
  .transform(withDefaultLocale);

/**
 * The admin at `/admin/`, in the browser: forms to edit the articles, pages and catalogues in a folder of
 * this computer. Each build generates its settings from the schema, the languages and the catalogues. It
 * needs `messagesPlugin` and `themePlugin`, and the package `@sveltia/cms`.
 *
 * @throws MissingPackageError where that package is not installed.
 */
export const adminPlugin: Plugin<AdminOptions> = definePlugin(
  "adminPlugin",
  schema,
  (config, { url, languages, defaultLocale, content, locales, dev, backend }, build) => {
    const toolLocales = Object.keys(TOOL_LOCALES);
    const folders = { content, locales };
    let isIncluded = !dev;
    // All builds of a run use the same bundle.
    const bundle = once(() => bundleAdmin());

    config.on("eleventy.before", ({ runMode }) => {
      isIncluded = !dev || runMode !== "build";
      if (isIncluded) build.state.adminPolicies.set(urls.admin(), adminPagePolicy(backend));
    });

    const permalink = (address: string) => () => isIncluded && address;
    addVirtualPage(config, build, "admin", permalink(urls.admin()), () =>
      renderAdmin(languages, toolLocales, ownMessages, backend && backendOrigins(backend)),
    );
    for (const locale of toolLocales)
      addVirtualPage(config, build, `admin.${locale}`, permalink(urls.adminConfig(locale)), () => {
        const { catalogues } = build.state;
        const t = ownMessages(locale);
        const { descriptions } = readDescriptions(locales);
        const facts = {
          url,
          languages,
          defaultLocale,
          folders,
          catalogues,
          descriptions,
          locale,
          t,
          backend,
        };
        return JSON.stringify(adminConfig(facts));
      });

    build.onAfterBuild("files", async ({ directories, outputMode }) => {
      if (outputMode !== "fs" || !isIncluded) return;
      const files = [...(await bundle())];
      build.writeAll(
        directories.output,
        files.map(([name, contents]) => [`${urls.admin()}${name}`, contents]),
      );
    });
  },
);
