import { is } from "uvu/assert";
import { createHyphens } from "../../src/core/typography/hyphens.ts";
import { suite } from "../support/suite.ts";

const hyphenate = createHyphens();
const hyphens = suite("createHyphens");
for (const [lang, expected] of [
  ["ru", "сотруд|ничества"],
  ["ru", "микросер|тификации"],
  ["ru", "Искус|ственный, высококвали|фициро|ванных, интер|национа|лизиро|ванными"],
  ["ru", "информа|ционно-коммуни|кационные"],
  ["ru", "публикации, сообщества: образование: не длиннее одиннадцати букв"],
  ["ru", "Сотруд|ничество 😀 &nbsp;&laquo;сотруд|ничества&raquo;"],
  ["ru", "взгляд во-вне, internationalization"],
  ["en", "сотрудничества, internationalization"],
  ["zh-Hans", "高等教育创新中心与联合国教科文组织商谈深化合作"],
  ["ru", ""],
] as const)
  hyphens(`divides long Russian words only, in ${lang}: ${expected}`, () => {
    const typed = expected.replaceAll("|", "");
    for (let time = 0; time < 2; time += 1) is(hyphenate(typed, lang).replaceAll("\u00AD", "|"), expected);
  });
hyphens("leaves words that are divided", () => {
  const once = hyphenate("высококвалифицированных", "ru");
  is(hyphenate(once, "ru"), once);
});
hyphens.run();
