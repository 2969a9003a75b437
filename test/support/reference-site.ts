import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type HtmlElement, HtmlValidate, Parser, StaticConfigLoader } from "html-validate";
import { builtProject, filesIn, ROOT } from "./project.ts";

/** The address that the newsroom is configured for. */
export const SITE = "https://polyglot-newsroom.example.org";

/** Its languages: BCP 47 tags by locale. */
export const LANGS: Readonly<Record<string, string>> = { en: "en", zh: "zh-Hans", ru: "ru" };
export const LOCALES: readonly string[] = Object.keys(LANGS);

/** Its articles. */
export const SLUGS: readonly string[] = readdirSync(join(ROOT, "content/articles")).sort();

/** The one edition that is announced: its file is a draft. */
export const ANNOUNCED = "/ru/news/visit-to-ibe/";

/** The address of an edition of an article. */
export const news = (locale: string, slug: string): string => `/${locale}/news/${slug}/`;

/** The texts of a catalogue of the newsroom. */
export function messages(locale: string, namespace: string): Record<string, string> {
  return JSON.parse(readFileSync(join(ROOT, "locales", locale, `${namespace}.json`), "utf8"));
}

/** A text of a page with the spaces that its source has, and without soft hyphens. */
export const plain = (text: string | null): string =>
  (text ?? "").replaceAll("\u00A0", " ").replaceAll("\u00AD", "");

/** A page of the built site. */
export interface Page {
  /** From the root, as readers see it: `/ru/archive/`, `/404.html`. */
  readonly url: string;
  readonly file: string;
  /** `"en"`; "" for pages outside every language. */
  readonly locale: string;
  readonly html: string;
  readonly root: HtmlElement;
}

/** The reference newsroom as the command built it. */
export interface ReferenceSite {
  /** The copy of the project. */
  readonly project: string;
  /** Its `_site`. */
  readonly output: string;
  readonly files: ReadonlySet<string>;
  readonly pages: ReadonlyMap<string, Page>;
}

let built: Promise<ReferenceSite> | undefined;

/** The reference newsroom, built once a run. */
export function referenceSite(): Promise<ReferenceSite> {
  built ??= build();
  return built;
}

async function build(): Promise<ReferenceSite> {
  const project = await builtProject();
  const output = join(project, "_site");
  const files = filesIn(output);
  const config = await new HtmlValidate(new StaticConfigLoader({})).getConfigFor("page.html");
  const pages = files
    .filter((file) => file.endsWith(".html"))
    .map((file): [string, Page] => {
      const html = readFileSync(join(output, file), "utf8");
      const url = `/${file.replace(/(^|\/)index\.html$/, "$1")}`;
      const [, locale = ""] = /^\/([a-z]{2})\//.exec(url) ?? [];
      const source = { data: html, filename: file, line: 1, column: 1, offset: 0 };
      const root = new Parser(config).parseHtml(source) as unknown as HtmlElement;
      return [url, { url, file, locale, html, root }];
    });
  return { project, output, files: new Set(files), pages: new Map(pages) };
}

/**
 * The value of an attribute with its character references resolved; undefined if the element has no such
 * attribute.
 */
export function attribute(element: HtmlElement | null | undefined, name: string): string | undefined {
  const value = element?.getAttributeValue(name);
  return typeof value === "string" ? resolved(value) : undefined;
}

/** The values of an attribute of all elements that a selector finds, in order. */
export function attributes({ root }: Page, selector: string, name: string): string[] {
  return root.querySelectorAll(selector).flatMap((element) => attribute(element, name) ?? []);
}

/** The text of an element, with white space folded. */
export function textOf(element: HtmlElement | null | undefined): string {
  return plain(resolved(element?.textContent ?? ""))
    .replace(/\s+/g, " ")
    .trim();
}

const REFERENCES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

function resolved(text: string): string {
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => REFERENCES[name] ?? "");
}

/** @throws Error where the site has no such page */
export function pageAt(pages: ReferenceSite["pages"], url: string): Page {
  const page = pages.get(url);
  if (!page) throw new Error(`no page at ${url}`);
  return page;
}

/** Whether search engines may list a page. */
export function isListed(page: Page): boolean {
  return attributes(page, 'meta[name="robots"]', "content").length === 0;
}

/** The pages that search engines may list. */
export function listed(pages: ReferenceSite["pages"]): Page[] {
  return [...pages.values()].filter(isListed);
}

/** Addresses of the alternates in the head of a page, by locale, and that of `x-default`. @throws Error if one is there twice */
export function alternatesOf(page: Page): Record<string, string> {
  const selector = 'head link[rel="alternate"][hreflang]';
  const [langs, hrefs] = [attributes(page, selector, "hreflang"), attributes(page, selector, "href")];
  if (new Set(langs).size < hrefs.length) throw new Error(`${page.url}: ${langs.join(", ")}`);
  const localeOf = (lang: string) => LOCALES.find((locale) => LANGS[locale] === lang) ?? lang;
  return Object.fromEntries(langs.map((lang, index) => [localeOf(lang), hrefs[index] ?? ""]));
}

/** The text of a file; Pagefind’s own files are unpacked. */
export function contentOf(file: string): string {
  const bytes = readFileSync(file);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8");
}
