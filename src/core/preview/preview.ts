import { readTarget } from "../request-target.ts";

/** How the messages of a page are shown: with their keys, or in a made-up language. */
export type PreviewMode = "keys" | "pseudo";

/** A request to the preview. */
export type PreviewRequest =
  | { readonly kind: "page"; readonly url: string; readonly mode: PreviewMode | undefined }
  | { readonly kind: "file"; readonly name: string }
  | { readonly kind: "comparison"; readonly name: string; readonly locale: string }
  /** What the last check found, unless the page knows it by its version. */
  | { readonly kind: "findings"; readonly locale: string; readonly known: string | null }
  /** What a save would do wrong; the acceptance of translations. Both have a body. */
  | { readonly kind: "added" | "accept"; readonly locale: string };

/**
 * Reads an address of the preview.
 *
 * @param target As the request line has it: path and query.
 * @param base The site's folder on its host, as `baseOf` gives it.
 * @returns undefined where it is no address.
 * @example
 * readPreviewRequest("/en/?i18n=keys"); // => { kind: "page", url: "/en/", mode: "keys" }
 * readPreviewRequest("/preview/findings/zh.json?known=3"); // => { kind: "findings", locale: "zh", known: "3" }
 * readPreviewRequest("/preview/articles/a/zh/"); // => { kind: "comparison", name: "articles/a", locale: "zh" }
 */
export function readPreviewRequest(target: string, base = ""): PreviewRequest | undefined {
  const readable = readTarget(target);
  if (readable === undefined) return undefined;
  const whole = new URL(`http://localhost${readable}`);
  const { searchParams } = whole;
  const pathname = whole.pathname.startsWith(`${base}/`) ? whole.pathname.slice(base.length) : whole.pathname;
  const [, name, locale] = /^\/preview\/((?:articles|pages)\/[^/]+)\/([^/]+)\/$/.exec(pathname) ?? [];
  if (name && locale) return { kind: "comparison", name, locale };
  const [, task, spoken] = /^\/preview\/(findings|added|accept)\/([\w-]+)\.json$/.exec(pathname) ?? [];
  if (task && spoken) {
    return task === "findings"
      ? { kind: task, locale: spoken, known: searchParams.get("known") }
      : { kind: task as "added" | "accept", locale: spoken };
  }
  const [, file] = /^\/preview\/([a-z]+\.[a-z]+)$/.exec(pathname) ?? [];
  if (file) return { kind: "file", name: file };
  const mode = (["keys", "pseudo"] as const).find((one) => one === searchParams.get("i18n"));
  return { kind: "page", url: pathname, mode };
}
