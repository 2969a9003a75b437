import { basename } from "node:path";
import { equal, is, ok } from "uvu/assert";
import { checkCatalogues, placeholders, SPOKEN } from "../src/core/catalogue-checks.ts";
import { type Catalogue, readCatalogue } from "../src/core/catalogues.ts";
import { reportFaults } from "../src/core/fault-report.ts";
import { FAULTS, type Fault, type FaultCode, filesOf } from "../src/core/faults.ts";
import { readLanguages } from "../src/core/options.ts";
import { readSite } from "../src/core/read-site.ts";
import { TextFile } from "../src/core/text-file.ts";
import { ownMessages } from "../src/files/own-messages.ts";
import { list, read, rows, section } from "./documents.ts";
import { suite } from "./suite.ts";

const codes = Object.keys(FAULTS).sort() as FaultCode[];
const locales = Object.keys(SPOKEN);
const voices = new Map(locales.map((locale) => [locale, ownMessages(locale)]));

const errors = suite("error pages");
errors("are there for every code, and for no other", () => {
  const pages = list("docs/errors", ".md").map((file) => basename(file, ".md"));
  equal(
    pages.filter((name) => name !== "README"),
    codes,
  );
});
errors("stand in the table with their grade", () => {
  equal(
    rows(read("docs/errors/README.md"))
      .map(([page, grade]) => `${page} ${grade}`)
      .sort(),
    codes.map((code) => `[\`${code}\`](${code}.md) ${FAULTS[code]}`).sort(),
  );
});
for (const code of codes) {
  errors(`${code} has words with the same placeholders in every language`, () => {
    const [first, ...others] = locales.map((locale) => {
      const messages = JSON.parse(read(`locales/${locale}/faults.json`)) as Record<string, Words | undefined>;
      const { problem = "", remedy = "" } = messages[code] ?? {};
      ok(problem !== "" && remedy !== "", `${locale}: problem and remedy`);
      return [...new Set(placeholders(`${problem} ${remedy}`))].sort();
    });
    for (const other of others) equal(other, first);
  });
  errors(`${code} has an example that triggers it alone, and words for what it found`, () => {
    const page = read(`docs/errors/${code}.md`);
    is(page.split("\n")[0], `# ${code}`);
    ok(section(page, "Remedy") !== "");
    const faults = exampleFaults(section(page, "Example"));
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

/** What is found in a small sound newsroom once the file of an example is laid over it. */
function exampleFaults(example: string): Fault[] {
  const [, path = "", text = ""] = /^`([^`]+)`:\n\n```\w+\n([\s\S]*?)^```$/m.exec(example) ?? [];
  ok(path, "`path`: and a fenced block");
  const all = { ...SOUND, [path]: text };
  const files = Object.entries(all).map(([name, content]) => new TextFile(name, content));
  const languages = readLanguages("test", locales);
  const catalogues: Catalogue[] = [];
  const faults: Fault[] = [];
  for (const file of files) {
    const [, locale, namespace] = /^locales\/(.+)\/(.+)\.json$/.exec(file.file) ?? [];
    if (!locale || !namespace) continue;
    const result = readCatalogue(locale, namespace, file);
    faults.push(...result.faults);
    if (result.catalogue) catalogues.push(result.catalogue);
  }
  faults.push(...checkCatalogues(catalogues, languages, "en", filesOf(faults)));
  const texts = new Map(
    files
      .filter(({ file }) => file.endsWith(".md"))
      .map((file) => [file.file.replace("content/", ""), file] as const),
  );
  const settings = {
    url: "https://example.org",
    languages,
    defaultLocale: "en",
    missing: "announced",
  } as const;
  const site = readSite(
    { texts, images: new Map(), snapshot: () => undefined },
    settings,
    new Set(["partnerships"]),
  );
  return [...faults, ...site.faults];
}

const SOUND = {
  "content/articles/visit/index.en.md":
    "---\ntitle: A visit\ndate: 2023-11-10\ntopics: [partnerships]\nsource: true\n---\n\nText.\n",
  "locales/en/archive.json":
    '{"title": "Archive", "articles_one": "{{count}} article", "articles_other": "{{count}} articles"}',
  "locales/zh/archive.json": '{"title": "存档", "articles_other": "{{count}}篇文章"}',
  "locales/ru/archive.json": `{"title": "Архив", "articles_one": "{{count}} статья", "articles_few": "{{count}} статьи",
    "articles_many": "{{count}} статей", "articles_other": "{{count}} статьи"}`,
};
