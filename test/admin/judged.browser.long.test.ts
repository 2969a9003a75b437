import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { equal, is, match, ok } from "uvu/assert";
import { readEditionFile } from "../../src/core/content/edition.ts";
import { fingerprint } from "../../src/core/content/fingerprint.ts";
import { type SourceFile, translatableText } from "../../src/core/content/works.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import { type Desk, newsroomFiles, openDesk } from "../support/admin-desk.ts";
import { openBrowser } from "../support/browser.ts";
import { type DevServer, startDev } from "../support/dev-server.ts";
import { copyProject, edit, filesIn } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const BROKEN = "content/articles/digital-learning-week-meeting/index.ru.md";
const STALE = "category-2-centres-meeting";

interface Context {
  server: DevServer;
  desk: Desk;
}

/** How a translator of each language finds the button that saves. */
const SAVE = { "zh-CN": "保存", "ru-RU": "Сохранить" } as const;

const field = (page: Page, name: string) =>
  page.locator(`[data-mode="edit"] [data-key-path="${name}"]`).first();

const openForm = ({ server, desk }: Context, form: string, locale: string) =>
  desk.page.goto(`${server.origin}/admin/#/collections/${form}?_locale=${locale}`);

for (const lang of ["zh-CN", "ru-RU"] as const) {
  const [locale = ""] = lang.split("-");
  const t = ownMessages(locale);
  const save = ({ desk }: Context) =>
    desk.page.getByRole("button", { name: SAVE[lang], exact: true }).click();

  const desks = suite<Context>(`editor of a served site, in ${lang}`);
  desks.before(async (context) => {
    const project = copyProject();
    const pieces = /^cover:\n(?: {2}.*\n)+/m;
    edit(project, BROKEN, (text) => text.replace(pieces, ""));
    edit(
      project,
      `content/articles/${STALE}/index.en.md`,
      (text) => `${text}\nOne more paragraph of the original.\n`,
    );
    context.server = await startDev(project);
    const { server } = context;
    const findings = () => server.read(`/preview/findings/${locale}.json`);
    await server.until("a check", async () => JSON.parse((await findings()) || "{}").version > 0);
    const files = newsroomFiles();
    for (const name of files.keys()) files.set(name, readFileSync(join(project, name)));
    context.desk = await openDesk(server.origin, files, lang);
  });
  desks.after(async ({ desk, server }) => {
    await desk.close();
    await server.stop();
  });

  desks("shows on every page what the command finds, with a link to the form", async ({ server }) => {
    const context = await (await openBrowser()).newContext({ locale: lang });
    const page = await context.newPage();
    for (const url of ["/", "/en/", "/zh/archive/", "/status/"]) {
      await page.goto(server.origin + url);
      const findings = page.locator(".findings");
      await findings.locator("summary").click();
      match((await findings.textContent()) ?? "", t("faults:missing-key.problem", { key: "cover.alt" }));
      match((await findings.textContent()) ?? "", `${BROKEN}:2`);
      match((await findings.textContent()) ?? "", t("preview:findings.leftOut"));
    }
    await context.close();
  });

  desks("leaves out only the work with an error, and says so in its place", async ({ server }) => {
    is(await server.status("/en/news/digital-learning-week-meeting/"), 404);
    match(
      await server.read(`/${locale}/news/digital-learning-week-meeting/`),
      t("preview:findings.goneText"),
    );
    is(await server.status("/en/news/category-2-centres-meeting/"), 200);
  });

  desks("leads from the list to the field, with the reason at it", async ({ desk, server }) => {
    const { page } = desk;
    await page.locator(".findings summary").click();
    await page.locator(".findings a").first().click();
    await page.locator('[data-locale="ru"] [data-key-path="cover"] .reason').waitFor();
    match(
      (await field(page, "cover").locator(".reason").textContent()) ?? "",
      t("faults:missing-key.problem", { key: "cover.alt" }),
    );
    ok(await page.locator(`.form-pages a[href="/ru/news/digital-learning-week-meeting/"]`).isVisible());
    ok(server.origin);
  });

  desks("doesn't save a translation whose cover has no text, and says why at the field", async (context) => {
    const { page } = context.desk;
    const before = await context.desk.read();
    await openForm(context, "articles-en/entries/digital-learning-week-meeting/index", "zh&_field=cover.alt");
    await field(page, "cover.alt").locator("input").fill("");
    await save(context);
    match((await page.getByRole("alertdialog").textContent()) ?? "", t("preview:findings.refused"));
    await page.getByRole("alertdialog").getByRole("button").last().click();
    ok(await field(page, "cover.alt").locator(".reason").isVisible());
    equal(await context.desk.read(), before);
  });

  desks("doesn't save a text of the site without its values, and saves it with them", async (context) => {
    const { page } = context.desk;
    const before = await context.desk.read();
    const name = "locales/ru/archive.json";
    await openForm(context, "messages/entries/archive", "ru");
    await field(page, "yearTitle").locator("input").fill("Новости года");
    await save(context);
    match((await page.getByRole("alertdialog").textContent()) ?? "", name);
    await page.getByRole("alertdialog").getByRole("button").last().click();
    ok(await field(page, "yearTitle").locator(".reason").isVisible());
    equal(await context.desk.read(), before);
    await field(page, "yearTitle").locator("input").fill("Новости {{year}} года");
    await save(context);
    await page.waitForURL((url) => !/\/entries\b/.test(url.hash));
    const after = await context.desk.read();
    equal(
      [...after].filter(([file, text]) => before.get(file) !== text).map(([file]) => file),
      [name],
    );
    is(
      after.get(name),
      before.get(name)?.replace(/"yearTitle": ".*"/, '"yearTitle": "Новости {{year}} года"'),
    );
  });

  desks("accepts a translation by a box, with the same snapshot as the command", async (context) => {
    const { desk, server } = context;
    const { page } = desk;
    const file = `content/articles/${STALE}/index.${locale}.md`;
    const before = await desk.read();
    await openForm(context, `articles-en/entries/${STALE}/index`, locale);
    await field(page, "accepted")
      .getByRole("switch")
      .or(field(page, "accepted").getByRole("checkbox"))
      .click();
    await save(context);
    await page.waitForURL((url) => !/\/entries\b/.test(url.hash));
    const { edition } = readEditionFile(
      new TextFile("", readFileSync(join(server.project, `content/articles/${STALE}/index.en.md`), "utf8")),
      { folder: "articles", slug: STALE, locale: "en" },
    );
    const of = fingerprint(translatableText(edition as SourceFile));
    const after = await desk.read();
    equal(
      [...after].filter(([name, text]) => before.get(name) !== text).map(([name]) => name),
      [file],
    );
    is(after.get(file), before.get(file)?.replace(/of: ".*"/, `of: "${of}"`));
    const snapshots = join(server.project, `content/articles/${STALE}/.accepted`);
    await server.until("the snapshot", () => filesIn(snapshots).includes(`${of}.md`));
    is(readFileSync(join(server.project, file), "utf8"), after.get(file));
  });

  desks("has reported no error and asked no other site", ({ desk }) => {
    equal(desk.errors, []);
    equal(desk.foreign, []);
  });
  desks.run();
}
