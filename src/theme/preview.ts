import { mergeResources } from "../core/catalogues/merge.ts";
import type { Catalogue } from "../core/catalogues/read.ts";
import type { Content } from "../core/content/works.ts";
import { jsonForScript } from "../core/html.ts";
import { createMessages, type Translate } from "../core/messages/messages.ts";
import { pseudoResources } from "../core/messages/pseudo.ts";
import type { PageRecord } from "../core/pages/families.ts";
import { compareEditions } from "../core/preview/comparison.ts";
import type { PreviewMode } from "../core/preview/preview.ts";
import { traceMessages } from "../core/preview/traces.ts";
import { languageIn } from "../core/site/site.ts";
import { urls } from "../core/site/urls.ts";
import { renderChooser, renderComparison, renderPage, type ThemeContext } from "./render.tsx";

/**
 * The data of the last build without errors: while an error is being corrected, the preview shows the site
 * before it.
 */
export interface PreviewedSite {
  readonly context: Omit<ThemeContext, "messages"> & {
    readonly messages: (locale: string) => Translate<string>;
  };
  readonly pages: readonly PageRecord[];
  readonly content: Content;
  readonly catalogues: readonly Catalogue[];
}

/** What the preview needs besides the site. */
export interface PreviewTools {
  /** The preview's own messages, in the language of a page if they have it. */
  readonly messages: (locale: string) => Translate;
  /** BCP 47 tags by locale. */
  readonly langs: Readonly<Record<string, string>>;
}

/**
 * A translation next to its original.
 *
 * @param name Folder and slug of the article: `"articles/visit"`.
 * @returns undefined where there is no such translation.
 */
export function previewComparison(
  { context: { site, assets }, content }: PreviewedSite,
  name: string,
  locale: string,
  { messages }: PreviewTools,
): string | undefined {
  const found = compareEditions(site, content, name, locale);
  if (!found) return undefined;
  const language = languageIn(site, site.defaultLocale);
  const styles = `${urls.preview()}preview.css`;
  return renderComparison(found, language, messages(language.locale), { assets, styles });
}

/** A page of the theme in a mode of the preview; undefined if it is served as it was written. */
export function previewPage(
  { context, pages, catalogues }: PreviewedSite,
  url: string,
  mode: PreviewMode | undefined,
  { messages: toolMessages, langs }: PreviewTools,
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

/**
 * Adds what was found wrong to a page of a served site: a script that asks for it.
 *
 * @param note `"draft"` for a page that readers don't have.
 */
export function withFindings(html: string, note: "draft" | "" = ""): string {
  const folder = urls.preview();
  const head = `<link rel="stylesheet" href="${folder}findings.css"><script type="module" src="${folder}findings.js" data-note="${note}"></script>`;
  return html.replace("</head>", () => `${head}</head>`);
}

/**
 * Adds the script and the style of the preview, before all others: the script removes the marks that they
 * would read.
 */
function withTools(html: string, data: object): string {
  const folder = urls.preview();
  const head = `<link rel="stylesheet" href="${folder}preview.css"><script type="module" src="${folder}keys.js"></script>`;
  const json = `<script type="application/json" id="message-traces">${jsonForScript(data)}</script>`;
  return html.replace("<title>", () => `${head}<title>`).replace("</body>", () => `${json}</body>`);
}
