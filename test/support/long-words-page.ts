import { resultItem } from "../../src/theme/client/search-view.ts";

// It runs in the browser: the tests bundle it.

/** Shows what scripts show on a page, with long words: results of the search, menus, lines that were hidden. */
export function showAll(text: string): void {
  const meta = { title: text, published: text, topics: text, image: "/cover.png" };
  const result = { url: "/", excerpt: [{ text, found: true }], meta };
  const item = () => resultItem(result, () => undefined);
  for (const list of document.querySelectorAll("[data-search-results]")) list.append(item());
  for (const part of document.querySelectorAll<HTMLElement>("[hidden]")) part.hidden = false;
  for (const part of document.querySelectorAll("details")) part.open = true;
  for (const part of document.querySelectorAll<HTMLElement>("[popover]")) {
    part.popover = "manual";
    part.showPopover();
  }
}

/**
 * What is wider than its place: the page than the window, words than their block, a block than the one around it.
 * Tables scroll in their frames.
 */
export function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const found = new Set(scrollWidth > clientWidth ? [`page: ${scrollWidth} px`] : []);
  for (const element of document.body.querySelectorAll("*")) {
    if (isFree(element)) continue;
    if (wordsOutside(element)) found.add(`words of ${nameOf(element)}`);
    const around = element.parentElement?.getBoundingClientRect();
    // Some lists hang out by the padding of their items.
    if (
      around &&
      around.width > 0 &&
      isBlock(element) &&
      isOutside(element.getBoundingClientRect(), around, 9)
    )
      found.add(nameOf(element));
  }
  return [...found];
}

function wordsOutside(element: Element): boolean {
  let block = element;
  while (!isBlock(block) && block.parentElement) block = block.parentElement;
  const room = block.getBoundingClientRect();
  const range = document.createRange();
  return [...element.childNodes].some((node) => {
    if (node.nodeType !== Node.TEXT_NODE) return false;
    range.selectNodeContents(node);
    return [...range.getClientRects()].some((line) => isOutside(line, room, 1));
  });
}

function isOutside(inner: DOMRect, outer: DOMRect, playPx: number): boolean {
  return inner.width > 1 && (inner.right > outer.right + playPx || inner.left < outer.left - playPx);
}

function isBlock(element: Element): boolean {
  return !/^(?:inline|contents)$/.test(getComputedStyle(element).display);
}

/** Whether it isn't in the flow of the page, is only for screen readers, scrolls, or is a control, whose words browsers cut. */
function isFree(element: Element): boolean {
  const free = ".skip, .away, svg, select, input, .table table, .matrix table";
  return element.closest(free) !== null || /^(?:absolute|fixed)$/.test(getComputedStyle(element).position);
}

function nameOf({ tagName, className, parentElement }: Element): string {
  return `${parentElement?.tagName}.${parentElement?.className} > ${tagName}.${className}`;
}
