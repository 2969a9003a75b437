import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { equal, is, match, not, ok } from "uvu/assert";
import { editionAt, importFrom, PIXEL, writeTree } from "../support/import-archive.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";
import { polylang, post, wxr } from "../support/wordpress.ts";

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`;
const EN = "<p>The delegation visited the museum and met with its director.</p>";
const ZH = "<p>代表团访问了博物馆，并会见了馆长，讨论了今后的合作。</p>";
const RU = "<p>Делегация посетила музей и встретилась с его директором.</p>";

const importing = suite<OwnFolder>("an export of WordPress");
inOwnFolder(importing);
const run = (...items: string[]) => {
  writeFileSync("export.xml", wxr(...items));
  return importFrom("export.xml");
};

importing("becomes articles with title, date, author, topics and summary", async () => {
  const topic = '<category domain="category" nicename="p"><![CDATA[Партнёрство]]></category>';
  await run(post(1, "A &amp; B", EN, topic, { name: "visit", excerpt: "In short." }));
  is(
    editionAt("visit"),
    '---\ntitle: "A & B"\ndate: 2019-03-09\ntopics: [partnerships]\nauthors: ["Anna Petrova"]\nsummary: "In short."\nsource: true\naliases: ["/news/1/", "/?p=1"]\n---\n\nThe delegation visited the museum and met with its director.\n',
  );
});
importing("has the editions together that Polylang pairs", async () => {
  const { entries } = await run(
    post(1, "访问", ZH, polylang("zh", "pll_1")),
    post(2, "Visit", EN, polylang("en", "pll_1")),
    post(3, "Визит", RU, polylang("ru", "pll_1")),
  );
  const of = /of: "([0-9a-f]{12})"/.exec(editionAt("visit", "zh"))?.[1];
  match(editionAt("visit"), /source: true/);
  match(editionAt("visit", "ru"), new RegExp(`of: "${of}"`));
  ok(existsSync(`content/articles/visit/.accepted/${of}.md`));
  equal(
    [...entries.values()].map(({ outcome }) => outcome),
    ["written", "written", "written"],
  );
});
importing("has the original that WPML names", async () => {
  const wpml = (lang: string, from: string) =>
    meta("_wpml_import_language_code", lang) +
    meta("_wpml_import_translation_group", "7") +
    meta("_wpml_import_source_language_code", from);
  await run(post(1, "Visit", EN, wpml("en", "ru")), post(2, "Визит в музей", RU, wpml("ru", "")));
  match(editionAt("vizit-v-muzei", "ru"), /source: true/);
  match(editionAt("vizit-v-muzei", "en"), /translation:/);
});
importing("is in the language of its text, whatever it says", async () => {
  const { entries } = await run(
    post(1, "访问博物馆", ZH.repeat(2), polylang("en", "a")),
    post(2, "Musée", "<p>x</p>", polylang("fr", "b")),
  );
  match(editionAt("fang-wen-bo-wu-guan", "zh"), /source: true/);
  const french = entries.get("https://old.example/news/2/");
  equal([french?.outcome, french?.notes.map(({ kind }) => kind)], ["refused", ["language-unknown"]]);
});
importing("gives pictures with captions, galleries and covers", async () => {
  writeTree({ "media/2019/a.png": PIXEL, "media/2019/b.png": Buffer.concat([PIXEL, Buffer.from([0])]) });
  const image = (name: string) =>
    `<img src="https://old.example/wp-content/uploads/2019/${name}-300x200.png" alt="The ${name}"/>`;
  const attachment = post(
    9,
    "b",
    "",
    "<wp:attachment_url>https://old.example/wp-content/uploads/2019/b.png</wp:attachment_url>" +
      meta("_wp_attachment_image_alt", "A hall"),
    { type: "attachment", excerpt: "Hall" },
  );
  writeFileSync(
    "export.xml",
    wxr(
      post(
        1,
        "Visit",
        `${EN}\n[caption width="300"]${image("a")} The door[/caption]\n\n[gallery ids="9"]`,
        meta("_thumbnail_id", "9"),
      ),
      attachment,
    ),
  );
  const { entries } = await importFrom("export.xml", { media: "media" });
  const text = editionAt("visit");
  match(text, '![The a](a.png "The door")');
  match(text, '![A hall](b.png "Hall")');
  match(text, /cover:\n {2}src: "b.png"\n {2}alt: "A hall"\n {2}caption: "Hall"/);
  equal(readFileSync("content/articles/visit/a.png"), PIXEL);
  equal(entries.get("https://old.example/news/1/")?.notes, []);
});
importing("keeps the caption of a picture that isn't there, and says so", async () => {
  const { entries } = await run(
    post(1, "Visit", `${EN}<figure><img src="/x.png"/><figcaption>The *door*</figcaption></figure>`),
  );
  match(editionAt("visit"), "*The \\*door\\**");
  equal(
    entries.get("https://old.example/news/1/")?.notes.map(({ kind, text }) => `${kind} ${text}`),
    ["picture-missing /x.png"],
  );
});
importing("maps blocks of the editor, and lists those that have no counterpart", async () => {
  const blocks = [
    "<!-- wp:heading --><h2>Results</h2><!-- /wp:heading -->",
    '<!-- wp:quote --><blockquote class="wp-block-quote"><p>Good.</p><cite>Anna</cite></blockquote><!-- /wp:quote -->',
    '<!-- wp:embed {"url":"https://youtu.be/abc"} --><figure class="wp-block-embed"><div>\nhttps://youtu.be/abc\n</div></figure><!-- /wp:embed -->',
    "<!-- wp:table --><figure><table><tr><td>A</td><td>1</td></tr></table></figure><!-- /wp:table -->",
    "<!-- wp:list --><ul><!-- wp:list-item --><li>One</li><!-- /wp:list-item --></ul><!-- /wp:list -->",
    "<!-- wp:latest-posts /-->",
    "<!-- wp:acf/map /-->",
  ];
  const { entries } = await run(post(1, "Visit", EN + blocks.join("\n")));
  const text = editionAt("visit");
  for (const part of [
    /^## Results$/m,
    /> Good\.\n>\n> — Anna/,
    /^<https:\/\/youtu\.be\/abc>$/m,
    /\| A +\| 1 +\|/,
    /^- One$/m,
  ])
    match(text, part);
  equal(
    entries.get("https://old.example/news/1/")?.notes.map(({ text }) => text),
    ["acf/map", "latest-posts"],
  );
});
importing("has classic paragraphs, bold lines as headings, and known shortcodes", async () => {
  const content = `First paragraph [sic] here.\n\n<strong>Results</strong>\n\nSecond\nline.\n\n[slider id="3"]\n\n[youtube abc]\n\nLast.`;
  const { entries } = await run(post(1, "Visit", content));
  match(
    editionAt("visit"),
    /First paragraph \\\[sic\\\] here\.\n\n## Results\n\nSecond {2}\nline\.\n\n<https:\/\/www\.youtube\.com\/watch\?v=abc>\n\nLast\./,
  );
  equal(
    entries.get("https://old.example/news/1/")?.notes.map(({ kind, text }) => `${kind} ${text}`),
    ["shortcode [slider]"],
  );
});
importing("has links between its posts, and words where a link leads nowhere", async () => {
  await run(
    post(
      1,
      "Visit",
      '<p>See <a href="https://old.example/news/2/">more</a>, <a href="/?p=3">about us</a>, <a href="/gone">this</a> and <a href="https://example.org/">that</a>.</p>',
    ),
    post(2, "More", EN),
    post(3, "About us", EN, "", { type: "page" }),
  );
  match(
    editionAt("visit"),
    "See [more](../more/), [about us](../../about-us/), this and [that](https://example.org/).",
  );
});
importing("never carries what runs or watches", async () => {
  const bad = [
    "<script>alert(1)</script><style>p{}</style><iframe src='https://evil.example/'></iframe>",
    '<img src="https://evil.example/pixel.gif" width="1" height="1"/><object data="x.swf"></object>',
    '<a href="javascript:alert(1)">words</a><p onclick="x()">Text &lt;script&gt;alert(2)&lt;/script&gt;</p>',
    "<form><input name='q'/></form><svg onload='x()'></svg>",
  ];
  const { entries } = await run(post(1, "Visit", EN + bad.join("")));
  const text = editionAt("visit");
  not.match(text, /javascript|onclick|onload|iframe|evil|(?<!\\)<script|<svg|<form/);
  match(text, "\\<script>alert(2)\\</script>");
  const kinds = entries.get("https://old.example/news/1/")?.notes.map(({ kind }) => kind) ?? [];
  equal([...new Set(kinds)].sort(), ["embed", "unsafe"]);
});
importing("leaves out what isn't for readers, and has drafts as drafts", async () => {
  const { entries, outcomes } = await run(
    post(1, "Secret", EN, "", { status: "private" }),
    post(2, "Locked", EN, "<wp:post_password>x</wp:post_password>"),
    post(3, "Later", EN, "", { status: "future", date: "2031-01-01 00:00:00" }),
    post(4, "Menu", "", "", { type: "nav_menu_item" }),
  );
  equal([...entries.keys()].length, 3);
  match(editionAt("later"), /draft: true/);
  equal([outcomes.skipped, outcomes.written], [2, 1]);
});
importing("that is cut off gives the posts that it has", async () => {
  writeFileSync("export.xml", wxr(post(1, "One", EN), post(2, "Two", EN)).slice(0, -300));
  const { entries } = await importFrom("export.xml");
  match(editionAt("one"), /The delegation/);
  ok([...entries.values()].some(({ notes }) => notes.some(({ kind }) => kind === "cut-off")));
});
importing("with entities of its own expands none", async () => {
  const bomb = '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  const text = wxr(post(1, "One &b;", EN)).replace("<rss", `${bomb}<rss`);
  writeFileSync("export.xml", text);
  const { entries } = await importFrom("export.xml");
  ok(entries.size > 0);
  for (const { title = "" } of entries.values()) not.match(title, /aaaa/);
});
importing("that is something else in XML is named in the report", async () => {
  writeFileSync("export.xml", "<html><body>No export</body></html>");
  const { entries, outcomes } = await importFrom("export.xml");
  equal([[...entries.keys()], outcomes.written], [["export.xml"], 0]);
});
importing.run();
