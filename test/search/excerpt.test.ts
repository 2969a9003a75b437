import { equal, is, match, not } from "uvu/assert";
import { excerptOf, finder } from "../../src/core/search/excerpt.ts";
import { suite } from "../support/suite.ts";

/** An excerpt with what was found between asterisks. */
function shown(
  content: string,
  terms: readonly string[],
  lang: string,
  about: { title?: string; summary?: string } = {},
): string {
  const { title = "", summary } = about;
  return excerptOf(content, { title, summary }, finder(terms, lang), lang)
    .map(({ text, found }) => (found ? `*${text}*` : text))
    .join("");
}

const marks = suite("what was asked");
for (const [lang, terms, text, expected, why] of [
  [
    "en",
    ["party"],
    "The parties, a particle.",
    "The *parties*, a particle.",
    "in another form, and no longer word",
  ],
  ["ru", ["партия"], "Партии и партнёры.", "*Партии* и партнёры.", "in another form in Russian"],
  ["ru", ["елка"], "Ёлка у ёлки.", "*Ёлка* у *ёлки*.", "with ё"],
  ["en", ["cafe"], "A café.", "A *café*.", "with an accent"],
  ["en", ["covid-19"], "COVID-19 and covid 19.", "*COVID-19* and *covid* *19*.", "with its sign"],
  ["fr", ["éducation"], "L’éducation.", "L’*éducation*.", "after an elided word"],
  ["en", ["last mile"], "the last mile", "the *last* *mile*", "as a phrase"],
  ["zh-Hans", ["教科文"], "联合国教科文组织", "联合国*教科文*组织", "in a row of characters"],
  ["zh-Hans", ["UNESCO"], "由unesco主办", "由*unesco*主办", "in other capitals"],
  ["ko", ["교육"], "고등교육", "고등*교육*", "in a compound"],
  ["ko", ["고등교육"], "고등 교육", "*고등 교육*", "with a space between its characters"],
  ["zh-Hans", ["UNESCO代表"], "UNESCO 代表", "*UNESCO 代表*", "with a space between scripts"],
  ["zh-Hans", ["13"], "13 胜，135 磅", "*13* 胜，135 磅", "and no part of a number"],
  ["zh-Hans", ["art"], "art 与 party", "*art* 与 party", "and no part of a Latin word"],
  [
    "en",
    ["eclair"],
    "Éclair, e\u0301clair, clair",
    "*Éclair*, *e\u0301clair*, clair",
    "with an accent at its beginning",
  ],
  ["ru", ["йога"], "И\u0306ога, йога", "*И\u0306ога*, *йога*", "with a letter in two codes"],
  ["en", ["writer"], "A co-writer", "A co-*writer*", "after a hyphen"],
  [
    "sr",
    ["библиотека"],
    "Biblioteka, библиотека",
    "*Biblioteka*, *библиотека*",
    "in either script of Serbian",
  ],
  ["en", ["c"], "a</script> (c)", "a</script> (*c*)", "next to signs, which are text"],
] as const)
  marks(`is marked ${why}`, () => is(shown(text, terms, lang), expected));
marks("is marked where full-width punctuation is next to it", () =>
  is(shown("“教育”。", ["教育"], "zh-Hans"), "“*教育*”。"),
);
marks.run();

const excerpts = suite("an excerpt");
const TEXT =
  "The title ⁋ The first sentence. A visit took place. The last one. ⁋ ⁂ 2023-11-10 ⁂ 10 November 2023";
excerpts("begins with the sentence that has what was asked", () => {
  is(shown(TEXT, ["visit"], "en", { title: "The title" }), "A *visit* took place. The last one.");
});
excerpts("has the colon at the end of a paragraph whose beginning is cut", () => {
  const text = `${"很长的开头".repeat(20)}，会议的规则如下：`;
  match(shown(text, ["规则"], "zh-Hans"), /^…会议的\*规则\*如下：$/);
});
excerpts("doesn't begin after dots in braces, which end no sentence", () => {
  is(
    shown("每个代码块 `{...}` 以及脚本都有环境。", ["脚本"], "zh-Hans"),
    "每个代码块 `{...}` 以及*脚本*都有环境。",
  );
});
excerpts("is never the headline or a way of writing the date", () => {
  is(
    shown(TEXT, ["title"], "en", { title: "The title" }),
    "The first sentence. A visit took place. The last one.",
  );
  is(shown(TEXT, ["2023"], "en", { title: "The title", summary: "In short." }), "In short.");
});
excerpts("is the summary where only that has what was asked", () => {
  is(
    shown("T ⁋ In *short*: war. ⁋ Peace.", ["war"], "en", { title: "T", summary: "In *short*: war." }),
    "In *short*: *war*.",
  );
});
excerpts("has the sentence with the most of what was asked", () => {
  is(
    shown("A visit. Another visit and a meeting.", ["visit", "meeting"], "en"),
    "Another *visit* and a *meeting*.",
  );
});
excerpts("joins no blocks", () => is(shown("A visit ⁋ Below it.", ["visit"], "en"), "A *visit*"));
excerpts("in Chinese has whole sentences", () => {
  is(shown("第一句。访问日内瓦。最后一句。", ["访问"], "zh-Hans"), "*访问*日内瓦。最后一句。");
});
excerpts("has the quotation mark that opens its first sentence", () => {
  is(shown("他说。“访问日内瓦。”很好。“再见。”", ["访问"], "zh-Hans"), "“*访问*日内瓦。”很好。“再见。”");
  is(shown("他说。“访问日内瓦。”", ["他说"], "zh-Hans"), "*他说*。“访问日内瓦。”");
  is(shown("Er kam. „Ein Besuch.“ Gut.", ["gut"], "de"), "*Gut*.");
});
excerpts("marks where a long sentence is cut, between words", () => {
  const long = `${"word ".repeat(60)}visit ${"word ".repeat(60)}end.`;
  const made = shown(long, ["visit"], "en");
  equal([made[0], made.at(-1), made.includes("*visit*"), / wor?…/.test(made)], ["…", "…", true, false]);
  const chinese = shown(`${"很".repeat(200)}访问${"好".repeat(200)}。`, ["访问"], "zh-Hans");
  equal([chinese[0], chinese.at(-1), chinese.includes("*访问*")], ["…", "…", true]);
});
for (const [lang, term, text, expected] of [
  [
    "ru",
    "образование",
    `Ежегодная встреча партнёров прошла в онлайн-образовании${" слово".repeat(40)}.`,
    /^Ежегодная встреча партнёров прошла в онлайн-\*образовании\* слово.+ слово…$/,
  ],
  [
    "en",
    "visit",
    `On 9 November 2023${" word".repeat(30)}, after a long journey, the visit took place${" word".repeat(40)}.`,
    /^…the \*visit\* took place word.+ word…$/,
  ],
  [
    "zh-Hans",
    "教育",
    `2023年9月6日，联合国教科文组织教育助理总干事${"会见代表".repeat(20)}。`,
    /^2023年9月6日，联合国教科文组织\*教育\*助理总干事(?:会见代表)+.{0,3}…$/,
  ],
  [
    "zh-Hans",
    "教育",
    `${"会见代表".repeat(20)}（UNESCO-ICHEI）在巴黎会见教育代表${"会见代表".repeat(20)}。`,
    /^…UNESCO-ICHEI）在巴黎会见\*教育\*代表/,
  ],
] as const)
  excerpts(`that is cut begins with a sentence, a clause or a word: ${expected}`, () =>
    match(shown(text, [term], lang), expected),
  );
for (const [lang, mark, words] of [
  ["zh-Hans", "（", `访问${"中心".repeat(38)}的`],
  ["zh-Hans", "“", `访问${"中心".repeat(38)}的`],
  ["en", "(", `A visit${" word".repeat(38)}`],
  ["ru", "«", `Визит${" слово".repeat(32)}`],
] as const)
  excerpts(`is not cut after a mark that opens: ${mark} in ${lang}`, () => {
    const text = `${words}${lang === "zh-Hans" ? "" : " "}${mark} ${"UNESCO".repeat(40)}`;
    const made = shown(text, [lang === "zh-Hans" ? "访问" : "visit"], lang);
    is(made.at(-1), "…");
    not.ok(made.includes(mark), made);
  });
excerpts("in Chinese is cut between words, too", () => {
  const made = shown(`访问${"教育".repeat(38)}的终身学习${"教育".repeat(20)}。`, ["访问"], "zh-Hans");
  match(made, /教育的…$/);
});
excerpts("does not cut a character in two", () => {
  const made = shown(`${"𠮷".repeat(200)}访问${"𠮷".repeat(200)}`, ["访问"], "zh-Hans");
  is(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(made), false);
});
excerpts("shows the text as the page has it", () => {
  is(shown("L’\u2060 école et l’\u2060 *art*.", ["école"], "fr"), "L’*école* et l’*art*.");
  is(shown("\u200B联\u200B\u200B合\u200B", ["联合"], "zh-Hans"), "*联合*");
});
excerpts("is empty for an empty page", () => is(shown("", ["a"], "en"), ""));
excerpts("has whole sentences in a browser that can't tell them by language", () => {
  const { Segmenter } = Intl;
  Reflect.deleteProperty(Intl, "Segmenter");
  try {
    is(shown(TEXT, ["visit"], "en", { title: "The title" }), "A *visit* took place. The last one.");
    is(shown("第一句。访问日内瓦。最后一句。", ["访问"], "zh-Hans"), "*访问*日内瓦。最后一句。");
  } finally {
    Object.assign(Intl, { Segmenter });
  }
});
excerpts.run();
