import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { equal, is, ok } from "uvu/assert";
import { checkProject } from "../../src/cli/check.ts";
import { readImport } from "../../src/cli/exchange.ts";
import { readProject } from "../../src/cli/project.ts";
import { auditSite } from "../../src/core/audit/audit.ts";
import { reportFaults } from "../../src/core/faults/report.ts";
import { FAULTS, type Fault, type FaultCode } from "../../src/core/faults/table.ts";
import { languageOf } from "../../src/core/language/languages.ts";
import { placeholders } from "../../src/core/messages/placeholders.ts";
import { TOOL_LOCALES } from "../../src/core/messages/tool-messages.ts";
import { readBuiltSite } from "../../src/files/audit/built-site.ts";
import { brokenPictures } from "../../src/files/audit/pictures.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import {
  type Block,
  blocks,
  change,
  list,
  matches,
  read,
  root,
  rows,
  section,
} from "../support/documents.ts";
import { suite } from "../support/suite.ts";

const codes = Object.keys(FAULTS).sort() as FaultCode[];
const locales = Object.keys(TOOL_LOCALES);
/** Kinds that no example can show to every user: root can read any file. */
const UNFOUND: readonly FaultCode[] = ["file-unreadable"];
/**
 * Kinds that a folder can’t show: a package must be missing (test/package/package.long.test.ts), a translation must be
 * accepted (test/cli/accept.test.ts), or a file must
 * change (test/images/images.test.ts).
 */
const ELSEWHERE: readonly FaultCode[] = ["image-changed", "edition-unchanged"];
const voices = new Map(locales.map((locale) => [locale, ownMessages(locale)]));

const errors = suite("error pages");
errors("exist for every code, and for no other", () => {
  const pages = list("docs/errors", ".md").map((file) => basename(file, ".md"));
  equal(
    pages.filter((name) => name !== "README"),
    codes,
  );
});
errors("are in the tables with their grade", () => {
  equal(
    rows(read("docs/errors/README.md"))
      .map(([page, grade]) => `${page} ${grade}`)
      .sort(),
    codes.map((code) => `[\`${code}\`](${code}.md) ${FAULTS[code]}`).sort(),
  );
});
errors("of the audit are all named on its page", () => {
  equal(
    [...new Set(matches(read("docs/audit.md"), /errors\/(audit-[\w-]+)\.md/g))].sort(),
    codes.filter((code) => code.startsWith("audit-")),
  );
});
errors("start from a newsroom and a built site in which nothing is wrong", async () => {
  equal(await faultsOf([]), []);
});
for (const code of codes) {
  errors(`${code} has messages with the same placeholders in every language`, () => {
    const [first, ...others] = locales.map((locale) => {
      const messages = JSON.parse(read(`locales/${locale}/faults.json`)) as Record<string, Words | undefined>;
      const { problem = "", remedy = "" } = messages[code] ?? {};
      ok(problem !== "" && remedy !== "", `${locale}: problem and remedy`);
      return [...new Set(placeholders(`${problem} ${remedy}`))].sort();
    });
    for (const other of others) equal(other, first);
  });
  if (ELSEWHERE.includes(code)) continue;
  if (UNFOUND.includes(code)) {
    errors.skip(`${code} has an example that triggers only this code`, "a folder can't show it");
    continue;
  }
  errors(`${code} has an example that triggers only this code, and messages for what it found`, async () => {
    const page = read(`docs/errors/${code}.md`);
    is(page.split("\n")[0], `# ${code}`);
    ok(section(page, "Remedy") !== "");
    const example = blocks(section(page, "Example"));
    ok(example.length > 0, "an example");
    const faults = await faultsOf(example);
    equal([...new Set(faults.map((fault) => fault.code))], [code]);
    for (const [locale, t] of voices)
      ok(reportFaults(faults, t, "text").includes(`docs/errors/${code}.md`), locale);
  });
}
errors.run();

interface Words {
  readonly problem?: string;
  readonly remedy?: string;
}

/**
 * Faults of a small correct newsroom and the small correct site of `docs/audit.md`, in a folder of their own,
 * after the blocks of an example have changed them.
 */
async function faultsOf(example: readonly Block[]): Promise<Fault[]> {
  const folder = mkdtempSync(join(tmpdir(), "polyglot-errors-"));
  const before = process.cwd();
  // Faults name files in the same way as the command: from the project's folder.
  process.chdir(folder);
  try {
    cpSync(join(root, "src/theme/assets/icon-180.png"), "cover.png");
    for (const [path, text] of Object.entries(SOUND)) write(path, text);
    for (const { path, text } of SOUND_SITE) write(path ?? "", text);
    for (const block of example) lay(block);
    const project = await readProject();
    const imported = readdirSync(".").filter((name) => name.endsWith(".csv"));
    const faults = [
      ...project.faults,
      ...checkProject(project),
      ...imported.flatMap((name) => readImport(project, basename(name, ".csv"), name).faults),
    ];
    const languages = ["en", "ru"].flatMap((locale) => languageOf({ locale }) ?? []);
    const built = readBuiltSite("_site");
    const broken = await brokenPictures("_site", built.files);
    const site = { ...built, brokenPictures: broken, url: "https://example.org", languages };
    return [...faults, ...auditSite(site)];
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A block below a path is a file, or a change of one in `diff`. `sh` is run. See docs/errors/README.md. */
function lay({ path, lang, text }: Block): void {
  if (lang === "sh") execFileSync("sh", ["-e", "-c", text]);
  else if (path === undefined) throw new Error(`a block ${lang} without "\`path\`:" before it`);
  else if (lang === "diff") change(path, text);
  else write(path, text);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, path.endsWith(".pf_fragment") ? gzipSync(text) : text);
}

const SOUND_SITE = blocks(section(read("docs/audit.md"), "A small site without findings"));

const SOUND = {
  "eleventy.config.mjs":
    'export const polyglot = { url: "https://example.org", languages: ["en", "zh", "ru"] };\n',
  "content/articles/visit/index.en.md":
    "---\ntitle: A visit\ndate: 2023-11-10\ntopics: [partnerships]\nsource: true\n---\n\nText.\n",
  "locales/en/site.json":
    '{"name": "News", "tagline": "Of the house", "description": "All news of the house."}',
  "locales/zh/site.json": '{"name": "新闻", "tagline": "本馆消息", "description": "本馆的全部新闻。"}',
  "locales/ru/site.json":
    '{"name": "Новости", "tagline": "Наш дом", "description": "Все новости нашего дома."}',
  "locales/en/topics.json": '{"partnerships": "Partnerships"}',
  "locales/zh/topics.json": '{"partnerships": "合作"}',
  "locales/ru/topics.json": '{"partnerships": "Партнёрство"}',
  "locales/en/archive.json":
    '{"title": "Archive", "articles_one": "{{count}} article", "articles_other": "{{count}} articles"}',
  "locales/zh/archive.json": '{"title": "存档", "articles_other": "{{count}}篇文章"}',
  "locales/ru/archive.json": `{"title": "Архив", "articles_one": "{{count}} статья", "articles_few": "{{count}} статьи",
    "articles_many": "{{count}} статей", "articles_other": "{{count}} статьи"}`,
};
