/** What becomes of a link: another address, or only its words. */
export type NewLink = { readonly href: string } | "words";

/** A picture or a link in Markdown: words that may have a picture or brackets in them, an address, a title. */
const LINK =
  /(!?)\[((?:[^[\]\\]|\\.|!?\[(?:[^[\]\\]|\\.)*\](?:\([^()]*\))?)*)\]\(\s*(<[^<>\n]*>|(?:[^\s()<\\]|\\.|\([^\s()]*\))+)(?:\s+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'))?\s*\)/gs;

const CODE = /(^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\2[^\n]*$|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\3(?!`))/gm;

/** What is done with the links and pictures of a text. */
export interface LinkChanges {
  readonly link: (href: string) => NewLink;
  /** @returns Markdown: of the picture, or of its replacement. */
  readonly picture: (src: string, alt: string, title: string) => string;
}

/**
 * Changes the addresses of links and pictures in Markdown, except in code.
 *
 * @example
 * changeLinks("[A](/old)", { link: () => ({ href: "../a/" }), picture: () => "" }); // => "[A](../a/)"
 */
export function changeLinks(markdown: string, changes: LinkChanges): string {
  const code: string[] = [];
  const plain = markdown.replace(CODE, (found) => `\u0000${code.push(found) - 1}\u0000`);
  const changed = plain.replace(
    LINK,
    (_, mark: string, words: string, dest: string, quoted: string | undefined) => {
      const href = dest.replace(/^<|>$/g, "").replace(/\\([()<>\\_*])/g, "$1");
      const title = quoted?.slice(1, -1).replace(/\\(["'\\])/g, "$1") ?? "";
      if (mark === "!") return changes.picture(href, unescaped(words), title);
      const inner = words.includes("![") ? changeLinks(words, changes) : words;
      const made = changes.link(href);
      if (made === "words" || inner.trim() === "") return inner;
      return `[${inner}](${destination(made.href)}${title === "" ? "" : ` ${titleOf(title)}`})`;
    },
  );
  return changed.replace(/\0(\d+)\0/g, (_, index: string) => code[Number(index)] ?? "");
}

function unescaped(words: string): string {
  return words.replace(/\\([[\]\\`*_<>])/g, "$1");
}

/** A picture in Markdown; its title is the caption. */
export function pictureMarkdown(src: string, alt: string, title: string): string {
  const words = alt.replace(/\s+/g, " ").replace(/[[\]\\`*_<>]/g, "\\$&");
  return `![${words}](${destination(src)}${title === "" ? "" : ` ${titleOf(title)}`})`;
}

function titleOf(title: string): string {
  return `"${title.replace(/\s+/g, " ").replace(/["\\]/g, "\\$&")}"`;
}

function destination(href: string): string {
  return /[\s()<>]/.test(href) ? `<${href.replace(/[<>\n]/g, encodeURIComponent)}>` : href;
}

/**
 * An address of an old site as pages are found by it: its path, decoded, with its query, without the name of an index page.
 *
 * @param base Address of the page that has the link.
 * @returns undefined where it isn't an address of a page.
 * @example
 * addressKey("../a/index.html#top", "https://old.example/news/b/"); // => "old.example/news/a"
 */
export function addressKey(href: string, base: string): string | undefined {
  if (!URL.canParse(href, base)) return undefined;
  const { protocol, host, pathname, search } = new URL(href, base);
  if (!/^https?:$/.test(protocol)) return undefined;
  return `${host.replace(/^www\./, "")}${decoded(pathname).replace(/\/(?:index\.(?:html?|php|md))?$/i, "")}${decoded(search)}`;
}

/** A text without percent-encoding, where that can be read. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that encodes nothing.
    return text;
  }
}
