import { existsSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { equal, is, match, ok } from "uvu/assert";
import { openBrowser } from "./browser.ts";
import { copyProject, edit, polyglot } from "./project.ts";
import { messages, referenceSite } from "./reference-site.ts";
import { type Served, serve } from "./serve.ts";
import { suite } from "./suite.ts";

interface Context {
  served: Served | undefined;
  origin: string;
  context: BrowserContext;
  page: Page;
  project: string;
}

const ARTICLE = "/zh/news/unesco-cooperation-paris/";

const offline = suite<Context>("reading without a connection");
offline.before(async (context) => {
  context.project = copyProject();
  edit(context.project, "eleventy.config.ts", (text) =>
    text.replace(/languages: \[.*\],/, "$&\n  offline: true,"),
  );
  const { code, stderr } = await polyglot(context.project, ["build"]);
  is(code, 0, stderr);
});
offline.before.each(async (context) => {
  context.served = await serve(join(context.project, "_site"));
  context.origin = context.served.origin;
  context.context = await (await openBrowser()).newContext();
  context.page = await context.context.newPage();
});
offline.after.each(async ({ context, served }) => {
  await context.close();
  await served?.close();
});

/** Opens a page and waits until it is kept, or until everything has been written that would be. */
async function read({ page, origin }: Context, url: string): Promise<void> {
  await page.goto(origin + url);
  // Not waitForFunction, which takes the promise of an answer for the answer.
  await page.evaluate(async (path) => {
    const cache = await caches.open("polyglot-pages");
    while (!(await cache.match(path))) await new Promise(requestAnimationFrame);
  }, url);
}

/** Ends the server: what the browser is told of its connection does not reach its service workers. */
async function goOffline(context: Context): Promise<void> {
  await context.served?.close();
  context.served = undefined;
}

const kept = (page: Page) =>
  page.evaluate(async () =>
    (await (await caches.open("polyglot-pages")).keys()).map(({ url }) => new URL(url).pathname),
  );

offline("an article that was read is there, whole, and says that it is a copy", async (context) => {
  const { page } = context;
  await read(context, ARTICLE);
  const line = page.getByText(messages("zh", "offline").saved ?? "?");
  is(await line.isVisible(), false);
  await goOffline(context);
  await page.reload();
  is(await line.isVisible(), true);
  ok(((await page.getByRole("main").textContent()) ?? "").length > 500);
  const fonts = await page.evaluate(
    () => getComputedStyle(document.querySelector("h1") as Element).fontFamily,
  );
  match(fonts, "PingFang");
  is(
    await page.locator(".cover img").evaluate((image) => (image as HTMLImageElement).naturalWidth > 0),
    true,
  );
});

offline("what was not read leads to a page in its language that lists what was", async (context) => {
  const { page, origin } = context;
  await read(context, ARTICLE);
  await goOffline(context);
  for (const locale of ["zh", "ru"]) {
    await page.goto(`${origin}/${locale}/news/visit-to-ibe/`);
    is(await page.getByRole("heading", { level: 1 }).textContent(), messages(locale, "offline").title);
    await page.locator("[data-kept] a").first().waitFor();
    equal(
      await page.locator("[data-kept] a").evaluateAll((all) => all.map((link) => link.getAttribute("href"))),
      [ARTICLE],
    );
  }
});

offline("lists, notices and unknown addresses are not kept", async (context) => {
  const { page, origin } = context;
  await read(context, ARTICLE);
  for (const url of ["/zh/", "/zh/archive/", "/ru/news/visit-to-ibe/", "/zh/no-such-page/"])
    await page.goto(origin + url);
  await read(context, "/zh/about/");
  equal(await kept(page), [ARTICLE, "/zh/about/"]);
});

offline("with a connection the page is always that of the network", async (context) => {
  const { page } = context;
  await read(context, ARTICLE);
  const asked = () => context.served?.requests.filter((path) => path === ARTICLE).length ?? 0;
  const before = asked();
  await page.reload();
  ok(asked() > before);
  is(await page.getByText(messages("zh", "offline").saved ?? "?").isVisible(), false);
});

offline("is nothing that a site has unasked", async () => {
  const { output } = await referenceSite();
  for (const file of ["service-worker.js", "en/offline/index.html"])
    is(existsSync(join(output, file)), false, file);
});
offline.run();
