import { equal, is } from "uvu/assert";
import { type Language, languageOf } from "../../src/core/language/languages.ts";
import { type ForeignTarget, labelLinks } from "../../src/core/markdown/link-labels.ts";
import { renderMarkdown } from "../../src/core/markdown/markdown.ts";
import { suite } from "../support/suite.ts";

const language = (locale: string) => languageOf(locale) as Language;
/** A text with its links labelled: all that begin with `/` lead to the target. */
function labelled(text: string, own: string, target: ForeignTarget): string {
  const targetOf = (href: string) => (href.startsWith("/") ? target : undefined);
  return labelLinks(renderMarkdown(text, {}).html, language(own), targetOf);
}
const to = (locale: string, title?: string): ForeignTarget => ({
  href: `/${locale}/news/a/`,
  language: language(locale),
  title,
});

const links = suite("labelLinks");
const rows: [fact: string, text: string, own: string, target: ForeignTarget, html: string][] = [
  [
    "marks words in the language of the page that they lead to",
    "See [标题](/a/).",
    "en",
    to("zh"),
    '<p>See <a href="/zh/news/a/" hreflang="zh-Hans" lang="zh-Hans">标题</a> (<span lang="zh-Hans">简体中文</span>).</p>\n',
  ],
  [
    "leaves words in the reader's language as they are",
    "Подробнее — в [отчёте](/a/).",
    "ru",
    to("en", "The report"),
    '<p>Подробнее — в <a href="/en/news/a/" hreflang="en">отчёте</a> (<span lang="en">English</span>).</p>\n',
  ],
  [
    "knows the title of the page by its words, if both languages have the same letters",
    "Read [L'été & après](/a/).",
    "en",
    to("fr", "L'été & après"),
    `<p>Read <a href="/fr/news/a/" hreflang="fr" lang="fr">L'été &amp; après</a> (<span lang="fr">Français</span>).</p>\n`,
  ],
  [
    "uses full-width brackets in Chinese",
    "见[报告](/a/)。",
    "zh",
    to("ru"),
    '<p>见<a href="/ru/news/a/" hreflang="ru">报告</a>（<span lang="ru">Русский</span>）。</p>\n',
  ],
  [
    "has the direction of the other language",
    "[بئر](/a/)",
    "en",
    to("ar"),
    '<p><a href="/ar/news/a/" hreflang="ar" lang="ar" dir="rtl">بئر</a> (<span lang="ar" dir="rtl">العربية</span>)</p>\n',
  ],
  [
    "keeps a title and marks among the words",
    '[*标题* 👩‍👩‍👧](/a/ "</script>")',
    "en",
    to("zh"),
    '<p><a href="/zh/news/a/" hreflang="zh-Hans" lang="zh-Hans" title="&lt;/script&gt;"><em>标题</em> 👩‍👩‍👧</a> (<span lang="zh-Hans">简体中文</span>)</p>\n',
  ],
];
for (const [fact, text, own, target, html] of rows) links(fact, () => is(labelled(text, own, target), html));
for (const text of [
  "[标题](/a/) (简体中文)",
  "[[标题](/a/)]{lang=zh-Hans} (简体中文)",
  "[标题](/a/), [简体中文]{lang=zh-Hans}.",
  "[标题（简体中文）](/a/)",
])
  links(`does not name the language twice in ${text}`, () =>
    equal(labelled(text, "en", to("zh")).match(/简体中文/g)?.length, 1),
  );
links("leaves all other links as they are", () => {
  const text = "# A\n\n[a](https://e.org/) [b](#a) <mailto:a@e.org> text[^1]\n\n[^1]: Note.\n";
  is(labelled(text, "en", to("zh")), renderMarkdown(text, {}).html);
  is(labelled("", "en", to("zh")), "");
});
links.run();
