import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, not } from "uvu/assert";
import type { Random } from "../../bench/search/random.ts";
import { copyProject, edit, hashesOf, polyglot } from "./project.ts";

/** A change to a project; `time` makes each one different. */
type Change = (project: string, random: Random, time: number) => void;

/** Changes by editors to a newsroom, and changes by developers. */
export const CHANGES: Readonly<Record<string, Change>> = {
  "a sentence in a text": (project, random, time) => {
    const slug = random.pick(articles(project));
    edit(
      project,
      `content/articles/${slug}/${random.pick(texts(project, slug))}`,
      (text) => `${text}\nEdit ${time}.\n`,
    );
  },
  "a translation is taken away": (project, random) => {
    const slugs = articles(project).filter((one) => translations(project, one).length > 0);
    const slug = random.pick(slugs);
    rmSync(join(project, "content/articles", slug, random.pick(translations(project, slug))));
  },
  "an article gets another address": (project, random, time) => {
    const slug = random.pick(articles(project));
    renameSync(join(project, "content/articles", slug), join(project, "content/articles", `renamed-${time}`));
    for (const one of articles(project))
      for (const name of texts(project, one)) {
        const file = join(project, "content/articles", one, name);
        writeFileSync(file, readFileSync(file, "utf8").replaceAll(`${slug}/`, `renamed-${time}/`));
      }
  },
  "an article is added": (project, random, time) => {
    const slug = random.pick(articles(project));
    const added = join(project, "content/articles", `added-${time}`);
    cpSync(join(project, "content/articles", slug), added, { recursive: true });
  },
  "a picture is another": (project, random) => {
    const one = random.pick(articles(project));
    const other = random.pick(articles(project).filter((slug) => slug !== one));
    const cover = (slug: string) => join(project, "content/articles", slug, "cover.png");
    cpSync(cover(one), cover(other));
  },
  "a catalogue": (project, random, time) =>
    edit(project, `locales/${random.pick(["en", "zh", "ru"])}/site.json`, (text) =>
      text.replace(/("name": "[^"]*)"/, `$1 ${time}"`),
    ),
  "a component": (project, _, time) =>
    edit(project, "src/theme/components/Footer.tsx", (text) =>
      text.replace(/<footer[^>]*>/, `$&<p>${time}</p>`),
    ),
  "a style sheet": (project, _, time) =>
    edit(project, "src/theme/styles/index.css", (text) => `${text}\n:root { --probe: ${time}px; }\n`),
};

const articles = (project: string): string[] => readdirSync(join(project, "content/articles")).sort();
const texts = (project: string, slug: string): string[] =>
  readdirSync(join(project, "content/articles", slug))
    .filter((name) => name.endsWith(".md"))
    .sort();
function translations(project: string, slug: string): string[] {
  return texts(project, slug).filter((name) =>
    /^translation:/m.test(readFileSync(join(project, "content/articles", slug, name), "utf8")),
  );
}

/**
 * Builds a project after each row of changes, once with the cache and once without, and compares the sites
 * byte by byte, and the messages of the builds.
 */
export async function compareBuilds(rows: readonly (readonly string[])[], random: Random): Promise<void> {
  const project = copyProject();
  const build = async () => {
    const { code, stderr } = await polyglot(project, ["build"]);
    return { code, hashes: hashesOf(`${join(project, "_site")}/`), stderr };
  };
  let before = await build();
  is(before.code, 0, before.stderr);
  let time = 0;
  for (const row of rows) {
    for (const name of row) CHANGES[name]?.(project, random, ++time);
    const cached = await build();
    rmSync(join(project, ".polyglot/cache"), { recursive: true });
    const clean = await build();
    equal(cached, clean, row.join(", "));
    if (clean.code === 0) not.equal(clean.hashes, before.hashes, `${row.join(", ")} changes the site`);
    before = clean;
  }
}
