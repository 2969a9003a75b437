import type { BrowserContext, Page } from "playwright-core";
import { equal, is, ok } from "uvu/assert";
import { openBrowser } from "../support/browser.ts";
import { longNewsroom, longText } from "../support/long-words.ts";
import { pageScript } from "../support/page-script.ts";
import { suite } from "../support/suite.ts";

interface Context {
  /** Pages and style sheets by address. */
  files: ReadonlyMap<string, string | Uint8Array>;
  script: string;
  context: BrowserContext;
  page: Page;
}

const ORIGIN = "https://long.example";

const long = suite<Context>("a newsroom of long words and addresses");
long.before(async (context) => {
  context.files = await longNewsroom();
  context.script = await pageScript("long-words-page", "longWords");
  context.context = await (await openBrowser()).newContext();
  context.page = await context.context.newPage();
  await context.page.route("**/*", (route) => {
    const { pathname } = new URL(route.request().url());
    const body = context.files.get(pathname);
    if (body === undefined || pathname.endsWith(".js")) return route.fulfill({ status: 404 });
    const contentType = pathname.endsWith(".css") ? "text/css" : "text/html; charset=utf-8";
    return route.fulfill({ contentType, body: Buffer.from(body) });
  });
});
long.after(({ context }) => context.close());

/** Loads a page, shows everything on it, and looks at it at each width. */
async function fits({ page, script }: Context, address: string, widthsPx: readonly number[]): Promise<void> {
  await page.goto(ORIGIN + address);
  await page.evaluate(`${script}; longWords.showAll(${JSON.stringify(longText("en"))})`);
  for (const width of widthsPx) {
    await page.setViewportSize({ width, height: 800 });
    equal(await page.evaluate("longWords.tooWide()"), [], `${address} at ${width} px`);
  }
}

for (const address of ["/en/", "/ru/news/long/", "/en/search/"])
  long(`fits on a small screen: ${address}`, (context) => fits(context, address, [320]));
long("has no hyphens in code", async ({ page }) => {
  await page.goto(`${ORIGIN}/ru/news/long/`);
  const hyphens = (part: string) =>
    page.$$eval(part, (found) => found.map((element) => getComputedStyle(element).hyphens));
  equal(await hyphens(".prose :is(code, pre)"), ["none", "none", "none"]);
  ok((await hyphens(".prose > p")).every((value) => value === "auto"));
});
long("opens the pictures of a gallery large, and leads through them by keyboard", async ({ page, files }) => {
  const isScript = (address: string) => /\/article\.\w+\.js$/.test(address);
  const body = Buffer.from(files.get([...files.keys()].find(isScript) ?? "") ?? "");
  await page.route(
    ({ pathname }) => isScript(pathname),
    (route) => route.fulfill({ contentType: "text/javascript", body }),
  );
  await page.goto(`${ORIGIN}/ru/news/long/`);
  const links = page.locator(".enlarge");
  is(await links.count(), 2);
  await links.last().focus();
  await page.keyboard.press("Enter");
  const dialog = page.locator("dialog");
  const place = dialog.locator("p span");
  is(await place.textContent(), "2 / 2");
  ok(await dialog.locator("img").isVisible());
  is(
    await dialog.locator("figcaption").textContent(),
    await page.locator(".gallery figcaption").last().textContent(),
  );
  await page.keyboard.press("ArrowRight");
  is(await place.textContent(), "1 / 2");
  await page.keyboard.press("ArrowLeft");
  is(await place.textContent(), "2 / 2");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  ok(await links.last().evaluate((link) => link === document.activeElement));
});
long.long("fits on every page at every width", async (context) => {
  const pages = [...context.files.keys()].filter((address) => /(?:\/|\.html)$/.test(address));
  for (const address of pages) await fits(context, address, [320, 820, 1280]);
  ok(pages.length > 35, String(pages.length));
});
long.run();
