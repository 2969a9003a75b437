import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { equal, is, match, not, ok } from "uvu/assert";
import { editionAt, importFrom, PIXEL, writeTree } from "../support/import-archive.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";

const PARAGRAPH =
  "The delegation of the museum was in the town for two days and met with the heads of all six schools, who asked many questions.";
const RUSSIAN =
  "Делегация музея провела в городе два дня и встретилась с директорами всех шести школ, у которых было много вопросов.";

/** A saved page with masthead, menu, share line, footer and the beginning of the text once more. */
function savedPage(title: string, date: string, body: string, head = "", lang = "en"): string {
  return `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>${title} | Harbour News</title>${head}</head><body>
<div id="top"><h1>Harbour News</h1><ul><li><a href="/">Home</a></li><li><a href="/news/">News</a></li></ul></div>
<div id="content"><h2>${title}</h2><p>${date}</p><p>Share to WeChat</p>${body}</div>
<div id="foot"><p>Harbour Museum, 1 Quay Street</p><p>Copyright © 2019</p></div></body></html>`;
}

/** The head of a page that names its English and its Russian edition. */
function headOf(lang: "en" | "ru"): string {
  const both = ["en", "ru"].map(
    (one) => `<link rel="alternate" hreflang="${one}" href="https://old.example/${one}/v/">`,
  );
  return `${both.join("")}<link rel="canonical" href="https://old.example/${lang}/v/"><meta property="article:published_time" content="2019-03-09">`;
}

const folder = suite<OwnFolder>("a folder of an archive");
inOwnFolder(folder);
folder("of saved pages gives the text without what all pages have", async () => {
  const body = (n: number) => `<p>${PARAGRAPH} This was visit ${n}.</p><p>${n} schools. ${PARAGRAPH}</p>`;
  writeTree(
    Object.fromEntries(
      [1, 2, 3, 4].map((n) => [`old/${n}.html`, savedPage(`Visit number ${n}`, "March 9, 2019", body(n))]),
    ),
  );
  const { entries } = await importFrom("old");
  const text = editionAt("visit-number-2");
  match(text, /title: "Visit number 2"\ndate: 2019-03-09/);
  equal(text.split("---\n\n")[1], `${PARAGRAPH} This was visit 2.\n\n2 schools. ${PARAGRAPH}\n`);
  ok(entries.get("2.html")?.notes.some(({ kind, text }) => kind === "left-out" && text.includes("Share to")));
});
folder("may be a link, as a published site is", async () => {
  writeTree({ "old-1/v.html": savedPage("A visit", "March 9, 2019", `<p>${PARAGRAPH}</p>`) });
  symlinkSync("old-1", "old");
  const { outcomes } = await importFrom("old");
  is(outcomes.written, 1);
});
folder("of saved pages has their pictures, their links and their languages together", async () => {
  const picture =
    '<figure><img src="pictures/The%20hall.png" alt="A hall"><figcaption>The hall. <cite>Anna Petrova</cite></figcaption></figure>';
  const article = (title: string, text: string) =>
    `<article><h1>${title}</h1><p>${text}</p>${picture}<p><a href="https://old.example/ru/w/">${text}</a></p></article>`;
  writeTree({
    "old/en/v.html": savedPage("A visit", "", article("A visit", PARAGRAPH), headOf("en")),
    "old/ru/v.html": savedPage("Визит", "", article("Визит", RUSSIAN), headOf("ru"), "ru"),
    "old/en/pictures/The hall.png": PIXEL,
    "old/ru/pictures/The hall.png": PIXEL,
  });
  await importFrom("old");
  match(editionAt("a-visit"), '![A hall](the-hall.png "The hall. | Anna Petrova")');
  match(editionAt("a-visit", "ru"), /translation:/);
  not.match(editionAt("a-visit"), "old.example");
  equal(readFileSync("content/articles/a-visit/the-hall.png"), PIXEL);
});
folder("is imported again where an editor has removed an original and its translation", async () => {
  writeTree({
    "old/en/v.html": savedPage("A visit", "", `<p>${PARAGRAPH}</p>`, headOf("en")),
    "old/ru/v.html": savedPage("Визит", "", `<p>${RUSSIAN}</p>`, headOf("ru"), "ru"),
  });
  const first = await importFrom("old");
  equal(
    [...first.entries.values()].map(({ outcome }) => outcome),
    ["written", "written"],
  );
  rmSync("content/articles/a-visit/index.en.md");
  const { entries } = await importFrom("old", { before: first.written });
  is(entries.get("en/v.html")?.outcome, "removed");
  is(entries.get("ru/v.html")?.outcome, "refused");
  match(editionAt("a-visit", "ru"), /translation:/);
});
folder("asks for a date that can be read in two ways, and takes the answer", async () => {
  writeTree({
    "old/visit.html": savedPage("A visit", "03/09/2019", `<p>${PARAGRAPH}</p><p>${PARAGRAPH} It ended.</p>`),
  });
  const first = await importFrom("old");
  equal([...first.questions.dates], [["visit.html", "03/09/2019"]]);
  is(first.outcomes.refused, 1);
  ok(!existsSync("content"));
  await importFrom("old", { answers: "dates:\n  visit.html: 2019-09-03" });
  match(editionAt("visit"), /date: 2019-09-03/);
});
folder("of Hugo has front matter in YAML and TOML, editions by name, and its templates", async () => {
  writeTree({
    "site/content/posts/visit/index.en.md": `---\ntitle: A visit\ndate: 2019-03-09T10:00:00Z\ntags: [Partnerships]\naliases: [/old/visit.html]\n---\n\n# A visit\n\n${PARAGRAPH}\n\n{{< figure src="hall.png" alt="A hall" caption="The hall" >}}\n\n{{< map id="3" >}}\n\n<div class="x"><b>Bold</b> words</div>\n\n[More]({{< ref "/posts/more.md" >}})\n`,
    "site/content/posts/visit/index.ru.md": `+++\ntitle = "Визит"\ndate = 2019-03-09T10:00:00Z\ndraft = true\n+++\n\n${RUSSIAN}\n`,
    "site/content/posts/more.md": `---\ntitle: More\ndate: 2019-03-10\n---\n\n${PARAGRAPH}\n`,
    "site/content/posts/visit/hall.png": PIXEL,
    "site/content/posts/_index.md": "---\ntitle: All\n---\n",
  });
  const { entries } = await importFrom("site/content");
  const text = editionAt("visit");
  match(text, /topics: \[partnerships\]/);
  match(text, '![A hall](hall.png "The hall")');
  match(text, "**Bold** words");
  match(text, "[More](../more/)");
  not.match(text, /\{\{|^# /m);
  match(editionAt("visit", "ru"), /draft: true/);
  ok(
    entries
      .get("posts/visit/index.en.md")
      ?.notes.some(({ kind, text, line }) => kind === "shortcode" && text === "map" && line === 14),
  );
});
folder("is imported again without touching what an editor has changed or removed", async () => {
  const post = (title: string, more = "") =>
    `---\ntitle: ${title}\ndate: 2019-03-09\n---\n\n${PARAGRAPH}${more}\n`;
  const write = (more = "") =>
    writeTree({
      "old/article-one.md": post("Article one", more),
      "old/article-two.md": post("Article two", more),
      "old/article-three.md": post("Article three", more),
    });
  write();
  const first = await importFrom("old");
  const same = await importFrom("old", { before: first.written });
  equal(
    [...same.entries.values()].map(({ outcome }) => outcome),
    ["unchanged", "unchanged", "unchanged"],
  );
  const [edited, removed] = [
    "content/articles/article-two/index.en.md",
    "content/articles/article-three/index.en.md",
  ];
  writeFileSync(edited, "---\ntitle: Ours\n---\n");
  rmSync(removed);
  write(" More.");
  const later = await importFrom("old", { before: same.written });
  equal(
    [...later.entries.values()].map(({ outcome }) => outcome),
    ["updated", "removed", "edited"],
  );
  is(readFileSync(edited, "utf8"), "---\ntitle: Ours\n---\n");
  ok(!existsSync(removed));
  match(editionAt("article-one"), "More.");
});
folder("writes nothing over an article that the newsroom has", async () => {
  writeTree({
    "content/articles/a-visit/index.en.md": "ours",
    "old/a-visit.md": `---\ntitle: A visit\ndate: 2019-03-09\n---\n\n${PARAGRAPH}\n`,
  });
  await importFrom("old");
  is(editionAt("a-visit"), "ours");
  match(editionAt("a-visit-2"), PARAGRAPH);
});
folder("has pairs that an editor confirms", async () => {
  writeTree({
    "old/en.txt": `A visit\n\n2019-03-09\n\n${PARAGRAPH} IITE, 1200, 35.`,
    "old/ru.txt": `Визит\n\n2019-03-09\n\n${RUSSIAN} IITE, 1200, 35.`,
  });
  const first = await importFrom("old");
  equal(
    first.questions.pairs.map(({ pages }) => pages),
    [["en.txt", "ru.txt"]],
  );
  match(editionAt("vizit", "ru"), /source: true/);
  const answers = "pairs:\n  - pages: [en.txt, ru.txt]\n    same: yes";
  await importFrom("old", { answers, before: first.written });
  match(editionAt("a-visit", "ru"), /translation:/);
  ok(!existsSync("content/articles/vizit/index.ru.md"));
});
folder("gives no file from outside of it, and follows no link", async () => {
  writeTree({
    "secret.png": PIXEL,
    "old/page.md": `---\ntitle: A visit\ndate: 2019-03-09\n---\n\n${PARAGRAPH}\n\n![a](../secret.png) ![b](link.png) ![c](/etc/passwd)\n`,
  });
  symlinkSync("../secret.png", "old/link.png");
  symlinkSync("/etc/passwd", "old/passwd.md");
  const { entries } = await importFrom("old");
  equal([...entries.keys()], ["page.md"]);
  equal(
    entries.get("page.md")?.notes.map(({ kind }) => kind),
    ["picture-missing", "picture-missing", "picture-missing"],
  );
});
folder("says which file can't be an article, and goes on", async () => {
  writeTree({
    "old/bad.md": "---\ntitle: [\n---\nText",
    "old/empty.txt": "",
    "old/gif.md": `---\ntitle: Gif\ndate: 2019-03-09\n---\n\n${PARAGRAPH}\n\n![a](a.png)\n`,
    "old/a.png": "GIF89a",
  });
  const { entries } = await importFrom("old");
  equal(
    [...entries]
      .map(([source, { outcome, notes }]) => `${source} ${outcome} ${notes.map(({ kind }) => kind)}`)
      .sort(),
    [
      "bad.md skipped unreadable",
      "empty.txt refused language-unknown,date-missing",
      "gif.md written picture-refused",
    ],
  );
});
folder.run();
