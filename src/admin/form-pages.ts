import type { Findings } from "../core/preview/findings.ts";
import { urls } from "../core/site/urls.ts";
import { base } from "./findings.ts";
import { openForm } from "./reasons.ts";

/**
 * Links to the pages of the open form, one for each language.
 *
 * @returns The links, and a function that names them in the language of the findings.
 */
export function formPages(locales: readonly string[]): {
  readonly element: HTMLElement;
  readonly show: (findings: Findings) => void;
} {
  const element = document.createElement("nav");
  element.className = "form-pages";
  let words = { page: "", lang: "en" };
  const update = () => {
    const pages = pagesOf(locales);
    element.hidden = pages.size === 0 || words.page === "";
    const names = new Intl.DisplayNames(words.lang, { type: "language" });
    const links = [...pages].map(([locale, href]) => {
      const link = document.createElement("a");
      Object.assign(link, { href, target: "_blank", textContent: names.of(locale) ?? locale });
      return link;
    });
    element.lang = words.lang;
    element.replaceChildren(words.page, ...links);
  };
  window.addEventListener("hashchange", update);
  update();
  return {
    element,
    show({ texts, lang }) {
      words = { page: texts.page, lang };
      update();
    },
  };
}

function pagesOf(locales: readonly string[]): Map<string, string> {
  const form = openForm();
  const [, kind] = /^(articles|pages)-/.exec(form?.collection ?? "") ?? [];
  if (!form || kind === undefined) return new Map();
  const slug = form.entry.replace(/\/index$/, "");
  const addressOf = kind === "articles" ? urls.article : urls.page;
  return new Map(locales.map((locale) => [locale, base + addressOf(locale, slug)]));
}
