import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, not } from "uvu/assert";
import { archiveProject } from "../support/archive-project.ts";
import { polyglot } from "../support/project.ts";
import { suite } from "../support/suite.ts";

/** With all languages and lists, enough pages for the threads of search and audit. */
const ARTICLES = 90;

const failed = suite("a build that fails while pages are rendered");
failed("ends while threads and Pagefind processes are running, and the next one succeeds", async () => {
  const project = archiveProject(ARTICLES, 3);
  const template = join(project, "templates/broken.11ty.js");
  writeFileSync(
    template,
    'export default class { data() { return { permalink: "/broken/" }; } render() { throw new Error("a broken template"); } }',
  );
  const { code, stderr } = await polyglot(project, ["build"]);
  is(code, 3);
  match(stderr, "a broken template");
  not(existsSync(join(project, "_site")));
  equal(readdirSync(join(project, ".polyglot/sites")), []);
  rmSync(template);
  is((await polyglot(project, ["build"])).code, 0);
});
failed.run();
