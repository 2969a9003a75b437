import { embedOf } from "../markdown/embed-sites.ts";
import { isSafeLink } from "../markdown/markdown.ts";
import type { Note } from "./found.ts";
import { addFootnotes } from "./html-footnotes.ts";
import { endsSentence } from "./printed-lines.ts";
import { folded } from "./repeated.ts";

/** What could do harm, or asks readers for something. */
const UNSAFE = "script, object, embed, applet, frame, frameset, base, form, input, select, textarea";

/** What isn't the text of an article. */
const NO_TEXT =
  "style, link, meta, noscript, template, svg, canvas, button, dialog, nav, map, [hidden], .screen-reader-text";

/** Pictures this small count readers. */
const TRACKER_PX = 2;

/** The longest paragraph in bold that is a heading, in letters. */
const HEADING_LENGTH = 100;

/** How the players of other sites are addressed, and the pages that readers can go to. */
const PLAYERS: readonly (readonly [player: RegExp, page: string])[] = [
  [
    /^(?:https?:)?\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]+).*$/,
    "https://www.youtube.com/watch?v=$1",
  ],
  [/^(?:https?:)?\/\/player\.vimeo\.com\/video\/(\d+).*$/, "https://vimeo.com/$1"],
  [/^(?:https?:)?\/\/player\.bilibili\.com\/.*[?&]bvid=(\w+).*$/, "https://www.bilibili.com/video/$1"],
  [/^(?:https?:)?\/\/rutube\.ru\/play\/embed\/(\w+).*$/, "https://rutube.ru/video/$1/"],
  [/^(?:https?:)?\/\/player\.youku\.com\/embed\/([\w=]+).*$/, "https://v.youku.com/v_show/id_$1.html"],
];

/**
 * Prepares the HTML of an article for its conversion to Markdown, in place: what could do harm and what is no text is taken
 * out, pictures get their captions, players become links, bold lines become headings.
 *
 * @param notes Gets what was left out.
 */
export function cleanHtml(body: Element, title: string, notes: Note[]): void {
  removeUnsafe(body, notes);
  for (const element of body.querySelectorAll(NO_TEXT)) element.remove();
  labelledAddresses(body);
  replacePlayers(body, notes);
  cleanPictures(body, notes);
  cleanLinks(body, notes);
  addFootnotes(body);
  makeFigures(body);
  nameQuoted(body);
  cleanHeadings(body, title);
  unwrapLayoutTables(body);
  alignCells(body);
}

function removeUnsafe(body: Element, notes: Note[]): void {
  for (const element of body.querySelectorAll(UNSAFE)) {
    const name = element.localName;
    // A form has no text, unless a program put the whole page into it.
    if (name === "form" && (element.textContent ?? "").length > 400)
      element.replaceWith(...element.childNodes);
    else {
      notes.push({ kind: "unsafe", text: `<${name}>` });
      element.remove();
    }
  }
}

function replacePlayers(body: Element, notes: Note[]): void {
  const document = body.ownerDocument;
  for (const element of body.querySelectorAll(
    "iframe, video, audio, .wp-block-embed, blockquote.twitter-tweet, blockquote.instagram-media",
  )) {
    if (!body.contains(element)) continue;
    const src = sourceOf(element);
    const page = PLAYERS.reduce((at, [player, to]) => at.replace(player, to), src);
    if (embedOf(page) || (element.matches(".wp-block-embed") && /^https?:\/\/\S+$/.test(page))) {
      const caption = element.querySelector("figcaption")?.textContent?.trim() ?? "";
      element.replaceWith(
        paragraph(document, page),
        ...(caption === "" ? [] : [paragraph(document, "", caption)]),
      );
    } else {
      notes.push({ kind: "embed", text: src === "" ? `<${element.localName}>` : src });
      element.remove();
    }
  }
}

function sourceOf(element: Element): string {
  if (element.matches("blockquote"))
    return [...element.querySelectorAll("a")].at(-1)?.getAttribute("href") ?? "";
  const inner = element.matches("iframe") ? element : (element.querySelector("iframe, source, a") ?? element);
  const found = element.getAttribute("src") ?? inner.getAttribute("src") ?? inner.getAttribute("href");
  return found ?? /https?:\/\/[^\s<>"]+/.exec(element.textContent ?? "")?.[0] ?? "";
}

function paragraph(document: Document, href: string, words = href): Element {
  const made = document.createElement("p");
  const inner = document.createElement(href === "" ? "em" : "a");
  if (href !== "") inner.setAttribute("href", href);
  inner.textContent = words;
  made.append(inner);
  return made;
}

function cleanPictures(body: Element, notes: Note[]): void {
  for (const source of body.querySelectorAll("picture > source")) source.remove();
  for (const image of body.querySelectorAll("img")) {
    const lazy = ["data-src", "data-lazy-src", "data-original"].map((name) => image.getAttribute(name));
    const src = lazy.find((one) => one) ?? image.getAttribute("src") ?? "";
    const sizes = ["width", "height"].map((name) => Number.parseInt(image.getAttribute(name) ?? "", 10));
    if (src === "" || sizes.some((size) => size <= TRACKER_PX)) {
      notes.push({ kind: "unsafe", text: src === "" ? "<img>" : src });
      image.remove();
    } else if (/^data:/i.test(src)) {
      notes.push({ kind: "picture-refused", text: `${src.slice(0, 30)}…` });
      image.remove();
    } else image.setAttribute("src", src);
  }
}

/** Links that a text may not have become words; a link around a picture leads to the picture. */
function cleanLinks(body: Element, notes: Note[]): void {
  for (const link of body.querySelectorAll("a")) {
    const href = link.getAttribute("href") ?? "";
    if (!isSafeLink(href)) notes.push({ kind: "unsafe", text: href.slice(0, 80) });
    const isEmpty = (link.textContent ?? "").trim() === "";
    if (isEmpty && !link.querySelector("img")) link.remove();
    else if (href === "" || !isSafeLink(href) || isEmpty) link.replaceWith(...link.childNodes);
  }
}

/** The innermost figures first: a gallery has figures in it. */
function makeFigures(body: Element): void {
  for (const figure of [...body.querySelectorAll("figure, .wp-caption, .gallery-item")].reverse()) {
    const caption = figure.querySelector("figcaption, .wp-caption-text, .gallery-caption");
    const pictures = [...figure.querySelectorAll("img")];
    if (pictures.length === 0) {
      // Below a quotation is who said it; below a table, a line of its own.
      const quotation = figure.querySelector("blockquote");
      if (caption && quotation) quotation.append(rename(caption, "cite"));
      else if (caption)
        caption.replaceWith(paragraph(body.ownerDocument, "", (caption.textContent ?? "").trim()));
      figure.replaceWith(...figure.childNodes);
      continue;
    }
    // The caption of a gallery goes to the first picture that has none of its own.
    const target = pictures.find((picture) => !picture.getAttribute("title")) ?? pictures[0];
    const words = captionOf(caption);
    if (words !== "") target?.setAttribute("title", words);
    const place = body.ownerDocument.createElement("p");
    for (const picture of pictures) place.append(picture, body.ownerDocument.createElement("br"));
    place.lastChild?.remove();
    figure.replaceWith(place);
  }
}

/** Who is quoted is the last paragraph of a quotation, behind a dash. */
function nameQuoted(body: Element): void {
  for (const cite of body.querySelectorAll(
    "blockquote > cite, blockquote > footer, blockquote > p > cite:last-child",
  )) {
    const name = (cite.textContent ?? "").replace(/^[\s—–-]+/, "").trim();
    const quotation = cite.closest("blockquote");
    cite.remove();
    if (name === "" || !quotation) continue;
    const line = body.ownerDocument.createElement("p");
    line.textContent = `— ${name}`;
    quotation.append(line);
  }
}

/** The words of a caption, and the credit behind a bar. */
function captionOf(caption: Element | null): string {
  const credit = caption?.querySelector("cite, .credit, small");
  const name = credit?.textContent?.trim() ?? "";
  credit?.remove();
  const words = (caption?.textContent ?? "").replace(/\s+/g, " ").trim();
  return name === "" ? words : `${words} | ${name}`;
}

/** Headings begin at the second level: the title is the first. A paragraph in bold is one too. */
function cleanHeadings(body: Element, title: string): void {
  const wanted = folded(title);
  for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const text = folded(heading.textContent ?? "");
    if (text === "" || text === wanted) heading.remove();
    else heading.replaceChildren(...[...heading.childNodes].flatMap(withoutBold));
  }
  const isDeep = body.querySelector("h1") !== null;
  if (isDeep)
    for (const level of [5, 4, 3, 2, 1])
      for (const heading of body.querySelectorAll(`h${level}`)) rename(heading, `h${level + 1}`);
  const bold = body.querySelector("h2") ? "h3" : "h2";
  for (const one of body.querySelectorAll("p")) {
    const words = one.textContent?.trim() ?? "";
    if (isBoldLine(one, words)) rename(one, bold).replaceChildren(words);
  }
}

function withoutBold(node: ChildNode): ChildNode[] {
  return /^(?:STRONG|B)$/i.test(node.nodeName) ? [...node.childNodes] : [node];
}

function isBoldLine(one: Element, text: string): boolean {
  const inner = one.children.length === 1 ? one.children[0] : undefined;
  if (!inner?.matches("strong, b") || text === "" || text.length > HEADING_LENGTH || endsSentence(text))
    return false;
  const isLast = one.nextElementSibling === null && one.parentElement?.nextElementSibling == null;
  return inner.textContent?.trim() === text && !isLast && one.closest("li, td, th, blockquote") === null;
}

function rename(element: Element, name: string): Element {
  const made = element.ownerDocument.createElement(name);
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
}

/** A table of one column, or with tables in it, has no data: it was made for the look. */
function unwrapLayoutTables(body: Element): void {
  for (const table of [...body.querySelectorAll("table")].reverse()) {
    const rows = [...table.querySelectorAll("tr")];
    const isLayout = table.querySelector("table") !== null || rows.every((row) => row.children.length <= 1);
    if (!isLayout) continue;
    const parts = [...table.querySelectorAll("td, th")].map((cell) => rename(cell, "div"));
    table.replaceWith(...parts);
  }
}

/** Columns are aligned by styles or classes; the converter knows the old attribute. */
function alignCells(body: Element): void {
  for (const cell of body.querySelectorAll("th, td")) {
    const look = `${cell.className} ${cell.getAttribute("style") ?? ""}`;
    const side = /\b(?:text-align|align|has-text-align)(?:-|: *)(right|center)\b/.exec(look)?.[1];
    if (side !== undefined) cell.setAttribute("align", side);
  }
}

/** A video or a post of another site that a page of ours labels was an address in the text, perhaps with a title. */
function labelledAddresses(body: Element): void {
  for (const link of body.querySelectorAll("p.embed > a[href]")) {
    for (const label of link.querySelectorAll("[data-pagefind-ignore]")) label.remove();
    const isAddress = link.parentElement?.hasAttribute("data-pagefind-ignore") ?? false;
    link.textContent = isAddress ? (link.getAttribute("href") ?? "") : (link.textContent ?? "").trim();
  }
}
