import type Readability from "@mozilla/readability";
import type Turndown from "turndown";
import { escapeText } from "../../core/import-archive/escape.ts";
import type { HtmlTools } from "../../core/import-archive/html-tools.ts";
import { pictureMarkdown } from "../../core/import-archive/links.ts";
import { findOptionalPackage, loadOptionalPackage, MissingPackageError } from "../packages.ts";

const LIBRARIES = ["@joplin/turndown-plugin-gfm", "@mozilla/readability", "linkedom", "turndown"];

/** Elements that mark words where Markdown has no sign for it. */
const WORD_ELEMENTS = ["sub", "sup", "kbd", "mark", "u", "small"] as const;

/**
 * Loads the libraries that read HTML and write Markdown. None of them runs scripts or loads anything.
 *
 * @throws MissingPackageError where some of them are not installed; the message names all of these.
 */
export function loadHtmlTools(): HtmlTools {
  const missing = LIBRARIES.filter((name) => !findOptionalPackage(name));
  if (missing.length > 0) throw new MissingPackageError(...missing);
  const { parseHTML } = loadOptionalPackage("linkedom") as {
    parseHTML: (html: string) => { readonly document: Document };
  };
  const readability = loadOptionalPackage("@mozilla/readability") as typeof Readability;
  const service = markdownService();
  return {
    parse: (html) => parseHTML(html).document,
    article: (document) =>
      new readability.Readability(document, { keepClasses: true, charThreshold: 100 }).parse()?.content ??
      undefined,
    markdown: (html) => service.turndown(html),
  };
}

function markdownService(): Turndown {
  const Service = loadOptionalPackage("turndown") as typeof Turndown;
  const { gfm } = loadOptionalPackage("@joplin/turndown-plugin-gfm") as { gfm: Turndown.Plugin };
  const service = new Service({
    headingStyle: "atx",
    hr: "---",
    bulletListMarker: "-",
    codeBlockStyle: "fenced",
    emDelimiter: "*",
  });
  service.use(gfm);
  service.escape = escapeText;
  addRules(service);
  return service;
}

function addRules(service: Turndown): void {
  service.addRule("picture", {
    filter: "img",
    replacement: (_, node) => {
      const value = (name: string) => (node as Element).getAttribute(name) ?? "";
      return value("src") === "" ? "" : pictureMarkdown(value("src"), value("alt"), value("title"));
    },
  });
  service.addRule("address", {
    filter: (node) =>
      /^https?:\/\/[^\s<>]+$/.test(node.textContent ?? "") && node.textContent === node.getAttribute("href"),
    replacement: (_, node) => `<${node.textContent}>`,
  });
  service.addRule("item", {
    filter: "li",
    replacement: (content, node) => {
      const list = node.parentNode as Element | null;
      const start = Number(list?.getAttribute("start") ?? "1") || 1;
      const index = Array.from(list?.children ?? []).indexOf(node as Element);
      const mark = list?.nodeName === "OL" ? `${start + index}. ` : "- ";
      const indented = content.trim().replace(/\n(?=[^\n])/g, `\n${" ".repeat(mark.length)}`);
      return `${mark}${indented}${node.nextSibling ? "\n" : ""}`;
    },
  });
  addWordRules(service);
  service.addRule("note reference", {
    filter: (node) => node.hasAttribute("data-note-ref"),
    replacement: (_, node) => `[^${(node as Element).getAttribute("data-note-ref")}]`,
  });
  service.addRule("note", {
    filter: (node) => node.hasAttribute("data-note"),
    replacement: (content, node) =>
      `\n\n[^${(node as Element).getAttribute("data-note")}]: ${content.trim().replace(/\n(?=[^\n])/g, "\n    ")}\n\n`,
  });
}

/** Rules for elements within a paragraph that Markdown has no sign for. */
function addWordRules(service: Turndown): void {
  service.addRule("words", {
    filter: [...WORD_ELEMENTS],
    replacement: (content, { nodeName }) => {
      const name = nodeName.toLowerCase();
      return content.trim() === "" ? content : `<${name}>${content}</${name}>`;
    },
  });
  service.addRule("language", {
    filter: (node) =>
      /^(?:SPAN|I|EM|CITE|Q)$/.test(node.nodeName) &&
      /^[a-z]{2,3}(?:-\w+)*$/i.test(node.getAttribute("lang") ?? ""),
    replacement: (content, node) =>
      content.trim() === "" ? content : `[${content}]{lang=${(node as Element).getAttribute("lang")}}`,
  });
}
