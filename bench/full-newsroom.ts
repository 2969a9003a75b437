import { cpSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { copyProject, edit, polyglot } from "../test/support/project.ts";

/** The articles of the newsroom, by the language of their original. */
const ARTICLES: Readonly<Record<string, string>> = {
  "visit-to-ibe": "en",
  "category-2-centres-meeting": "en",
  "digital-learning-week-meeting": "en",
  "annual-partnership-and-iioe-meeting": "zh",
  "unesco-cooperation-paris": "en",
};

/** The article whose Russian translation is out of date, while its Chinese one is current. */
export const THREE_EDITIONS = { slug: "digital-learning-week-meeting", locales: ["en", "zh", "ru"] } as const;

/** How often each article is in the archive once more, a year earlier each time. */
const COPIES = 6;

/**
 * Builds a copy of the newsroom with what its own content doesn't have: a long archive, articles without a
 * picture, and in each language an edition that is out of date and one that is to come.
 *
 * @returns The folder of its site, which is removed at the end of the run.
 * @throws an Error with what the build printed
 */
export async function buildFullNewsroom(): Promise<string> {
  const project = copyProject();
  for (let copy = 1; copy <= COPIES; copy++)
    for (const [slug, source] of Object.entries(ARTICLES)) copyArticle(project, slug, source, copy);
  changeOriginal(project, "category-2-centres-meeting", "en");
  changeOriginal(project, "annual-partnership-and-iioe-meeting", "zh");
  changeOriginal(project, THREE_EDITIONS.slug, "en");
  await run(project, ["accept", THREE_EDITIONS.slug, "zh"]);
  removeEditions(project, "visit-to-ibe", ["zh", "ru"]);
  removeEditions(project, "annual-partnership-and-iioe-meeting-1", ["en"]);
  await run(project, ["build"]);
  return join(project, "_site");
}

async function run(project: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await polyglot(project, args);
  if (code !== 0) throw new Error(`polyglot ${args[0]} ended with ${code}: ${stderr}`);
}

const folderOf = (slug: string) => join("content/articles", slug);

function copyArticle(project: string, slug: string, source: string, copy: number): void {
  const folder = folderOf(`${slug}-${copy}`);
  cpSync(join(project, folderOf(slug)), join(project, folder), { recursive: true });
  edit(project, join(folder, `index.${source}.md`), (text) =>
    text.replace(/^date: (\d+)/m, (_, year) => `date: ${Number(year) - copy}`),
  );
  if (copy % 3 === 1) removeCover(project, folder);
}

function removeCover(project: string, folder: string): void {
  for (const name of readdirSync(join(project, folder)))
    if (name.endsWith(".md"))
      edit(project, join(folder, name), (text) => text.replace(/^cover:\n(?: .*\n)+/m, ""));
  rmSync(join(project, folder, "cover.png"));
}

/** Leaves out the last sentence of a paragraph, so that its translations are out of date and show where. */
function changeOriginal(project: string, slug: string, source: string): void {
  edit(project, join(folderOf(slug), `index.${source}.md`), (text) =>
    text.replace(/(?<=\n\n.*[.。])[^.。\n]+[.。](?=\n)/u, ""),
  );
}

function removeEditions(project: string, slug: string, locales: readonly string[]): void {
  for (const locale of locales) rmSync(join(project, folderOf(slug), `index.${locale}.md`));
}
