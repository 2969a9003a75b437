import { HTML_ELEMENTS } from "../markdown/html-elements.ts";
import { differing } from "./multiset.ts";
import { type Check, type Finding, matchesIn, type Passage } from "./passage.ts";

/** A name in angle brackets, or what looks like one. The bound keeps the time linear. */
const BRACKETED = /<\/?[A-Za-z0-9][^<>\n]{0,300}>/g;

/** Attributes whose values are words, or depend on the language. */
const TRANSLATED = /^(?:title|alt|lang|xml[:-]lang|hreflang|dir|label|placeholder|summary|aria-\w+)$/i;

/** The language in an address of the site: the same page has one in each. */
const IN_LANGUAGE = /^\/[a-z]{2}(?:-[a-z]{2,4})?(?=\/)/i;

/** An attribute with its value, if it has one. */
const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?/g;

/** Attributes that have no value. */
const FLAGS = /^(?:disabled|checked|required|selected|hidden|readonly|multiple|open|controls|async|defer)$/i;

/** Tags without a closing tag, which mean the same with a slash and without. */
const VOID = /^<(?:br|hr|img|wbr|input)(?:\s|>)/i;

/** A tag, as tags are compared. */
interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
  readonly isEmpty: boolean;
  /** Name and attributes, in a common order. */
  readonly meaning: string;
}

/** Reads a tag; undefined for words in angle brackets, which a translation translates. */
function tagOf(found: string): Tag | undefined {
  const [, slash = "", name, rest = ""] = /^<(\/?)([A-Za-z0-9][^\s/>]*)([\s\S]*)>$/.exec(found) ?? [];
  if (name === undefined || !/^[\w:.-]+$/.test(name)) return undefined;
  const attributes = [...rest.replace(/\/\s*$/, "").matchAll(ATTRIBUTE)];
  const isTag =
    attributes.some(([, , value]) => value !== undefined) ||
    attributes.every(([, key = ""]) => HTML_ELEMENTS.has(name.toLowerCase()) && FLAGS.test(key));
  if (!isTag) return undefined;
  const kept = attributes.flatMap(([, key = "", value = ""]) => {
    if (TRANSLATED.test(key)) return [];
    const bare = value.replace(/^["']|["']$/g, "").replace(IN_LANGUAGE, "");
    // Another check compares addresses of sites.
    return [`${key.toLowerCase()}=${/^https?:/i.test(bare) ? "" : bare}`];
  });
  const isVoid = VOID.test(found);
  const isEmpty = isVoid || /\/\s*>$/.test(found);
  const end = isEmpty && !isVoid ? "/" : "";
  return {
    name,
    isClosing: slash === "/",
    isEmpty,
    meaning: `<${slash}${[name, ...kept.sort()].join(" ")}${end}>`,
  };
}

/** Names in angle brackets: tags or placeholders, which a translation keeps, as often as they are in the source. */
export const tags: Check = ({ target, source }) => {
  if (!source || sameParagraphs(target.text, source.text)) return [];
  const findings = differing(target.text, source.text, {
    pattern: BRACKETED,
    meaning: (found) => tagOf(found)?.meaning ?? "",
  }).filter(({ found, expected = "" }) => tagOf(found) ?? tagOf(expected));
  const [first] = findings.length > 0 ? findings : [...inSquare(target, source), ...crossed(target, source)];
  return first ? [first] : [];
};

/** Tags in square brackets: `[b]words[/b]`. */
function inSquare(target: Passage, source: Passage): Finding[] {
  const names = new Set([...source.text.matchAll(/\[\/(\w{1,20})\]/g)].map(([, name = ""]) => name));
  if (names.size === 0) return [];
  const pattern = new RegExp(`\\[/?(?:${[...names].join("|")})(?:=[^\\]\\n]{0,200})?\\]`, "g");
  return differing(target.text, source.text, { pattern, meaning: (found) => found });
}

/** Tags that are closed in another order than they are opened, where those of the source are not. */
function crossed(target: Passage, source: Passage): Finding[] {
  const [first] = crossedIn(target.text);
  return first && crossedIn(source.text).length === 0 ? [first] : [];
}

function crossedIn(text: string): Finding[] {
  const open: string[] = [];
  for (const { at, found } of matchesIn(text, BRACKETED)) {
    const tag = tagOf(found);
    if (!tag || tag.isEmpty) continue;
    if (!tag.isClosing) open.push(tag.name);
    else if (open.pop() !== tag.name) return [{ at, found, expected: "—" }];
  }
  return [];
}

/** Whether two texts have as many paragraphs and no other tags, one with `<p>`, the other with `<br>`. */
function sameParagraphs(target: string, source: string): boolean {
  const [here, there] = [target, source].map((text) =>
    text.split(/<\/?(?:p|br)(?:\s[^<>]*)?\/?>/i).filter((part) => part.trim() !== ""),
  ) as [string[], string[]];
  const plain = (parts: string[]) => !parts.some((part) => /<\/?[A-Za-z0-9]/.test(part));
  return here.length > 1 && here.length === there.length && plain(here) && plain(there);
}

/** Marks of Markdown whose number is compared: links, links by a label, bold text, code. */
const MARKS = ["](", "][", "**", "`"] as const;

/** The same code between backticks as in the source, the same places in the site, and as many marks of bold text and links. */
export const markdown: Check = ({ target, source, article }) => {
  if (!source) return [];
  const code = differing(target.text, source.text, {
    pattern: /`[^`\n]+`/g,
    meaning: (found) => found,
    once: article === true,
  });
  if (code.length > 0 || article) return code;
  for (const mark of MARKS) {
    const count = (text: string) => text.split(mark).length - 1;
    if (count(target.text) !== count(source.text)) {
      return [
        {
          at: Math.max(0, target.text.indexOf(mark)),
          found: `${count(target.text)} × ${mark}`,
          expected: `${count(source.text)} × ${mark}`,
        },
      ];
    }
  }
  return differing(target.text, source.text, {
    pattern: /(?<=\]\()(?!https?:)(?=[^()\s]*[/#.])[^()\s]+|(?<=\]\[)[^\]\n]+|^\[[^\]\n]+\]:/gm,
    meaning: (found) => found.replace(IN_LANGUAGE, ""),
  });
};
