import { equal } from "uvu/assert";
import { pinyinReadings } from "../../src/core/language/pinyin-readings.ts";
import { readPinyin } from "../../src/core/search/pinyin.ts";
import { pinyinFile } from "../../src/core/search/pinyin-file.ts";
import { suite } from "../support/suite.ts";

const TEXTS = [
  "教科文组织在武汉访问。教科文组织的代表到过北京、重庆和西安。",
  "武汉的教科文中心，武汉大学。女性和绿色银行。银行公司事实实施事实。",
];

const words = suite("readPinyin");
const pinyin = readPinyin(pinyinFile(TEXTS, "zh-Hans"));
for (const [typed, expected, why] of [
  ["wuhan", "武汉", "joined"],
  ["wu han", "武汉", "apart"],
  ["Wú Hàn", "武汉", "with tones"],
  ["wu3han4", "武汉", "with tones as digits"],
  ["jiaokewen", "教科文", "a name that no dictionary has"],
  ["jiao ke wen", "教科文", "such a name apart"],
  ["xi'an", "西安", "with an apostrophe"],
  ["chongqing", "重庆", "a character with several readings"],
  ["yinhang", "银行", "another such character"],
  ["nvxing", "女性", "ü as v"],
  ["nǚxìng", "女性", "ü with a tone"],
  ["lüse", "绿色", "ü without a tone"],
  ["beijingdaxue", "北京大学", "two words as one"],
] as const)
  words(`finds ${typed}: ${why}`, () => equal(pinyin.of(typed)[0], expected));
words("gives words of the same sound, the more frequent first", () => {
  equal(pinyin.of("shishi"), ["事实", "实施"]);
});
words("gives nothing for other words", () => {
  for (const typed of ["shanghai", "visit", "联合国", "", "😀", "</script>"])
    equal(pinyin.of(typed), [], typed);
});
words("gives nothing where there is nothing", () => {
  equal(readPinyin(pinyinFile([], "zh-Hans")).of("wuhan"), []);
  equal(readPinyin("").of(""), []);
});
words.run();

const readings = suite("pinyinReadings");
readings("are without tones, the usual one first", () => {
  equal(pinyinReadings("汉"), ["han"]);
  equal(pinyinReadings("绿").slice(0, 1), ["lv"]);
  equal(pinyinReadings("重").slice(0, 2), ["zhong", "chong"]);
});
readings.run();
