import type { BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { equal, is, ok } from "uvu/assert";
import { CONTENT_SECURITY_POLICY } from "../../src/core/headers.ts";
import { openBrowser } from "../support/browser.ts";
import { plain } from "../support/reference-site.ts";
import { type Served, serve } from "../support/serve.ts";
import {
  ARCHIVE,
  LANG,
  LOCALES,
  type Locale,
  markOf,
  messagesOf,
  READY,
  sourceOf,
  statesSite,
  titleOf,
  urlOf,
  type Work,
} from "../support/states-archive.ts";
import { suite } from "../support/suite.ts";

const LABEL: Readonly<Record<Locale, string>> = {
  en: "English",
  zh: "简体中文",
  ru: "Русский",
  kk: "Қазақша",
};

/** A message by its key, including the plural form, with its values. */
type Said = readonly [key: string, values?: Readonly<Record<string, string>>];
/** A notice: its messages, and the editions that it leads to. */
type Notice = readonly [locale: Locale, slug: string, says: readonly Said[], leadsTo: readonly Locale[]];

const NOTICES: Readonly<Record<"announced" | "partial" | "stale", readonly Notice[]>> = {
  announced: [
    ["en", "zh-d", [["announced"], ["readIn_one"]], ["zh"]],
    ["en", "zh-f", [["announced"], ["readIn_other"]], ["zh", "ru"]],
    ["zh", "en-d", [["announced"], ["readIn_other"]], ["en"]],
    ["zh", "ru-f", [["announced"], ["readIn_other"]], ["en", "ru"]],
    ["zh", "contact", [["announcedPage"], ["readIn_other"]], ["en", "ru"]],
    ["ru", "en-c", [["announced"], ["readIn_one"]], ["en"]],
    ["ru", "en-g", [["announced"], ["readIn_few"]], ["en", "zh"]],
  ],
  partial: [
    ["en", "zh-c", [["partial"], ["partialRead_one"]], ["zh"]],
    ["zh", "en-c", [["partial"], ["partialRead_other"]], ["en"]],
    ["zh", "ru-b", [["partial"], ["partialRead_other"]], ["en", "ru"]],
    ["ru", "en-b", [["partial"], ["partialRead_few"]], ["en", "zh"]],
    ["ru", "about", [["partial"], ["partialRead_few"]], ["en", "zh"]],
  ],
  stale: [
    [
      "en",
      "zh-b",
      [
        ["staleOn", { date: "January 12, 2023" }],
        ["staleParts_other", { count: "2" }],
        ["goChanged_other"],
        ["readOriginal"],
      ],
      ["zh"],
    ],
    [
      "en",
      "ru-b",
      [["stale"], ["staleParts_other", { count: "5" }], ["goChanged_other"], ["readOriginal"]],
      ["ru"],
    ],
    [
      "en",
      "contact",
      [["stale"], ["staleParts_one", { count: "1" }], ["goChanged_one"], ["readOriginal"]],
      ["ru"],
    ],
    [
      "zh",
      "ru-a",
      [
        ["staleOn", { date: "2024年2月29日" }],
        ["staleParts_other", { count: "1" }],
        ["goChanged_other"],
        ["readOriginal"],
      ],
      ["ru"],
    ],
    // There is no snapshot of the translated text, and the original is in a language that is being set up.
    ["zh", "kk-a", [["stale"]], []],
    [
      "ru",
      "en-a",
      [
        ["staleOn", { date: "1 декабря 2023 г." }],
        ["staleParts_one", { count: "1" }],
        ["goChanged_one"],
        ["readOriginal"],
      ],
      ["en"],
    ],
    [
      "ru",
      "en-f",
      [
        ["staleOn", { date: "6 сентября 2023 г." }],
        ["staleParts_few", { count: "2" }],
        ["goChanged_few"],
        ["readOriginal"],
      ],
      ["en"],
    ],
    [
      "ru",
      "zh-a",
      [["stale"], ["staleParts_many", { count: "5" }], ["goChanged_many"], ["readOriginal"]],
      ["zh"],
    ],
  ],
};

const spoken = (locale: Locale, [key, values = {}]: Said): string =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{{${name}}}`, value),
    messagesOf(locale, "notices")[key] ?? `no message ${key}`,
  );

interface Context {
  site: Served;
  /** A reader whose browser prefers no language of the site. */
  reader: BrowserContext;
  /** Problems on any page: violations of the policy, errors in scripts, failed requests. */
  troubles: string[];
}

async function newReader(
  { troubles }: Pick<Context, "troubles">,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await (await openBrowser()).newContext({ locale: "de-DE", ...options });
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") troubles.push(message.text());
  });
  context.on("weberror", (error) => troubles.push(String(error.error())));
  // When the reader leaves a page, the browser cancels its requests.
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    if (reason !== "net::ERR_ABORTED") troubles.push(`${request.url()} failed: ${reason}`);
  });
  context.on("response", (response) => {
    if (response.status() !== 200) troubles.push(`${response.status()} ${response.url()}`);
  });
  return context;
}

async function open({ site }: Context, reader: BrowserContext, url: string): Promise<Page> {
  const page = await reader.newPage();
  // Module scripts have run when a page is loaded.
  await page.goto(site.origin + url);
  return page;
}

/** The visible links to another language, and everything that identifies that language. */
function foreignLinks(page: Page) {
  return page.evaluate(() => {
    const own = document.documentElement.lang;
    return [...document.querySelectorAll<HTMLAnchorElement>("a[href]")]
      .filter(
        (link) =>
          link.origin === location.origin &&
          link.checkVisibility() &&
          link.pathname.split("/")[1] !== location.pathname.split("/")[1],
      )
      .map((link) => ({
        path: link.pathname,
        hreflang: link.hreflang,
        lang: link.closest("[lang]")?.getAttribute("lang") ?? "",
        own,
        named: (link.closest("li, p") ?? link).textContent ?? "",
        inNotice: link.closest(".notice, .edition-links") !== null,
      }));
  });
}

/** The text that a reader sees in an element, without hidden text. */
const seenIn = async (element: Locator): Promise<string> => (await element.allInnerTexts()).join("\n");
const folded = (texts: readonly string[]) => texts.map((text) => text.replace(/\s+/g, " ").trim());

const notices = suite<Context>("notices in a browser");
notices.before(async (context) => {
  const { output } = await statesSite();
  context.site = await serve(output, { headers: { "content-security-policy": CONTENT_SECURITY_POLICY } });
  context.troubles = [];
  context.reader = await newReader(context);
});
notices.after(async ({ site, reader }) => {
  await reader.close();
  await site.close();
});
notices.after.each(({ troubles }) => equal(troubles.splice(0), []));

for (const [kind, rows] of Object.entries(NOTICES))
  for (const [locale, slug, says, leadsTo] of rows)
    notices(
      `${urlOf(slug, locale)} has the notice that it is ${kind}: ${says.map(([key]) => key).join(", ")}`,
      async (context) => {
        const page = await open(context, context.reader, urlOf(slug, locale));
        const notice = page.locator(".notice");
        is(await notice.count(), 1);
        ok(await notice.isVisible());
        is(await notice.getAttribute("aria-label"), messagesOf(locale, "notices").label);
        const own = leadsTo.map((other) => LABEL[other]);
        const sentences = says.map((said) => spoken(locale, said));
        // The link to the original is at the end of the last sentence.
        const expected =
          kind === "stale" && own[0]
            ? [...sentences.slice(0, -1), `${sentences.at(-1)} ${own[0]}`]
            : sentences;
        equal(folded(await notice.locator("p").allTextContents()), expected);
        if (kind !== "stale")
          equal(
            folded(await page.locator(".edition-links a").allInnerTexts()),
            leadsTo.map((other) => titleOf(slug, other)),
          );
        else if (says.some(([key]) => key.startsWith("goChanged"))) {
          const changed = Number(says.find(([key]) => key.startsWith("staleParts"))?.[1]?.count);
          is(await page.locator(".changed").count(), changed);
          is(await notice.locator('a[href="#changed_1"]').count(), 1);
        }
        const links = (await foreignLinks(page)).filter(({ inNotice }) => inNotice);
        equal(
          links.map(({ path }) => path),
          leadsTo.map((other) => urlOf(slug, other)),
        );
        const text = await seenIn(page.locator("body"));
        for (const other of LOCALES)
          is(
            text.split(markOf(slug, other)).length - 1,
            kind === "stale" && other === locale ? 1 : 0,
            `text in ${other}`,
          );
        // An edition to come has no title of its own yet: here it has no draft.
        const subject = kind === "announced" ? sourceOf(ARCHIVE[slug] as Work) : locale;
        is(plain(await seenIn(page.locator("h1"))), titleOf(slug, subject));
        await page.close();
      },
    );

for (const url of [
  "/kk/",
  "/kk/archive/",
  "/kk/search/",
  "/kk/404.html",
  urlOf("en-a", "kk"),
  urlOf("kk-a", "kk"),
  urlOf("about", "kk"),
])
  notices(
    `${url} has the notice that the site is being set up, and links to the ready languages`,
    async (context) => {
      const page = await open(context, context.reader, url);
      is(await seenIn(page.locator("h1")), messagesOf("kk", "notices").configuringTitle);
      const sentences = [["configuring"], ["configuringRead_other"]] as const;
      equal(
        folded(await page.locator(".notice p").allTextContents()),
        sentences.map((said) => spoken("kk", said)),
      );
      const links = (await foreignLinks(page)).filter(({ inNotice }) => inNotice);
      equal(
        links.map(({ path }) => path),
        READY.map((locale) => `/${locale}/`),
      );
      await page.close();
    },
  );

notices("every link to another language names it, for programs and for people", async (context) => {
  const urls = Object.values(NOTICES).flatMap((rows) => rows.map(([locale, slug]) => urlOf(slug, locale)));
  const page = await context.reader.newPage();
  let seen = 0;
  for (const url of [...urls, "/kk/", "/en/", "/ru/archive/", "/zh/search/", urlOf("en-d", "en")]) {
    await page.goto(context.site.origin + url);
    for (const { path, hreflang, lang, named } of await foreignLinks(page)) {
      // The page with the choice of language is in every language.
      if (path === "/") continue;
      const target = path.split("/")[1] as Locale;
      equal([hreflang, lang], [LANG[target], LANG[target]], `${url} → ${path}`);
      ok(named.includes(LABEL[target]), `${url} → ${path}: ${named}`);
      seen++;
    }
  }
  ok(seen > 60, String(seen));
  await page.close();
});
notices("every edition that they link to exists, in its language, with its text", async (context) => {
  const page = await context.reader.newPage();
  for (const [, slug, , leadsTo] of Object.values(NOTICES).flat())
    for (const other of leadsTo) {
      await page.goto(context.site.origin + urlOf(slug, other));
      is(await page.locator("html").getAttribute("lang"), LANG[other]);
      ok((await seenIn(page.locator("article"))).includes(markOf(slug, other)));
    }
  await page.close();
});
notices.run();

const nudges = suite<Context>("the offer of another language");
nudges.before(async (context) => {
  const { output } = await statesSite();
  context.site = await serve(output, { headers: { "content-security-policy": CONTENT_SECURITY_POLICY } });
  context.troubles = [];
});
nudges.after(async ({ site }) => site.close());
nudges.after.each(({ troubles }) => equal(troubles.splice(0), []));

/** A reader whose browser prefers some languages, in that order. */
async function readerOf(
  context: Pick<Context, "troubles">,
  languages: readonly string[],
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const reader = await newReader(context, { locale: languages[0] ?? "de", ...options });
  if (languages.length > 1)
    await reader.addInitScript({
      content: `Object.defineProperty(navigator, "languages", { get: () => ${JSON.stringify(languages)} });`,
    });
  return reader;
}

const offers: readonly (readonly [
  languages: string,
  slug: string,
  on: Locale,
  offered: Locale | undefined,
  why: string,
])[] = [
  ["ru-RU", "en-a", "en", "ru", "it is whole in Russian, though outdated"],
  ["ru", "zh-f", "zh", "ru", "it is whole in Russian"],
  ["zh-CN", "en-a", "en", "zh", "it is whole in Chinese"],
  ["zh-TW", "en-a", "ru", "zh", "it is whole in Chinese, though in other characters"],
  ["en-GB", "en-a", "ru", "en", "it is whole in English"],
  ["zh-CN", "zh-d", "en", "zh", "the notice is in English, the article in Chinese"],
  ["ru-RU", "contact", "zh", "ru", "a page is offered as well"],
  ["de,zh-CN,ru", "en-a", "en", "zh", "Chinese is preferred to Russian"],
  ["en-GB", "en-a", "en", undefined, "the page is in English"],
  ["de", "en-a", "en", undefined, "the site has no German"],
  ["kk-KZ", "en-a", "en", "ru", "Kazakh is being set up, and most of its readers read Russian"],
  ["kk-KZ", "en-b", "en", undefined, "Kazakh is being set up, and it is only partly in Russian"],
  ["ru-RU", "en-b", "en", undefined, "it is only partly in Russian"],
  ["ru-RU", "en-c", "en", undefined, "it is announced in Russian"],
  ["ru-RU", "en-d", "en", undefined, "it is not in Russian at all"],
  ["de,en,ru", "en-a", "en", undefined, "English is preferred to Russian"],
  ["en-US", "en-a", "kk", undefined, "the language of the page is being set up"],
];
for (const [languages, slug, on, offered, why] of offers)
  nudges(
    `${offered ? `${offered} is` : "none is"} offered to ${languages} on ${urlOf(slug, on)}: ${why}`,
    async (context) => {
      const reader = await readerOf(context, languages.split(","));
      const before = context.site.requests.length;
      const page = await open(context, reader, urlOf(slug, on));
      const shown = page.locator("[data-nudge]:visible");
      is(await shown.count(), offered ? 1 : 0);
      if (offered) {
        const { nudge, nudgePage, nudgeScript, dismiss } = messagesOf(offered, "notices");
        is(await shown.getAttribute("lang"), LANG[offered]);
        const text = ARCHIVE[slug]?.kind === "pages" ? nudgePage : nudge;
        const sentences = languages === "zh-TW" ? [text, nudgeScript] : [text];
        equal(folded(await shown.locator("p").allInnerTexts()), [[...sentences, LABEL[offered]].join(" ")]);
        is(await shown.locator("a").getAttribute("href"), urlOf(slug, offered));
        is(await shown.locator("a").getAttribute("hreflang"), LANG[offered]);
        is(await seenIn(shown.locator("button")), dismiss);
      }
      // There is no redirect: the browser requested one page, and shows it.
      is(page.url(), context.site.origin + urlOf(slug, on));
      equal(
        context.site.requests.slice(before).filter((url) => url.endsWith("/")),
        [urlOf(slug, on)],
      );
      equal(await reader.cookies(), []);
      await reader.close();
    },
  );
nudges("none is offered on pages that are not an article", async (context) => {
  const reader = await readerOf(context, ["ru-RU"]);
  for (const url of [
    "/",
    "/en/",
    "/en/archive/",
    "/en/archive/2023/",
    "/en/topics/iioe/",
    "/en/search/",
    "/status/",
  ]) {
    const page = await open(context, reader, url);
    is(await page.locator("[data-nudge]:visible").count(), 0, url);
    is(page.url(), context.site.origin + url);
    await page.close();
  }
  await reader.close();
});
nudges("it leads to the same article, where none is offered any more", async (context) => {
  const reader = await readerOf(context, ["ru-RU"]);
  const page = await open(context, reader, urlOf("en-a", "en"));
  await page.locator("[data-nudge]:visible a").click();
  await page.waitForURL(context.site.origin + urlOf("en-a", "ru"));
  is(await page.locator("[data-nudge]:visible").count(), 0);
  await reader.close();
});
nudges("it stays away once it is dismissed, also by keyboard, and sets no cookie", async (context) => {
  const reader = await readerOf(context, ["ru-RU"]);
  const page = await open(context, reader, urlOf("en-a", "en"));
  const shown = page.locator("[data-nudge]:visible");
  await shown.locator("button").focus();
  await page.keyboard.press("Enter");
  is(await shown.count(), 0);
  await page.reload();
  is(await shown.count(), 0, "after a reload");
  await page.close();
  for (const slug of ["en-f", "ru-a"]) {
    const other = await open(context, reader, urlOf(slug, "en"));
    is(await other.locator("[data-nudge]:visible").count(), 0, slug);
    await other.close();
  }
  equal(await reader.cookies(), []);
  const stranger = await readerOf(context, ["ru-RU"]);
  is(await (await open(context, stranger, urlOf("en-f", "en"))).locator("[data-nudge]:visible").count(), 1);
  await reader.close();
  await stranger.close();
});
nudges("it can be dismissed without storage", async (context) => {
  const reader = await readerOf(context, ["ru-RU"]);
  await reader.addInitScript({
    content:
      'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });',
  });
  const page = await open(context, reader, urlOf("en-a", "en"));
  const shown = page.locator("[data-nudge]:visible");
  await shown.locator("button").click();
  is(await shown.count(), 0);
  await reader.close();
});
nudges("it is hidden without JavaScript, and the switcher leads to the same place", async (context) => {
  const reader = await readerOf(context, ["ru-RU"], { javaScriptEnabled: false });
  const page = await reader.newPage();
  await page.goto(context.site.origin + urlOf("en-a", "en"));
  is(await page.locator("[data-nudge]").count(), 2);
  is(await page.locator("[data-nudge]:visible").count(), 0);
  const { nudge = "?" } = messagesOf("ru", "notices");
  ok(!(await seenIn(page.locator("body"))).includes(nudge));
  await page.locator(".languages").getByRole("link", { name: LABEL.ru }).click();
  await page.waitForURL(context.site.origin + urlOf("en-a", "ru"));
  await reader.close();
});
nudges.run();
