import { is } from "uvu/assert";
import { createTypeset, withoutTypesetting } from "../../src/core/typography/typeset.ts";
import { suite } from "../support/suite.ts";

const page = (lang: string, body: string) =>
  `<!DOCTYPE html>\n<html lang="${lang}"><head><title>в Москве</title></head><body>${body}</body></html>`;

const typeset = createTypeset();
const set = suite("typeset");
for (const [why, lang, expected] of [
  ["a text", "ru", "<p>в~Москве</p>"],
  ["words around elements", "ru", "<p>в~<b>Москве</b>, <b>на~</b><a href='/в доме'>Урале</a></p>"],
  ["words in another language", "ru", '<p>в~доме <span lang="en">в доме, March~9</span> и~он</p>'],
  ["a text in another language", "ru", '<p lang="en">on March~9</p><p>9~марта</p>'],
  ["code", "ru", "<p>в~<code>в доме</code> и~<kbd>а б</kbd></p><pre>в доме</pre>"],
  ["scripts and choices", "ru", '<script>"в доме"</script><option>по-русски в доме</option>'],
  ["attributes", "ru", '<img alt="в доме > он"/><time datetime="2019-03-09">9~марта</time>'],
  ["comments", "ru", "<p>в~<!-- в доме -->доме</p>"],
  ["blocks, which don't go on", "ru", "<p>Да, он </p><p>и~я~в <br>доме</p>"],
  ["spaces between boxes", "ru", "<p><b>в</b> <b>доме</b></p>"],
  ["short words with a hyphen", "ru", '<p>он~<span class="nb">по-прежнему</span> тут</p>'],
  ["numbers with a dash", "en", '<p>on <span class="nb">7–9</span>~March, 1–2–3, A4–5</p>'],
  ["long words", "ru", "<h2>Углубление сотруд|ничества</h2><p>Сотруд|ничество и~публикации</p>"],
  ["long words in their own language", "en", '<p>сотрудничества <i lang="ru">сотруд|ничества</i></p>'],
  [
    "Chinese names",
    "ru",
    '<p>English, <i lang="zh-Hans"><span class="nb">中文</span></i></p><p lang="zh-Hans">中文</p>',
  ],
  ["Chinese words", "zh-Hans", "<p>国家<b>中心</b>启动</p>"],
  ["headlines", "zh-Hans", "<h2><a href='/'>国家<wbr>中心启动</a></h2><p>国家中心启动</p>"],
  ["titles of links", "zh-Hans", '<a class="title" href="/">国家<wbr>中心启动</a>'],
  ["the end of a headline", "zh-Hans", '<h1>国家<wbr>中心<wbr><span class="nb">发布《指南》</span></h1>'],
  ["no headline for listeners only", "zh-Hans", '<h1 class="away">国家中心启动</h1>'],
  ["entities", "zh-Hans", "<h1>中国&amp;俄罗斯<wbr>签署协议</h1>"],
  ["a headline in another language", "en", '<h3 lang="zh-Hans">国家<wbr>中心启动</h3><h3>March~9</h3>'],
  ["markup that isn't closed", "ru", "<p>в~доме</b> <i>и~он <p>а~я"],
  ["signs that begin no element", "ru", "<p>в~доме < 5~км<p>"],
  ["nothing", "ru", ""],
] as const)
  set(`sets ${why}`, () => {
    const unbroken = expected.replaceAll("~", "\u00A0").replaceAll("|", "\u00AD");
    const typed = withoutTypesetting(unbroken).replace(/<span class="nb">([^<]*)<\/span>/g, "$1");
    is(typeset(page(lang, typed)), page(lang, unbroken));
  });
for (const [typed, expected] of [
  [
    "<p>阅读原文： <a>English</a>。 （完） 见 UNESCO 官网</p>",
    "<p>阅读原文：<a>English</a>。（完）见 UNESCO 官网</p>",
  ],
  ["<h1>国家中心启动， 会议举行</h1>", "<h1>国家<wbr>中心<wbr>启动，会议举行</h1>"],
] as const)
  set(`leaves no space at Chinese punctuation: ${typed}`, () =>
    is(typeset(page("zh-Hans", typed)), page("zh-Hans", expected)),
  );
set("leaves what is no page as it is", () => is(typeset("<p>в Москве</p>"), "<p>в Москве</p>"));
set("changes nothing that it has set", () => {
  const once = typeset(page("ru", "<p>в Москве 9 марта</p>"));
  is(typeset(once), once);
});
set.run();
