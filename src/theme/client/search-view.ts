import type { ShownResult } from "./search-engine.ts";

/** A result as an item of the list. */
export function resultItem(
  { url, excerpt, meta }: ShownResult,
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
  link.dataset.searchHit = [
    ...new Set(excerpt.flatMap(({ text: word, found }) => (found ? [word] : []))),
  ].join("\n");
  text.append(link);
  const facts = [own.label ?? "", meta.published ?? "", meta.topics ?? ""].filter((fact) => fact !== "");
  if (facts.length > 0) text.append(factsOf(facts));
  const body = element("p");
  for (const { text: words, found } of excerpt) body.append(found ? marked(words) : words);
  text.append(body);
  item.append(text);
  return item;
}

/** Facts on one line. The name of a language may run in the other direction than a date after it. */
function factsOf(facts: readonly string[]): HTMLElement {
  const line = element("p", "quiet");
  for (const [index, fact] of facts.entries()) line.append(index === 0 ? "" : " · ", isolated(fact));
  return line;
}

/** Words that keep their own direction, and change that of none around them. */
export function isolated(words: string): HTMLElement {
  const made = element("bdi");
  made.textContent = words;
  return made;
}

/** The key of the article that a result is an edition of; the same in every language. */
export function articleOf({ url, meta }: Pick<ShownResult, "url" | "meta">): string {
  return meta.key ?? url;
}

function marked(words: string): HTMLElement {
  const mark = element("mark");
  mark.textContent = words;
  return mark;
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
