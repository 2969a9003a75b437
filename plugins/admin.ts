import { z } from "zod";
import { buildOf } from "../src/build.ts";
import { editorConfig } from "../src/core/admin/config.ts";
import { EDITOR_POLICY } from "../src/core/headers.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { SPOKEN } from "../src/core/messages/tool-messages.ts";
import {
  languagesOption,
  readDefaultLocale,
  readLanguages,
  readOptions,
  urlOption,
} from "../src/core/options/options.ts";
import { urls } from "../src/core/site/urls.ts";
import { checkVersion, type EleventyConfig } from "../src/eleventy.ts";
import { bundleEditor } from "../src/files/admin.ts";
import { once } from "../src/files/cache/once.ts";
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
  /** Whether it is there while Eleventy serves the site alone, and no build has it. @default false */
  readonly dev?: boolean | undefined;
}

const schema = z.strictObject({
  url: urlOption,
  languages: languagesOption,
  defaultLocale: z.string().optional(),
  content: z.string().default("content"),
  locales: z.string().default("locales"),
  dev: z.boolean().default(false),
});

/**
 * The editor in the browser at `/admin/`: forms for articles, pages and catalogues over a folder of this computer. Its
 * settings are made anew in every build from the schema, the languages and the catalogues. It needs `messagesPlugin` and
 * `themePlugin`, and the package `@sveltia/cms`.
 *
 * @throws MissingPackageError where that package is not installed.
 */
export function adminPlugin(config: EleventyConfig, options: AdminOptions): void {
  checkVersion(config, "adminPlugin");
  const { url, content, locales, dev, ...given } = readOptions("adminPlugin", schema, options);
  const languages = readLanguages("adminPlugin", given.languages);
  const defaultLocale = readDefaultLocale("adminPlugin", languages, given.defaultLocale);
  const build = buildOf(config);
  const spoken = Object.keys(SPOKEN);
  let isThere = !dev;
  // The editor is the same in every build of a run.
  const bundle = once(() => bundleEditor());

  config.on("eleventy.before", ({ runMode }) => {
    isThere = !dev || runMode !== "build";
    if (isThere) build.ownPolicies.set(urls.admin(), EDITOR_POLICY);
  });

  config.addTemplate("polyglot/admin.11ty.js", {
    data: () => ({ permalink: isThere && urls.admin(), eleventyExcludeFromCollections: true }),
    render: () => renderAdmin(languages, spoken, ownMessages),
  });
  for (const locale of spoken) {
    config.addTemplate(`polyglot/admin.${locale}.11ty.js`, {
      data: () => ({ permalink: isThere && urls.adminConfig(locale), eleventyExcludeFromCollections: true }),
      render: () => {
        const { catalogues } = build;
        const folders = { content, locales };
        const t = ownMessages(locale);
        return JSON.stringify(editorConfig({ url, languages, defaultLocale, folders, catalogues, t }));
      },
    });
  }

  build.afterwards("files", async ({ directories, outputMode }) => {
    if (outputMode !== "fs" || !isThere) return;
    for (const [name, contents] of await bundle())
      build.write(directories.output, `${urls.admin()}${name}`, contents);
  });
}
