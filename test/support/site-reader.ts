// A process that reads a site over and over, as readers do, and reports at the end what it has seen.
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { Status } from "../../src/core/site/status.ts";
import { withoutTypesetting } from "../../src/core/typography/typeset.ts";
import { filesIn } from "./project.ts";

/** What a reader has seen. */
export interface Report {
  readonly rounds: number;
  readonly generations: number;
  readonly broken: readonly string[];
}

const LOCALES = ["en", "zh", "ru"];
const [, , output = ""] = process.argv;
const broken: string[] = [];
const generations = new Set<string>();
let rounds = 0;

process.on("message", () => {
  process.send?.(
    { rounds, generations: generations.size, broken: broken.slice(0, 20) } satisfies Report,
    () => process.exit(),
  );
});
process.send?.("ready");
round();

function round(): void {
  attempt("page by page", pageByPage);
  attempt("as a whole", asAWhole);
  rounds++;
  setImmediate(round);
}

function attempt(how: string, read: () => void): void {
  try {
    read();
  } catch (error) {
    broken.push(`round ${rounds}, ${how}: ${error instanceof Error ? error.message : error}`);
  }
}

/** Reads as a web server does: each file by its path, whatever site is behind it at the moment. */
function pageByPage(): void {
  const urls = [
    "index.html",
    ...LOCALES.flatMap((locale) => [`${locale}/index.html`, `${locale}/news/known/index.html`]),
  ];
  for (const url of urls) {
    const html = readFileSync(join(output, url), "utf8");
    if (!html.endsWith("</html>\n")) throw new Error(`${url} has no end`);
    for (const [, asset = ""] of html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g))
      if (!existsSync(join(output, asset))) throw new Error(`${url}: no ${asset}`);
  }
}

/**
 * Reads like a user who copies the folder: everything that status, sitemaps and the search name must be
 * there.
 */
function asAWhole(): void {
  const site = realpathSync(output);
  const files = new Set(filesIn(site));
  const text = (file: string) => readFileSync(join(site, file), "utf8");
  const need = (file: string) => {
    if (!files.has(file)) throw new Error(`no ${file}`);
  };
  const { articles, pages } = JSON.parse(text("status.json")) as Status;
  const urls = new Set<string>();
  for (const { url, title } of [...articles, ...pages].flatMap(({ editions }) => Object.values(editions))) {
    need(`${url?.slice(1)}index.html`);
    urls.add(`${url?.slice(1)}index.html`);
    if (!withoutTypesetting(text(`${url?.slice(1)}index.html`)).includes(`<h1>${title}</h1>`))
      throw new Error(`${url} is not ${title}`);
  }
  for (const file of files)
    if (/^\w+\/news\//.test(file) && !urls.has(file)) throw new Error(`${file} is of another site`);
  for (const locale of LOCALES) {
    for (const [, url = ""] of text(`${locale}/sitemap.xml`).matchAll(
      /<loc>https:\/\/[^/]+\/([^<]*)<\/loc>/g,
    ))
      need(`${url}index.html`);
    JSON.parse(text(`${locale}/feed.json`));
  }
  const { languages } = JSON.parse(text("pagefind/pagefind-entry.json")) as {
    languages: Record<string, { hash: string; page_count: number }>;
  };
  const counted = Object.values(languages).reduce((sum, { page_count }) => sum + page_count, 0);
  for (const { hash } of Object.values(languages)) need(`pagefind/pagefind.${hash}.pf_meta`);
  const fragments = [...files].filter((file) => file.endsWith(".pf_fragment")).length;
  if (fragments !== counted || fragments !== urls.size)
    throw new Error(`${fragments} fragments, not ${counted}`);
  generations.add(site);
}
