import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { equal, is, match, not, ok } from "uvu/assert";
import {
  copies,
  deploy,
  endVisit,
  goOffline,
  installed,
  type OfflineVisit,
  offlineCaches,
  read,
  SECOND_TITLE,
  startVisit,
} from "../support/offline-site.ts";
import { messages, news, plain, referenceSite, SLUGS } from "../support/reference-site.ts";
import { suite } from "../support/suite.ts";

const ARTICLE = "/zh/news/unesco-cooperation-paris/";
const UNREAD = "/zh/news/visit-to-ibe/";

/**
 * Puts other content in the place of each copy of an article that was read, and of its style sheets. The pages that are
 * shown for unread addresses are renewed with each version of the site.
 */
const poison = (page: Page) =>
  page.evaluate(async () => {
    for (const name of ["polyglot-pages", "polyglot-files"]) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        const type = url.endsWith(".css") ? "text/css" : "text/html";
        const bad = type === "text/css" ? "main { display: none }" : "<!doctype html><title>poison</title>";
        if (/\/news\/|\.css$/.test(url))
          await cache.put(url, new Response(bad, { headers: { "content-type": type } }));
      }
    }
  });

/** Whether all style sheets of a page have loaded. */
const hasStyle = (page: Page) =>
  page
    .locator("link[rel=stylesheet]")
    .evaluateAll(
      (links) =>
        links.length > 0 &&
        links.every((link) => ((link as HTMLLinkElement).sheet?.cssRules.length ?? 0) > 0),
    );

/** Addresses of the pictures above the text that did not load. */
const missingPictures = (page: Page) =>
  page
    .locator(".cover img")
    .evaluateAll((images) =>
      (images as HTMLImageElement[]).flatMap(({ naturalWidth, src }) => (naturalWidth > 0 ? [] : [src])),
    );

const offline = suite<OfflineVisit>("reading without a connection");
offline.before.each(startVisit);
offline.after.each(endVisit);

offline("a visited article is there, complete, and has a notice that it is a copy", async (context) => {
  const { page } = context;
  await read(context, page, ARTICLE);
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

offline(
  "an address that was not visited shows a page in its language that lists the visited ones",
  async (context) => {
    const { page, origin } = context;
    await read(context, page, ARTICLE);
    await goOffline(context);
    for (const locale of ["zh", "ru"]) {
      await page.goto(`${origin}/${locale}/news/visit-to-ibe/`);
      const heading = await page.getByRole("heading", { level: 1 }).textContent();
      is(plain(heading), messages(locale, "offline").title);
      await page.locator("[data-kept] a").first().waitFor();
      equal(
        await page
          .locator("[data-kept] a")
          .evaluateAll((all) => all.map((link) => link.getAttribute("href"))),
        [ARTICLE],
      );
    }
  },
);

offline.long("lists, notices and unknown addresses are not stored", async (context) => {
  const { page, origin } = context;
  await read(context, page, ARTICLE);
  for (const url of ["/zh/", "/zh/archive/", "/ru/news/visit-to-ibe/", "/zh/no-such-page/"])
    await page.goto(origin + url);
  await read(context, page, "/zh/about/");
  equal(await copies(page), [ARTICLE, "/zh/about/"]);
});

offline.long("with a connection the page always comes from the network", async (context) => {
  const { page } = context;
  await read(context, page, ARTICLE);
  const asked = () => context.served?.requests.filter((path) => path === ARTICLE).length ?? 0;
  const before = asked();
  await page.reload();
  ok(asked() > before);
  is(await page.getByText(messages("zh", "offline").saved ?? "?").isVisible(), false);
});

offline.long(
  "a poisoned copy is never shown with a connection, and the next visit replaces it",
  async (context) => {
    const { page } = context;
    await read(context, page, ARTICLE);
    await poison(page);
    await page.reload();
    ok(((await page.getByRole("main").textContent()) ?? "").length > 500);
    is(await page.getByRole("main").isVisible(), true);
    await page.evaluate(async () => {
      for (;;) {
        const names = ["polyglot-pages", "polyglot-files"];
        const stored = await Promise.all(names.map(async (name) => (await caches.open(name)).matchAll()));
        const texts = await Promise.all(stored.flat().map((copy) => copy.text()));
        if (!texts.some((text) => /<title>poison<|^main \{ display: none \}$/.test(text))) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    await goOffline(context);
    await page.reload();
    ok(((await page.getByRole("main").textContent()) ?? "").length > 500);
    is(await page.getByRole("main").isVisible(), true);
  },
);

offline.long("stores pages that several tabs read at once", async (context) => {
  const { page, origin, folder } = context;
  const urls = SLUGS.flatMap((slug) => [news("en", slug), news("zh", slug)]).filter((url) =>
    /\sdata-pagefind-body/.test(readFileSync(join(folder, url, "index.html"), "utf8")),
  );
  ok(urls.length > 4);
  await page.goto(`${origin}/en/`);
  is(await installed(page), "activated");
  await Promise.all(urls.map(async (url) => read(context, await context.context.newPage(), url)));
  equal((await copies(page)).sort(), urls.sort());
  await goOffline(context);
  for (const url of urls) {
    await page.goto(origin + url);
    is(await hasStyle(page), true, url);
    equal(await missingPictures(page), [], url);
  }
});

/** Puts files that no page needs into the cache, more than its limit. */
async function fillFiles(): Promise<void> {
  const cache = await caches.open("polyglot-files");
  const headers = { "content-type": "image/png" };
  for (let index = 0; index < 300; index++)
    await cache.put(`/media/old-${index}.png`, new Response("old", { headers }));
}

offline.long("removes files that no page needs if there are too many, and no others", async (context) => {
  const { page, origin } = context;
  await read(context, page, ARTICLE);
  await page.evaluate(fillFiles);
  await read(context, page, "/zh/about/");
  const left = await page.evaluate(async () => {
    const cache = await caches.open("polyglot-files");
    for (;;) {
      const names = (await cache.keys()).map(({ url }) => new URL(url).pathname);
      if (names.length <= 240) return names;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  is(left.includes("/media/old-0.png"), false);
  ok(left.includes("/media/old-299.png"));
  await goOffline(context);
  await page.goto(origin + ARTICLE);
  is(await hasStyle(page), true);
  equal(await missingPictures(page), []);
});

offline.long("shows the pages of a device whose storage is full", async (context) => {
  const { page, origin } = context;
  await page.goto(`${origin}/zh/`);
  is(await installed(page), "activated");
  const devtools = await context.context.newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  for (const url of [ARTICLE, "/zh/about/"]) {
    is((await page.goto(origin + url))?.status(), 200);
    ok(((await page.getByRole("main").textContent()) ?? "").length > 100);
    is(await hasStyle(page), true);
  }
  equal(await copies(page), []);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  await read(context, page, ARTICLE);
});

const deploys = suite<OfflineVisit>("the service worker after a deploy");
deploys.before.each(startVisit);
deploys.after.each(endVisit);

deploys.long("brings the new offline page with the next visit, and removes the old one", async (context) => {
  const { page, origin } = context;
  await read(context, page, ARTICLE);
  const before = await offlineCaches(page);
  is(before.length, 1);
  await deploy(context, "second");
  await page.goto(`${origin}/zh/`);
  await page.evaluate(async (old) => {
    while ((await caches.keys()).includes(old)) await new Promise((resolve) => setTimeout(resolve, 20));
  }, before[0] ?? "");
  equal((await offlineCaches(page)).length, 1);
  await goOffline(context);
  await page.goto(origin + UNREAD);
  is(await page.getByRole("heading", { level: 1 }).textContent(), SECOND_TITLE);
  is(await hasStyle(page), true);
  await page.locator(`[data-kept] a[href="${ARTICLE}"]`).waitFor();
});

deploys.long("changes nothing until the new version can be loaded completely", async (context) => {
  const { page, origin, faults } = context;
  await read(context, page, ARTICLE);
  const before = await offlineCaches(page);
  await deploy(context, "second");
  faults.set("/ru/offline/", { status: 503 });
  await page.goto(`${origin}/zh/`);
  is(await installed(page), "redundant");
  equal(await offlineCaches(page), before);
  faults.clear();
  is(await installed(page), "activated");
  const after = await offlineCaches(page);
  is(after.length, 1);
  not.equal(after, before);
});

deploys.long("removes itself and all copies if the site no longer has the option", async (context) => {
  const { page, origin } = context;
  await read(context, page, ARTICLE);
  await deploy(context, "without");
  await page.goto(`${origin}/zh/`);
  await page.evaluate(async () => {
    while ((await navigator.serviceWorker.getRegistrations()).length > 0 || (await caches.keys()).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
  });
  is((await page.reload())?.status(), 200);
  equal(await page.evaluate(async () => (await caches.keys()).length), 0);
});

deploys.long("is a file that no page requests on a site without the option", async () => {
  const { output, pages } = await referenceSite();
  is(existsSync(join(output, "en/offline/index.html")), false);
  not.match(readFileSync(join(output, "service-worker.js"), "utf8"), "fetch");
  for (const { html, url } of pages.values()) not.match(html, "/assets/offline.", url);
});
offline.run();
deploys.run();
