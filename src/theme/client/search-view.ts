import type { Fragment } from "../../core/search/engine.ts";

/** Marks excerpts that contain the ways of writing a date, which readers don't want to see. */
const DATES_MARK = "⁂";

/** A result as an item of the list. Only the marks around the words found become markup. */
export function resultItem(
  { url, excerpt, meta }: Fragment,
  own: { readonly locale: string; readonly label?: string | undefined },
): HTMLElement {
  const item = element("li", "search-result");
  item.dataset.article = articleOf({ url, meta });
  if (meta.image) {
    const image = element("img", "search-image");
    Object.assign(image, { src: meta.image, alt: "", loading: "lazy", width: 160, height: 90 });
    item.append(image);
  }
  const text = element("div", "search-text");
  const link = element("a");
  // If an article exists in the language of the page, the link leads to that edition.
  const readable = meta[`url-${own.locale}`];
  link.href = readable ?? url;
  link.textContent = (readable && meta[`title-${own.locale}`]) || (meta.title ?? url);
  link.dataset.searchHit = wordsFound(excerpt).join("\n");
  text.append(link);
  const facts = [own.label, meta.published, meta.topics].filter((fact) => fact !== undefined && fact !== "");
  if (facts.length > 0) text.append(paragraph("quiet", facts.join(" · ")));
  const body = element("p");
  if (excerpt.includes(DATES_MARK) || excerpt.trim() === "") body.textContent = meta.summary ?? "";
  else for (const part of marked(excerpt)) body.append(part);
  text.append(body);
  item.append(text);
  return item;
}

/** The key of the article that a result is an edition of; the same in every language. */
export function articleOf({ url, meta }: Pick<Fragment, "url" | "meta">): string {
  return meta.key ?? url;
}

/** The excerpt as text with `<mark>` elements, neighbours joined. */
function marked(excerpt: string): Node[] {
  return pieces(excerpt).map(({ text, found }) => {
    if (!found) return document.createTextNode(text);
    const mark = element("mark");
    mark.textContent = text;
    return mark;
  });
}

function wordsFound(excerpt: string): string[] {
  return [...new Set(pieces(excerpt).flatMap(({ text, found }) => (found ? [text] : [])))];
}

function pieces(excerpt: string): { text: string; found: boolean }[] {
  const clean = excerpt.replaceAll("\u200B", "").replaceAll("</mark><mark>", "");
  const parsed = new DOMParser().parseFromString(clean, "text/html");
  return [...parsed.body.childNodes].map((node) => ({
    text: node.textContent ?? "",
    found: node.nodeName === "MARK",
  }));
}

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = "",
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  return made;
}

export function paragraph(className: string, text: string): HTMLElement {
  const made = element("p", className);
  made.textContent = text;
  return made;
}
