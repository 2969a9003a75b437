import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { equal, is, match, ok } from "uvu/assert";
import { HEADERS } from "../../src/core/headers.ts";
import { openBrowser } from "../support/browser.ts";
import { copyProject, polyglot } from "../support/project.ts";
import { LANGS, LOCALES, messages, news, plain } from "../support/reference-site.ts";
import { type Served, serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

/** Number of articles only in English, more than fit on a page of results. */
const NOTES = 12;

/** A word that none of the newsroom's own articles has. */
const WORD = "quokka";

interface Context {
  served: Served;
  /** A new one for each test. */
  context: BrowserContext;
  page: Page;
  complaints: string[];
}

const search = suite<Context>("the search page");
search.before(async (context) => {
  context.served = await serve(await builtSite(), { headers: Object.fromEntries(HEADERS) });
});
search.after(({ served }) => served.close());
search.before.each(async (context) => {
  context.context = await (await openBrowser()).newContext();
  context.complaints = [];
  context.page = await context.context.newPage();
  context.page.on("pageerror", (error) => context.complaints.push(`error: ${error}`));
  context.page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) context.complaints.push(message.text());
  });
  context.served.requests.length = 0;
});
search.after.each(async ({ context, complaints }) => {
  await context.close();
  equal(complaints, []);
});

/** The newsroom with some more articles in English. */
async function builtSite(): Promise<string> {
  const project = copyProject();
  for (let number = 1; number <= NOTES; number++) {
    const folder = join(project, "content/articles", `note-${number}`);
    mkdirSync(folder);
    const date = `${number <= 2 ? 2018 : 2020}-03-${String(number).padStart(2, "0")}`;
    const topic = number % 2 === 0 ? "partnerships" : "iioe";
    const head = `title: Note ${number}\ndate: ${date}\ntopics: [${topic}]\nsource: true\nsummary: A note.`;
    const text = `A ${WORD} came to class ${number}${` and to the ${WORD}`.repeat(number)}.`;
    writeFileSync(join(folder, "index.en.md"), `---\n${head}\n---\n\n${text}\n`);
  }
  const { code, stderr } = await polyglot(project, ["build"]);
  if (code !== 0) throw new Error(`polyglot build ended with ${code}: ${stderr}`);
  return join(project, "_site");
}

const results = (page: Page) => page.locator("[data-search-results] a");
const hrefs = (page: Page) =>
  results(page).evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
const text = (locale: string, key: string, values: Record<string, string | number> = {}) =>
  (messages(locale, "search")[key] ?? "?").replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(values[name]),
  );

/** Opens the search with a query and waits for its answer. */
async function opened({ page, served }: Context, locale: string, query: string, rest = ""): Promise<void> {
  await page.goto(`${served.origin}/${locale}/search/?q=${encodeURIComponent(query)}${rest}`);
  await settled(page);
}

/** Waits until the search is done, including the other languages. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector("[data-search-status]")?.textContent !== "" &&
      !document.querySelector("[aria-busy=true]"),
  );
}

async function says(page: Page): Promise<string> {
  return plain(await page.getByRole("status").textContent());
}

/** Presses Tab until the focus is on the element of a selector. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

search("loads nothing of the index before the focus is in the field", async ({ page, served }) => {
  await page.goto(`${served.origin}/en/search/`, { waitUntil: "networkidle" });
  equal(
    served.requests.filter((path) => path.startsWith("/pagefind/")),
    [],
  );
  is(await page.locator("[data-search-ways] .article-list li").count(), 6);
  is(await page.locator("[data-search-ways]").isVisible(), true);
  is(await says(page), "");
  const loaded = page.waitForRequest(/\/pagefind\/pagefind\.js$/);
  await tabTo(page, "input[name=q]:not(header *)");
  await loaded;
});

search(
  "finds by typing and Enter, shows the number, and keeps the query in the address",
  async ({ page, served }) => {
    await page.goto(`${served.origin}/en/search/`);
    await tabTo(page, "#q");
    await page.keyboard.type("classroom");
    await page.keyboard.press("Enter");
    await settled(page);
    const count = await results(page).count();
    ok(count > 0);
    is(
      await says(page),
      text("en", count === 1 ? "results_one" : "results_other", { count, query: "classroom" }),
    );
    await page.waitForURL(/\?q=classroom$/);
    is(await page.locator("[data-search-ways]").isVisible(), false);
    ok((await page.locator("[data-search-results] mark").count()) > 0);
  },
);

/** What the years or topics say, those that can be chosen. */
const choices = (page: Page, name: string) =>
  page
    .locator(`.filters label:has(input[name=${name}]:enabled)`)
    .evaluateAll((labels) => labels.map((label) => label.textContent?.trim() ?? ""));

search.long(
  "narrows by year and topic, with the number of results that each would leave",
  async (context) => {
    const { page } = context;
    await opened(context, "en", WORD);
    equal(await choices(page, "year"), ["All 12", "2020 10", "2018 2"]);
    equal((await choices(page, "topic")).sort(), ["All 12", "IIOE 6", "Partnerships 6"]);
    await tabTo(page, "input[name=year]");
    await page.keyboard.press("ArrowDown");
    await page.waitForURL(/year=2020/);
    await settled(page);
    equal((await choices(page, "topic")).sort(), ["All 10", "IIOE 5", "Partnerships 5"]);
    await page.keyboard.press("ArrowDown");
    await page.waitForURL(/year=2018/);
    await settled(page);
    equal((await hrefs(page)).sort(), [news("en", "note-1"), news("en", "note-2")]);
    match(await says(page), "2 results");
    is(await page.evaluate(() => document.activeElement?.matches("[name=year]:checked")), true);
  },
);

search.long(
  "offers the search without filters, where they leave nothing of what there is",
  async (context) => {
    const { page } = context;
    await opened(context, "en", WORD, "&year=2023");
    is(await says(page), text("en", "noneChosen", { query: WORD }));
    const offer = page.locator("[data-search-offers] li");
    is(await offer.textContent(), `${text("en", "unfiltered")} ${text("en", "count_other", { count: 12 })}`);
    await offer.getByRole("link").click();
    await page.waitForURL((url) => url.search === `?q=${WORD}`);
    await settled(page);
    is(await results(page).count(), 10);
    is(await page.evaluate(() => document.activeElement?.getAttribute("role")), "status");
  },
);

search.long("shows what a year has without any words, the newest first", async (context) => {
  const { page } = context;
  await page.goto(`${context.served.origin}/en/search/`);
  await page.getByRole("radio", { name: "2018" }).check();
  await settled(page);
  is(await says(page), text("en", "count_other", { count: 2 }));
  equal(await hrefs(page), [news("en", "note-2"), news("en", "note-1")]);
  is(await page.locator("[data-search-order]").isVisible(), false);
});

search.long("has the filters in one closed part on a small screen, with what is chosen", async (context) => {
  const { page } = context;
  await page.setViewportSize({ width: 390, height: 844 });
  await opened(context, "en", WORD, "&year=2018");
  is(await page.getByRole("radio", { name: "2018" }).isVisible(), false);
  is(await page.locator("[data-search-chosen]").textContent(), "2018");
  await tabTo(page, ".filters summary");
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: "2020" }).check();
  await page.waitForURL(/year=2020/);
  await settled(page);
  is(await page.locator("[data-search-chosen]").textContent(), "2020");
});

search.long("puts the newest first on request", async (context) => {
  const { page } = context;
  await opened(context, "en", WORD);
  await page.evaluate(() => Object.assign(window, { same: true }));
  await tabTo(page, "[data-search-order] [data-sort=date]");
  await page.keyboard.press("Enter");
  await page.waitForURL(/sort=date/);
  await settled(page);
  equal(
    (await hrefs(page)).slice(0, 3),
    [12, 11, 10].map((number) => news("en", `note-${number}`)),
  );
  is(await page.locator("[data-search-order] [aria-current]").textContent(), text("en", "byDate"));
  is(await page.evaluate(() => (window as unknown as { same?: boolean }).same), true, "without a new page");
  is(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.sort), "date");
});

search.long("shows more results and puts the focus on the first of them", async (context) => {
  const { page } = context;
  await opened(context, "en", WORD);
  is(await results(page).count(), 10);
  await tabTo(page, "[data-search-more] button");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll("[data-search-results] li").length === 12);
  const eleventh = await results(page).nth(10).getAttribute("href");
  is(await page.evaluate(() => document.activeElement?.getAttribute("href")), eleventh);
  is(await page.locator("[data-search-more]").isVisible(), false);
});

search.long("goes back and forward through the searches", async (context) => {
  const { page } = context;
  await opened(context, "en", WORD);
  await tabTo(page, "#q");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Geneva");
  await page.keyboard.press("Enter");
  await page.getByText("for “Geneva”").waitFor();
  await page.goBack();
  await page.getByText(`for “${WORD}”`).waitFor();
  is(await page.locator("#q").inputValue(), WORD);
  is(await results(page).count(), 10);
  await page.goForward();
  await page.getByText("for “Geneva”").waitFor();
  is(await page.locator("#q").inputValue(), "Geneva");
});

search.long("is one page for search engines, whatever the query", async (context) => {
  const { page } = context;
  const canonical = () => page.locator("link[rel=canonical]").getAttribute("href");
  await opened(context, "en", WORD);
  const bare = await canonical();
  match(bare ?? "", /^https:\/\/[^/]+\/en\/search\/$/);
  await page.locator("#q").fill("Geneva");
  await page.keyboard.press("Enter");
  await page.getByText("for “Geneva”").waitFor();
  await page.waitForURL(/\?q=Geneva$/);
  is(await canonical(), bare);
  is(await page.locator("meta[name=robots]").count(), 0);
});

search.long("shows recent searches on the device, and erases them", async (context) => {
  const { page, served } = context;
  await opened(context, "en", WORD);
  await page.goto(`${served.origin}/en/search/`);
  const recent = page.locator("[data-search-recent]");
  is(await recent.isVisible(), false);
  await page.locator("#q").focus();
  equal(await recent.getByRole("link").allTextContents(), [WORD]);
  await tabTo(page, "[data-search-recent] button");
  await page.keyboard.press("Enter");
  is(await recent.isVisible(), false);
  is(await page.evaluate(() => document.activeElement?.id), "q");
  await page.reload();
  is(await recent.isVisible(), false);
});

search("leads to the results in other languages, with their number", async (context) => {
  const { page } = context;
  await opened(context, "zh", WORD);
  const others = page.locator("[data-search-others]");
  is(await others.getByRole("heading").textContent(), text("zh", "also"));
  const link = others.getByRole("link");
  is(await link.textContent(), "English 12");
  // Of the words of other languages, those of the first letter are enough.
  const words = context.served.requests.filter((path) => /\/data\.(?:en|ru)\.\w+\.txt$/.test(path));
  equal([...new Set(words)], ["/pagefind/data.en.71.txt"]);
  is(await link.getAttribute("hreflang"), "en");
  is(await link.getAttribute("href"), `/en/search/?q=${WORD}`);
  // All three languages have this year.
  await opened(context, "ru", "UNESCO", "&year=2023");
  equal(await others.getByRole("link").evaluateAll((links) => links.map((one) => one.getAttribute("href"))), [
    "/en/search/?q=UNESCO&year=2023",
    "/zh/search/?q=UNESCO&year=2023",
  ]);
});

search.long("finds a person by the name in any of the languages", async (context) => {
  for (const [locale, query] of [
    ["zh", "贾尼尼"],
    ["en", "贾尼尼"],
    ["ru", "Giannini"],
  ] as const) {
    await opened(context, locale, query);
    equal(await hrefs(context.page), [news(locale, "digital-learning-week-meeting")], `${locale} ${query}`);
  }
});

search("stays the same search when the reader changes the language", async (context) => {
  const { page } = context;
  await opened(context, "en", WORD, "&year=2018&topic=iioe&sort=date&page=2");
  const link = page.locator('header a[hreflang="zh-Hans"]');
  is(await link.getAttribute("href"), `/zh/search/?q=${WORD}&year=2018&topic=iioe&sort=date`);
  await link.click();
  await settled(page);
  is(await page.locator("#q").inputValue(), WORD);
  // There are no articles of this year in Chinese.
  is(await page.getByRole("radio", { checked: true }).first().getAttribute("value"), "");
  is(
    await page.locator('header a[hreflang="en"]').getAttribute("href"),
    `/en/search/?q=${WORD}&topic=iioe&sort=date`,
  );
});

search(
  "says which word is on no page, and shows pages with a similar one under a heading of their own",
  async (context) => {
    const { page } = context;
    for (const [locale, typed, meant] of [
      ["en", "clasroom", "classroom"],
      ["ru", "микросертифкация", "микросертификация"],
    ] as const) {
      await opened(context, locale, typed);
      match(await says(page), text(locale, "absent", { words: text(locale, "quoted", { word: typed }) }));
      match((await page.locator("[data-search-heading]").textContent()) ?? "", meant.slice(0, 8));
      ok((await results(page).count()) > 0);
    }
  },
);

search.long("says which word is on no page, and shows pages with the others", async (context) => {
  const { page } = context;
  await opened(context, "en", "education clasroom");
  match(await says(page), text("en", "absent", { words: text("en", "quoted", { word: "clasroom" }) }));
  is(await page.locator("[data-search-heading]").textContent(), text("en", "rest", { query: "education" }));
  const offer = page.locator("[data-search-offers] li");
  const meant = text("en", "suggestion", { query: "education classroom" });
  is(await offer.textContent(), `${meant} ${text("en", "count_one", { count: 1 })}`);
  const link = offer.getByRole("link");
  is(await link.evaluate((element) => getComputedStyle(element).textDecorationLine), "underline");
  await link.click();
  await page.waitForURL(/classroom/);
  await settled(page);
  is(await results(page).count(), 1);
  is(await page.locator("[data-search-offers] a").count(), 0);
});

search.long("offers no search that would find only a part of it", async (context) => {
  await opened(context, "en", `${WORD} clasroom`);
  is(await results(context.page).count(), 10);
  is(await context.page.locator("[data-search-offers] a").count(), 0);
});

search.long("shows that the results are only near matches", async (context) => {
  await opened(context, "zh", "教科文组识");
  is(await context.page.locator("[data-search-heading]").textContent(), text("zh", "near"));
  ok((await results(context.page).count()) > 0);
});

search("says of a word that no page has so, and leads to topics, years and news", async (context) => {
  for (const [locale, word] of [
    ["zh", "战争"],
    ["ru", "выборы"],
    ["en", "xyzzyx"],
  ] as const) {
    await opened(context, locale, word);
    is(await says(context.page), text(locale, "absent", { words: text(locale, "quoted", { word }) }));
    is(await results(context.page).count(), 0);
    const { page } = context;
    for (const folder of ["topics/iioe", "archive/2023", "news/category-2-centres-meeting"])
      is(await page.locator(`main a[href="/${locale}/${folder}/"]`).isVisible(), true, folder);
    is(await page.locator(".filters").isVisible(), false);
  }
});

search.long("finds an article by its date as the reader writes it", async (context) => {
  for (const [locale, query] of [
    ["en", "June 7, 2024"],
    ["zh", "2024年6月7日"],
    ["en", "2024-06-07"],
  ] as const) {
    await opened(context, locale, query);
    equal(await hrefs(context.page), [news(locale, "visit-to-ibe")], query);
    is((await context.page.locator("[data-search-results]").textContent())?.includes("⁂"), false);
  }
});

search.long(
  "ends the lines of Chinese titles between words, and shows titles as they are written",
  async (context) => {
    await opened(context, "zh", "教科文组织");
    const title = context.page.locator("[data-search-results] a").first();
    ok((await title.locator("wbr").count()) > 0);
    is(await title.evaluate((link) => getComputedStyle(link).wordBreak), "keep-all");
    await opened(context, "ru", "ЮНЕСКО");
    is(await context.page.locator("[data-search-results] wbr").count(), 0);
  },
);

search.long("marks the words in the article that a result leads to, once", async (context) => {
  const { page } = context;
  await opened(context, "zh", "教科文组织");
  await tabTo(page, "[data-search-results] a");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/zh\/news\//);
  await page.locator("article mark").first().waitFor();
  is(await page.locator("article mark").first().textContent(), "教科文组织");
  await page.reload();
  is(await page.locator("article mark").count(), 0);
});

const STATES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { idle: "", results: WORD, none: "xyzzyx", corrected: "clasroom" },
  zh: { idle: "", results: "教育", none: "霹雳", corrected: "教科文组识", others: WORD },
  ru: { idle: "", results: "образование", none: "ъъъъ", corrected: "образованее" },
};
for (const locale of LOCALES)
  search.long(`has no barrier that axe can see, in any state, light or dark: ${locale}`, async (context) => {
    const { page, served } = context;
    for (const [state, query] of Object.entries(STATES[locale] ?? {})) {
      if (query === "") await page.goto(`${served.origin}/${locale}/search/`);
      else await opened(context, locale, query);
      is(await page.locator("html").getAttribute("lang"), LANGS[locale]);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        equal(await barriers(page), [], `${state}, ${colorScheme}`);
      }
    }
  });

/** What axe finds wrong with a page. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}

search.long("without JavaScript shows that it needs a script, and lists articles", async ({ served }) => {
  const context = await (await openBrowser()).newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const locale of LOCALES) {
    await page.goto(`${served.origin}/${locale}/search/?q=${WORD}`);
    match((await page.locator("main noscript").textContent()) ?? "", text(locale, "needsScript"));
    for (const folder of ["topics/iioe", "archive/2023", "archive"])
      is(await page.locator(`main a[href="/${locale}/${folder}/"]`).first().isVisible(), true, folder);
    is(await page.locator("[data-search-facets]").isVisible(), false);
    is(await page.locator("#q").isVisible(), false);
  }
  await context.close();
});
search.run();
