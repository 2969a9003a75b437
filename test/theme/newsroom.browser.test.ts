import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { equal, is, match, ok } from "uvu/assert";
import { openBrowser } from "../support/browser.ts";
import {
  ANNOUNCED,
  LANGS,
  LOCALES,
  messages,
  news,
  plain,
  type ReferenceSite,
  referenceSite,
} from "../support/reference-site.ts";
import { type Served, serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

interface Context {
  site: ReferenceSite;
  served: Served;
  /** A new one for each test. */
  context: BrowserContext;
  page: Page;
  /** What the browser complained about in this test. */
  complaints: string[];
}

const newsroom = suite<Context>("the newsroom in a browser");
newsroom.before(async (context) => {
  context.site = await referenceSite();
  context.served = await serve(context.site.output, { headers: headersOf(context.site) });
});
newsroom.after(({ served }) => served.close());
newsroom.before.each(async (context) => {
  context.context = await (await openBrowser()).newContext();
  context.complaints = [];
  context.page = await watched(context);
});
newsroom.after.each(({ context }) => context.close());

/** The headers that the site wants its host to send. */
function headersOf({ output }: ReferenceSite): Record<string, string> {
  const lines = readFileSync(join(output, "_headers"), "utf8").split("\n");
  const pairs = lines.slice(
    1,
    lines.findIndex((line, index) => index > 0 && !line.startsWith(" ")),
  );
  const headers = Object.fromEntries(
    pairs.map((pair) =>
      pair
        .trim()
        .split(/: (.*)/)
        .slice(0, 2),
    ),
  );
  const policy: string = headers["Content-Security-Policy"] ?? "";
  // Whatever else the policy allows, scripts may come only from the site.
  match(policy, /(?:^|; )script-src 'self' 'wasm-unsafe-eval'(?:;|$)/);
  for (const part of ["base-uri 'none'", "default-src '"]) match(policy, part);
  return headers;
}

/** A page that records errors, violations of the policy, and requests that fail or go to another site. */
async function watched({ context, served, complaints }: Context): Promise<Page> {
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(`error: ${error}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on("requestfailed", (request) => {
    // When the reader leaves a page, the browser cancels its requests.
    const { errorText = "" } = request.failure() ?? {};
    if (errorText !== "net::ERR_ABORTED") complaints.push(`failed: ${request.url()} ${errorText}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(`${served.origin}/`)) complaints.push(`elsewhere: ${request.url()}`);
  });
  page.on("response", (response) => {
    const page404 = response.url().endsWith("/no-such-page/");
    if (response.status() >= 400 && !page404) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return page;
}

/** One page of each kind, in a language. */
const kinds = (locale: string): string[] =>
  [
    "",
    "news/unesco-cooperation-paris/",
    "news/visit-to-ibe/",
    "about/",
    "archive/",
    "archive/2023/",
    "topics/partnerships/",
    "search/",
    "404.html",
  ].map((path) => `/${locale}/${path}`);

for (const [group, addresses] of [
  ["root", ["/", "/404.html", "/status/"]],
  ...LOCALES.map((locale): [string, string[]] => [locale, kinds(locale)]),
] as const)
  (group === "en" || group === "ru" ? newsroom.long : newsroom)(
    `shows each kind of page without complaint and without overflow: ${group}`,
    async (context) => {
      const { page, served, complaints } = context;
      for (const address of addresses) {
        for (const [width, height] of [
          [390, 844],
          [1280, 800],
        ] as const) {
          await page.setViewportSize({ width, height });
          if (width === 390) await page.goto(served.origin + address);
          equal(await overflowing(page), [], `${address} at ${width} px`);
        }
        equal(await brokenPictures(page), [], address);
        is(await page.getByRole("heading", { level: 1 }).count(), 1, address);
        is(await page.getByRole("main").count(), 1, address);
        equal(complaints, [], address);
      }
    },
  );

for (const from of LOCALES)
  (from === "zh" ? newsroom : newsroom.long)(
    `switches from ${from} to the same article in each other language`,
    async (context) => {
      const { page, served, complaints } = context;
      for (const to of LOCALES.filter((locale) => locale !== from)) {
        await page.goto(served.origin + news(from, "category-2-centres-meeting"));
        const switcher = page.getByRole("navigation", { name: messages(from, "site").languages ?? "?" });
        await switcher.locator(`a[hreflang="${LANGS[to]}"]`).click();
        await page.waitForURL(served.origin + news(to, "category-2-centres-meeting"));
        is(await page.locator("html").getAttribute("lang"), LANGS[to]);
      }
      equal(complaints, []);
    },
  );

newsroom.long("links an announced edition to a readable one", async ({ page, served, complaints }) => {
  await page.goto(served.origin + ANNOUNCED);
  const notice = page.getByRole("complementary", { name: messages("ru", "notices").label ?? "?" });
  match(plain(await notice.textContent()), messages("ru", "notices").announced ?? "?");
  await page.getByRole("main").locator("a[hreflang=en]").first().click();
  await page.waitForURL(served.origin + news("en", "visit-to-ibe"));
  equal(complaints, []);
});

newsroom("lets a keyboard user skip the navigation", async ({ page, served }) => {
  await page.goto(`${served.origin}/zh/`);
  await page.keyboard.press("Tab");
  is(await page.evaluate(() => document.activeElement?.textContent), messages("zh", "site").skip);
  await page.keyboard.press("Enter");
  await page.waitForURL(/#main$/);
});

newsroom("answers an unknown address in the language of its folder", async ({ page, served }) => {
  for (const locale of LOCALES) {
    const answer = await page.goto(`${served.origin}/${locale}/no-such-page/`);
    is(answer?.status(), 404);
    const heading = page.getByRole("heading", { level: 1 });
    is(plain(await heading.textContent()), messages(locale, "site").notFoundTitle);
  }
});

for (const locale of LOCALES)
  newsroom(`shows in ${locale} that nothing was found, and the query as text`, async (context) => {
    const { page, served, complaints } = context;
    const query = "<img/src=x/onerror=alert(1)>";
    await page.goto(`${served.origin}/${locale}/search/?q=${encodeURIComponent(query)}`);
    const { absent = "?", quoted = "?" } = messages(locale, "search");
    // In Chinese each part between signs is a word by itself.
    const word = locale === "zh" ? "onerror" : query.replace(/^<|\)>$/g, "");
    const [before = "?"] = absent.split("{{words}}");
    await page.getByRole("status").getByText(before).getByText(quoted.replace("{{word}}", word)).waitFor();
    is(await page.locator("main img[src=x], [data-search-results] li").count(), 0);
    equal(complaints, []);
  });

newsroom.long(
  "explains without JavaScript that the search needs it, and links all articles",
  async ({ served }) => {
    const context = await (await openBrowser()).newContext({ javaScriptEnabled: false });
    for (const locale of LOCALES) {
      const page = await context.newPage();
      await page.goto(`${served.origin}/${locale}/search/`);
      const { needsScript = "?" } = messages(locale, "search");
      const words = page.locator("main noscript p");
      is(await words.isVisible(), true);
      match((await words.textContent()) ?? "", needsScript);
      is(await page.locator(`main a[href="/${locale}/archive/"]`).first().isVisible(), true);
    }
    await context.close();
  },
);

newsroom.long("can be read, and its language changed, without JavaScript", async ({ served }) => {
  const context = await (await openBrowser()).newContext({ javaScriptEnabled: false, locale: "ru-RU" });
  const page = await context.newPage();
  await page.goto(served.origin + news("en", "visit-to-ibe"));
  ok(((await page.getByRole("main").textContent()) ?? "").length > 1000);
  is(await page.getByText(messages("ru", "notices").nudge ?? "?").isVisible(), false);
  const switcher = page.getByRole("navigation", { name: messages("en", "site").languages ?? "?" });
  await switcher.locator('a[hreflang="zh-Hans"]').click();
  await page.waitForURL(served.origin + news("zh", "visit-to-ibe"));
  await context.close();
});

newsroom.long(
  "offers the Russian edition to a reader who prefers Russian, until dismissed",
  async ({ served }) => {
    const context = await (await openBrowser()).newContext({ locale: "ru-RU" });
    const page = await context.newPage();
    const line = page.getByText(messages("ru", "notices").nudge ?? "?");
    const chinese = page.getByText(messages("zh", "notices").nudge ?? "?");
    await page.goto(served.origin + news("en", "category-2-centres-meeting"));
    await line.waitFor();
    is(await chinese.isVisible(), false);
    is(await line.getByRole("link").getAttribute("href"), news("ru", "category-2-centres-meeting"));
    await page.getByRole("button", { name: messages("ru", "notices").dismiss ?? "?" }).click();
    await line.waitFor({ state: "hidden" });
    await page.goto(served.origin + news("zh", "category-2-centres-meeting"));
    is(await line.isVisible(), false);
    await context.close();
  },
);
for (const [reader, page, offered] of [
  ["kk-KZ", "en", "ru"],
  ["be", "zh", "ru"],
  ["uz", "ru", undefined],
  ["ug-CN", "en", "zh"],
  ["zh-TW", "en", "zh"],
  ["zh-HK", "zh", undefined],
  ["zh-CN", "ru", "zh"],
] as const)
  newsroom.long(`offers readers of ${reader} on a page in ${page}: ${offered}`, async ({ served }) => {
    const context = await (await openBrowser()).newContext({ locale: reader });
    const tab = await context.newPage();
    await tab.goto(served.origin + news(page, "category-2-centres-meeting"));
    await tab.waitForLoadState("networkidle");
    const lines = tab.locator("[data-nudge]:visible");
    equal(
      await lines.evaluateAll((found) => found.map((line) => line.getAttribute("lang"))),
      offered === undefined ? [] : [LANGS[offered]],
    );
    const script = tab.getByText(messages("zh", "notices").nudgeScript ?? "?");
    is((await script.count()) > 0 && (await script.isVisible()), reader === "zh-TW");
    await context.close();
  });
for (const locale of LOCALES)
  newsroom(
    `a card has topic and date above its headline at every width: ${locale}`,
    async ({ page, served }) => {
      await page.goto(`${served.origin}/${locale}/`);
      for (const width of [390, 820, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const misplaced = await page.evaluate(
          () =>
            [...document.querySelectorAll(".card")].filter((card) => {
              const [facts, head] = [".card-facts", "h2, h3"].map((part) =>
                card.querySelector(part)?.getBoundingClientRect(),
              );
              return !facts || !head || facts.bottom > head.top + 1 || Math.abs(facts.left - head.left) > 1;
            }).length,
        );
        is(misplaced, 0, `${width} px`);
        const [card = 0, picture = 0, text = 0] = await page.evaluate(() =>
          [".card-lead", ".card-lead img", ".card-lead .card-text"].map(
            (part) => document.querySelector(part)?.getBoundingClientRect().height ?? 0,
          ),
        );
        // Side by side or one below the other, there is only a gap between them.
        const filled = width === 1440 ? Math.max(picture, text) : picture + text;
        is(card - filled < 30, true, `${width} px: ${card} for ${picture} and ${text}`);
      }
    },
  );
newsroom("any number of cards fills its rows, at every width", async ({ page, served }) => {
  await page.goto(`${served.origin}/en/`);
  for (const width of [390, 640, 820, 1100, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (let count = 1; count <= 12; count += 1)
      equal(await holes(page, count), [], `${count} at ${width} px`);
  }
});
newsroom.run();

/** Shows a number of cards, and finds the rows that do not end where their list ends. */
function holes(page: Page, count: number): Promise<string[]> {
  return page.evaluate((wanted) => {
    const list = document.querySelector(".cards");
    const model = list?.querySelector(".card");
    if (!list || !model) return ["no cards"];
    list.replaceChildren(...Array.from({ length: wanted }, () => model.cloneNode(true)));
    const end = list.getBoundingClientRect().right;
    const rows = new Map<number, number>();
    for (const card of list.children) {
      const { top, right } = card.getBoundingClientRect();
      rows.set(Math.round(top), Math.max(right, rows.get(Math.round(top)) ?? 0));
    }
    return [...rows].flatMap(([top, right]) => (Math.abs(end - right) > 1 ? [`${top}: ${right}`] : []));
  }, count);
}

/** The elements that stick out of the window at either side. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const out = [...document.body.querySelectorAll("*")].filter((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && (right > clientWidth + 1 || (left < -1 && right > 0));
    });
    const names = out.map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`);
    return scrollWidth > clientWidth ? [`${scrollWidth} px`, ...names] : [];
  });
}

/** Pictures that did not load, or have another shape than in their attributes. */
function brokenPictures(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const broken: string[] = [];
    for (const image of document.images) {
      image.loading = "eager";
      // The browser may load another version while it decodes one: then the second attempt counts.
      await image.decode().catch(() => image.decode().catch(() => broken.push(image.src)));
      const [width, height] = [Number(image.getAttribute("width")), Number(image.getAttribute("height"))];
      if (Math.abs(image.naturalWidth / image.naturalHeight - width / height) > 0.01)
        broken.push(`${image.src} ${width}×${height}`);
    }
    return broken;
  });
}
