import twitter from "twitter-text";
import { equal, is, match, ok } from "uvu/assert";
import { xText, xWeight } from "../../src/core/share/x-text.ts";
import { suite } from "../support/suite.ts";
import { differingTexts, judged } from "../support/x-texts.ts";

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
weight.long("is that of X for 2,000 texts of all scripts and emoji", () =>
  equal(differingTexts(2000, 19), []),
);
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
    // At most one word shorter than possible.
    ok(twitter.parseTweet(`${post} ${ADDRESS}`).weightedLength > 250);
  });
  posts(`splits no word and no emoji: ${text.slice(0, 12)}`, () => {
    const post = xText(text, lang).slice(0, -1);
    ok(text.startsWith(post));
    const words = [...new Intl.Segmenter(lang, { granularity: "word" }).segment(text)];
    ok(words.some(({ index }) => index === post.length));
  });
}
posts("leaves a text that fits unchanged, except for folded white space", () => {
  is(xText(" Визит\n в  «Париж» ", "ru"), "Визит в «Париж»");
  is(xText("国".repeat(128), "zh-Hans"), "国".repeat(128));
});
posts("splits a word that is longer than a post between characters", () => {
  const post = xText(`${"e\u0301".repeat(400)}`, "en");
  match(post, /^(?:\u00e9)+…$/);
  is(xWeight(post), 256);
});
posts("leaves room for the links that X makes from names with a full stop", () => {
  const post = xText("ICHEI.org and unesco.org ".repeat(30), "en");
  ok(twitter.parseTweet(`${post} ${ADDRESS}`).valid);
  ok(post.startsWith("ICHEI.org and unesco.org ICHEI.org and"));
});
posts.run();
