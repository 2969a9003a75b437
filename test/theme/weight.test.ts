import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { equal, ok } from "uvu/assert";
import { attribute, type Page, type ReferenceSite, referenceSite } from "../support/reference-site.ts";
import { suite } from "../support/suite.ts";

/** Compressed bytes, without pictures: the limit of the first TCP flight, and the limit of a whole page. */
const BEFORE_PAINT = 14 * 1024;
const IN_ALL = 20 * 1024;

const weight = suite<{ site: ReferenceSite }>("the weight of a page");
weight.before(async (context) => {
  context.site = await referenceSite();
});

const sizes = new Map<string, number>();
function sizeOf({ output }: ReferenceSite, url: string): number {
  const known = sizes.get(url);
  if (known !== undefined) return known;
  const size = gzipSync(readFileSync(join(output, url)), { level: 9 }).length;
  sizes.set(url, size);
  return size;
}

const files = ({ root }: Page, selector: string, name: string) =>
  root.querySelectorAll(selector).flatMap((element) => attribute(element, name) ?? []);
const printed = (page: Page) => files(page, 'link[rel="stylesheet"][media="print"]', "href");
/** Those that the first paint waits for: browsers show what is before a style sheet in the text at once. */
const styles = (page: Page) =>
  files(page, 'head link[rel="stylesheet"]', "href").filter((url) => !printed(page).includes(url));
const later = (page: Page) => files(page, 'body link[rel="stylesheet"]', "href");
const scripts = (page: Page) => files(page, "script[src]", "src");
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

weight("is 14 KB or less before the first paint, and 20 KB in all, on every page", ({ site }) => {
  const over: string[] = [];
  for (const page of site.pages.values()) {
    const html = sizeOf(site, `/${page.file}`);
    const before = html + sum(styles(page).map((url) => sizeOf(site, url)));
    const all =
      before + sum([...scripts(page), ...printed(page), ...later(page)].map((url) => sizeOf(site, url)));
    if (before > BEFORE_PAINT || all > IN_ALL)
      over.push(`${page.url}: ${before} before the paint, ${all} in all`);
  }
  equal(over, []);
});
weight("has one style sheet before the first paint, and no script that blocks the page", ({ site }) => {
  for (const page of site.pages.values()) {
    equal(styles(page).length, 1, page.url);
    const blocking = page.root
      .querySelectorAll("script[src]")
      .filter((script) => attribute(script, "type") !== "module")
      .map((script) => attribute(script, "src"));
    equal(blocking, [], page.url);
  }
});
weight("loads nothing from another site", ({ site }) => {
  for (const page of site.pages.values()) {
    const asked = [
      ...["stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload"].flatMap((rel) =>
        files(page, `link[rel="${rel}"]`, "href"),
      ),
      ...files(page, "[src]", "src"),
      ...files(page, "[srcset]", "srcset"),
    ];
    ok(asked.length > 1, page.url);
    equal(
      asked.filter((url) => !/^\/(?!\/)/.test(url)),
      [],
      page.url,
    );
  }
});
weight.run();
