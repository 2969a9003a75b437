import { createLineEnds, type FindLineEnds } from "./headline.ts";
import { SOFT_HYPHEN } from "./hyphens.ts";
import { LineSetter, type Piece, type Setting } from "./lines.ts";

/** The slash and the name of a tag, after its first sign. */
const NAME = /(\/?)([a-z][a-z0-9-]*)/iy;

/** Elements within a line. All others begin and end a text. */
const INLINE: ReadonlySet<string> = new Set(
  "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var".split(
    " ",
  ),
);

/** Elements whose text is not ours to change, or may contain no element. */
const UNTOUCHED: ReadonlySet<string> = new Set(
  "code kbd noscript option pre samp script select style svg template textarea title".split(" "),
);

const VOID: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta source track wbr".split(" "),
);

/** An element that is open. */
interface Open {
  readonly name: string;
  readonly setting: Setting;
}

/** Sets the texts of a whole page; anything else stays as it is. */
export type Typeset = (html: string) => string;

/**
 * Makes a function that sets the texts of a page as editors of their languages expect: spaces that don't break,
 * numbers, hyphenated words and ends of headlines that stay together, Chinese headlines that break between words,
 * Chinese punctuation without spaces, and soft hyphens in long Russian words. The head, attributes, code and
 * preformatted text stay as they are. Each text gets the rules of its own language.
 *
 * @param lineEnds Where the lines of headlines may end. @default without names that are kept whole
 * @example
 * createTypeset()('<html lang="en"><body><p>on March 9</p></body></html>'); // => '…<p>on March\u00A09</p>…'
 */
export function createTypeset(lineEnds: FindLineEnds = createLineEnds()): Typeset {
  const lines = new LineSetter(lineEnds);
  return (html) => {
    const start = html.search(/<body[\s>]/);
    if (start < 0) return html;
    const lang = langIn(/<html\b[^>]*>/.exec(html.slice(0, start))?.[0] ?? "") ?? "";
    return new Page(html, lang, lines).set(start);
  };
}

/**
 * A page whose texts can be compared with what people type: its spaces are plain, and nothing is between the words of
 * a headline and within a word.
 */
export function withoutTypesetting(html: string): string {
  return html.replace(/<wbr>|[\u00A0\u00AD\u202F]/g, (found) =>
    found === "<wbr>" || found === SOFT_HYPHEN ? "" : " ",
  );
}

/** A comment or a tag with its quoted attributes. */
const MARKUP = /<!--[\s\S]*?-->|<[^'">]*(?:(?:"[^"]*"|'[^']*')[^'">]*)*>/y;

/** A page that is read from its beginning to its end. */
class Page {
  readonly #html: string;
  readonly #lines: LineSetter;
  readonly #open: Open[] = [];
  readonly #outside: Setting;
  #line: Piece[] = [];
  /** What is set already, and the place up to which it is. */
  #done = "";
  #doneTo = 0;

  constructor(html: string, lang: string, lines: LineSetter) {
    this.#html = html;
    this.#lines = lines;
    this.#outside = lines.setting(lang);
  }

  /** @param start Where the first tag of its body is. */
  set(start: number): string {
    const html = this.#html;
    for (let at = start; at < html.length; ) {
      const end = html.startsWith("<", at) ? endOfMarkup(html, at) : at;
      if (end > at && this.#addMarkup(at, end)) at = end;
      else at = this.#addText(at);
    }
    this.#endLine();
    return this.#done + html.slice(this.#doneTo);
  }

  get #current(): Setting {
    return this.#open.at(-1)?.setting ?? this.#outside;
  }

  /** @returns Where the next tag may begin. */
  #addText(start: number): number {
    // A sign by itself is text too.
    const next = this.#html.indexOf("<", start + 1);
    const end = next < 0 ? this.#html.length : next;
    this.#line.push({ text: this.#html.slice(start, end), start, setting: this.#current });
    return end;
  }

  /** @returns Whether it is a comment or a tag. */
  #addMarkup(start: number, end: number): boolean {
    const html = this.#html;
    if (html.startsWith("<!--", start)) return true;
    NAME.lastIndex = start + 1;
    const [, closing, written = ""] = NAME.exec(html) ?? [];
    if (written === "") return false;
    const name = written.toLowerCase();
    if (!INLINE.has(name)) this.#endLine();
    if (closing === "/") this.#close(name);
    else if (!VOID.has(name)) this.#openTag(name, html.slice(start, end));
    return true;
  }

  #openTag(name: string, tag: string): void {
    if (tag.endsWith("/>")) return;
    const outer = this.#current;
    const lang = langIn(tag) ?? outer.lang;
    const untouched = outer.untouched || UNTOUCHED.has(name);
    const headline = outer.headline || isHeadline(name, tag);
    const isSame = lang === outer.lang && untouched === outer.untouched && headline === outer.headline;
    this.#open.push({ name, setting: isSame ? outer : this.#lines.setting(lang, untouched, headline) });
  }

  #close(name: string): void {
    if (this.#open.at(-1)?.name === name) {
      this.#open.pop();
      return;
    }
    const at = this.#open.findLastIndex((one) => one.name === name);
    if (at >= 0) this.#open.length = at;
  }

  #endLine(): void {
    const line = this.#line;
    if (line.length === 0) return;
    this.#line = [];
    for (const [index, made] of this.#lines.set(line, this.#outside.lang).entries())
      this.#put(line[index] as Piece, made);
  }

  #put({ start, text }: Piece, made: string | undefined): void {
    if (made === undefined) return;
    this.#done += this.#html.slice(this.#doneTo, start) + made;
    this.#doneTo = start + text.length;
  }
}

/** Where a comment or a tag ends; the same place where none begins. */
function endOfMarkup(html: string, start: number): number {
  MARKUP.lastIndex = start;
  return MARKUP.test(html) ? MARKUP.lastIndex : start;
}

/** Whether an element is a headline on the page. One for listeners only, of the class `away`, has no lines. */
function isHeadline(name: string, tag: string): boolean {
  const isHeading = /^h[1-4]$/.test(name);
  if (!isHeading && !tag.includes("title")) return false;
  const [, classes = ""] = /\sclass="([^"]*)"/.exec(tag) ?? [];
  const has = (wanted: string) => classes.split(" ").includes(wanted);
  return (isHeading || has("title")) && !has("away");
}

function langIn(tag: string): string | undefined {
  return tag.includes("lang=") ? /\slang="([^"]*)"/.exec(tag)?.[1] : undefined;
}
