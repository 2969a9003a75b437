import type { BrowserContext, Page } from "playwright-core";
import { equal, ok } from "uvu/assert";
import { openBrowser } from "../support/browser.ts";
import { offlineSite } from "../support/offline-site.ts";
import { ANNOUNCED, news } from "../support/reference-site.ts";
import { type Instead, type Served, serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

/** A page of each kind. */
const PAGES = [
  "/",
  "/en/",
  "/zh/archive/",
  "/ru/archive/2023/",
  "/en/topics/partnerships/",
  news("zh", "unesco-cooperation-paris"),
  ANNOUNCED,
  "/ru/about/",
  "/en/search/",
  "/zh/search/?q=教育",
  "/ru/no/such-page/",
  "/en/offline/",
  "/status/",
  "/status/glossary/",
];

/** Storage where every call throws or rejects. */
const FORBIDDEN = `
  const error = () => new DOMException("forbidden", "SecurityError");
  const refused = () => { throw error(); };
  const rejected = () => Promise.reject(error());
  for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get: refused });
  const give = (object, name, value) => Object.defineProperty(object, name, { value });
  give(window, "caches", { open: rejected, match: rejected, keys: rejected, has: rejected, delete: rejected });
  give(navigator, "serviceWorker", { register: rejected, ready: new Promise(() => {}), controller: null });
  give(navigator, "clipboard", { writeText: rejected });`;

/** Storage that accepts nothing, in a browser without service workers, caches and a clipboard. */
const FULL = `
  const full = () => { throw new DOMException("full", "QuotaExceededError"); };
  Storage.prototype.setItem = full;
  Object.defineProperty(navigator, "serviceWorker", { get: full });
  Object.defineProperty(window, "caches", { value: undefined });
  Object.defineProperty(navigator, "clipboard", { value: undefined });`;

const CUT: Instead = { status: 200, cut: true };

const MODES: readonly {
  readonly name: string;
  /** A script that runs before those of each page. */
  readonly prepare?: string;
  /** Paths whose answers are cut off. */
  readonly cut?: RegExp;
}[] = [
  { name: "the storage is forbidden", prepare: FORBIDDEN },
  { name: "the storage is full", prepare: FULL },
  {
    name: "the network gives nothing but pages and scripts",
    cut: /^\/(?:media|pagefind)\/|^\/service-worker\.js$|\.(?!js$)\w+$/,
  },
  { name: "the network gives nothing but pages", cut: /\.\w+$/ },
];

interface Context {
  served: Served;
  cut: RegExp | undefined;
  context: BrowserContext;
  page: Page;
  errors: string[];
}

const pages = suite<Context>("a page of each kind, without an error");
pages.before(async (context) => {
  const first = await offlineSite("first");
  context.served = await serve(first, {
    instead: (path) => (context.cut?.test(path) && !path.endsWith(".html") ? CUT : undefined),
  });
});
pages.after(({ served }) => served.close());
pages.before.each(async (context) => {
  context.cut = undefined;
  context.errors = [];
  // The reader prefers Russian, so pages in other languages offer it.
  context.context = await (await openBrowser()).newContext({ locale: "ru" });
  context.page = await context.context.newPage();
  context.page.on("pageerror", (error) => context.errors.push(`${context.page.url()}: ${error}`));
});
pages.after.each(({ context }) => context.close());

for (const { name, prepare, cut } of MODES)
  pages(`where ${name}`, async (context) => {
    const { page, served, errors } = context;
    context.cut = cut;
    if (prepare) await page.addInitScript({ content: `{${prepare}}` });
    for (const url of PAGES) {
      const answer = await page.goto(served.origin + url);
      ok([200, 404].includes(answer?.status() ?? 0), url);
      await pressAll(page);
      await searched(page);
    }
    equal(errors, []);
  });

/** Presses each button that does not send a form, and those of the share bar one after the other. */
async function pressAll(page: Page): Promise<void> {
  // Skip a button that another one has hidden in the meantime.
  for (const button of await page.locator("main button:not([type=submit]):visible").all())
    if (await button.isVisible()) await button.click();
  // Everything that scripts have started by then has run.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

/** Searches for a word if the page has the search, waits for the end, and follows the first result. */
async function searched(page: Page): Promise<void> {
  if ((await page.locator("[data-search-status]").count()) === 0) return;
  // Without the script of the page, the form leads to the search page.
  await page.locator("#q").fill("UNESCO");
  await page.locator("#q").press("Enter");
  await page.waitForURL(/q=UNESCO/);
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
  const first = page.locator("[data-search-results] a").first();
  if (await first.isVisible()) await first.click();
}
pages.run();
