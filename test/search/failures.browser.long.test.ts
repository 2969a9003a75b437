import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { equal, is, match, not, ok } from "uvu/assert";
import { HEADERS } from "../../src/core/headers.ts";
import { openBrowser } from "../support/browser.ts";
import { LOCALES, messages, plain, referenceSite } from "../support/reference-site.ts";
import { type Instead, type Served, serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

interface Context {
  served: Served;
  /** The answers that replace files, by path. */
  faults: [path: RegExp, answer: Instead][];
  context: BrowserContext;
  page: Page;
  errors: string[];
}

/** A word that articles of each language have, and one that is written wrong or in Latin letters. */
const WORDS: Readonly<Record<string, { word: string; slip: string }>> = {
  en: { word: "classroom", slip: "clasroom" },
  zh: { word: "教育", slip: "jiaoyu" },
  ru: { word: "образование", slip: "техналогии" },
};

const failures = suite<Context>("a search that could not be loaded");
failures.before(async (context) => {
  context.faults = [];
  const { output } = await referenceSite();
  context.served = await serve(output, {
    headers: Object.fromEntries(HEADERS),
    instead: (path) => context.faults.find(([pattern]) => pattern.test(path))?.[1],
  });
});
failures.after(({ served }) => served.close());
failures.before.each(async (context) => {
  context.faults = [];
  context.errors = [];
  context.context = await (await openBrowser()).newContext();
  context.page = await context.context.newPage();
  context.page.on("pageerror", (error) => context.errors.push(String(error)));
});
failures.after.each(async ({ context, errors }) => {
  await context.close();
  equal(errors, []);
});

const text = (locale: string, key: string) => messages(locale, "search")[key] ?? "?";
const status = (page: Page) => page.locator("[data-search-status]");
const retry = (page: Page) => page.locator("[data-search-retry] button");
const results = (page: Page) => page.locator("[data-search-results] li");

/** Waits until the search is done, including the other languages. */
async function done(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector("[data-search-status]")?.textContent !== "" &&
      !document.querySelector("[aria-busy=true]"),
  );
}

async function open({ page, served }: Context, locale: string, query: string): Promise<void> {
  await page.goto(`${served.origin}/${locale}/search/?q=${encodeURIComponent(query)}`);
  await done(page);
}

const FAULTS: readonly (readonly [fact: string, answer: Instead])[] = [
  ["cut off", { status: 200, cut: true, headers: { "content-type": "text/javascript" } }],
  ["an error of the server", { status: 500 }],
  ["missing", { status: 404, body: "not found" }],
  [
    "the login page of a hotel",
    { status: 200, body: "<!doctype html><title>Sign in</title>", headers: { "content-type": "text/html" } },
  ],
];

const FILES: readonly (readonly [name: string, path: RegExp])[] = [
  ["the worker", /^\/assets\/search-worker\./],
  ["pagefind.js", /^\/pagefind\/pagefind\.js$/],
  ["the entry of the index", /\/pagefind-entry\.json$/],
  ["the list of pages", /\.pf_meta$/],
  ["the program", /^\/pagefind\/wasm\./],
  ["a part of the index", /\.pf_index$/],
  ["the text of a result", /\.pf_fragment$/],
  ["the data of the language", /^\/pagefind\/data\.\w+\.json$/],
];
/** The file that Chromium caches and the one that Pagefind skips get every fault, the others one each. */
const MANY = new Set(["pagefind.js", "a part of the index"]);

for (const [number, [name, path]] of FILES.entries())
  for (const [index, [fact, answer]] of FAULTS.entries())
    if (MANY.has(name) || index === number % FAULTS.length)
      failures(`shows a message if ${name} is ${fact}, and works at the next try`, async (context) => {
        const { page, faults } = context;
        const locale = LOCALES[index % LOCALES.length] ?? "";
        faults.push([path, answer]);
        await open(context, locale, WORDS[locale]?.word ?? "");
        is(plain(await status(page).textContent()), text(locale, "failed"));
        is(await results(page).count(), 0);
        is(await retry(page).textContent(), text(locale, "retry"));
        faults.length = 0;
        await retry(page).focus();
        await page.keyboard.press("Enter");
        await done(page);
        ok((await results(page).count()) > 0);
        is(await retry(page).isVisible(), false);
        not.match(plain(await status(page).textContent()), text(locale, "incomplete"));
        is(await page.evaluate(() => document.activeElement?.getAttribute("role")), "status");
      });

for (const locale of LOCALES)
  failures(`works at the next search with the form, without the button: ${locale}`, async (context) => {
    const { page, faults } = context;
    faults.push([/^\/pagefind\//, { status: 503 }]);
    await open(context, locale, "a");
    faults.length = 0;
    await page.locator("#q").fill(WORDS[locale]?.word ?? "");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=(?!a$)/);
    await done(page);
    ok((await results(page).count()) > 0);
  });

failures("is not remembered if the focus in the field started the load", async (context) => {
  const { page, faults, served } = context;
  faults.push([/^\/pagefind\//, { status: 500 }]);
  await page.goto(`${served.origin}/en/search/`);
  const refused = page.waitForResponse(/\/pagefind\/pagefind\.js/);
  await page.locator("#q").focus();
  await refused;
  faults.length = 0;
  await page.keyboard.type("classroom");
  await page.keyboard.press("Enter");
  await done(page);
  if (await retry(page).isVisible()) await retry(page).click();
  await results(page).first().waitFor();
});

failures("works when the connection is back", async (context) => {
  const { page } = context;
  await page.goto(`${context.served.origin}/ru/search/`, { waitUntil: "networkidle" });
  await context.context.setOffline(true);
  await page.locator("#q").fill("образование");
  await page.keyboard.press("Enter");
  await done(page);
  is(plain(await status(page).textContent()), text("ru", "failed"));
  await context.context.setOffline(false);
  await retry(page).click();
  await done(page);
  ok((await results(page).count()) > 0);
});

for (const locale of LOCALES)
  failures(
    `finds only exact words until the words of the language have loaded: ${locale}`,
    async (context) => {
      const { page, faults } = context;
      const { word = "", slip = "" } = WORDS[locale] ?? {};
      faults.push([new RegExp(`^/pagefind/data\\.${locale}\\.\\w+\\.txt$`), { status: 500 }]);
      await open(context, locale, word);
      ok((await results(page).count()) > 0);
      await page.locator("#q").fill(slip);
      await page.keyboard.press("Enter");
      await page.getByText(text(locale, "incomplete")).waitFor();
      await done(page);
      is(await results(page).count(), 0);
      faults.length = 0;
      await retry(page).click();
      // What a word in Latin letters means is offered.
      await page.locator("[data-search-results] li, [data-search-offers] a").first().waitFor();
      await done(page);
      not.match(plain(await status(page).textContent()), text(locale, "incomplete"));
    },
  );

failures("keeps the results of its own language if another one cannot be loaded", async (context) => {
  const { page, faults } = context;
  faults.push([/^\/pagefind\/wasm\.ru\./, { status: 500 }]);
  await open(context, "en", "UNESCO");
  const own = await results(page).count();
  ok(own > 0);
  match(plain(await status(page).textContent()), / may be missing\. \d+ results for “UNESCO”$/);
  faults.length = 0;
  await retry(page).click();
  await page.waitForFunction(
    (note) => !document.querySelector("[data-search-status]")?.textContent?.includes(note),
    text("en", "incomplete"),
  );
  await done(page);
  is(await results(page).count(), own);
  is(await retry(page).isVisible(), false);
});

failures("shows no results of an older search below its message", async (context) => {
  const { page, faults } = context;
  await open(context, "en", "Chengdu");
  const shown = await results(page).count();
  ok(shown > 0);
  faults.push([/\.pf_(?:index|fragment)$/, { status: 500 }]);
  await page.locator("#q").fill("UNESCO");
  await page.keyboard.press("Enter");
  await retry(page).waitFor();
  await page.waitForFunction(() => !document.querySelector("[data-search-results] li"));
});

for (const locale of LOCALES)
  failures(`has no barrier that axe can see, light or dark: ${locale}`, async (context) => {
    const { page, faults } = context;
    faults.push([/^\/pagefind\//, { status: 500 }]);
    await open(context, locale, WORDS[locale]?.word ?? "");
    await page.evaluate(axe.source);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document);
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      });
      equal(found, [], colorScheme);
    }
  });
failures.run();

/** A promise that answers wait for, and the function that resolves it. */
function gate(): { after: Promise<void>; open(): void } {
  let open = () => {};
  const after = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { after, open: () => open() };
}

const order = suite<Context>("searches that overlap");
order.before(async (context) => {
  context.faults = [];
  const { output } = await referenceSite();
  context.served = await serve(output, {
    headers: Object.fromEntries(HEADERS),
    instead: (path) => context.faults.find(([pattern]) => pattern.test(path))?.[1],
  });
});
order.after(({ served }) => served.close());
order.before.each(async (context) => {
  context.faults = [];
  context.errors = [];
  context.context = await (await openBrowser()).newContext();
  context.page = await context.context.newPage();
  context.page.on("pageerror", (error) => context.errors.push(String(error)));
});
order.after.each(async ({ context, errors }) => {
  await context.close();
  equal(errors, []);
});

const busy = (page: Page) => page.locator("[aria-busy=true]").count();

for (const [fact, answer] of [
  ["ends well", {}],
  ["fails", { status: 500 }],
] as const)
  order(`show nothing of an older search that ${fact} after the newer one`, async (context) => {
    const { page, faults, served } = context;
    await page.goto(`${served.origin}/en/search/`);
    const held = gate();
    // The older search waits for the texts of its results; the newer one has no results.
    faults.push([/\.pf_fragment$/, { after: held.after, ...answer }]);
    const asked = page.waitForRequest(/\.pf_fragment$/);
    await page.locator("#q").fill("classroom");
    await page.keyboard.press("Enter");
    await asked;
    is(await busy(page), 1);
    await page.locator("#q").fill("xyzzyx");
    await page.keyboard.press("Enter");
    await page.getByText("No page has “xyzzyx”.").waitFor();
    await done(page);
    const answered = page.waitForResponse(/\.pf_fragment$/);
    held.open();
    await answered;
    // One more search in the same worker, which answers in order.
    await page.locator("#q").fill("yzzyxx");
    await page.keyboard.press("Enter");
    await page.getByText("No page has “yzzyxx”.").waitFor();
    await done(page);
    is(await results(page).count(), 0);
    is(await retry(page).isVisible(), false);
    is(await busy(page), 0);
  });

order("show on a slow connection what the reader is waiting for", async (context) => {
  const { page, faults, served } = context;
  const [engine, index] = [gate(), gate()];
  faults.push(
    [/^\/pagefind\/pagefind\.js$/, { after: engine.after }],
    [/\.pf_fragment$/, { after: index.after }],
  );
  await page.goto(`${served.origin}/ru/search/?q=Джаннини`);
  await page.getByRole("status").getByText(text("ru", "loading")).waitFor();
  engine.open();
  await page.getByRole("status").getByText(text("ru", "searching")).waitFor();
  index.open();
  await done(page);
  const old = await results(page).count();
  ok(old > 0);
  const held = gate();
  faults.splice(0, faults.length, [/\.pf_fragment$/, { after: held.after }]);
  await page.locator("#q").fill("образование");
  await page.keyboard.press("Enter");
  await page.locator("[data-search-found].stale[aria-busy=true]").waitFor();
  is(await results(page).count(), old);
  held.open();
  await done(page);
  is(await page.locator(".stale").count(), 0);
});

order("leave nothing busy if the reader goes back to the page without a search", async (context) => {
  const { page, faults, served } = context;
  await page.goto(`${served.origin}/en/search/`);
  const held = gate();
  faults.push([/^\/pagefind\//, { after: held.after }]);
  await page.locator("#q").fill("classroom");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=/);
  is(await busy(page), 1);
  await page.goBack();
  await page.waitForFunction(() => !document.querySelector("[aria-busy]"));
  is(plain(await status(page).textContent()), "");
  held.open();
  await page.goForward();
  await done(page);
  ok((await results(page).count()) > 0);
});

order("start again if the reader comes back to a page that was still searching", async (context) => {
  const { page, faults, served } = context;
  const held = gate();
  faults.push([/\.pf_fragment$/, { after: held.after, status: 500 }]);
  const asked = page.waitForRequest(/\.pf_fragment$/);
  await page.goto(`${served.origin}/en/search/?q=classroom`);
  await asked;
  is(await busy(page), 1);
  faults.length = 0;
  // As browsers do for a page from the back/forward cache.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  held.open();
  await done(page);
  if (await retry(page).isVisible()) await retry(page).click();
  await results(page).first().waitFor();
  await done(page);
});
order.run();
