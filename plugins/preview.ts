import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Build } from "../src/build/build.ts";
import { definePlugin, type Plugin } from "../src/build/define-plugin.ts";
import { JUDGE_EVENT } from "../src/core/build/events.ts";
import { formatDate } from "../src/core/language/dates.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { TOOL_LOCALES } from "../src/core/messages/tool-messages.ts";
import { languagesOption, type Shape } from "../src/core/options/options.ts";
import { isLeftOut } from "../src/core/preview/findings.ts";
import type { Judge } from "../src/core/preview/judge.ts";
import { type PreviewRequest, readPreviewRequest } from "../src/core/preview/preview.ts";
import { placePage } from "../src/core/site/place.ts";
import { baseOf, urls } from "../src/core/site/urls.ts";
import { once } from "../src/files/cache/once.ts";
import { ownMessages } from "../src/files/catalogues/own-messages.ts";
import { bundlePreview } from "../src/files/preview.ts";
import { type Answer, BAD_REQUEST, FAILED, send } from "../src/files/serve/answer.ts";
import { judgement } from "../src/files/serve/judgement.ts";
import { requestReport } from "../src/files/serve/request-report.ts";
import { readServedPage } from "../src/files/serve/served-page.ts";
import {
  type PreviewedSite,
  type PreviewTools,
  previewComparison,
  previewPage,
  withFindings,
} from "../src/theme/preview.ts";
import { renderLeftOut } from "../src/theme/render.tsx";

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
    let output = "";
    build.onAfterBuild("files", ({ directories }) => {
      output = directories.output;
      site = previewedSite(build) ?? site;
    });

    config.setServerOptions({
      middleware: [
        // An error that a middleware throws, and an address that can't be decoded, would end Eleventy's server.
        async (request: IncomingMessage, response: ServerResponse, next: () => unknown) => {
          try {
            const found = await answer(request);
            if (found) send(response, found);
            else await next();
          } catch (error) {
            process.stderr.write(requestReport(request, error));
            send(response, FAILED);
          }
        },
      ],
    });

    // While a build fails, the address of the site is that of the last one.
    const base = () => (site ? baseOf(site.context.site.url) : build.base);

    async function answer(message: IncomingMessage): Promise<Answer | undefined> {
      const request = readPreviewRequest(message.url ?? "", base());
      if (!request) return BAD_REQUEST;
      if (request.kind === "file") {
        const body = (await files()).get(request.name);
        const type = request.name.endsWith(".css") ? "text/css" : "text/javascript";
        return body === undefined ? undefined : { status: 200, type, body };
      }
      const [judge] = await config.emit(JUDGE_EVENT);
      if (request.kind === "comparison")
        return placed(
          htmlAnswer(site && previewComparison(site, request.name, request.locale, tools)),
          base(),
        );
      if (request.kind === "page") return placed(pageAnswer(request, judge), base());
      return judge && judgement(judge, request, message, tools.messages(request.locale));
    }

    function pageAnswer({ url, mode }: PageRequest, judge: Judge | undefined): Answer | undefined {
      if (url === urls.admin()) return editorAnswer(readServedPage(output, url));
      const html =
        (site && previewPage(site, url, mode, tools)) ?? draftPage(build, url) ?? readServedPage(output, url);
      if (html !== undefined) return htmlAnswer(judge ? withFindings(html) : html);
      const draft = unpublishedPage(build, url);
      if (draft !== undefined) return htmlAnswer(withFindings(draft, "draft"));
      if (!judge || !isLeftOut(judge.verdict(), url, Object.keys(tools.langs))) return undefined;
      const locale = url.split("/")[1] ?? "";
      const body = withFindings(renderLeftOut(tools.langs[locale] ?? "en", tools.messages(locale)));
      return { status: 404, type: "text/html", body };
    }
  },
);

type PageRequest = Extract<PreviewRequest, { readonly kind: "page" }>;

/** The editor has its own list of findings. */
function editorAnswer(body: string | undefined): Answer | undefined {
  return body === undefined ? undefined : { status: 200, type: "text/html", body, isFixed: true };
}

/** An answer with the addresses of a site in a folder of its host. */
function placed(answer: Answer | undefined, base: string): Answer | undefined {
  return answer && { ...answer, body: placePage(answer.body, base) };
}

function htmlAnswer(body: string | undefined): Answer | undefined {
  return body === undefined ? undefined : { status: 200, type: "text/html", body };
}

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

/** A page that readers don't have, because its work is a draft. */
function unpublishedPage({ unpublished, render }: Build, url: string): string | undefined {
  const shown = unpublished?.(url);
  const record = shown?.pages.find((one) => one.url === url);
  return shown && record && render?.(record, shown.site);
}
