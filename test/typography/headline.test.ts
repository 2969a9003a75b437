import { equal, is } from "uvu/assert";
import { NO_GLOSSARY } from "../../src/core/catalogues/glossary.ts";
import { createLineEnds, namesIn, partsOf } from "../../src/core/typography/headline.ts";
import { settingsOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const NAMES = ["联合国教科文组织", "高等教育创新中心", "联合国教科文组织高等教育创新中心"];

/** The headline with `|` where a line may end, and its end in brackets. */
function shown(headline: string, names: readonly string[] = NAMES, lang = "zh-Hans"): string | undefined {
  const ends = createLineEnds(new Map([[lang, names]]))(headline, lang);
  if (!ends) return undefined;
  let text =
    ends.tail === undefined ? headline : `${headline.slice(0, ends.tail)}[${headline.slice(ends.tail)}]`;
  for (const at of [...ends.at].reverse()) text = `${text.slice(0, at)}|${text.slice(at)}`;
  return text;
}

const ends = suite("createLineEnds");
for (const [expected, why] of [
  [
    "高等教育创新中心|与联合国教科文组织|商谈|深化合作",
    "names are whole, a single character stays with the next word",
  ],
  ["国家|中心|启动，俄语|平台上线", "marks end lines by themselves; the last line has three characters"],
  ["35个|国家的|代表|参加|第三届|世界大会", "a number stays with what it counts"],
  ["数字化的|未来|属于|所有人", "an ending stays with its word"],
  ["联合国教科文组织|高等教育创新中心|举行会议", "a name of two names may end a line between them"],
  ["高等教育创新中心|[发布《指南》]", "marks near the end leave no short line"],
  ["项目|成功|[举行（二）]", "nor does a number in brackets"],
  ["UNESCO-ICHEI", "no Han characters"],
  ["你好", "two characters"],
  ["", "nothing"],
] as const)
  ends(`${expected}: ${why}`, () => is(shown(expected.replace(/[|[\]]/g, "")), expected));
ends("are the browser's own in other languages", () => {
  is(shown("В Москве", [], "ru"), undefined);
  is(shown("日本語の見出し", [], "ja"), undefined);
});
ends("are between the words of a headline without a glossary", () =>
  is(shown("高等教育创新中心启动", []), "高等教育|创新|中心启动"),
);
ends("cut a headline into parts, which are the headline again", () => {
  const headline = "高等教育创新中心启动";
  equal(partsOf(headline, createLineEnds()(headline, "zh-Hans") ?? { at: [] }), [
    "高等教育",
    "创新",
    "中心启动",
  ]);
  equal(partsOf("你好", { at: [] }), ["你好"]);
  equal(partsOf("", { at: [] }), [""]);
});
ends("keep the names of a glossary whole that fit on a line, in Chinese", () => {
  const forms = { zh: ["教科文组织", "联合国教育、科学及文化组织", "局"], ru: ["ЮНЕСКО"] };
  const glossary = {
    ...NO_GLOSSARY,
    entries: [{ key: "unesco", kind: "term" as const, forms, forbidden: {}, abbreviations: {} }],
  };
  const [zh, ru] = settingsOf({ languages: ["zh", "ru"], defaultLocale: "zh" }).languages;
  equal(zh && namesIn(glossary, zh), ["教科文组织"]);
  equal(ru && namesIn(glossary, ru), []);
});
ends.run();
