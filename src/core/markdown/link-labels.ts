import { asHtml, escapeHtml, type Html } from "../html.ts";
import type { Language } from "../language/languages.ts";
import { isUnspaced, isWrittenIn } from "../language/scripts.ts";

type Reader = Pick<Language, "lang" | "dir">;

/** Where a link leads that leaves the language of its text. */
export interface ForeignTarget {
  /** The address to link to. */
  readonly href: string;
  readonly language: Pick<Language, "lang" | "dir" | "label">;
  /** Of the page, in its language, where it is known. */
  readonly title?: string | undefined;
}

/**
 * Labels the links of a rendered text that lead to pages in another language: `hreflang` for programs, the
 * language's own name for readers, and `lang` where the words of the link are in that language too.
 *
 * @param html From our own renderer: in its attributes, `<`, `>` and `"` are escaped.
 * @param own The language of the text.
 * @param targetOf Undefined for a link that stays as it is.
 * @see https://www.w3.org/TR/WCAG22/#language-of-parts
 * @example
 * // <a href="/zh/news/a/">标题</a> in English
 * // => <a href="/zh/news/a/" hreflang="zh-Hans" lang="zh-Hans">标题</a> <span lang="zh-Hans">(简体中文)</span>
 */
export function labelLinks(
  html: Html,
  own: Reader,
  targetOf: (href: string) => ForeignTarget | undefined,
): Html {
  return asHtml(
    html.replace(LINK, (link: string, address: string, more: string, words: string, at: number) => {
      const target = targetOf(address.replaceAll("&amp;", "&"));
      if (!target) return link;
      const { href, language } = target;
      const text = words.replace(/<[^>]*>/g, "");
      const lang = isInTarget(text, own, target) ? attributes(language, own) : "";
      const tag = `<a href="${escapeHtml(href)}" hreflang="${language.lang}"${lang}${more}>${words}</a>`;
      const isNamed = [text, nextWords(html, at + link.length)].some((near) =>
        near.toLowerCase().includes(escapeHtml(language.label).toLowerCase()),
      );
      return isNamed ? tag : tag + label(language, own);
    }),
  );
}

/** A link as Markdown writes it: notes and headings put other attributes first. */
const LINK = /<a href="([^"]*)"([^>]*)>([\s\S]*?)<\/a>/g;

/** How many characters behind a link can name its language. */
const NEAR = 120;

/** What follows a link directly, in brackets or behind a comma; "" where other words do. */
function nextWords(html: string, at: number): string {
  const after = html.slice(at, at + NEAR).replace(/<[^>]*>?/g, "");
  return /^\s*[([（［,，、:：·—–-]\s*[^)\]）］.。;；]*/.exec(after)?.[0] ?? "";
}

function isInTarget(words: string, own: Reader, { language, title }: ForeignTarget): boolean {
  const isTitle = title !== undefined && escapedAgain(words) === escapeHtml(title.trim());
  return isTitle || isWrittenIn(words, language.lang, own.lang);
}

/** Markdown leaves apostrophes as they are. */
function escapedAgain(words: string): string {
  return words.trim().replaceAll("'", "&#39;");
}

function label(language: ForeignTarget["language"], own: Reader): string {
  const name = escapeHtml(language.label);
  const tag = (text: string) => `<span${attributes(language, own)}>${text}</span>`;
  return isUnspaced(own.lang) ? `（${tag(name)}）` : ` (${tag(name)})`;
}

function attributes({ lang, dir }: Reader, own: Reader): string {
  return ` lang="${lang}"${dir === own.dir ? "" : ` dir="${dir}"`}`;
}
