import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Build } from "../src/build/build.ts";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { formatDate } from "../src/core/language/dates.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { TOOL_LOCALES } from "../src/core/messages/tool-messages.ts";
import { languagesOption, type Shape } from "../src/core/options/options.ts";
import { readPreviewRequest } from "../src/core/preview/preview.ts";
import { placePage } from "../src/core/site/place.ts";
import { baseOf } from "../src/core/site/urls.ts";
import { once } from "../src/files/cache/once.ts";
import { ownMessages } from "../src/files/catalogues/own-messages.ts";
import { bundlePreview } from "../src/files/preview.ts";
import { type Answer, BAD_REQUEST, FAILED, send } from "../src/files/serve/answer.ts";
import { requestReport } from "../src/files/serve/request-report.ts";
import {
  type PreviewedSite,
  type PreviewTools,
  previewComparison,
  previewPage,
} from "../src/theme/preview.ts";

/** Options of `previewPlugin`. */
export interface PreviewOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
}

const schema = z.strictObject({ languages: languagesOption } satisfies Shape<PreviewOptions>);

/**
 * Previews for translators and editors, while Eleventy serves the site: every message with its key
 * (`?i18n=keys`), a pseudo-language (`?i18n=pseudo`), and translations next to their originals. Each is
 * rendered on request and never written, so a built site contains nothing of it. All other addresses are
 * served as they were written.
 */
export const previewPlugin: Plugin<PreviewOptions> = definePlugin(
  "previewPlugin",
  schema,
  (config, { languages }, build) => {
    const tools: PreviewTools = {
      messages: (locale) => ownMessages(Object.hasOwn(TOOL_LOCALES, locale) ? locale : undefined),
      langs: Object.fromEntries(languages.map(({ locale, lang }) => [locale, lang])),
    };
    const files = once(bundlePreview);
    let site: PreviewedSite | undefined;
    build.onAfterBuild("files", () => {
      site = previewedSite(build) ?? site;
    });

    config.setServerOptions({
      middleware: [
        // An error that a middleware throws, and an address that can't be decoded, would end Eleventy's server.
        async (request: IncomingMessage, response: ServerResponse, next: () => unknown) => {
          try {
            const found = await answer(request.url ?? "");
            if (found) send(response, found);
            else await next();
          } catch (error) {
            process.stderr.write(requestReport(request, error));
            send(response, FAILED);
          }
        },
      ],
    });

    async function answer(target: string): Promise<Answer | undefined> {
      const base = site ? baseOf(site.context.site.url) : "";
      const request = readPreviewRequest(target, base);
      if (!request) return BAD_REQUEST;
      if (request.kind === "file") {
        const body = (await files()).get(request.name);
        const type = request.name.endsWith(".css") ? "text/css" : "text/javascript";
        return body === undefined ? undefined : { status: 200, type, body };
      }
      if (!site) return undefined;
      const html =
        request.kind === "comparison"
          ? previewComparison(site, request.name, request.locale, tools)
          : (previewPage(site, request.url, request.mode, tools) ?? draftPage(build, request.url));
      return html === undefined ? undefined : { status: 200, type: "text/html", body: placePage(html, base) };
    }
  },
);

function previewedSite({ state, share }: Build): PreviewedSite | undefined {
  const { site, messages, untranslated, assets, pictures, cards, pages, content, catalogues } = state;
  if (!site || !messages || !assets || !content) return undefined;
  const context = { site, messages, printDate: formatDate, untranslated, assets, pictures, share, cards };
  return { context, pages, content, catalogues };
}

/** A page with an edit that isn't written yet. */
function draftPage({ draft, render }: Build, url: string): string | undefined {
  const record = draft?.pages.find((one) => one.url === url);
  return draft && record && render?.(record, draft.site);
}
