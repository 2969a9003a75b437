import twitter from "twitter-text";
import { equal, is, match, ok } from "uvu/assert";
import { xText, xWeight } from "../src/core/x-text.ts";
import { type Random, randomFrom } from "./fuzz.ts";
import { suite } from "./suite.ts";

const judged = (text: string): number => twitter.parseTweet(text).weightedLength;

/** Ranges of letters, marks, figures and signs of many scripts; X makes a link of what a full stop joins. */
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

const weight = suite("xWeight");
for (const [text, expected] of [
  ["", 0],
  ["A visit", 7],
  ["Визит — «Париж»", 15],
  ["访问：“巴黎”", 12],
  ["…", 2],
  ["e\u0301", 1],
  ["👩‍👩‍👧‍👦🇷🇺", 4],
  ["مرحبا", 5],
] as const)
  weight(`of ${JSON.stringify(text)} is ${expected}, as X itself counts`, () => {
    equal([xWeight(text), judged(text)], [expected, expected]);
  });
weight("is that of X for 20,000 texts of all scripts and emoji", () => {
  const random = randomFrom(19);
  const differing: string[] = [];
  for (let round = 0; round < 20_000; round++) {
    const text = randomText(random);
    if (xWeight(text) !== judged(text)) differing.push(`${text}: ${xWeight(text)}, not ${judged(text)}`);
  }
  equal(differing.slice(0, 5), []);
});
weight.run();

const ADDRESS = "https://news.example.org/en/news/a-visit-of-more-than-twenty-three-characters/";
const posts = suite("xText");
for (const [lang, text] of [
  ["en", "The Centre signed an agreement. ".repeat(20)],
  ["ru", "Центр подписал соглашение о сотрудничестве. ".repeat(20)],
  ["zh-Hans", "国际高等教育创新中心与合作伙伴签署协议。".repeat(20)],
  ["en", "👩‍👩‍👧‍👦".repeat(200)],
  ["ar", "زيارة الوفد إلى باريس ".repeat(30)],
] as const) {
  posts(`fits with an address into a post: ${text.slice(0, 12)}`, () => {
    const post = xText(text, lang);
    ok(twitter.parseTweet(`${post} ${ADDRESS}`).valid);
    ok(post.endsWith("…"));
    // Shorter by a word at most.
    ok(twitter.parseTweet(`${post} ${ADDRESS}`).weightedLength > 250);
  });
  posts(`cuts no word, and no emoji: ${text.slice(0, 12)}`, () => {
    const post = xText(text, lang).slice(0, -1);
    ok(text.startsWith(post));
    const words = [...new Intl.Segmenter(lang, { granularity: "word" }).segment(text)];
    ok(words.some(({ index }) => index === post.length));
  });
}
posts("leaves a text that fits as it is, white space folded", () => {
  is(xText(" Визит\n в  «Париж» ", "ru"), "Визит в «Париж»");
  is(xText("国".repeat(128), "zh-Hans"), "国".repeat(128));
});
posts("cuts a word that is longer than a post between characters", () => {
  const post = xText(`${"e\u0301".repeat(400)}`, "en");
  match(post, /^(?:\u00e9)+…$/);
  is(xWeight(post), 256);
});
posts("has room for the links that X makes of names with a full stop in them", () => {
  const post = xText("ICHEI.org and unesco.org ".repeat(30), "en");
  ok(twitter.parseTweet(`${post} ${ADDRESS}`).valid);
  ok(post.startsWith("ICHEI.org and unesco.org ICHEI.org and"));
});
posts.run();
