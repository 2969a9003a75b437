import { readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { equal, is, not, ok } from "uvu/assert";
import { faultsOfHtml } from "../support/html-judge.ts";
import { copyProject, hashesOf, polyglot, ROOT } from "../support/project.ts";
import {
  attribute,
  attributes,
  contentOf,
  LANGS,
  LOCALES,
  listed,
  news,
  type Page,
  type ReferenceSite,
  referenceSite,
  SITE,
  SLUGS,
  textOf,
} from "../support/reference-site.ts";
import { suite } from "../support/suite.ts";

const site = suite<ReferenceSite>("the reference newsroom");
site.before(async (context) => {
  Object.assign(context, await referenceSite());
});

site("has a page for every article and every page in every language", ({ pages }) => {
  ok(SLUGS.length >= 5);
  for (const locale of LOCALES) {
    const articles = [...pages.keys()].filter((url) => url.startsWith(`/${locale}/news/`));
    equal(
      articles.sort(),
      SLUGS.map((slug) => news(locale, slug)),
    );
    for (const url of ["", "archive/", "search/", "about/", "404.html"])
      ok(pages.has(`/${locale}/${url}`), url);
  }
  ok(pages.has("/"));
  ok(pages.has("/404.html"));
});

site("has the language and the direction of each page in <html>", ({ pages }) => {
  for (const { url, locale, root } of pages.values()) {
    const html = root.querySelector("html");
    is(attribute(html, "lang"), LANGS[locale || "en"], url);
    is(attribute(html, "dir"), "ltr", url);
  }
});

site("has an existing target for every link, form, script and picture", ({ pages, files, output }) => {
  const styles = [...files].filter((file) => file.startsWith("assets/") && file.endsWith(".css"));
  const inStyles = styles.flatMap((file) => {
    const css = readFileSync(join(output, file), "utf8");
    return [...css.matchAll(/url\(["']?([^"')]+)/g)].map(([, url = ""]): [string, string] => [
      `/${file}`,
      url,
    ]);
  });
  const inPages = [...pages.values()].flatMap((page) =>
    addressesIn(page).map((address): [string, string] => [page.url, address]),
  );
  ok(inPages.length > 500);
  const dead = [...inPages, ...inStyles].filter(([from, address]) => !leads(from, address, files, pages));
  equal(dead, []);
});

site("has one h1 and one main element on each page", ({ pages }) => {
  for (const { url, root } of pages.values()) {
    is(root.querySelectorAll("h1").length, 1, url);
    is(root.querySelectorAll("main").length, 1, url);
    ok(textOf(root.querySelector("h1")), url);
  }
});

site("gives each page its own title, and each listed page its own description", ({ pages }) => {
  equal(repeated([...pages.values()].map(({ root }) => textOf(root.querySelector("title")))), []);
  // The page with the choice of language has the description of the home page in the first language.
  const below = listed(pages).filter(({ locale }) => locale);
  const descriptions = below.map((page) => attributes(page, 'meta[name="description"]', "content"));
  ok(descriptions.every((one) => one.length === 1 && one[0] !== ""));
  equal(repeated(descriptions.flat()), []);
});

site("is valid HTML on every page", async ({ pages }) => {
  equal(await faultsOfHtml([...pages.values()]), []);
});

site("contains no path of the machine that built it, and no time", ({ files, output, project }) => {
  const places = [project, ROOT, tmpdir(), homedir()].filter((place) => place !== "/");
  for (const file of files) {
    // Feeds need a time of day with a date: it is noon.
    const text = contentOf(join(output, file)).replace(/T12:00:00Z| 12:00:00 GMT/g, "");
    for (const place of places) not(text.includes(`${place}/`), `${file} names ${place}`);
    if (!file.startsWith("pagefind/")) not(/\d\d:\d\d:\d\d/.test(text), `${file} names a time`);
  }
});

site.long(
  "is the same, byte for byte, in another folder, time zone and language, and when built again",
  async ({ output }) => {
    const elsewhere = copyProject();
    const env = { TZ: "Pacific/Kiritimati", LC_ALL: "ru_RU.UTF-8", LANG: "ru_RU.UTF-8" };
    const expected = hashesOf(output);
    for (let build = 0; build < 2; build++) {
      is((await polyglot(elsewhere, ["build"], env)).code, 0);
      equal(hashesOf(join(elsewhere, "_site")), expected);
    }
  },
);
site.run();

function addressesIn(page: Page): string[] {
  const named = ["href", "src", "action", "poster"].flatMap((name) => attributes(page, `[${name}]`, name));
  const sets = attributes(page, "[srcset]", "srcset").flatMap((set) =>
    set.split(",").map((one) => one.trim().split(/\s+/)[0] ?? ""),
  );
  const shared = attributes(page, 'meta[property="og:image"]', "content");
  return [...named, ...sets, ...shared];
}

function leads(
  from: string,
  address: string,
  files: ReadonlySet<string>,
  pages: ReferenceSite["pages"],
): boolean {
  const { origin, pathname, hash, protocol } = new URL(address, SITE + from);
  if (origin !== SITE) return protocol === "https:" || protocol === "mailto:";
  const file = decodeURIComponent(pathname.slice(1)) + (pathname.endsWith("/") ? "index.html" : "");
  if (!files.has(file)) return false;
  return (
    hash === "" ||
    pages.get(pathname)?.root.querySelector(`[id="${decodeURIComponent(hash.slice(1))}"]`) != null
  );
}

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}
