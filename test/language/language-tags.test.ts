import { is } from "uvu/assert";
import { isSameLanguage } from "../../src/core/language/language-tags.ts";
import { suite } from "../support/suite.ts";

const rows: [found: string, expected: string, isSame: boolean][] = [
  ["ru", "ru", true],
  ["ru-RU", "ru", true],
  ["RU_ru", "ru", true],
  ["en", "ru", false],
  ["zh-CN", "zh-Hans", true],
  ["zh", "zh-Hans", true],
  ["zh-TW", "zh-Hans", false],
  ["pt-PT", "pt-BR", false],
  ["sr-Latn", "sr", false],
  ["", "ru", false],
  ["not a tag", "ru", false],
  ["👩‍👩‍👧", "ru", false],
];
const tags = suite("language tags of tools");
for (const [found, expected, isSame] of rows)
  tags(`${JSON.stringify(found)} ${isSame ? "means" : "does not mean"} ${expected}`, () =>
    is(isSameLanguage(found, expected), isSame),
  );
tags.run();
