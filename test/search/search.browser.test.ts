import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { equal, is, match, not, ok } from "uvu/assert";
import { HEADERS } from "../../src/core/headers.ts";
import { openBrowser } from "../support/browser.ts";
import { copyProject, polyglot } from "../support/project.ts";
import { LANGS, LOCALES, messages, news } from "../support/reference-site.ts";
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
  await settled(page, locale);
}

/** Waits until the search is done, including the other languages. */
async function settled(page: Page, locale: string): Promise<void> {
  const busy = text(locale, "searching");
  await page.waitForFunction((waiting) => {
    const said = document.querySelector("[data-search-status]")?.textContent ?? "";
    return said !== "" && said !== waiting && !document.querySelector("[aria-busy=true]");
  }, busy);
}

async function says(page: Page): Promise<string> {
  return (await page.getByRole("status").textContent()) ?? "";
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
  is(await page.locator("[data-search-archive] li").count(), 17);
  is(await page.locator("[data-search-archive]").isVisible(), true);
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
    await settled(page, "en");
    const count = await results(page).count();
    ok(count > 0);
    is(
      await says(page),
      text("en", count === 1 ? "results_one" : "results_other", { count, query: "classroom" }),
    );
    await page.waitForURL(/\?q=classroom$/);
    is(await page.locator("[data-search-archive]").isVisible(), false);
    ok((await page.locator("[data-search-results] mark").count()) > 0);
  },
);

search.long(
  "narrows by year and topic, with the number of results that each would leave",
  async (context) => {
    const { page } = context;
    await opened(context, "en", WORD);
    const options = (name: string) =>
      page.locator(`select[name=${name}] option:not([disabled])`).allTextContents();
    equal(await options("year"), ["All", "2020 (10)", "2018 (2)"]);
    equal((await options("topic")).sort(), ["All", "IIOE (6)", "Partnerships (6)"]);
    await tabTo(page, "select[name=year]");
    await page.keyboard.type("2018");
    await page.waitForURL(/year=2018/);
    await settled(page, "en");
    await page.waitForFunction(() => document.querySelectorAll("[data-search-results] li").length === 2);
    equal((await hrefs(page)).sort(), [news("en", "note-1"), news("en", "note-2")]);
    match(await says(page), "2 results");
  },
);

search.long("puts the newest first on request", async (context) => {
  const { page } = context;
  await opened(context, "en", WORD, "&sort=date");
  equal(
    (await hrefs(page)).slice(0, 3),
    [12, 11, 10].map((number) => news("en", `note-${number}`)),
  );
  is(await page.locator("select[name=sort]").inputValue(), "date");
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

search("adds results in other languages, with a label, and no article twice", async (context) => {
  const { page } = context;
  await opened(context, "zh", WORD);
  const others = page.locator("[data-search-others] section");
  await others.waitFor();
  is(await others.getByRole("heading").textContent(), text("zh", "also", { language: "English", count: 12 }));
  is(await others.getByRole("heading").getByRole("link").getAttribute("href"), `/en/search/?q=${WORD}`);
  const items = others.locator("li");
  for (const item of await items.all()) {
    is(await item.getAttribute("lang"), "en");
    is(await item.getByRole("link").getAttribute("hreflang"), "en");
  }
  // All three languages have these, so only those in the reader's own language are shown.
  await opened(context, "ru", "UNESCO ICHEI");
  await page.waitForLoadState("networkidle");
  const all = await page
    .locator("main li a:visible")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  is(new Set(all).size, all.length);
  for (const href of all) not.match(href ?? "", /^\/(?:en|zh)\/news\/(?!note-|visit-to-ibe)/);
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
  await opened(context, "en", `${WORD} claas`);
  match(await says(page), text("en", "absent", { words: text("en", "quoted", { word: "claas" }) }));
  is(await page.locator("[data-search-heading]").textContent(), text("en", "rest", { query: WORD }));
  const link = page.locator("[data-search-meant] a");
  const meant = text("en", "suggestion", { query: `${WORD} class` });
  match((await link.textContent()) ?? "", new RegExp(`^${meant.replace(/[?]/g, "\\?")} \\(\\d+\\)$`));
  await link.click();
  is(await page.locator("[data-search-meant] a").count(), 0);
});

search.long("shows that the results are only near matches", async (context) => {
  await opened(context, "zh", "教科文组识");
  is(await context.page.locator("[data-search-heading]").textContent(), text("zh", "near"));
  ok((await results(context.page).count()) > 0);
});

search("says of a word that no page has so, and lists nothing", async (context) => {
  for (const [locale, word] of [
    ["zh", "战争"],
    ["ru", "выборы"],
    ["en", "xyzzyx"],
  ] as const) {
    await opened(context, locale, word);
    is(await says(context.page), text(locale, "absent", { words: text(locale, "quoted", { word }) }));
    is(await results(context.page).count(), 0);
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
    ok((await page.locator("[data-search-archive] li").count()) >= 4);
    is(await page.locator("[data-search-facets]").isVisible(), false);
  }
  await context.close();
});
search.run();
