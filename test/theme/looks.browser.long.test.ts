import { join } from "node:path";
import { equal, is } from "uvu/assert";
import { violations } from "../support/barriers.ts";
import { openBrowser } from "../support/browser.ts";
import { builtLook, LOOKS } from "../support/looks.ts";
import { serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

const PAGES = [
  "/",
  "/en/",
  "/en/news/first/",
  "/ru/news/first/",
  "/en/about/",
  "/zh/archive/",
  "/en/search/",
];
const PAPER: Readonly<Record<string, string>> = { "Dark blue": "rgb(13, 27, 51)" };

const looks = suite("looks in docs/theme.md, in a browser");
for (const name of LOOKS)
  looks(`have no barriers and no low contrast, light and dark: ${name}`, async () => {
    const site = await builtLook(name);
    const served = await serve(join(site.folder, "_site"));
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await (await openBrowser()).newContext({
        colorScheme,
        viewport: { width: 1000, height: 800 },
      });
      const page = await context.newPage();
      for (const url of PAGES) {
        await page.goto(served.origin + url);
        equal(await violations(page), [], `${url}, ${colorScheme}`);
        const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
        if (name in PAPER) is(paper, PAPER[name], url);
      }
      await context.close();
    }
    await served.close();
    site.remove();
  });
looks.run();
