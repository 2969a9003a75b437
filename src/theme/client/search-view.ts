import { type FindLineEnds, partsOf } from "../../core/typography/headline.ts";
import type { ShownResult } from "./search-engine.ts";

/** A result as an item of the list, with the places where the lines of its title may end. */
export function resultItem(
  { url, excerpt, meta }: ShownResult,
  findEnds: (title: string) => ReturnType<FindLineEnds>,
): HTMLElement {
  const item = element("li");
  const heading = element("h2", "title");
  const link = element("a");
  const title = meta.title ?? url;
  for (const [index, part] of partsOf(title, findEnds(title) ?? { at: [] }).entries())
    link.append(...(index === 0 ? [] : [element("wbr")]), part);
  link.href = url;
  link.dataset.searchHit = [...new Set(excerpt.flatMap(({ text, found }) => (found ? [text] : [])))].join(
    "\n",
  );
  heading.append(link);
  const body = element("p", "search-excerpt");
  for (const { text, found } of excerpt) body.append(found ? element("mark", "", text) : text);
  item.append(heading, ...factsOf(meta), body);
  if (meta.image) {
    const image = element("img");
    Object.assign(image, { src: meta.image, alt: "", loading: "lazy", width: 160, height: 90 });
    item.append(image);
  }
  return item;
}

/** Date and topics on one line; none for a page that isn't news. */
function factsOf({ date = "", published = "", topics = "" }: ShownResult["meta"]): HTMLElement[] {
  if (published === "" && topics === "") return [];
  const line = element("p", "search-facts");
  if (published !== "") {
    const time = element("time", "", published);
    time.dateTime = date;
    line.append(time, " ");
  }
  line.append(element("span", "", topics));
  return [line];
}

/** An element of a page, with text and nothing else in it. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = "",
  text = "",
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.textContent = text;
  return made;
}
