import { isChinese } from "../language/scripts.ts";
import { detached } from "./detached.ts";
import type { FindLineEnds } from "./headline.ts";
import { createHyphens } from "./hyphens.ts";
import { RANGES, SHORT_HYPHENATED, withoutChineseSpaces, withUnbrokenSpaces } from "./rules.ts";

/** A name or word within a text of another script, which shows no reader where it may be divided. */
const SHORT_HAN = /^\p{Script=Han}{2,4}$/u;

/** What holds for the text of an element. There is one for all elements that it is the same for. */
export interface Setting {
  readonly lang: string;
  readonly untouched: boolean;
  readonly headline: boolean;
  /** What lines of one piece became, by what they were; undefined for a line that stays. */
  readonly known: Map<string, string | undefined>;
}

/** A text between two tags. */
export interface Piece {
  readonly setting: Setting;
  readonly text: string;
  /** Its place in the page. */
  readonly start: number;
}

/** UTF-16 units of the longest line that is remembered: longer ones are not on a second page. */
const LONGEST_KNOWN = 300;

/** The number of lines that are remembered: more than the pages of an archive share, no more than memory can hold. */
const KNOWN = 30_000;

/** Where a piece is. */
interface Place {
  /** The whole line. */
  readonly text: string;
  readonly pageLang: string;
  /** Its start in the line. */
  readonly start: number;
}

/** Sets lines, which are the texts between two elements that begin a new one. It remembers those that many pages have. */
export class LineSetter {
  readonly #lineEnds: FindLineEnds;
  readonly #hyphenate = createHyphens();
  readonly #settings = new Map<string, Setting>();
  /** What the pieces of a line became, by what they were; undefined for a piece that stays. */
  readonly #known = new Map<string, readonly (string | undefined)[]>();

  constructor(lineEnds: FindLineEnds) {
    this.#lineEnds = lineEnds;
  }

  /** The one setting of these properties. */
  setting(lang: string, untouched = false, headline = false): Setting {
    const key = `${lang} ${untouched} ${headline}`;
    const found = this.#settings.get(key) ?? { lang, untouched, headline, known: new Map() };
    this.#settings.set(key, found);
    return found;
  }

  /**
   * What the pieces of a line become; undefined, or nothing at all, for those that stay.
   *
   * @param pageLang BCP 47 tag of the whole page.
   */
  set(line: readonly Piece[], pageLang: string): readonly (string | undefined)[] {
    const [first] = line;
    if (first && line.length === 1) return first.setting.untouched ? [] : [this.#setPiece(first, pageLang)];
    return this.#setPieces(line, pageLang);
  }

  /** A line of one piece, as most are. */
  #setPiece(piece: Piece, pageLang: string): string | undefined {
    const { text, setting } = piece;
    if (text.length > LONGEST_KNOWN) return this.#newLine([piece], text, pageLang)[0];
    const { known } = setting;
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before;
    const [made] = this.#newLine([piece], text, pageLang);
    if (known.size >= KNOWN) known.clear();
    known.set(detached(text), made && detached(made));
    return made;
  }

  #setPieces(line: readonly Piece[], pageLang: string): readonly (string | undefined)[] {
    const text = line.map((piece) => piece.text).join("");
    if (text.length > LONGEST_KNOWN) return this.#newLine(line, text, pageLang);
    const known = this.#known;
    const key = line.reduce(
      (whole, { text: one, setting: { lang, untouched, headline } }) =>
        `${whole}\0${lang}${untouched ? "-" : "+"}${headline ? "!" : ""}\0${one}`,
      pageLang,
    );
    const before = known.get(key);
    if (before) return before;
    const made = this.#newLine(line, text, pageLang).map((one) => one && detached(one));
    if (known.size >= KNOWN) known.clear();
    known.set(detached(key), made);
    return made;
  }

  #newLine(line: readonly Piece[], text: string, pageLang: string): (string | undefined)[] {
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
      const made = this.#markedUp(piece, { text, pageLang, start }, whole.slice(start, at));
      return made === piece.text ? undefined : made;
    });
  }

  /** A piece of a line with what holds words together or lets them part. */
  #markedUp(piece: Piece, { text: line, pageLang, start }: Place, text: string): string {
    const { lang, headline } = piece.setting;
    if (isChinese(lang)) {
      if (headline) return withoutChineseSpaces(this.#parted(piece, line, start, text));
      const isForeign = !isChinese(pageLang) && start > 0;
      return isForeign && SHORT_HAN.test(text) ? together(text) : withoutChineseSpaces(text);
    }
    const whole = text.replace(RANGES, together);
    if (!/^ru\b/i.test(lang)) return whole;
    return this.#hyphenate(text.includes("-") ? whole.replace(SHORT_HYPHENATED, together) : whole, lang);
  }

  /** A piece of a headline with the places where its lines may end. */
  #parted({ setting: { lang } }: Piece, line: string, start: number, text: string): string {
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

function together(words: string): string {
  return `<span class="nb">${words}</span>`;
}
