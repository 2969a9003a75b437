import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { equal, is, match, ok } from "uvu/assert";
import { HEADERS } from "../../src/core/headers.ts";
import { openBrowser } from "../support/browser.ts";
import { type DevServer, startDev } from "../support/dev-server.ts";
import { copyProject, edit, polyglot } from "../support/project.ts";
import { LOCALES, SITE } from "../support/reference-site.ts";
import { type Served, serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

const BASE = "/news/site";
const ADDRESS = `https://org.example.org${BASE}`;

/** A copy of the newsroom whose address is in a folder of its host. */
function project(): string {
  const folder = copyProject();
  edit(folder, "eleventy.config.ts", (text) =>
    text.replace(SITE, ADDRESS).replace(/languages: \[.*\],/, "$&\n  offline: true,"),
  );
  return folder;
}

interface Context {
  /** The root of the host, with the site in its folder and nothing else. */
  host: string;
  served: Served | undefined;
  origin: string;
  context: BrowserContext;
  page: Page;
  /** What pages asked for in vain, and their errors. */
  wrong: string[];
}

const site = suite<Context>("the newsroom in a folder of its host");
site.before(async (context) => {
  const folder = project();
  const { code, stderr } = await polyglot(folder, ["build"]);
  is(code, 0, stderr);
  context.host = mkdtempSync(join(tmpdir(), "polyglot-host-"));
  cpSync(join(folder, "_site"), join(context.host, BASE), { recursive: true, dereference: true });
});
site.after(({ host }) => rmSync(host, { recursive: true }));
site.before.each(async (context) => {
  context.served = await serve(context.host, { headers: Object.fromEntries(HEADERS) });
  context.origin = context.served.origin;
  context.context = await (await openBrowser()).newContext({ locale: "ru" });
  context.page = await context.context.newPage();
  context.wrong = [];
  context.page.on("response", (response) => {
    if (response.status() >= 400) context.wrong.push(`${response.status()} ${response.url()}`);
  });
  context.page.on("pageerror", (error) => context.wrong.push(String(error)));
});
site.after.each(async ({ context, served, wrong }) => {
  await context.close();
  await served?.close();
  equal(wrong, []);
});

site.long(
  "leads from the choice of a language to an article, with all its files",
  async ({ origin, served, page }) => {
    await page.goto(`${origin}${BASE}/`);
    await page.locator('main a[lang="ru"]').first().click();
    await page.waitForURL(`**${BASE}/ru/`);
    await page.locator("main article a, main .card a").first().click();
    await page.waitForURL(`**${BASE}/ru/news/*/`);
    const pictures = await page.locator("article img").evaluateAll(async (images) => {
      for (const image of images as HTMLImageElement[]) image.loading = "eager";
      await Promise.all((images as HTMLImageElement[]).map((image) => image.decode().catch(() => {})));
      return (images as HTMLImageElement[]).map(({ naturalWidth }) => naturalWidth > 0);
    });
    ok(pictures.length > 0 && pictures.every(Boolean), pictures.join());
    await page.evaluate(() => document.fonts.ready);
    equal(
      served?.requests.filter((path) => !path.startsWith(`${BASE}/`)),
      [],
    );
  },
);
site.long("finds articles in each language", async ({ origin, page }) => {
  for (const [locale, word] of [
    ["en", "UNESCO"],
    ["zh", "教科文"],
    ["ru", "ЮНЕСКО"],
  ] as const) {
    await page.goto(`${origin}${BASE}/${locale}/search/?q=${encodeURIComponent(word)}`);
    const link = page.locator("#results h2 a, [data-search-results] h2 a, main ol h2 a").first();
    await link.waitFor();
    match((await link.getAttribute("href")) ?? "", new RegExp(`^${BASE}/${locale}/`));
    const answer = await page.request.get(origin + (await link.getAttribute("href")));
    is(answer.status(), 200);
  }
});
site.long("shows an article without a connection", async (context) => {
  const { origin, page } = context;
  const article = `${origin}${BASE}/ru/`;
  await page.goto(article);
  await page.locator("main .card a").first().click();
  await page.waitForURL(`**${BASE}/ru/news/*/`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    for (;;) {
      const pages = (await caches.keys()).find((one) => one.endsWith("-pages"));
      if (pages && (await (await caches.open(pages)).match(location.pathname))) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  const names = await page.evaluate(() => caches.keys());
  ok(
    names.every((name) => name.startsWith(`polyglot${BASE}-`)),
    names.join(),
  );
  const title = await page.locator("h1").textContent();
  // A browser's offline mode does not apply to its service workers.
  await context.served?.close();
  context.served = undefined;
  await page.reload();
  is(await page.locator("h1").textContent(), title);
});
site.long("answers an unknown address in the folder in its language", async ({ origin, page, wrong }) => {
  await page.goto(`${origin}${BASE}/ru/news/gone/`);
  is(await page.locator("html").getAttribute("lang"), "ru");
  const [first] = wrong.splice(0);
  match(first ?? "", /^404 .*\/news\/gone\/$/);
  is(wrong.length, 0);
});
site.long("names its addresses in manifests, feeds, sitemaps and for robots", ({ host }) => {
  const read = (name: string) => readFileSync(join(host, BASE, name), "utf8");
  for (const locale of LOCALES) {
    const manifest = JSON.parse(read(`${locale}/manifest.webmanifest`));
    is(manifest.start_url, `${BASE}/${locale}/`);
    is(manifest.scope, `${BASE}/`);
    for (const { src } of manifest.icons) ok(src.startsWith(`${BASE}/assets/`), src);
    for (const feed of ["feed.xml", "feed.json", "rss.xml"]) {
      const addresses = read(`${locale}/${feed}`).match(/https:\/\/org\.example\.org[^"<\s\\]*/g) ?? [];
      ok(addresses.length > 0 && addresses.every((one) => one.startsWith(`${ADDRESS}/`)), feed);
    }
  }
  match(read("robots.txt"), `Sitemap: ${ADDRESS}/sitemap.xml`);
});
site.run();

const server = suite<{ server: DevServer }>("the development server of a newsroom in a folder");
server.before(async (context) => {
  context.server = await startDev(project());
});
server.after(async ({ server }) => {
  await server.stop();
});
server.long(
  "has its pages, files, previews and edits there",
  async ({ server: { origin, project, until } }) => {
    const read = async (url: string) => await (await fetch(origin + url)).text();
    match(await read(`${BASE}/ru/`), `href="${BASE}/ru/archive/"`);
    const [, style = ""] = /href="([^"]+\.css)"/.exec(await read(`${BASE}/ru/`)) ?? [];
    is((await fetch(origin + style)).status, 200);
    match(await read(`${BASE}/en/?i18n=keys`), `href="${BASE}/preview/preview.css"`);
    is((await fetch(`${origin}${BASE}/preview/preview.css`)).status, 200);
    is((await fetch(`${origin}${BASE}/admin/`)).status, 200);
    edit(project, "content/pages/about/index.en.md", (text) => `${text}\n\nA word: quokka.\n`);
    await until("the edit", async () => (await read(`${BASE}/en/about/`)).includes("quokka"));
    match(await read(`${BASE}/en/about/`), `href="${BASE}/en/"`);
  },
);
server.run();
