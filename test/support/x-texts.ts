import twitter from "twitter-text";
import { xWeight } from "../../src/core/share/x-text.ts";
import { type Random, randomFrom } from "./fuzz.ts";

/** The weight of a text as X itself counts. */
export const judged = (text: string): number => twitter.parseTweet(text).weightedLength;

/**
 * Ranges of letters, marks, figures and signs of many scripts; no full stop, because X makes a link of words
 * joined by one.
 */
const SCRIPTS: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x2d],
  [0x2f, 0x7e],
  [0xa0, 0x24f],
  [0x300, 0x36f],
  [0x370, 0x52f],
  [0x531, 0x58f],
  [0x5d0, 0x5ea],
  [0x620, 0x6ff],
  [0x900, 0x97f],
  [0xe01, 0xe5b],
  [0x10a0, 0x10ff],
  [0x1100, 0x11ff],
  [0x1e00, 0x1fff],
  [0x2000, 0x20bf],
  [0x2190, 0x21ff],
  [0x2460, 0x24ff],
  [0x3001, 0x30ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xff01, 0xff9f],
  [0x20000, 0x20100],
];
const EMOJI = ["🎉", "👩‍👩‍👧‍👦", "🇨🇳", "🇷🇺", "❤️", "☎️", "👍🏽", "👩🏻‍🔬", "1️⃣", "#️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏳️‍🌈", "©️"];

function randomText(random: Random): string {
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value;
  const length = 1 + Math.floor(random() * 40);
  return Array.from({ length }, () => {
    if (random() < 0.15) return pick(EMOJI);
    const [first, last] = pick(SCRIPTS);
    return String.fromCodePoint(first + Math.floor(random() * (last - first + 1)));
  }).join("");
}

/** Texts of all scripts and emoji, made from a seed, for which we compute another weight than X. */
export function differingTexts(count: number, seed: number): string[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => randomText(random))
    .filter((text) => xWeight(text) !== judged(text))
    .map((text) => `${text}: ${xWeight(text)}, not ${judged(text)}`);
}
