import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { type Build, buildOf } from "../src/build.ts";
import type { Content } from "../src/core/content/works.ts";
import { jsonForScript } from "../src/core/html.ts";
import type { LanguageOption } from "../src/core/language/languages.ts";
import { createMessages, type Translate } from "../src/core/messages/messages.ts";
import { pseudoResources } from "../src/core/messages/pseudo.ts";
import { SPOKEN } from "../src/core/messages/tool-messages.ts";
import { languagesOption, readLanguages, readOptions } from "../src/core/options/options.ts";
import { compareEditions } from "../src/core/preview/comparison.ts";
import { type PreviewMode, readPreviewRequest } from "../src/core/preview/preview.ts";
import { traceMessages } from "../src/core/preview/traces.ts";
import { languageIn } from "../src/core/site/site.ts";
import { urls } from "../src/core/site/urls.ts";
import { checkVersion, type EleventyConfig } from "../src/eleventy.ts";
import { once } from "../src/files/cache/once.ts";
import { mergeResources } from "../src/files/catalogues/catalogues.ts";
import { ownMessages } from "../src/files/catalogues/own-messages.ts";
import { bundlePreview } from "../src/files/preview.ts";
import { requestReport } from "../src/files/serve/request-report.ts";
import { renderChooser, renderComparison, renderPage, type ThemeContext } from "../src/theme/render.tsx";

/** Options of `previewPlugin`. */
export interface PreviewOptions {
  /** The languages of the site. */
  readonly languages: readonly LanguageOption[];
}

const schema = z.strictObject({ languages: languagesOption });

/** An answer of the preview. */
interface Answer {
  readonly status: 200 | 400 | 500;
  readonly type: "text/html" | "text/css" | "text/javascript" | "text/plain";
  readonly body: string;
}

const UNREADABLE: Answer = { status: 400, type: "text/plain", body: "400 Bad Request\n" };
const FAILED: Answer = { status: 500, type: "text/plain", body: "500 Internal Server Error\n" };

/**
 * Previews for those who write, while Eleventy serves the site: every message with its key (`?i18n=keys`), a made-up
 * language (`?i18n=pseudo`), and translations beside their originals. All of it is made when it is asked for. Nothing is
 * written, so no site that is built holds a byte of it, and all other addresses are served as they were written.
 */
export function previewPlugin(config: EleventyConfig, options: PreviewOptions): void {
  checkVersion(config, "previewPlugin");
  const { languages: given } = readOptions("previewPlugin", schema, options);
  const langs = Object.fromEntries(
    readLanguages("previewPlugin", given).map(({ locale, lang }) => [locale, lang]),
  );
  const build = buildOf(config);
  let known: Known | undefined;
  build.afterwards("files", () => {
    known = knownTo(build) ?? known;
  });
  const files = once(bundlePreview);

  config.setServerOptions({
    middleware: [
      // An error that a middleware throws, and an address that cannot be decoded, would end Eleventy's server.
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
    const request = readPreviewRequest(target);
    if (!request) return UNREADABLE;
    if (request.kind === "file") {
      const body = (await files()).get(request.name);
      const type = request.name.endsWith(".css") ? "text/css" : "text/javascript";
      return body === undefined ? undefined : { status: 200, type, body };
    }
    if (!known) return undefined;
    const html =
      request.kind === "comparison"
        ? comparison(known, request.name, request.locale)
        : (page(known, request.url, request.mode, langs) ?? drafted(build, request.url));
    return html === undefined ? undefined : { status: 200, type: "text/html", body: html };
  }
}

/** Answers a request, unless that was begun before. */
function send(response: ServerResponse, { status, type, body }: Answer): void {
  if (response.headersSent || response.writableEnded) return void response.destroy();
  response.statusCode = status;
  response.setHeader("Content-Type", `${type}; charset=utf-8`);
  response.end(body);
}

/** What the last sound build knew: while somebody corrects an error, the preview shows what was before it. */
interface Known {
  readonly context: Omit<ThemeContext, "messages"> & {
    readonly messages: (locale: string) => Translate<string>;
  };
  readonly pages: Build["pages"];
  readonly content: Content;
  readonly catalogues: Build["catalogues"];
}

function knownTo(build: Build): Known | undefined {
  const { site, messages, voiceless, assets, pictures, share, cards, pages, content, catalogues } = build;
  if (!site || !messages || !assets || !content) return undefined;
  const context = { site, messages, voiceless, assets, pictures, share, cards };
  return { context, pages, content, catalogues };
}

/** The language of the tools: that of a page where they speak it, else the first that they speak. */
function toolMessages(locale: string) {
  return ownMessages(Object.hasOwn(SPOKEN, locale) ? locale : undefined);
}

function comparison(
  { context: { site, assets }, content }: Known,
  name: string,
  locale: string,
): string | undefined {
  const found = compareEditions(site, content, name, locale);
  if (!found) return undefined;
  const language = languageIn(site, site.defaultLocale);
  const styles = `${urls.preview()}preview.css`;
  return renderComparison(found, language, toolMessages(language.locale), { assets, styles });
}

/** A page of the theme as it was asked for; undefined where it is to be served as it was written. */
function page(
  { context, pages, catalogues }: Known,
  url: string,
  mode: PreviewMode | undefined,
  langs: Readonly<Record<string, string>>,
): string | undefined {
  if (mode === undefined && url !== urls.status()) return undefined;
  const record = pages.find((one) => one.url === url);
  if (!record && url !== urls.chooser()) return undefined;
  const t = toolMessages(record?.locale ?? context.site.defaultLocale);
  const shown: (locale: string) => Translate<string> =
    mode === "pseudo" ? createMessages(pseudoResources(mergeResources(catalogues)), langs) : context.messages;
  const traced = traceMessages(shown, catalogues, langs);
  const messages = mode === "keys" ? traced.messages : shown;
  const preview = { t, compare: urls.comparison };
  const html = record
    ? renderPage(record, { ...context, messages, preview })
    : renderChooser({ ...context, messages });
  if (mode === undefined) return html;
  const texts = {
    list: t("preview:list", { count: traced.traces.length }),
    labels: t("preview:labels"),
    text: t("preview:text"),
    data: t("preview:data"),
    close: t("preview:close"),
  };
  return withTools(html, { traces: traced.traces, texts });
}

/** A page as it is since an edit that is not written yet. */
function drafted({ draft, render }: Build, url: string): string | undefined {
  const record = draft?.pages.find((one) => one.url === url);
  return draft && record && render?.(record, draft.site);
}

/** A page with the script and the style of the preview, before all others: it takes the marks away that they would read. */
function withTools(html: string, data: object): string {
  const folder = urls.preview();
  const head = `<link rel="stylesheet" href="${folder}preview.css"><script type="module" src="${folder}keys.js"></script>`;
  const json = `<script type="application/json" id="message-traces">${jsonForScript(data)}</script>`;
  return html.replace("<title>", () => `${head}<title>`).replace("</body>", () => `${json}</body>`);
}
