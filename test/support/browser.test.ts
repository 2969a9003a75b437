import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { equal, is, match, unreachable } from "uvu/assert";
import { openBrowser } from "./browser.ts";
import { type Served, serve } from "./serve.ts";
import { suite } from "./suite.ts";

const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
const page = `<!doctype html><html lang="ru"><title>Проба</title><link rel="icon" href="data:,"><h1>Пусто</h1><p>Пусто</p>
<script>document.querySelector("p").textContent = "inline";</script>
<script src="/app.js"></script>`;

const browser = suite<{ folder: string; site: Served }>("openBrowser");
browser.before(async (context) => {
  context.folder = mkdtempSync(join(tmpdir(), "polyglot-browser-"));
  writeFileSync(join(context.folder, "index.html"), `\uFEFF${page}`);
  writeFileSync(join(context.folder, "app.js"), 'document.querySelector("h1").textContent = "教育";');
  context.site = await serve(context.folder, { headers: { "content-security-policy": policy } });
});
browser.after(async ({ folder, site }) => {
  await site.close();
  rmSync(folder, { recursive: true });
});

browser("obeys the policy of the page: its own script runs, an inline one does not", async ({ site }) => {
  const context = await (await openBrowser()).newContext();
  const tab = await context.newPage();
  await tab.goto(site.origin);
  equal(await tab.locator("h1, p").allTextContents(), ["教育", "Пусто"]);
  equal(site.requests, ["/", "/app.js"]);
  await context.close();
});

browser("opens one browser for the whole run", async () => {
  is(await openBrowser(), await openBrowser());
});

browser.long("uses the carried libraries if those of the machine do not load", async ({ folder }) => {
  writeFileSync(join(folder, "libnss3.so"), "");
  const script = `
    import { closeBrowser, openBrowser } from ${JSON.stringify(new URL("browser.ts", import.meta.url).href)};
    process.stdout.write((await openBrowser()).version());
    await closeBrowser();`;
  const command = ["--import", "tsx", "--input-type=module", "--eval", script];
  const env = { ...process.env, CHROME_PATH: "", LD_LIBRARY_PATH: folder };
  match((await promisify(execFile)(process.execPath, command, { env })).stdout, /^147\./);
});

browser(
  "explains how to get a browser when CHROME_PATH is missing, at each call of it",
  async ({ folder }) => {
    for (const path of [join(folder, "chromium"), join(folder, "chromium")])
      await openBrowser(path).then(
        () => unreachable(),
        (error: Error) => {
          match(error.message, `tried CHROME_PATH=${path}`);
          match(error.message, "Set CHROME_PATH");
          match(error.message, "apt-get install chromium");
        },
      );
  },
);
browser.run();
