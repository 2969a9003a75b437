import { equal, is, match, not, ok } from "uvu/assert";
import { TRACE_MARKS } from "../../src/core/preview/traces.ts";
import { openBrowser } from "../support/browser.ts";
import { type PreviewServer, previewServer } from "../support/preview-server.ts";
import { ANNOUNCED, messages } from "../support/reference-site.ts";
import { suite } from "../support/suite.ts";

const MARK = new RegExp(
  `[${String.fromCodePoint(TRACE_MARKS.end)}-${String.fromCodePoint(TRACE_MARKS.last)}]|message-traces|/preview/`,
  "u",
);

const preview = suite<{ server: PreviewServer }>("preview");
preview.before(async (context) => {
  context.server = await previewServer();
});
preview.after(({ server }) => server.close());

async function open({ origin }: PreviewServer, address: string, widthPx = 1300) {
  const page = await (await openBrowser()).newPage({
    viewport: { width: widthPx, height: 900 },
    locale: "en",
  });
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(origin + address);
  return { page, errors: () => errors.filter((error) => !error.includes("404")) };
}

preview("leaves no marks in the written pages", ({ server }) => {
  ok(server.pages.size > 50);
  for (const [url, html] of server.pages) not.match(html, MARK, url);
});

preview("leaves a page requested without it to the server", async ({ server }) => {
  is(await (await fetch(`${server.origin}/en/`)).text(), server.pages.get("/en/"));
});

preview("shows every text of a page with its key and its place", async ({ server }) => {
  const { page, errors } = await open(server, "/ru/archive/?i18n=keys");
  await page.locator(".message-panel").waitFor();
  const label = page.locator("h1 .message-key");
  is(await label.textContent(), "archive:title");
  match((await page.locator("h1 .message").getAttribute("title")) ?? "", /locales\/ru\/archive\.json:\d+$/);
  // Plural forms, messages within messages, attributes, the head and data for scripts.
  const keys = await page.locator(".message-panel button").allTextContents();
  for (const key of ["archive:articles_one", "site:name", "site:navigation", "archive:description"])
    ok(
      keys.some((one) => one.startsWith(`${key}  locales/ru/`)),
      key,
    );
  is(await page.title(), `${messages("ru", "archive").title} – ${messages("ru", "site").name}`);
  is(await page.evaluate(() => /[\u{F0000}-\u{FFFFD}]/u.test(document.documentElement.outerHTML)), false);
  equal(errors(), []);
  await page.close();
});

preview("leads from its list to the text with only the keyboard, and hides the keys", async ({ server }) => {
  const { page } = await open(server, "/en/?i18n=keys");
  await page.locator(".message-panel summary").focus();
  await page.keyboard.press("Enter");
  await page.locator(".message-panel button", { hasText: "site:latest" }).focus();
  await page.keyboard.press("Enter");
  match(
    await page.evaluate(() => document.activeElement?.textContent ?? ""),
    messages("en", "site").latest ?? "",
  );
  await page.locator(".message-panel input").press("Space");
  is(await page.locator(".message-key").first().isVisible(), false);
  await page.close();
});

preview("stays on when the reader follows links, and can be left", async ({ server }) => {
  const { page } = await open(server, "/en/?i18n=keys");
  await page
    .locator("nav a", { hasText: messages("en", "site").archive ?? "" })
    .first()
    .click();
  await page.waitForURL("**/en/archive/?i18n=keys");
  await page.locator(".message-panel a").click();
  await page.waitForURL((url) => url.pathname === "/en/archive/" && url.search === "");
  await page.close();
});

preview("leaves the search working: its script never reads a mark", async ({ server }) => {
  const { page, errors } = await open(server, "/zh/search/?i18n=keys");
  await page.locator(".message-panel").waitFor();
  not.match((await page.locator("#search-texts").textContent()) ?? "", MARK);
  ok(
    (await page.locator(".message-panel li").allTextContents()).some((text) =>
      text.includes("search:results_other"),
    ),
  );
  equal(errors(), []);
  await page.close();
});

preview.long("fits on a narrow screen in a language with longer texts", async ({ server }) => {
  const pages = ["/", "/en/", "/en/archive/", "/en/search/", "/ru/", "/zh/", "/status/", ANNOUNCED];
  for (const address of pages) {
    const { page } = await open(server, `${address}?i18n=pseudo`, 390);
    // The title of an edition to come is that of the article, in another language.
    const isMessage = address !== ANNOUNCED;
    match(
      isMessage ? await page.title() : ((await page.locator(".notice").textContent()) ?? ""),
      "⟦",
      address,
    );
    is(await page.evaluate(() => document.scrollingElement?.scrollWidth), 390, address);
    await page.close();
  }
});

preview("leads from the status page to each translation next to its original", async ({ server }) => {
  const { page, errors } = await open(server, "/status/");
  await page.locator('a[href="/preview/articles/unesco-cooperation-paris/ru/"]').click();
  const rows = page.locator("tbody tr");
  await rows.first().waitFor();
  ok((await rows.count()) > 5);
  is(await page.locator("tbody tr.part-same").count(), await rows.count());
  is(await page.locator("tbody td[lang=ru]").count(), await rows.count());
  match((await page.locator("main").textContent()) ?? "", "polyglot -- accept unesco-cooperation-paris ru");
  equal(errors(), []);
  await page.setViewportSize({ width: 390, height: 800 });
  is(await page.evaluate(() => document.scrollingElement?.scrollWidth), 390);
  await page.close();
});

preview("has no page for an original itself or for a missing translation", async ({ server }) => {
  for (const address of [
    "articles/unesco-cooperation-paris/en",
    "articles/none/ru",
    "pages/about/fr",
    "x/../y",
  ])
    is((await fetch(`${server.origin}/preview/${address}/`)).status, 404, address);
});
preview.run();
