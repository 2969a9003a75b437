import { Converter } from "opencc-js/cn2t";
import { HAN, hanBlocks, holdingIn } from "./han-texts.ts";
import type { Query, QueryClass } from "./query.ts";
import type { Random } from "./random.ts";
import type { TextPage } from "./text.ts";

const PUNCTUATED = /^\p{Script=Han}{2}.*[、，：；《》“”（）].*\p{Script=Han}{2}$/u;
const MIXED = /[A-Za-z0-9]/;

const SUBSTRING = "pages that hold the same characters one after the other, Latin words and numbers whole";

/** Classes of questions in Chinese. The right answers are found by comparing characters. */
export function chineseClasses(pages: readonly TextPage[]): QueryClass[] {
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  const blocks = hanBlocks(pages).map(({ url, text }) => ({
    ...{ url, text },
    // Where words begin and end.
    edges: [...[...segmenter.segment(text)].map(({ index }) => index), text.length],
  }));
  const holding = holdingIn(pages);
  const cut = (random: Random, shortest: number, longest: number, words: boolean): Query | undefined => {
    const { url, text, edges } = random.pick(blocks);
    const from = words ? random.pick(edges) : random.between(0, text.length);
    const to = from + random.between(shortest, longest);
    if (to > text.length || (words && !edges.includes(to))) return undefined;
    return { query: text.slice(from, to), source: url, truth: [] };
  };
  const known = (drawn: Query | undefined, ...parts: string[]): Query | undefined =>
    drawn && { ...drawn, truth: holding(...(parts.length > 0 ? parts : [drawn.query])) };
  const substring = (name: string, shortest: number, longest: number, words: boolean, of = HAN) => ({
    name,
    truth: SUBSTRING,
    draw(random: Random) {
      const drawn = cut(random, shortest, longest, words);
      return drawn && of.test(drawn.query) ? known(drawn) : undefined;
    },
  });
  const changed = (name: string, shortest: number, longest: number, of: RegExp, change: Change) => ({
    name,
    truth: "pages that hold the characters before they were changed",
    draw(random: Random) {
      const drawn = cut(random, shortest, longest, true);
      if (!drawn || !of.test(drawn.query)) return undefined;
      const query = change(drawn.query, random);
      return query === undefined || query === drawn.query ? undefined : { ...known(drawn), ...{ query } };
    },
  });
  const traditional = Converter({ from: "cn", to: "t" });
  const characters = [...new Set(blocks.map(({ text }) => text).join(""))].filter((one) => HAN.test(one));
  const mistaken: Change = (query, random) => {
    const at = random.between(0, query.length - 1);
    const wrong = query.slice(0, at) + random.pick(characters) + query.slice(at + 1);
    return holding(wrong).length === 0 ? wrong : undefined;
  };
  return [
    substring("1 character", 1, 1, false),
    substring("2 characters, words", 2, 2, true),
    substring("2 characters, anywhere", 2, 2, false),
    substring("3-4 characters, words", 3, 4, true),
    substring("3-4 characters, anywhere", 3, 4, false),
    substring("6-10 characters, words", 6, 10, true),
    substring("6-10 characters, anywhere", 6, 10, false),
    substring("punctuation inside", 6, 12, false, PUNCTUATED),
    {
      name: "digits or Latin and Han",
      truth: `${SUBSTRING}, spaces between the scripts apart`,
      draw(random) {
        const drawn = cut(random, 3, 9, true);
        const { query = "" } = drawn ?? {};
        const whole = /^[\p{Script=Han}A-Za-z0-9]+$/u.test(query);
        return MIXED.test(query) && /\p{Script=Han}/u.test(query) && whole ? known(drawn) : undefined;
      },
    },
    {
      name: "two words with a space",
      truth: "pages that hold both",
      draw(random) {
        const [one, other] = [cut(random, 2, 4, true), cut(random, 2, 4, true)];
        if (!one || !other || one.source !== other.source || one.query === other.query) return undefined;
        if (!HAN.test(one.query) || !HAN.test(other.query)) return undefined;
        const query = `${one.query} ${other.query}`;
        return known({ ...one, query }, one.query, other.query);
      },
    },
    changed("Traditional", 2, 4, HAN, (query) => traditional(query)),
    changed("full-width", 3, 9, /^[\p{Script=Han}A-Za-z0-9]*[A-Za-z0-9][\p{Script=Han}A-Za-z0-9]*$/u, wide),
    changed("one wrong character", 4, 6, HAN, mistaken),
    substring("Latin word", 3, 12, true, /^[a-z]+$/),
    substring("number", 2, 5, true, /^[0-9]+$/),
  ] as QueryClass[];
}

type Change = (query: string, random: Random) => string | undefined;

function wide(query: string): string {
  return query.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}
