import { equal, is, match } from "uvu/assert";
import { newsroomFiles, serveAdmin } from "../support/admin-desk.ts";
import { openBrowser } from "../support/browser.ts";
import { APP, type GitServer, giteaServer } from "../support/gitea.ts";
import type { Served } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

const TOKEN = "0123456789abcdef0123456789abcdef01234567";
const NAME = "content/articles/category-2-centres-meeting/index.zh.md";

const accounts = suite<{ git: GitServer; site: Served }>("editor with accounts");
accounts.before(async (context) => {
  context.git = await giteaServer(newsroomFiles(), TOKEN);
  context.site = await serveAdmin({ name: "gitea", repo: "newsroom/site", host: context.git.origin });
});
accounts.after(async ({ git, site }) => {
  await site.close();
  await git.close();
});
accounts(
  "signs in with a token and commits one line of one file, and asks no other site",
  async ({ git, site }) => {
    const context = await (await openBrowser()).newContext({ locale: "zh-CN" });
    const page = await context.newPage();
    const [foreign, errors]: [string[], string[]] = [[], []];
    page.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (/^https?:$/.test(protocol) && origin !== site.origin && origin !== git.origin)
        foreign.push(request.url());
    });
    page.on("pageerror", (error) => errors.push(error.message));
    const before = new Map(git.files);
    await page.goto(`${site.origin}/admin/`);
    await page.locator(".buttons button").last().click();
    await page.locator("[role=alertdialog] input, [role=dialog] input").first().fill(TOKEN);
    await page.keyboard.press("Enter");
    await page.waitForURL(/#\/collections/);
    const form = "articles-en/entries/category-2-centres-meeting/index?_locale=zh";
    await page.goto(`${site.origin}/admin/#/collections/${form}`);
    const title = page.locator('[data-mode="edit"][data-locale="zh"] [data-key-path="title"] input').first();
    await title.fill("会议（新标题）");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.waitForURL((url) => !/\/entries\b/.test(url.hash));
    const changed = [...git.files].filter(([name, bytes]) => !before.get(name)?.equals(bytes));
    equal(
      changed.map(([name]) => name),
      [NAME],
    );
    is(
      String(git.files.get(NAME)),
      String(before.get(NAME)).replace(/^title: .*$/m, "title: 会议（新标题）"),
    );
    match(git.commits.map(({ message }) => message).join(), "category-2-centres-meeting");
    is(git.commits.length, 1);
    equal(git.refused, []);
    equal(foreign, []);
    equal(errors, []);
    await context.close();
  },
);
accounts(
  "signs in with a window of the server, without a secret, under the headers of the site",
  async ({ git }) => {
    const site = await serveAdmin({ name: "gitea", repo: "newsroom/site", host: git.origin, appId: APP });
    const context = await (await openBrowser()).newContext({ locale: "ru-RU" });
    const page = await context.newPage();
    await page.goto(`${site.origin}/admin/`);
    const opened = page.waitForEvent("popup");
    await page.getByRole("button", { name: /Gitea/ }).click();
    const popup = await opened;
    await popup.getByRole("link", { name: "Authorize" }).click();
    await page.waitForURL(/#\/collections/);
    await popup.waitForEvent("close").catch(() => undefined);
    is(popup.isClosed(), true);
    equal(git.refused, []);
    await context.close();
    await site.close();
  },
);
accounts.run();
