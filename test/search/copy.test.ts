import { equal, is, match, not, ok } from "uvu/assert";
import { dateVariants, type SearchFacts, searchCopy, spaceCharacters } from "../../src/core/search/copy.ts";
import { htmlFacts } from "../../src/core/search/facts.ts";
import { BLOCK_MARK, DATES_MARK } from "../../src/core/search/marks.ts";
import { suite } from "../support/suite.ts";

const LANGS = ["en", "zh-Hans", "ru"];
const FACTS: SearchFacts = { title: "A “title”", date: "2023-11-10", filters: { year: ["2023"] }, meta: {} };
const page = (body: string, lang = "en") =>
  `<!doctype html><html lang="${lang}"><head><title>T</title></head><body><nav>导航</nav>${body}<footer>页脚</footer></body></html>`;
const withoutEnds = (text: string) => text.replaceAll(` ${BLOCK_MARK} `, "");
const visible = (text: string) => withoutEnds(text).replaceAll("\u200B", "|");

const spaced = suite("spaceCharacters");
spaced("separates Han characters and folds width", () => {
  is(visible(spaceCharacters("教科1２Ａ")), "|教||科|12A");
  is(visible(spaceCharacters("二〇")), "|二||〇|");
  is(visible(spaceCharacters("𠮷")), "|𠮷|");
  is(visible(spaceCharacters("교육".normalize("NFD"))), "|교||육|");
});
spaced("leaves a space after a character next to it, where Pagefind keeps it", () => {
  is(visible(spaceCharacters("付 100 卢")), "|付 100 |卢|");
  is(visible(spaceCharacters("고등 교육")), "|고||등 |교||육|");
  is(visible(spaceCharacters("付&nbsp;100")), "|付&nbsp;100");
  is(visible(spaceCharacters("付", " 100")), "|付");
  is(visible(spaceCharacters("付", "100")), "|付|");
});
spaced("leaves other scripts and an empty text unchanged", () => {
  for (const text of ["", "Paris — Париж", "👩‍👩‍👧"]) is(spaceCharacters(text), text);
});
spaced.run();

const dates = suite("dateVariants");
dates("has the usual ways to write a date, in every language of the site", () => {
  const written = dateVariants("2023-11-10", LANGS).map((variant) => variant.replace(`${DATES_MARK} `, ""));
  for (const way of ["2023-11-10", "2023.11.10", "10.11.2023", "2023.11", "2023年11月10日", "2023年11月"])
    ok(written.includes(way), way);
  match(written.join("\n"), /^10 ноября 2023(?:\s|$)/m);
  match(written.join("\n"), /^November 10, 2023$/m);
  match(written.join("\n"), /^November 2023$/m);
  is(new Set(written).size, written.length);
});
dates("is empty for a text that is not a calendar date", () => {
  for (const date of ["2023-02-30", "2023", ""]) equal(dateVariants(date, LANGS), []);
});
dates.run();

const copy = suite("searchCopy");
copy("is undefined if a page marks no text", () =>
  is(searchCopy(page("<main>x</main>"), FACTS, "en", LANGS), undefined),
);
copy("has only the marked text, changed character by character", () => {
  const html = page('<main data-pagefind-body><h1 title="标题">教育</h1></main>', "zh-Hans");
  const { html: made, text } = searchCopy(html, FACTS, "zh-Hans", LANGS) ?? { html: "", text: "" };
  match(visible(made), '<h1 title="标题">|教||育|</h1>');
  match(made, /^<!doctype html><html lang="zh-Hans"><body><main /);
  match(made, /<\/main><\/body><\/html>$/);
  is(text.trim(), "教育");
});
copy("leaves out the numbers of notes", () => {
  const note = '<sup class="note-ref"><a href="#note_1">1</a></sup>';
  const html = page(`<main data-pagefind-body><p>In Paris${note}. CO<sup>2</sup></p></main>`);
  const { html: made = "", text } = searchCopy(html, FACTS, "en", LANGS) ?? {};
  match(withoutEnds(made), "<p>In Paris. CO<sup>2</sup></p>");
  ok(!text?.includes("1"), text);
});
copy("keeps the space after a character that a tag is between", () => {
  const html = page("<main data-pagefind-body><p><b>付</b> 100<i>元</i>整</p></main>", "zh-Hans");
  match(visible(searchCopy(html, FACTS, "zh-Hans", LANGS)?.html ?? ""), "<b>|付</b> 100<i>|元|</i>|整|");
});
copy("separates words that a sign joins, in every language", () => {
  for (const lang of LANGS) {
    const made = searchCopy(
      page("<main data-pagefind-body><p>Plan—idea</p></main>", lang),
      FACTS,
      lang,
      LANGS,
    );
    match(made?.html ?? "", "Plan—\u2060 idea", lang);
    is(made?.text.trim(), "Plan—idea");
  }
});
copy("leaves ignored parts out of its text, but not the data that Pagefind reads there", () => {
  const html = page(
    '<main data-pagefind-body>教<p data-pagefind-ignore>分<b data-pagefind-meta="a">享</b></p>育</main>',
    "zh-Hans",
  );
  const { html: made = "", text } = searchCopy(html, FACTS, "zh-Hans", LANGS) ?? {};
  match(visible(made), '|教|<p data-pagefind-ignore>分<b data-pagefind-meta="a">享</b></p>|育|');
  is(text, "教 育 ");
});
for (const [where, outside] of [
  ["before", '<b data-pagefind-filter="a">b</b><main data-pagefind-body>x</main>'],
  ["behind", '<main data-pagefind-body>x</main><b data-pagefind-filter="a">b</b>'],
] as const)
  copy(`leaves the whole page if Pagefind reads something ${where} the text`, () => {
    const { html: made = "" } = searchCopy(page(outside), FACTS, "en", LANGS) ?? {};
    match(made, "<title>T</title>");
    match(made, '<b data-pagefind-filter="a">b</b>');
    match(made, "<nav>导航</nav>");
    match(made, "<footer>页脚</footer>");
  });
copy(
  "separates elided words, also before an element and with an entity, and has their text without entities",
  () => {
    const html = page(
      "<main data-pagefind-body><p>L&#39;air de l’<em>école</em> &amp; d’ici</p></main>",
      "fr",
    );
    const { html: made = "", text } = searchCopy(html, FACTS, "fr", LANGS) ?? {};
    match(withoutEnds(made), "<p>L&#39;\u2060 air de l’\u2060 <em>école</em> &amp; d’\u2060 ici</p>");
    is(text, "L'air de l’ école  & d’ici ");
  },
);
copy("leaves text with spaces between words as it is", () => {
  const html = page("<main data-pagefind-body><h1>Визит — «Париж»</h1></main>", "ru");
  match(withoutEnds(searchCopy(html, FACTS, "ru", LANGS)?.html ?? ""), "<h1>Визит — «Париж»</h1>");
});
copy("has the spaces that people type, and nothing within the words of a headline", () => {
  const typeset = "<h1>9\u00A0марта</h1><p>«\u202Fда\u202F»</p>";
  const { html: made = "", text } =
    searchCopy(page(`<main data-pagefind-body>${typeset}</main>`, "ru"), FACTS, "ru", LANGS) ?? {};
  match(withoutEnds(made), "<h1>9 марта</h1><p>« да »</p>");
  match(text ?? "", "9 марта « да »");
  const chinese = page("<main data-pagefind-body><h1>教育<wbr>创新</h1></main>", "zh-Hans");
  match(visible(searchCopy(chinese, FACTS, "zh-Hans", LANGS)?.html ?? ""), "<h1>|教||育||创||新|</h1>");
});
copy("marks the end of each block, and of none within it", () => {
  const html = page("<main data-pagefind-body><h1>A <em>b</em> c</h1><ul><li>d</li><li>e</li></ul></main>");
  const { html: made = "" } = searchCopy(html, { ...FACTS, date: undefined }, "en", LANGS) ?? {};
  match(made, "<h1>A <em>b</em> c ⁋ </h1><ul><li>d ⁋ </li><li>e ⁋ </li></ul>");
});
copy("has title, date, filters and more as safely escaped attributes", () => {
  const facts = { ...FACTS, filters: { topic: ['"><script>'] }, meta: { summary: "</main><script>" } };
  const { html = "" } = searchCopy(page("<main data-pagefind-body>x</main>"), facts, "en", LANGS) ?? {};
  not.match(html, "<script>");
  match(html, 'data-search-title="A “title”"');
  match(
    html,
    'data-pagefind-meta="title[data-search-title], date[data-search-date], summary[data-search-summary]"',
  );
  match(html, 'data-pagefind-sort="date[data-search-date]"');
});
copy("writes the dates at the end of the text, and nothing without a date", () => {
  const html = page("<main data-pagefind-body><p>x</p></main>");
  match(
    withoutEnds(searchCopy(html, FACTS, "en", LANGS)?.html ?? ""),
    /<p>x<\/p><p>⁂ 2023-11-10 .*<\/p><\/main>/,
  );
  const undated = searchCopy(html, { ...FACTS, date: undefined }, "en", LANGS);
  match(withoutEnds(undated?.html ?? ""), "<p>x</p></main>");
});
copy("uses the first marked element and everything nested in it", () => {
  const html = page(
    "<div data-pagefind-body><div><p>教</p></div>育</div><div data-pagefind-body>科</div>",
    "zh-Hans",
  );
  const made = visible(searchCopy(html, { ...FACTS, date: undefined }, "zh-Hans", LANGS)?.html ?? "");
  match(made, "<p>|教|</p></div>|育|</div>");
});
copy.run();

const facts = suite("htmlFacts");
facts("reads title, language and the first date of a page", () => {
  const html = page('<main data-pagefind-body><time datetime="2019-03-09T10:00Z">x</time></main>');
  equal(htmlFacts("/en/a/", html), {
    title: "T",
    date: "2019-03-09",
    filters: { language: ["en"], year: ["2019"] },
    meta: {},
  });
});
facts("accepts a page without a date", () => {
  const { date, filters } = htmlFacts("/en/a/", page("<main>x</main>"));
  equal([date, filters], [undefined, { language: ["en"] }]);
});
facts.run();
