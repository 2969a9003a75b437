import { Parser } from "htmlparser2";
import { equal } from "uvu/assert";
import { SECRET } from "./project.ts";

/** Attributes that lead somewhere. */
const ADDRESSES = new Set([
  "href",
  "src",
  "action",
  "formaction",
  "poster",
  "data",
  "background",
  "cite",
  "ping",
]);

/** Elements that our pages never have. */
const FOREIGN = new Set(["iframe", "object", "embed", "base", "applet", "frame", "style"]);

/** Asserts that nothing on the pages of a site can run or lead where content may not lead. */
export function judgePages(pages: ReadonlyMap<string, string>): void {
  const found: string[] = [];
  for (const [name, html] of pages) {
    found.push(...offences(html).map((offence) => `${name}: ${offence}`));
    if (html.includes(SECRET)) found.push(`${name}: holds the secret`);
  }
  equal(found, []);
}

/** The elements and attributes of a page that are not allowed. */
export function offences(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (FOREIGN.has(name)) found.push(`<${name}>`);
      if (name === "script" && !isOwnScript(attributes)) found.push("<script>");
      if (name === "meta" && /refresh/i.test(attributes["http-equiv"] ?? "")) found.push("refresh");
      for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith("on") || key === "style" || key === "srcdoc") found.push(`${key}="${value}"`);
        if (ADDRESSES.has(key) && !isSafe(value)) found.push(`${key}="${value}"`);
      }
    },
  });
  parser.end(html);
  return found;
}

function isOwnScript({ src, type }: Record<string, string>): boolean {
  // An element with another type than a script's is data.
  return src === undefined ? /^application\/(?:ld\+)?json$/.test(type ?? "") : src.startsWith("/assets/");
}

/** @see https://url.spec.whatwg.org/#concept-basic-url-parser */
function isSafe(address: string): boolean {
  const { host } = new URL(address, "https://here.invalid/");
  return host === "here.invalid" || /^(?:https?|mailto|tel):/.test(address);
}
