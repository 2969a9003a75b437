import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { equal, is, match } from "uvu/assert";
import { fingerprint } from "../../src/core/content/fingerprint.ts";
import { type Desk, newsroomFiles, openDesk, serveAdmin } from "../support/admin-desk.ts";
import { copyProject, polyglot } from "../support/project.ts";
import type { Served } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

interface Context {
  site: Served;
  desk: Desk;
  before: Map<string, string>;
}

const field = (page: Page, name: string) =>
  page.locator(`[data-mode="edit"] [data-key-path="${name}"]`).first();

async function write(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).locator("input, textarea").first().fill(text);
}

/** Shows the form in a language until it stays: the editor restores its last layout with a short delay. */
async function choose(page: Page, language: string, locale: string): Promise<void> {
  const form = page.locator(`[data-mode="edit"][data-locale="${locale}"]`);
  for (let seen = 0; seen < 3; await page.waitForTimeout(100)) {
    if (await form.isVisible()) seen++;
    else {
      seen = 0;
      await page.getByRole("radio", { name: language }).first().click();
    }
  }
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL((url) => !/\/(?:new|entries)\b/.test(url.hash));
}

/** What is new or different since the last look, by path. */
async function changes(context: Context): Promise<Map<string, string>> {
  const now = await context.desk.read();
  const found = [...now].filter(([name, text]) => context.before.get(name) !== text);
  context.before = now;
  return new Map(found);
}

const editor = suite<Context>("editor in the browser");
editor.before(async (context) => {
  context.site = await serveAdmin();
  context.desk = await openDesk(context.site.origin, newsroomFiles());
  context.before = await context.desk.read();
});
editor.after(async ({ desk, site }) => {
  await desk.close();
  await site.close();
});

editor("changes the title of a translation, one line of one file", async (context) => {
  const { page } = context.desk;
  const name = "content/articles/visit-to-ibe/index.zh.md";
  const before = context.before.get(name) ?? "";
  await page.getByText("2024-06-07").first().click();
  await choose(page, "Chinese", "zh");
  await write(page, "title", "访问国际教育局（新标题）");
  await save(page);
  const changed = await changes(context);
  equal([...changed.keys()], [name]);
  is(changed.get(name), before.replace(/^title: .*$/m, "title: 访问国际教育局（新标题）"));
});

editor("writes a new article whose original is Chinese", async (context) => {
  const { desk, site } = context;
  const { page } = desk;
  await page.goto(`${site.origin}/admin/#/collections/articles-zh/new`);
  await write(page, "title", "在广州举行的一次会议");
  await write(page, "date", "2026-10-05");
  await field(page, "topics").getByRole("combobox").click();
  await page.getByRole("option").first().click();
  await write(page, "body", "第一段。\n\n第二段。");
  await page.locator("input:not([data-key-path] input)").last().fill("meeting-in-guangzhou");
  await save(page);
  equal(
    [...(await changes(context))],
    [
      [
        "content/articles/meeting-in-guangzhou/index.zh.md",
        "---\ntitle: 在广州举行的一次会议\ndate: 2026-10-05\ntopics:\n  - partnerships\nsource: true\ndraft: true\n---\n\n第一段。\n\n第二段。\n",
      ],
    ],
  );
});

editor("adds a Russian translation to it, with the fingerprint of its original", async (context) => {
  const { page } = context.desk;
  const of = fingerprint({ title: "在广州举行的一次会议", body: "第一段。\n\n第二段。" });
  await page.getByText("2026-10-05").first().click();
  await choose(page, "Russian", "ru");
  await page.getByRole("button", { name: /^Enable/ }).click();
  await write(page, "title", "Встреча в Гуанчжоу");
  await write(page, "body", "Первый абзац.\n\nВторой абзац.");
  await save(page);
  equal(
    [...(await changes(context))],
    [
      [
        "content/articles/meeting-in-guangzhou/index.ru.md",
        `---\ntitle: Встреча в Гуанчжоу\ndraft: true\ntranslation:\n  of: ${of}\n---\n\nПервый абзац.\n\nВторой абзац.\n`,
      ],
    ],
  );
});

editor(
  "changes a text of the site, and adds no plural form that the language doesn't have",
  async (context) => {
    const { desk, site } = context;
    const name = "locales/ru/archive.json";
    const before = context.before.get(name) ?? "";
    await desk.page.goto(`${site.origin}/admin/#/collections/messages/entries/archive`);
    await choose(desk.page, "Russian", "ru");
    await write(desk.page, "title", "Архив всех новостей");
    await save(desk.page);
    const changed = await changes(context);
    equal([...changed.keys()], [name]);
    is(changed.get(name), before.replace(/"title": ".*"/, '"title": "Архив всех новостей"'));
  },
);

editor("changes a page", async (context) => {
  const { desk, site } = context;
  await desk.page.goto(`${site.origin}/admin/#/collections/pages-en/entries/about/index`);
  await write(desk.page, "title", "About: this archive");
  await save(desk.page);
  const [[name, text] = []] = await changes(context);
  is(name, "content/pages/about/index.en.md");
  match(text ?? "", '\ntitle: "About: this archive"\n');
});

editor(
  "has written nothing that our checks refuse, and its editions have the right states",
  async ({ before }) => {
    const project = copyProject();
    for (const [name, text] of before) {
      if (!/\.(?:md|json)$/.test(name)) continue;
      mkdirSync(dirname(join(project, name)), { recursive: true });
      // The new article is a draft, and so is its translation: they are judged as they will be published.
      const isNew = name.includes("meeting-in-guangzhou");
      writeFileSync(join(project, name), isNew ? text.replace("draft: true\n", "") : text);
    }
    const { code, stdout } = await polyglot(project, ["check"]);
    is(code, 0, stdout);
    match((await polyglot(project, ["status"])).stdout, /meeting-in-guangzhou +soon +source +current/);
  },
);

editor("has sent no request to another site", ({ desk }) => {
  equal(desk.foreign, []);
  // When a form closes, the editor's list of languages (`locale-switcher.svelte`) is drawn once more and asks for the
  // validity of each language of the closed entry, which doesn't exist: its own harmless bug.
  equal(
    desk.errors.filter((error) => error !== "Cannot convert undefined or null to object"),
    [],
  );
});
editor.run();
