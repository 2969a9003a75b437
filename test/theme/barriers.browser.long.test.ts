import { equal } from "uvu/assert";
import { GROUPS, kinds, tooWide, violations, WIDTHS } from "../support/barriers.ts";
import { openBrowser } from "../support/browser.ts";
import { pageScript } from "../support/page-script.ts";
import { news, referenceSite, SLUGS } from "../support/reference-site.ts";
import { type Served, serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

const barriers = suite<{ served: Served }>("barriers, light and dark");
barriers.before(async (context) => {
  context.served = await serve((await referenceSite()).output);
});
barriers.after(({ served }) => served.close());
for (const colorScheme of ["light", "dark"] as const)
  for (const [group, urls] of GROUPS)
    barriers(`axe finds none on any kind of page, ${colorScheme}: ${group}`, async ({ served }) => {
      const viewport = { width: 390, height: 844 };
      const context = await (await openBrowser()).newContext({ colorScheme, viewport });
      const page = await context.newPage();
      for (const url of urls) {
        await page.goto(served.origin + url);
        equal(await violations(page), [], url);
      }
      await context.close();
    });
for (const [fact, width] of Object.entries(WIDTHS))
  barriers(`no page needs horizontal scrolling: ${fact}`, async ({ served }) => {
    const context = await (await openBrowser()).newContext({
      viewport: { width: width.widthPx, height: 800 },
    });
    const urls = GROUPS.flatMap(([, pages]) => pages);
    equal(await tooWide(await context.newPage(), served.origin, urls, width), []);
    await context.close();
  });
for (const [group, urls] of GROUPS)
  barriers(
    `no line ends in a date, after a short word or before a rest of a headline: ${group}`,
    async ({ served }) => {
      const context = await (await openBrowser()).newContext();
      const page = await context.newPage();
      const script = await pageScript("broken-lines-page", "brokenLines");
      for (const url of new Set([...urls, ...SLUGS.map((slug) => news(group, slug))])) {
        const answer = await page.goto(served.origin + url);
        if (answer?.status() !== 200) continue;
        for (const width of [390, 820]) {
          await page.setViewportSize({ width, height: 844 });
          equal(await page.evaluate(`${script}; brokenLines.badLineEnds()`), [], `${url} at ${width} px`);
        }
      }
      await context.close();
    },
  );
barriers("no Russian word is cut without a hyphen by large letters on a small screen", async ({ served }) => {
  const context = await (await openBrowser()).newContext({ viewport: { width: 320, height: 800 } });
  const page = await context.newPage();
  const script = await pageScript("broken-lines-page", "brokenLines");
  for (const url of kinds("ru")) {
    await page.goto(served.origin + url);
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    equal(await page.evaluate(`${script}; brokenLines.cutWords()`), [], url);
  }
  await context.close();
});
barriers.run();
