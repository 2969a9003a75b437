import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, not, ok } from "uvu/assert";
import { withoutTypesetting } from "../../src/core/typography/typeset.ts";
import { blocks, read } from "../support/documents.ts";
import { copyProject, polyglot, type Run } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const PAGES = ["", ".zh", ".ru"].map((locale) => `docs/tutorial-translators${locale}.md`);
const PREFIX = "npm run polyglot -- ";

const tutorial = suite<{ project: string; runs: Map<string, Run>; drafts: string[] }>(
  "tutorial for translators",
);
tutorial("has the same commands and the same files in each language", () => {
  const [first, ...others] = PAGES.map((page) => blocks(read(page)));
  ok(first && first.length > 5);
  for (const other of others) equal(other, first);
});
tutorial.before((context) => {
  Object.assign(context, { project: copyProject(), runs: new Map(), drafts: [] });
});
for (const { path, lang, text } of blocks(read(PAGES[0] ?? ""))) {
  if (lang === "sh") {
    for (const line of text.trimEnd().split("\n")) {
      const args = line.slice(PREFIX.length);
      tutorial(`continues: ${args}`, async ({ project, runs }) => {
        ok(line.startsWith(PREFIX), line);
        const run = await polyglot(project, args.split(" "));
        is(run.code, 0, `${run.stdout}\n${run.stderr}`);
        runs.set(args, run);
      });
    }
  } else {
    tutorial(`continues: write ${path}`, ({ project, drafts }) => {
      const file = join(project, path ?? "");
      // The command has created the file that is filled here.
      drafts.push(readFileSync(file, "utf8"));
      writeFileSync(file, text);
    });
  }
}
tutorial("each of its commands can be run, one after the other", ({ runs }) => {
  equal(
    [...runs.keys()].map((args) => args.split(" ")[0]),
    ["new", "check", "new", "accept", "status", "build", "diff", "export", "import"],
  );
  is(runs.get("check")?.stdout, "");
});
tutorial(
  "new files are drafts: the article in its language, the translation with the original's text",
  ({ drafts: [article = "", translation = ""] }) => {
    match(article, /^draft: true$/m);
    match(article, /^title: "文章标题"$/m);
    match(translation, /^draft: true$/m);
    match(translation, /^title: "新闻存档开放三种语言阅读"$/m);
    not.match(translation, /source: true|date:|topics:/);
  },
);
tutorial("both are published, and a notice in the third language", ({ project, runs }) => {
  const page = (locale: string) =>
    withoutTypesetting(
      readFileSync(join(project, `_site/${locale}/news/archive-in-three-languages/index.html`), "utf8"),
    );
  const headline = (locale: string) =>
    /<h1>(.*?)<\/h1>/s
      .exec(page(locale))?.[1]
      ?.replace(/<[^>]*>/g, "")
      .trim();
  is(headline("zh"), "新闻存档开放三种语言阅读");
  is(headline("ru"), "Архив новостей открыт на трёх языках");
  match(page("ru"), "Перевод с китайского");
  match(page("en"), "This article is being prepared in English and will be available soon.");
  match(runs.get("status")?.stdout ?? "", /^archive-in-three-languages +soon +source +current$/m);
});
tutorial(
  "an agency gets one paragraph, and the translation is current again",
  async ({ project, runs, drafts }) => {
    match(runs.get("diff archive-in-three-languages ru")?.stdout ?? "", "可按年份和主题浏览");
    match(runs.get("export ru agency.xlf --from zh")?.stdout ?? "", "agency.xlf  1 text\n");
    // What the agency returns is what went out, with a target.
    const [, id = ""] = /(<trans-unit id="[^"]*")/.exec(drafts.at(-1) ?? "") ?? [];
    match(readFileSync(join(project, "agency.xlf"), "utf8"), id);
    match(runs.get("import ru agency.xlf")?.stdout ?? "", "index.ru.md  1 text\n");
    const page = readFileSync(join(project, "_site/ru/news/archive-in-three-languages/index.html"), "utf8");
    match(withoutTypesetting(page), "по годам и темам");
    match(
      (await polyglot(project, ["status"])).stdout,
      /^archive-in-three-languages +soon +source +current$/m,
    );
  },
);
tutorial("an exported file changes nothing when it is imported, until it is edited", async ({ project }) => {
  const file = join(project, "content/articles/archive-in-three-languages/index.ru.md");
  const before = readFileSync(file, "utf8");
  is((await polyglot(project, ["export", "ru", "ru.xlf", "--from", "zh", "--all"])).code, 0);
  const exported = readFileSync(join(project, "ru.xlf"), "utf8");
  is((await polyglot(project, ["import", "ru", "ru.xlf"])).code, 0);
  is(readFileSync(file, "utf8"), before);
  writeFileSync(join(project, "ru.xlf"), exported.replace("на трёх языках<", "на 3 языках<"));
  const { stdout, code } = await polyglot(project, ["import", "ru", "ru.xlf"]);
  is(code, 0);
  match(stdout, "index.ru.md  1 text\n");
  is(readFileSync(file, "utf8"), before.replace("на трёх языках", "на 3 языках"));
});
tutorial.run();
