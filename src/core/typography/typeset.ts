import { isChinese } from "../language/scripts.ts";
import { detached } from "./detached.ts";
import { createLineEnds, type FindLineEnds } from "./headline.ts";
import { createHyphens, type Hyphenate, SOFT_HYPHEN } from "./hyphens.ts";
import { RANGES, SHORT_HYPHENATED, withoutChineseSpaces, withUnbrokenSpaces } from "./rules.ts";

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

/** A name or word within a text of another script, which shows no reader where it may be divided. */
const SHORT_HAN = /^\p{Script=Han}{2,4}$/u;

const VOID: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta source track wbr".split(" "),
);

/** What holds for the text of an element. There is one for all elements that it is the same for. */
interface Setting {
  readonly lang: string;
  readonly untouched: boolean;
  readonly headline: boolean;
  /** What lines of one piece became, by what they were; undefined for a line that stays. */
  readonly known: Map<string, string | undefined>;
}

/** An element that is open. */
interface Open {
  readonly name: string;
  readonly setting: Setting;
}

/** A text between two tags. */
interface Piece {
  readonly setting: Setting;
  readonly text: string;
  /** Its place in the page. */
  readonly start: number;
}

/** How the texts of a page are set. */
interface Means {
  readonly lineEnds: FindLineEnds;
  readonly hyphenate: Hyphenate;
  readonly settings: Map<string, Setting>;
  /** What the pieces of a line became, by what they were; undefined for a piece that stays. */
  readonly known: Map<string, readonly (string | undefined)[]>;
}

/** UTF-16 units of the longest line that is remembered: longer ones are not on a second page. */
const LONGEST_KNOWN = 300;

/** The number of lines that are remembered: more than the pages of an archive share, no more than memory can hold. */
const KNOWN = 30_000;

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
  const means: Means = { lineEnds, hyphenate: createHyphens(), settings: new Map(), known: new Map() };
  return (html) => {
    const start = html.search(/<body[\s>]/);
    if (start < 0) return html;
    const lang = langIn(/<html\b[^>]*>/.exec(html.slice(0, start))?.[0] ?? "") ?? "";
    return new Page(html, lang, means).set(start);
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
  readonly #means: Means;
  readonly #open: Open[] = [];
  readonly #outside: Setting;
  #line: Piece[] = [];
  /** What is set already, and the place up to which it is. */
  #done = "";
  #doneTo = 0;

  constructor(html: string, lang: string, means: Means) {
    this.#html = html;
    this.#means = means;
    this.#outside = settingOf(means, lang, false, false);
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
    this.#open.push({ name, setting: isSame ? outer : settingOf(this.#means, lang, untouched, headline) });
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
    const [first] = line;
    if (!first) return;
    this.#line = [];
    if (line.length === 1) {
      if (!first.setting.untouched) this.#put(first, this.#setPiece(first));
      return;
    }
    const text = line.map((piece) => piece.text).join("");
    for (const [index, made] of this.#setLine(line, text).entries()) this.#put(line[index] as Piece, made);
  }

  #put({ start, text }: Piece, made: string | undefined): void {
    if (made === undefined) return;
    this.#done += this.#html.slice(this.#doneTo, start) + made;
    this.#doneTo = start + text.length;
  }

  /** What becomes of a line of one piece. Those of heads, feet and cards are on thousands of pages. */
  #setPiece(piece: Piece): string | undefined {
    const { text, setting } = piece;
    if (text.length > LONGEST_KNOWN) return this.#newLine([piece], text)[0];
    const { known } = setting;
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before;
    const [made] = this.#newLine([piece], text);
    if (known.size >= KNOWN) known.clear();
    known.set(detached(text), made && detached(made));
    return made;
  }

  #setLine(line: readonly Piece[], text: string): readonly (string | undefined)[] {
    if (text.length > LONGEST_KNOWN) return this.#newLine(line, text);
    const { known } = this.#means;
    const key = line.reduce(
      (whole, { text: one, setting: { lang, untouched, headline } }) =>
        `${whole}\0${lang}${untouched ? "-" : "+"}${headline ? "!" : ""}\0${one}`,
      this.#outside.lang,
    );
    const before = known.get(key);
    if (before) return before;
    const made = this.#newLine(line, text).map((one) => one && detached(one));
    if (known.size >= KNOWN) known.clear();
    known.set(detached(key), made);
    return made;
  }

  #newLine(line: readonly Piece[], text: string): (string | undefined)[] {
    if (!/\p{L}/u.test(text)) return [];
    const spaced = new Map<string, string>();
    let at = 0;
    return line.map((piece) => {
      const { lang, untouched } = piece.setting;
      const start = at;
      at += piece.text.length;
      // A space by itself may be between boxes, where an unbreakable one would be a box too.
      if (untouched || piece.text.trim() === "") return undefined;
      const whole = spaced.get(lang) ?? withUnbrokenSpaces(text, lang);
      spaced.set(lang, whole);
      const made = this.#markedUp(piece, text, start, whole.slice(start, at));
      return made === piece.text ? undefined : made;
    });
  }

  /** A piece of a line with what holds words together or lets them part. */
  #markedUp(piece: Piece, line: string, start: number, text: string): string {
    const { lang, headline } = piece.setting;
    if (isChinese(lang)) {
      if (headline) return withoutChineseSpaces(this.#parted(piece, line, start, text));
      const isForeign = !isChinese(this.#outside.lang) && start > 0;
      return isForeign && SHORT_HAN.test(text) ? together(text) : withoutChineseSpaces(text);
    }
    const whole = text.replace(RANGES, together);
    if (!/^ru\b/i.test(lang)) return whole;
    return this.#means.hyphenate(
      text.includes("-") ? whole.replace(SHORT_HYPHENATED, together) : whole,
      lang,
    );
  }

  /** A piece of a headline with the places where its lines may end. */
  #parted({ setting: { lang } }: Piece, line: string, start: number, text: string): string {
    const ends = this.#means.lineEnds(line, lang);
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

/** Where a comment or a tag ends; the same place where none begins. */
function endOfMarkup(html: string, start: number): number {
  MARKUP.lastIndex = start;
  return MARKUP.test(html) ? MARKUP.lastIndex : start;
}

function settingOf({ settings }: Means, lang: string, untouched: boolean, headline: boolean): Setting {
  const key = `${lang} ${untouched} ${headline}`;
  const found = settings.get(key) ?? { lang, untouched, headline, known: new Map() };
  settings.set(key, found);
  return found;
}

/** Whether an element is a headline on the page. One for listeners only, of the class `away`, has no lines. */
function isHeadline(name: string, tag: string): boolean {
  const isHeading = /^h[1-4]$/.test(name);
  if (!isHeading && !tag.includes("title")) return false;
  const [, classes = ""] = /\sclass="([^"]*)"/.exec(tag) ?? [];
  const has = (wanted: string) => classes.split(" ").includes(wanted);
  return (isHeading || has("title")) && !has("away");
}

function together(words: string): string {
  return `<span class="nb">${words}</span>`;
}

function langIn(tag: string): string | undefined {
  return tag.includes("lang=") ? /\slang="([^"]*)"/.exec(tag)?.[1] : undefined;
}
