import type { FaultCode } from "../faults/table.ts";
import { HTML_ELEMENTS } from "./html-elements.ts";

/** A sign of markup that readers would see. */
export interface LeftOver {
  readonly code: FaultCode;
  /** In UTF-16 units of the text. */
  readonly at: number;
  readonly found: string;
  /** What to write in place of `found`, if there is one answer. */
  readonly suggestion?: string;
}

/** One kind of sign. What a sign without a code finds may be seen. */
interface Sign {
  readonly code?: FaultCode;
  /** With the flag `g`. The repetitions are bounded, so that the time grows only with the length of the text. */
  readonly pattern: RegExp;
  /** Whether a match is meant as markup; all are if left out. */
  readonly isMeant?: (match: RegExpExecArray) => boolean;
  readonly suggest?: (match: RegExpExecArray) => string | undefined;
}

/** Replaces everything that readers are meant to see: code, escaped signs, addresses. */
export const DELIBERATE = "\uFFFC";

/** The most UTF-16 units of a suggestion: a longer one is no help in a report. */
const SUGGESTED = 120;

/** An address, as a link may have it. */
const ADDRESS = "(?:https?://|www\\.|mailto:|\\.{0,2}/|#)";

/** The name of a file, as an address in the folder of an article. */
const FILE = "[\\w.-]{1,100}\\.(?:jpe?g|png|webp|avif|gif|svg|pdf|docx?|xlsx?|html?|md)";

/** A placeholder word where an address belongs. */
const STAND_IN = "url|URL|link|href|address|адрес|ссылка|网址|链接";

const group =
  (number: number, around = "") =>
  (match: RegExpExecArray) =>
    `${around}${match[number]?.trim() ?? ""}${around}`;

const LINKS: readonly Sign[] = [
  // ![words](C:\Pictures\photo.jpg), a picture on one computer
  {
    code: "image-remote",
    pattern: /!\[([^[\]\n]{0,300})\]\([ \t]*(?:[A-Za-z]:[\\/]|file:)[^()\n]{0,500}\)/gi,
    suggest: ([found, words = ""]) => {
      const name = /[\w.-]+\.\w{2,5}(?=\s*\)$)/.exec(found)?.[0];
      return name === undefined ? undefined : `![${words}](${name})`;
    },
  },
  // [text](address with spaces), [text]（address）, [text] (address), 【text】（address）
  {
    code: "markup-link",
    pattern: new RegExp(
      `(!?)[[【［]([^[\\]【】［］\\n]{0,300})[\\]】］](?:\\(([^()\\n]{0,500})\\)|[ \\t]?[(（][ \\t]*((?:${ADDRESS}[^()（）\\s]{0,500}|${FILE}|${STAND_IN}))[ \\t]*[)）])`,
      "gu",
    ),
    suggest: ([, picture = "", words = "", address, other]) => {
      const href = (address ?? other ?? "").trim();
      if (new RegExp(`^(?:${STAND_IN})$`).test(href)) return undefined;
      if (/^(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:/i.test(href)) return undefined;
      const bare = href.replace(/^<|>$/g, "").replace(/\s+["“”«'].*$/, "");
      // A picture needs another name, and an address from a template is no address.
      if (picture !== "" || /[{}]/.test(href)) return undefined;
      return `[${words}](${/\s/.test(bare) ? `<${bare}>` : bare})`;
    },
  },
  // [https://example.org text]
  {
    code: "markup-link",
    pattern: /\[(https?:\/\/[^\s[\]]{1,500})[ \t]+([^[\]\n]{1,300})\]/g,
    suggest: ([, address = "", words = ""]) => `[${words}](${address})`,
  },
  // [text][label], [[text]]
  { code: "markup-link", pattern: /!?\[[^[\]\n^][^[\]\n]{0,300}\]\[[^[\]\n^]{0,100}\]/g },
  {
    code: "markup-link",
    pattern: /!?\[\[[^[\]\n]{1,300}\]\]/g,
    isMeant: ([found]) => !/^\[\[_?toc/i.test(found),
  },
  { code: "markup-link", pattern: new RegExp(`\\]\\(|\\]（(?=\\s{0,3}${ADDRESS})`, "g") },
];

const HEADINGS: readonly Sign[] = [
  // ##Text, ＃＃ Text, and a space after the signs that Markdown doesn't take for one
  {
    code: "markup-heading",
    pattern:
      /^(#{2,6}|＃{1,6}|#(?=[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000\uFEFF]))[^\S\n]{0,9}([^\s#][^\n]{0,300})/gmu,
    suggest: ([, signs = "", words = ""]) => `${"#".repeat(Math.max(2, signs.length))} ${words}`,
  },
  // #Text as a paragraph of one line: a hashtag is one word, or comes before a sentence.
  {
    code: "markup-heading",
    pattern: /^#(\p{L}[^#\n]{0,200})$/gu,
    isMeant: ([, words = ""]) => /\s|\p{Script=Han}{5}/u.test(words) && !/[.!?…。！？]$/u.test(words),
    suggest: ([, words = ""]) => `## ${words}`,
  },
];

/** A pair of signs round words. */
function pair(sign: string, options: Pick<Sign, "isMeant" | "suggest"> = {}): Sign {
  const [escaped, one] = [sign.replace(/[*^]/g, "\\$&"), sign[0]?.replace(/[*^]/g, "\\$&")];
  return {
    code: "markup-emphasis",
    pattern: new RegExp(`${escaped}(?!${one})([^${one}\\n]{1,300}?)${escaped}(?!${one})`, "gu"),
    isMeant: ([, words = ""]) => /\p{L}/u.test(words),
    ...options,
  };
}

/** The signs with a space after them where a letter follows, and without spaces inside. */
const apart =
  (sign: string) =>
  ({ 0: found, 1: words = "", input, index }: RegExpExecArray): string => {
    const next = input[index + found.length] ?? "";
    return `${sign}${words.trim()}${sign}${/[\p{L}\p{N}]/u.test(next) ? " " : ""}`;
  };

const EMPHASIS: readonly Sign[] = [
  pair("**", { suggest: apart("**") }),
  pair("＊＊", { suggest: group(1, "**") }),
  pair("~~", { suggest: apart("~~") }),
  pair("==", { suggest: ([, words = ""]) => `<mark>${words}</mark>` }),
  {
    ...pair("__", { suggest: apart("**") }),
    pattern: /(?<![\p{L}\p{N}_])__(?!_)([^_\n]{1,300})__(?!_)/gu,
  },
  {
    ...pair("*", { suggest: apart("*") }),
    pattern: /(?<![*\p{L}\p{N}])\*(?![*\s])([^*\n]{1,300})(?<!\s)\*(?!\*)/gu,
  },
  {
    ...pair("_", { suggest: apart("*") }),
    pattern: /(?<![\p{L}\p{N}_])_(?![_\s])([^_\n]{1,300}\p{P})_(?=[\p{L}\p{N}])/gu,
  },
  // A sign whose other half is missing, or in another paragraph
  {
    code: "markup-emphasis",
    pattern: /(?<!\*)\*{2,3}(?=[\p{L}\p{N}«“"（(])|(?<=[\p{L}\p{N}»”"）).,:;!?。，：；！？])\*{2,3}(?!\*)/gu,
  },
  // 10^th^ and H~2~O
  {
    code: "markup-emphasis",
    pattern: /(?<=[\p{L}\p{N}])\^([\p{L}\p{N}+-]{1,10})\^/gu,
    suggest: ([, words = ""]) => `<sup>${words}</sup>`,
  },
  {
    code: "markup-emphasis",
    pattern: /(?<=[A-Z])~(\d{1,3})~/g,
    suggest: ([, words = ""]) => `<sub>${words}</sub>`,
  },
];

const ATTRIBUTE = (name: string) => new RegExp(`\\b${name}\\s*=\\s*["']?([^"'\\s>]+)`, "i");

const HTML: readonly Sign[] = [
  { code: "markup-html", pattern: /<!--[\s\S]{0,2000}?-->|<!--|<!\[CDATA\[|<\?xml\b/g },
  // <a href="address">words</a>
  {
    code: "markup-html",
    pattern: /<a\s([^<>]{1,1000})>([^<>]{1,300})<\/a>/gi,
    suggest: ([, attributes = "", words = ""]) => {
      const href = ATTRIBUTE("href").exec(attributes)?.[1] ?? "";
      if (/[{}]/.test(href)) return undefined;
      return href === "" ? words : `[${words.trim()}](${href})`;
    },
  },
  // <p align="center">words</p>
  {
    code: "markup-html",
    pattern:
      /<(p|div|span|font|center|big|tt|nobr|abbr|acronym|cite|q|h[1-6]|strike)(?:\s[^<>]{0,500})?>([^<>]{0,300})<\/\1>/gi,
    suggest: ([, name = "", words = ""]) =>
      name.toLowerCase() === "strike"
        ? `~~${words}~~`
        : name[1] && /\d/.test(name[1])
          ? `## ${words}`
          : words,
  },
  {
    code: "markup-html",
    pattern: /<\/?([A-Za-z][A-Za-z0-9:-]{0,30})((?:[\s/][^<>]{0,1000})?)>/g,
    isMeant: ([, name = "", attributes = ""]) =>
      HTML_ELEMENTS.has(name.toLowerCase()) || name.includes(":") || attributes.includes("="),
    suggest: ([, name = "", attributes = ""]) => {
      const src = ATTRIBUTE("src").exec(attributes)?.[1];
      if (src === undefined) return undefined;
      return name.toLowerCase() === "img"
        ? `![${/\balt\s*=\s*"([^"]*)"/i.exec(attributes)?.[1] ?? ""}](${src})`
        : src.replace(/^\/\//, "https://");
    },
  },
  { code: "markup-html", pattern: /&(?:[A-Za-z]{2,8}\d{0,2}|#\d{2,6}|#x[\dA-Fa-f]{2,6});/g },
];

/** Names of shortcodes in the systems that archives come from. */
const SHORTCODES =
  "caption|gallery|embed|audio|video|playlist|youtube|vimeo|soundcloud|button|columns?|row|dropcap|contact-form-7|(?:vc|et_pb|su|av|fusion)_\\w{1,40}";

const EXTENSIONS: readonly Sign[] = [
  { code: "markup-extension", pattern: /\{\{[^{}\n]{1,500}\}\}|\{%[^{}\n]{1,500}%\}/g },
  {
    code: "markup-extension",
    pattern: /(?<!\])\{lang=[^{}\n]{0,100}\}|\{pull(?: ?lang=[^{}\n]{0,100})?\}/g,
  },
  {
    code: "markup-extension",
    pattern: /\{(?:[#.:=][ \t]{0,3}[#.]?\p{L}[^{}\n]{0,300}|(?!lang=)[\w-]{1,40}=[^{}\n]{1,300})\}/gu,
  },
  {
    code: "markup-extension",
    pattern: /^(?::{3,}[^\n]{0,100}|!{3}[ \t]+\p{L}[^\n]{0,100}|\[!\w{3,10}\]|\[\[?_?TOC_?\]?\])/gimu,
  },
  {
    code: "markup-extension",
    pattern:
      /\[(b|i|u|s|url|img|quote|code|size|color|font|center|left|right|list)(?:=[^[\]\n]{0,200})?\]([^\n]{0,1000}?)\[\/\1\]/gi,
    suggest: ([, name = "", words = ""]) =>
      ({ b: `**${words}**`, i: `*${words}*`, u: `<u>${words}</u>`, s: `~~${words}~~` })[name.toLowerCase()],
  },
  {
    code: "markup-extension",
    pattern: new RegExp(`\\[/?(?:${SHORTCODES})(?:[\\s=][^[\\]\\n]{0,500})?\\]`, "gi"),
  },
  {
    code: "markup-extension",
    pattern:
      /\[[A-Za-z][\w-]{1,30}(?:[ \t]+[\w-]{1,30}=(?:"[^"\n[\]]{0,200}"|[^\s"[\]]{1,200})){1,20}[ \t]*\/?\]/g,
  },
  // The first row of a table that Markdown doesn’t read as one, because its rows differ in the number of cells
  { code: "markup-extension", pattern: /^\|[^\n]{0,500}\|[ \t]*\n(?=\|?[ \t]*:?-{3,})/gm },
];

/** A task of a list: `[ ] text`, `[x] text`. */
const TASK: Sign = {
  code: "markup-extension",
  pattern: /^\[([ xX])\](?=\s)/g,
  suggest: ([, done]) => (done === " " ? "☐" : "☑"),
};

/** Addresses have signs of their own. */
const ADDRESSES: Sign = {
  pattern: /https?:\/\/[^\s<>"“”«»（）()[\]\p{Script=Han}，。；：、！？]{1,2000}/gu,
};

/** In this order: what a sign has taken, no other finds again. */
const SIGNS: readonly Sign[] = [...LINKS, ...HTML, ADDRESSES, ...EXTENSIONS, ...HEADINGS, ...EMPHASIS];

/** Most texts don't have these characters. */
const ANY = /[*＊~_=^[\]【［#＃<&{|]|:::|!!!/u;

/**
 * Finds the signs of markup in a text that readers would see.
 *
 * @param text What a reader sees of a block, a line for each of its lines.
 * @param isItem Whether it is the first block of a list item.
 * @example
 * leftOverSigns("##Без пробела");
 * // => [{ code: "markup-heading", at: 0, found: "##Без пробела", suggestion: "## Без пробела" }]
 */
export function leftOverSigns(text: string, isItem = false): LeftOver[] {
  if (!ANY.test(text)) return [];
  const found: LeftOver[] = [];
  let rest = text;
  for (const sign of isItem ? [TASK, ...SIGNS] : SIGNS) rest = take(rest, sign, found);
  return found.sort((a, b) => a.at - b.at);
}

/** Adds what a sign finds. @returns The text with filler in its place. */
function take(text: string, { code, pattern, isMeant, suggest }: Sign, found: LeftOver[]): string {
  let [rest, end] = ["", 0];
  for (const match of text.matchAll(pattern)) {
    if (isMeant && !isMeant(match)) continue;
    const [whole] = match;
    const suggestion = suggest?.(match);
    const isWhole =
      suggestion !== undefined && !suggestion.includes(DELIBERATE) && suggestion.length <= SUGGESTED;
    if (code) found.push({ code, at: match.index, found: whole.trim(), ...(isWhole ? { suggestion } : {}) });
    rest += text.slice(end, match.index) + whole.replace(/[^\n]/g, DELIBERATE);
    end = match.index + whole.length;
  }
  return rest + text.slice(end);
}
