import { equal, is, match, not } from "uvu/assert";
import { readPrintedPage } from "../../src/core/import-archive/printed.ts";
import { suite } from "../support/suite.ts";

const EN = `The site is currently under configuration

Will be available soon......

Harbour Museum opens its reading room

2021.05.18

On May 17, 2021, the Harbour Museum opened a reading room for its visitors, in the presence of the mayor and of the heads of six schools of the town. The room has four hundred books about ships, and a table for each class.


Ms. Iris Vale, Head of the Museum (Left)

and Mr. Tom Reed, Mayor (Right)


Ms. Vale thanked the schools for their patience during the months of building work, and said that every class of the town would be welcome on one morning of the month from September onwards.


The new reading room


About the Museum

Founded in 1931, the Harbour Museum shows two hundred models of ships, and the tools of the people who built them. It is open every day except Monday, and free for children and their teachers.


On May 17, 2021, the Harbour Museum opened a reading room for its visitors, in the presence of the mayor and of the heads of six schools of the to`;

const ZH = `网站建设中，敬请期待

海港博物馆阅览室开放
发布时间：2021年5月18日 10:30　来源：海港新闻
作者：李明、王芳
分享到微信

5月17日，海港博物馆阅览室正式开放，市长和六所学校的校长出席了仪式。阅览室藏有四百册关于船舶的图书，并为每个班级准备了一张桌子，供学生们阅读和讨论使用。

图为新阅览室

馆长感谢各所学校在施工期间的耐心等待，并表示从九月起，全市每个班级每月都可以来馆参观一个上午。

上一篇：暑期活动安排
版权所有 海港博物馆

5月17日，海港博物馆阅览室正式开放，市长和六所学校的校长出席了仪式。阅览室藏有四百册关`;

const RU = `Сайт находится в разработке

Музей гавани открыл читальный зал

Дата публикации: 18 мая 2021 г.
Автор: Ирина Вейл
Поделиться: ВКонтакте, Telegram

17 мая 2021 года Музей гавани открыл читальный зал для посетителей. На открытии были мэр города и директора шести школ. В зале четыреста книг о кораблях и стол для каждого класса.

На фото: новый читальный зал

Директор музея поблагодарила школы за терпение во время ремонта и сказала, что с сентября каждый класс сможет приходить в зал раз в месяц.

Читайте также:
Летние занятия
Новые модели

17 мая 2021 года Музей гавани открыл читальный зал для посетителей. На открытии были мэр города и дире`;

const read = (text: string, repeated: readonly string[] = []) => {
  const page = readPrintedPage("page.txt", text, new Set(repeated));
  return { ...page, ...page.body() };
};
const kinds = (text: string) =>
  read(text)
    .notes.map(({ kind, line }) => `${kind} ${line}`)
    .sort();

const printed = suite("a printed page");
const PAGES: readonly [lang: string, text: string, title: string, authors: readonly string[]][] = [
  ["English", EN, "Harbour Museum opens its reading room", []],
  ["Chinese", ZH, "海港博物馆阅览室开放", ["李明", "王芳"]],
  ["Russian", RU, "Музей гавани открыл читальный зал", ["Ирина Вейл"]],
];
for (const [lang, text, title, authors] of PAGES)
  printed(`in ${lang} has its title, its date and its authors`, () => {
    const page = read(text);
    equal([page.title, page.date, page.authors], [title, "2021-05-18", authors]);
  });
for (const [lang, text] of PAGES)
  printed(`in ${lang} loses notice, share line, ways to other pages and the copy of its beginning`, () => {
    const { markdown } = read(text);
    not.match(markdown, /configuration|available soon|建设|敬请|разработке/);
    not.match(markdown, /分享|Поделиться|上一篇|版权|Читайте|Летние|2021年5月18日/);
    const start = markdown.slice(0, 20);
    is(markdown.split(start).length, 2, "the beginning is there once");
  });
printed("has its loose lines as captions, and joins those that go on", () => {
  match(
    read(EN).markdown,
    /^\*Ms\. Iris Vale, Head of the Museum \(Left\) and Mr\. Tom Reed, Mayor \(Right\)\*$/m,
  );
  match(read(EN).markdown, /^\*The new reading room\*$/m);
  match(read(ZH).markdown, /^\*图为新阅览室\*$/m);
  match(read(RU).markdown, /^\*На фото: новый читальный зал\*$/m);
});
printed("has a line that is nearer to what follows as a heading", () => {
  match(read(EN).markdown, /^## About the Museum$/m);
});
printed("names the lines of what was left out and what was guessed", () => {
  equal(kinds(EN), [
    "caption 12",
    "caption 20",
    "heading 23",
    "left-out 1",
    "left-out 3",
    "repeated-start 28",
  ]);
});
printed("without a title has none, and its date may be that of the event", () => {
  const text = EN.split("\n").slice(8).join("\n");
  const page = read(text);
  equal([page.title, page.date, page.isDateGuessed], [undefined, "May 17, 2021", true]);
});
printed("loses the lines that most pages have", () => {
  const text = EN.replace("Harbour Museum opens", "Harbour News Online\n\nHarbour Museum opens");
  is(read(text, ["harbournewsonline"]).title, "Harbour Museum opens its reading room");
  not.match(read(`${EN}\n\nHarbour News Online`, ["harbournewsonline"]).markdown, /Online/);
});
printed("may have a paragraph a line, and lines that a program has broken", () => {
  const long =
    "A long first sentence about the harbour and everything that happened there on that bright day in May, with much more to say.";
  is(read(`T\n2021-05-18\n${long} One.\n${long} Two.`).markdown.split("\n\n").length, 2);
  const broken =
    "The harbour of the town has been a place of work\nfor two hundred years, and the museum shows the\ntools of those who built ships there by hand.";
  is(read(`T\n\n2021-05-18\n\n${broken}`).markdown, broken.replaceAll("\n", " "));
});
printed("shows signs of markup as they were printed", () => {
  const text = `T\n\n2021-05-18\n\nThe price is 2 * 3 < 7 [net], see C:\\notes and <script>alert(1)</script>, ${"and more words ".repeat(8)}.`;
  match(
    read(text).markdown,
    /2 \\\* 3 \\< 7 \\\[net\\?\], see C:\\\\notes and \\<script>alert\(1\)\\<\/script>/,
  );
});
printed("that is empty or has nothing but a notice has no text", () => {
  for (const text of ["", "\n\n", "The site is currently under configuration"]) {
    const page = read(text);
    equal([page.title, page.date, page.markdown], [undefined, undefined, ""]);
  }
});
printed.run();
