import { readFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { equal, is, match, ok } from "uvu/assert";
import { openBrowser } from "../support/browser.ts";
import { copyProject, edit, polyglot } from "../support/project.ts";
import { readQr } from "../support/qr-readers.ts";
import {
  LOCALES,
  messages,
  news,
  plain,
  type ReferenceSite,
  referenceSite,
  SITE,
  SLUGS,
} from "../support/reference-site.ts";
import { type Served, serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

interface Context {
  site: ReferenceSite;
  served: Served;
}

const WECHAT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116.0 Mobile MicroMessenger/8.0.47";
/** A device with a share sheet, and a reader who cancels it. */
const DEVICE = `
  globalThis.given = [];
  const share = (data) => (given.push(data), Promise.reject(new DOMException("", "AbortError")));
  Object.defineProperties(navigator, { canShare: { value: () => true }, share: { value: share } });`;

const SLUG = "unesco-cooperation-paris";

const share = suite<Context>("sharing in a browser");
share.before(async (context) => {
  context.site = await referenceSite();
  context.served = await serve(context.site.output);
});
share.after(({ served }) => served.close());

/** Runs a visit on a new page, and closes its context afterwards. */
async function onPage<Result>(
  options: BrowserContextOptions,
  visit: (page: Page, context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const context = await (await openBrowser()).newContext(options);
  try {
    return await visit(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/** The results of two QR readers for the code of a page, as the browser shows it. */
async function scanned(page: Page): Promise<unknown> {
  return readQr(await page.locator(".share-code").screenshot());
}

/** The buttons that open the code: at the head, if WeChat is among the few there, and at the end. */
const openers = (page: Page) => page.locator(".share [popovertarget]");

const seen = (url: string) => ({ jsqr: SITE + url, zxing: SITE + url });

for (const locale of LOCALES)
  (locale === "zh" ? share : share.long)(
    `shows codes that lead to the article, light and dark, without JavaScript: ${locale}`,
    async (context) => {
      for (const colorScheme of ["light", "dark"] as const)
        await onPage({ colorScheme, javaScriptEnabled: false }, async (page) => {
          for (const slug of SLUGS) {
            const url = news(locale, slug);
            if (!context.site.pages.get(url)?.html.includes('id="share"')) continue;
            await page.goto(context.served.origin + url);
            is(await page.locator(".qr").isVisible(), false);
            ok((await openers(page).count()) > 0);
            for (const opener of await openers(page).all()) {
              await opener.click();
              const { width = 0, height = 0 } = (await page.locator(".qr").boundingBox()) ?? {};
              ok(width >= 200 && width === height, `${width} × ${height}`);
              equal(await scanned(page), seen(url), `${url} ${colorScheme}`);
              await page.keyboard.press("Escape");
              is(await page.locator(".qr").isVisible(), false);
            }
          }
        });
    },
  );

share.long("shows a readable code in forced colours, in a narrow window and on paper", async ({ served }) => {
  const url = news("ru", SLUG);
  for (const options of [
    { forcedColors: "active", colorScheme: "dark" },
    { viewport: { width: 320, height: 640 }, colorScheme: "dark" },
  ] as const)
    await onPage(options, async (page) => {
      await page.goto(served.origin + url);
      await openers(page).last().click();
      equal(await scanned(page), seen(url));
    });
  await onPage({ colorScheme: "dark", deviceScaleFactor: 2 }, async (page) => {
    await page.goto(served.origin + url);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    equal(await scanned(page), seen(url));
    ok(
      await page
        .locator(".share-code")
        .getByText(SITE + url, { exact: true })
        .isVisible(),
    );
    is(await page.locator(".share a:visible, :is(.share, .share-code) button:visible").count(), 0);
  });
});

for (const locale of LOCALES)
  share.long(`shows in WeChat where its own menu is, instead of the code: ${locale}`, async ({ served }) => {
    await onPage({ userAgent: WECHAT }, async (page) => {
      await page.goto(served.origin + news(locale, SLUG));
      is(await openers(page).filter({ visible: true }).count(), 0);
      const hint = page.getByText(messages(locale, "share").menu ?? "?", { exact: true });
      await hint.waitFor();
      match((await hint.textContent()) ?? "", "···");
    });
  });

share.long("copies the canonical address and confirms it", async ({ served }) => {
  await onPage({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.goto(`${served.origin}${news("zh", SLUG)}?utm_source=a#b`);
    const bars = page.locator(".share");
    is(await bars.count(), 2);
    for (const bar of await bars.all()) {
      await page.evaluate(() => navigator.clipboard.writeText(""));
      await bar.getByRole("button", { name: messages("zh", "share").copy ?? "?" }).click();
      await bar
        .getByRole("status")
        .filter({ hasText: messages("zh", "share").copied ?? "?" })
        .waitFor();
      is(await page.evaluate(() => navigator.clipboard.readText()), SITE + news("zh", SLUG));
    }
  });
});
share.long(
  "shows no code to a phone, which can't scan itself, but how to share there",
  async ({ served }) => {
    const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
    for (const javaScriptEnabled of [true, false])
      await onPage({ ...phone, javaScriptEnabled }, async (page) => {
        const url = news("zh", SLUG);
        await page.goto(served.origin + url);
        await openers(page).first().click();
        const code = page.locator(".share-code");
        ok(await code.getByText(messages("zh", "share").phone ?? "?").isVisible());
        ok(await code.getByText(SITE + url, { exact: true }).isVisible());
        is(await page.locator(".qr").isVisible(), false);
        is(
          await code.getByRole("button", { name: messages("zh", "share").copy ?? "?" }).isVisible(),
          javaScriptEnabled,
        );
      });
  },
);

share.long("lets the reader copy the address without a clipboard", async ({ served }) => {
  await onPage({}, async (page) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
    });
    await page.goto(served.origin + news("en", SLUG));
    for (const bar of await page.locator(".share").all()) {
      await bar.getByRole("button", { name: messages("en", "share").copy ?? "?" }).click();
      const field = bar.getByRole("textbox", { name: messages("en", "share").address ?? "?" });
      await field.waitFor();
      is(await field.inputValue(), SITE + news("en", SLUG));
      is(await page.evaluate(() => getSelection()?.toString()), SITE + news("en", SLUG));
      is(await bar.getByRole("status").textContent(), messages("en", "share").select);
    }
  });
});

share.long(
  "opens the share sheet of the device with a title and an address, without a text",
  async ({ served }) => {
    await onPage({}, async (page) => {
      await page.addInitScript({ content: DEVICE });
      const errors: unknown[] = [];
      page.on("pageerror", (error) => errors.push(error));
      await page.goto(served.origin + news("ru", SLUG));
      await page.getByRole("button", { name: messages("ru", "share").native ?? "?", exact: true }).click();
      const given = await page.evaluate(() => (globalThis as unknown as { given: object[] }).given);
      equal(given, [
        {
          title: plain(await page.getByRole("heading", { level: 1 }).textContent()),
          url: SITE + news("ru", SLUG),
        },
      ]);
      equal(errors, []);
    });
  },
);
share.long("offers nothing that the browser lacks", async ({ served }) => {
  await onPage({}, async (page) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "canShare", { value: undefined });
    });
    await page.goto(served.origin + news("en", SLUG));
    await page
      .getByRole("button", { name: messages("en", "share").copy ?? "?" })
      .first()
      .waitFor();
    is(await page.locator("[data-share-native]").isVisible(), false);
  });
  await onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(served.origin + news("en", SLUG));
    is(await page.locator(".share button:visible:not([popovertarget]), .share input:visible").count(), 0);
  });
});

share.long("opens and closes the code by keyboard, and restores the focus", async ({ served }) => {
  await onPage({}, async (page) => {
    await page.goto(served.origin + news("en", SLUG));
    for (const opener of await openers(page).all()) {
      await opener.focus();
      await page.keyboard.press("Enter");
      is(await page.locator(".qr").isVisible(), true);
      await page.keyboard.press("Escape");
      is(await page.locator(".qr").isVisible(), false);
      ok(await opener.evaluate((element) => element === document.activeElement));
    }
  });
});

for (const locale of LOCALES)
  share.long(`has no barrier that axe can see, open, light and dark: ${locale}`, async ({ served }) => {
    for (const colorScheme of ["light", "dark"] as const)
      await onPage({ colorScheme }, async (page) => {
        await page.goto(served.origin + news(locale, SLUG));
        await openers(page).first().click();
        await page.evaluate(axe.source);
        const found = await page.evaluate(async () => {
          const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document);
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
        });
        equal(found, [], colorScheme);
      });
  });
share.run();

const SIGN = "https://sign.example.org/wechat";

/** Replaces WeChat's script and records its calls. */
const STUB = `
  window.told = [];
  window.wx = {
    config: (settings) => told.push(["config", settings]),
    ready: (task) => task(),
    updateAppMessageShareData: (data) => told.push(["friend", data]),
    updateTimelineShareData: (data) => told.push(["moments", data]),
  };`;

interface Signed {
  output: string;
  served: Served;
}

const sdk = suite<Signed>("WeChat's JS-SDK");
sdk.before(async (context) => {
  const project = copyProject();
  edit(project, "eleventy.config.ts", (text) =>
    text.replace("  languages: [", `  wechat: { signatureUrl: "${SIGN}", appId: "wx0123" },\n  languages: [`),
  );
  const { code, stderr } = await polyglot(project, ["build"]);
  is(code, 0, stderr);
  context.output = join(project, "_site");
  const [, policy = ""] =
    /Content-Security-Policy: (.*)/.exec(readFileSync(join(context.output, "_headers"), "utf8")) ?? [];
  context.served = await serve(context.output, { headers: { "content-security-policy": policy } });
});
sdk.after(({ served }) => served.close());

/** Visits an article with replacements for WeChat's two servers; records their requests. */
async function signed<Result>(
  { served }: Signed,
  userAgent: string,
  answer: { status: number; body: string },
  visit: (page: Page, asked: readonly string[], errors: readonly string[]) => Promise<Result>,
): Promise<Result> {
  return onPage({ userAgent }, async (page, context) => {
    const asked: string[] = [];
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await context.route(/^https:/, async (route) => {
      asked.push(route.request().url());
      if (!route.request().url().startsWith(SIGN))
        return route.fulfill({ contentType: "text/javascript", body: STUB });
      const headers = { "access-control-allow-origin": "*" };
      return route.fulfill({ ...answer, headers, contentType: "application/json" });
    });
    await page.goto(`${served.origin}${news("zh", SLUG)}?from=x#part`);
    return visit(page, asked, errors);
  });
}

const ANSWER = { appId: "wxother", timestamp: 1, nonceStr: "n", signature: "s" };

sdk.long("gets the page's own title, text, picture and canonical address", async (context) => {
  await signed(context, WECHAT, { status: 200, body: JSON.stringify(ANSWER) }, async (page, asked) => {
    await page.waitForFunction(() => (window as unknown as { told?: unknown[] }).told?.length === 3);
    const meta = (name: string) => page.locator(`meta[itemprop="${name}"]`).getAttribute("content");
    const [title, desc, imgUrl] = [await meta("name"), await meta("description"), await meta("image")];
    const link = SITE + news("zh", SLUG);
    const jsApiList = ["updateAppMessageShareData", "updateTimelineShareData"];
    equal(await page.evaluate("told"), [
      ["config", { ...ANSWER, appId: "wx0123", jsApiList }],
      ["friend", { title, desc, link, imgUrl }],
      ["moments", { title, link, imgUrl }],
    ]);
    const here = encodeURIComponent(`${context.served.origin}${news("zh", SLUG)}?from=x`);
    equal(asked, [`${SIGN}?url=${here}`, "https://res.wx.qq.com/open/js/jweixin-1.6.0.js"]);
  });
});
for (const [fact, answer] of [
  ["refuses", { status: 500, body: "{}" }],
  ["answers nonsense", { status: 200, body: "<html>" }],
] as const)
  sdk.long(`leaves the page as it is if the server ${fact}`, async (context) => {
    await signed(context, WECHAT, answer, async (page, asked, errors) => {
      await page.getByText(messages("zh", "share").menu ?? "?").waitFor();
      await page.waitForLoadState("networkidle");
      is(asked.length, 1);
      equal(errors, []);
    });
  });
for (const [fact, fails, afterOnline] of [
  ["fails once", (count: number) => count === 1, false],
  ["fails until the connection is back", (count: number) => count <= 2, true],
] as const)
  for (const part of ["the SDK", "the signature"] as const)
    sdk.long(`is loaded again if ${part} ${fact}`, async ({ served }) => {
      await onPage({ userAgent: WECHAT }, async (page, context) => {
        const errors: string[] = [];
        page.on("pageerror", (error) => errors.push(String(error)));
        let count = 0;
        await context.route(/^https:/, async (route) => {
          const isSignature = route.request().url().startsWith(SIGN);
          if (isSignature === (part === "the signature")) {
            count += 1;
            if (fails(count)) return route.abort();
          }
          if (!isSignature) return route.fulfill({ contentType: "text/javascript", body: STUB });
          const headers = { "access-control-allow-origin": "*" };
          return route.fulfill({ body: JSON.stringify(ANSWER), headers, contentType: "application/json" });
        });
        const failed = page.waitForEvent("requestfailed", () => count === (afterOnline ? 2 : 1));
        await page.goto(served.origin + news("zh", SLUG));
        await failed;
        const told = () => (window as unknown as { told?: unknown[] }).told?.length === 3;
        if (afterOnline) {
          is(await page.evaluate(told), false);
          await page.evaluate(() => dispatchEvent(new Event("online")));
        }
        await page.waitForFunction(told);
        equal(errors, []);
      });
    });
sdk.long("makes no requests outside WeChat", async (context) => {
  const chrome = "Mozilla/5.0 Chrome/147.0";
  await signed(context, chrome, { status: 200, body: JSON.stringify(ANSWER) }, async (page, asked) => {
    await page.waitForLoadState("networkidle");
    equal(asked, []);
  });
});
sdk.run();
