import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { equal, is, not, ok } from "uvu/assert";
import { HEADERS } from "../../src/core/headers.ts";
import { openBrowser } from "../support/browser.ts";
import { copyProject, edit, polyglot } from "../support/project.ts";
import { news } from "../support/reference-site.ts";
import { type Served, serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

/** A word that none of the newsroom's own articles has. */
const WORD = "quokka";

/** Articles that have the word, by year. */
const NOTES = { 2017: 1, 2018: 2, 2020: 2, 2024: 1 } as const;

interface Context {
  site: string;
  served: Served;
  page: Page;
  complaints: string[];
}

const parts = suite<Context>("an index in parts in a browser");
parts.before(async (context) => {
  context.site = await dividedSite();
  context.served = await serve(context.site, { headers: Object.fromEntries(HEADERS) });
  context.complaints = [];
  context.page = await (await openBrowser()).newPage();
  context.page.on("pageerror", (error) => context.complaints.push(`error: ${error}`));
  context.page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) context.complaints.push(message.text());
  });
});
parts.after(async ({ page, served }) => {
  await page.close();
  await served.close();
});

/** The newsroom with some more articles, built with such limits that its English index has parts. */
async function dividedSite(): Promise<string> {
  const project = copyProject();
  const rules = "src/core/search/parts.ts";
  edit(project, rules, (text) => text.replace(/WHOLE = \d+/, "WHOLE = 8"));
  edit(project, rules, (text) => text.replace(/LEAST = \d+/, "LEAST = 3"));
  for (const [year, count] of Object.entries(NOTES))
    for (let number = 1; number <= count; number++) {
      const folder = join(project, "content/articles", `note-${year}-${number}`);
      mkdirSync(folder);
      const head = `title: Note ${number}\ndate: ${year}-03-0${number}\ntopics: [iioe]\nsource: true\nsummary: A note.`;
      const text = `A ${WORD} came to class. The year has ${"a ".repeat(number)}name: wombat${year}.`;
      writeFileSync(join(folder, "index.en.md"), `---\n${head}\n---\n\n${text}\n`);
    }
  const { code, stderr } = await polyglot(project, ["build"]);
  if (code !== 0) throw new Error(`polyglot build ended with ${code}: ${stderr}`);
  return join(project, "_site");
}

/** Addresses of the notes of some years, the newest first. */
const notesOf = (...years: readonly (keyof typeof NOTES)[]): string[] =>
  years.flatMap((year) =>
    Array.from({ length: NOTES[year] }, (_, index) => news("en", `note-${year}-${NOTES[year] - index}`)),
  );

async function found({ page, served }: Context, query: string, rest = "", locale = "en"): Promise<string[]> {
  await page.goto(`${served.origin}/${locale}/search/?q=${encodeURIComponent(query)}${rest}`);
  return listed(page);
}

async function listed(page: Page): Promise<string[]> {
  await page.waitForFunction(
    () =>
      document.querySelector("[data-search-status]")?.textContent !== "" &&
      !document.querySelector("[aria-busy=true]"),
  );
  return page
    .locator("[data-search-results] a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
}

parts("has a folder for each part of the large language, and none for the others", ({ site }) => {
  const names = readdirSync(join(site, "pagefind"));
  equal(
    names.filter((name) => /^[a-z-]+\.\d{4}/.test(name)),
    ["en.2017-2018", "en.2019-2020", "en.2022-2023"],
  );
});
parts("finds a word in all parts, without a complaint about the Content-Security-Policy", async (context) => {
  equal((await found(context, WORD)).sort(), notesOf(2017, 2018, 2020, 2024).sort());
  equal(context.complaints, []);
  ok((await context.page.locator("[data-search-results] mark").count()) >= 6);
});
parts("lists the pages of all parts by date", async (context) => {
  equal(await found(context, WORD, "&sort=date"), notesOf(2024, 2020, 2018, 2017));
});
parts("narrows to a year and counts what each year would leave", async (context) => {
  equal(await found(context, WORD, "&year=2018&sort=date"), notesOf(2018));
  const counts = context.page.locator(".filters label:has(input[name=year]:enabled)");
  equal(await counts.evaluateAll((labels) => labels.map((label) => label.textContent?.trim())), [
    ...["All 6", "2024 1", "2020 2", "2018 2", "2017 1"],
  ]);
  equal(await found(context, "", "&year=2017"), notesOf(2017));
});
parts("knows the words of every part, and which word is in none", async (context) => {
  equal(await found(context, "wombat2018"), notesOf(2018).sort());
  equal(await found(context, "submarine"), []);
  const said = await context.page.getByRole("status").textContent();
  ok(said?.includes("submarine"), said ?? "");
  equal((await found(context, "quoka")).sort(), notesOf(2017, 2018, 2020, 2024).sort());
});
parts("leads from a language that isn't divided to one that is", async (context) => {
  equal(await found(context, WORD, "", "zh"), []);
  const link = context.page.locator("[data-search-others] a[hreflang=en]");
  await link.waitFor();
  is(await link.textContent(), "English 6");
});
parts("reports that a part could not be loaded, and loads it on request", async (context) => {
  const { page } = context;
  await page.route(/\/pagefind\/en\.2017-2018\/index\//, (route) => route.abort());
  await found(context, WORD);
  await page.unroute(/\/pagefind\/en\.2017-2018\/index\//);
  not.equal(context.complaints, []);
  await page.locator("[data-search-retry] button").click();
  equal((await listed(page)).sort(), notesOf(2017, 2018, 2020, 2024).sort());
});
parts.run();
