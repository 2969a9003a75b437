import { equal, is, ok } from "uvu/assert";
import {
  copies,
  deploy,
  endVisit,
  goOffline,
  installed,
  type OfflineVisit,
  offlineCaches,
  read,
  startVisit,
} from "../support/offline-site.ts";
import { messages } from "../support/reference-site.ts";
import type { Instead } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

const ARTICLE = "/zh/news/unesco-cooperation-paris/";
const OTHER = "/zh/about/";
const HTML = { "content-type": "text/html; charset=utf-8" };
const HOTEL = "<!doctype html><title>Sign in</title><p>Room number";

/** Answers that are not a page of the site. */
const STRANGERS: readonly (readonly [fact: string, answer: Instead])[] = [
  ["an error of the server", { status: 500, headers: HTML, body: "<h1>500" }],
  ["a server under repair", { status: 503, headers: HTML, body: "<h1>503" }],
  ["a refused request", { status: 403, headers: HTML, body: "<h1>403" }],
  ["a redirect to a login", { status: 302, headers: { location: "/zh/" } }],
  ["the login page of a hotel", { status: 200, headers: HTML, body: HOTEL }],
  ["a text of another kind", { status: 200, headers: { "content-type": "text/plain" }, body: "no page" }],
  ["a part of a page", { status: 206, headers: { ...HTML, "content-range": "bytes 0-4/9" }, body: "<html" }],
  ["an answer that is cut off", { status: 200, headers: HTML, body: "<!doctype html><main>", cut: true }],
];

const answers = suite<OfflineVisit>("an answer that is not a page");
answers.before.each(startVisit);
answers.after.each(endVisit);

for (const [fact, answer] of STRANGERS)
  answers(`leaves the offline copy of a page as it is, and is not stored: ${fact}`, async (context) => {
    const { page, origin, faults } = context;
    await read(context, page, ARTICLE);
    faults.set(ARTICLE, answer);
    await page.goto(origin + ARTICLE).catch(() => {});
    // The service worker has handled this answer before it stores the next page.
    await read(context, page, OTHER);
    equal(await copies(page), [ARTICLE, OTHER]);
    await goOffline(context);
    await page.goto(origin + ARTICLE);
    is(await page.getByText(messages("zh", "offline").saved ?? "?").isVisible(), true);
    ok(((await page.getByRole("main").textContent()) ?? "").length > 500);
  });

for (const status of [404, 410])
  answers(`removes the offline copy of a page that is gone: ${status}`, async (context) => {
    const { page, origin, faults } = context;
    await read(context, page, ARTICLE);
    faults.set(ARTICLE, { status, headers: HTML, body: "gone" });
    await page.goto(origin + ARTICLE);
    await read(context, page, OTHER);
    equal(await copies(page), [OTHER]);
  });

answers("of the site with a page that is no longer whole removes the offline copy", async (context) => {
  const { page, origin, faults, folder } = context;
  await read(context, page, ARTICLE);
  const notice = await (await fetch(`${origin}/ru/news/visit-to-ibe/`)).text();
  ok(folder !== "" && notice.includes("noindex"));
  faults.set(ARTICLE, { status: 200, headers: HTML, body: notice });
  await page.goto(origin + ARTICLE);
  await read(context, page, OTHER);
  equal(await copies(page), [OTHER]);
});

for (const [name, path] of [
  ["the offline page", "/ru/offline/"],
  ["its style sheet", /href="(\/assets\/polyglot\.[^"]+\.css)"/],
  ["its script", /src="(\/assets\/offline\.[^"]+\.js)"/],
] as const)
  answers(`ends the installation, which the next visit starts again: ${name}`, async (context) => {
    const { page, origin, faults } = context;
    const html = await (await fetch(`${origin}/ru/offline/`)).text();
    const url = typeof path === "string" ? path : (path.exec(html)?.[1] ?? "");
    const found: string[] = [];
    for (const [fact, answer] of STRANGERS) {
      faults.set(url, { ...answer, status: answer.status ?? 200 });
      await page.goto(`${origin}/404-of-no-language`);
      if ((await installed(page)) !== "redundant" || (await offlineCaches(page)).length > 0) found.push(fact);
    }
    equal(found, []);
    faults.clear();
    is(await installed(page), "activated");
    equal((await offlineCaches(page)).length, 1);
  });

answers("is not stored as a picture or a script of a page", async (context) => {
  const { page, origin, faults } = context;
  await page.goto(`${origin}/zh/`);
  is(await installed(page), "activated");
  const html = await (await fetch(origin + ARTICLE)).text();
  const [, picture = ""] = /<img\b[^>]*\ssrc="([^"]+)"/.exec(html) ?? [];
  const [, script = ""] = /src="(\/assets\/article\.[^"]+)"/.exec(html) ?? [];
  for (const url of [picture, script]) {
    ok(url !== "");
    faults.set(url, { status: 200, headers: HTML, body: HOTEL });
  }
  await read(context, page, ARTICLE);
  const cached = await page.evaluate(async () =>
    (await (await caches.open("polyglot-files")).keys()).map((request) => new URL(request.url).pathname),
  );
  equal(
    [picture, script].filter((url) => cached.includes(url)),
    [],
  );
});

answers("for a file that the server no longer has is replaced by the cached file", async (context) => {
  const { page, origin, faults } = context;
  await read(context, page, ARTICLE);
  const styles = await page
    .locator("link[rel=stylesheet]")
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLLinkElement).href).pathname));
  ok(styles.length > 1);
  await deploy(context, "second");
  for (const style of styles) faults.set(style, { status: 404, headers: HTML, body: "gone" });
  await page.goto(origin + ARTICLE);
  equal(
    await page.evaluate(() =>
      [...document.styleSheets].flatMap(({ href, cssRules }) =>
        href && cssRules.length > 0 ? new URL(href).pathname : [],
      ),
    ),
    styles,
  );
});
answers.run();
