import { HTML_TOKENS } from "../html.ts";
import { isChinese } from "../language/scripts.ts";
import { createLineEnds, type FindLineEnds } from "./headline.ts";
import { createHyphens, type Hyphenate, SOFT_HYPHEN } from "./hyphens.ts";
import { RANGES, SHORT_HYPHENATED, withoutChineseSpaces, withUnbrokenSpaces } from "./rules.ts";

const TAG = /^<(\/?)([a-z][a-z0-9-]*)/i;

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

/** A name or word within a text of another script, which shows no reader where it may be divided. */
const SHORT_HAN = /^\p{Script=Han}{2,4}$/u;

const VOID: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta source track wbr".split(" "),
);

/** An element that is open. */
interface Open {
  readonly name: string;
  readonly lang: string;
  readonly untouched: boolean;
  readonly headline: boolean;
}

/** A text between two tags. */
interface Piece extends Pick<Open, "lang" | "untouched" | "headline"> {
  readonly text: string;
  /** Its place in the page, in `parts`. */
  readonly part: number;
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
  const hyphenate = createHyphens();
  return (html) => {
    const start = html.search(/<body[\s>]/);
    if (start < 0) return html;
    const lang = langIn(/<html\b[^>]*>/.exec(html.slice(0, start))?.[0] ?? "") ?? "";
    const page = new Page(lang, lineEnds, hyphenate);
    for (const [token] of html.slice(start).matchAll(HTML_TOKENS)) page.add(token);
    return html.slice(0, start) + page.end();
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

/** A page that is read from its beginning to its end. */
class Page {
  readonly #parts: string[] = [];
  readonly #open: Open[] = [];
  readonly #outside: Open;
  readonly #lineEnds: FindLineEnds;
  readonly #hyphenate: Hyphenate;
  #line: Piece[] = [];

  constructor(lang: string, lineEnds: FindLineEnds, hyphenate: Hyphenate) {
    this.#outside = { name: "", lang, untouched: false, headline: false };
    this.#lineEnds = lineEnds;
    this.#hyphenate = hyphenate;
  }

  add(token: string): void {
    const [, closing, tagName = ""] = TAG.exec(token) ?? [];
    const name = tagName.toLowerCase();
    if (name === "") this.#addText(token);
    else if (closing === "/") this.#close(name);
    else this.#openTag(name, token);
    this.#parts.push(token);
  }

  end(): string {
    this.#endLine();
    return this.#parts.join("");
  }

  get #current(): Open {
    return this.#open.at(-1) ?? this.#outside;
  }

  #addText(text: string): void {
    if (text.startsWith("<!--")) return;
    const { lang, untouched, headline } = this.#current;
    this.#line.push({ text, part: this.#parts.length, lang, untouched, headline });
  }

  #openTag(name: string, tag: string): void {
    if (!INLINE.has(name)) this.#endLine();
    if (VOID.has(name) || tag.endsWith("/>")) return;
    const { lang, untouched, headline } = this.#current;
    this.#open.push({
      name,
      lang: langIn(tag) ?? lang,
      untouched: untouched || UNTOUCHED.has(name),
      headline: headline || isHeadline(name, tag),
    });
  }

  #close(name: string): void {
    if (!INLINE.has(name)) this.#endLine();
    const at = this.#open.findLastIndex((one) => one.name === name);
    if (at >= 0) this.#open.length = at;
  }

  #endLine(): void {
    const line = this.#line;
    this.#line = [];
    const text = line.map((piece) => piece.text).join("");
    if (!/\p{L}/u.test(text)) return;
    const spaced = new Map<string, string>();
    for (const { lang } of line) if (!spaced.has(lang)) spaced.set(lang, withUnbrokenSpaces(text, lang));
    let at = 0;
    for (const piece of line) {
      const end = at + piece.text.length;
      // A space by itself may be between boxes, where an unbreakable one would be a box too.
      if (!piece.untouched && piece.text.trim() !== "")
        this.#parts[piece.part] = this.#markedUp(
          piece,
          text,
          at,
          spaced.get(piece.lang)?.slice(at, end) ?? "",
        );
      at = end;
    }
  }

  /** A piece of a line with what holds words together or lets them part. */
  #markedUp(piece: Piece, line: string, start: number, text: string): string {
    const { lang, headline } = piece;
    if (isChinese(lang)) {
      if (headline) return withoutChineseSpaces(this.#parted(piece, line, start, text));
      const isForeign = !isChinese(this.#outside.lang) && start > 0;
      return isForeign && SHORT_HAN.test(text) ? together(text) : withoutChineseSpaces(text);
    }
    const whole = text.replace(RANGES, together);
    if (!/^ru\b/i.test(lang)) return whole;
    return this.#hyphenate(text.includes("-") ? whole.replace(SHORT_HYPHENATED, together) : whole, lang);
  }

  /** A piece of a headline with the places where its lines may end. */
  #parted({ lang }: Piece, line: string, start: number, text: string): string {
    const ends = this.#lineEnds(line, lang);
    if (!ends) return text;
    const isLast = start + text.length === line.length;
    const tail = isLast && ends.tail !== undefined && ends.tail >= start ? ends.tail - start : undefined;
    const places = ends.at.map((at) => at - start).filter((at) => at >= 0 && at < text.length);
    // The end that stays together has no place for a line end, except before it.
    const parts = [0, ...places].map((from, index) => {
      const to = places[index] ?? text.length;
      if (tail === undefined || to <= tail) return text.slice(from, to);
      return text.slice(from, tail) + together(text.slice(tail));
    });
    return parts.join("<wbr>");
  }
}

/** Whether an element is a headline on the page. One for listeners only, of the class `away`, has no lines. */
function isHeadline(name: string, tag: string): boolean {
  const [, classes = ""] = /\sclass="([^"]*)"/.exec(tag) ?? [];
  const has = (wanted: string) => classes.split(" ").includes(wanted);
  return (/^h[1-4]$/.test(name) || has("title")) && !has("away");
}

function together(words: string): string {
  return `<span class="nb">${words}</span>`;
}

function langIn(tag: string): string | undefined {
  return /\slang="([^"]*)"/.exec(tag)?.[1];
}
