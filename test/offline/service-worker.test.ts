import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { equal, is, match, not, ok } from "uvu/assert";
import { SERVICE_WORKER, serviceWorker } from "../../src/files/theme/service-worker.ts";
import {
  asCopy,
  filesIn,
  filesNamedIn,
  isFileAnswer,
  isOfSite,
  isPageAnswer,
  isWhole,
  kindOf,
  unneeded,
} from "../../src/theme/client/offline-caches.ts";
import { suite } from "../support/suite.ts";

const PAGE = `<!doctype html><html lang="zh-Hans"><title lang="zh-Hans">离线</title>
<link rel="stylesheet" href="/assets/a.css"><link rel="icon" href="/assets/icon.svg">
<link rel="alternate" href="/zh/feed.xml"><script type="module" src="/assets/offline.js"></script>`;
const FILES: Readonly<Record<string, string>> = {
  "zh/offline/index.html": PAGE,
  "assets/a.css": "a {}",
  "assets/icon.svg": "<svg/>",
  "assets/offline.js": "1",
  "zh/feed.xml": "<feed/>",
};

interface Context {
  folder: string;
  write(file: string, text: string): void;
  /** The service worker of the folder. */
  made(pages?: readonly string[]): Promise<string>;
}

const writing = suite<Context>("serviceWorker");
writing.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "polyglot-worker-"));
  context.write = (file, text) => {
    mkdirSync(dirname(join(context.folder, file)), { recursive: true });
    writeFileSync(join(context.folder, file), text);
  };
  context.made = async (pages = ["/zh/offline/"]) => {
    const script = await serviceWorker(context.folder, pages);
    if (script !== undefined) context.write(SERVICE_WORKER, script);
    return readFileSync(join(context.folder, SERVICE_WORKER), "utf8");
  };
  for (const [file, text] of Object.entries(FILES)) context.write(file, text);
});
writing.after.each(({ folder }) => rmSync(folder, { recursive: true }));

writing("writes the same script if only other files of the site have changed", async ({ made, write }) => {
  const first = await made();
  is(await made(), first);
  write("zh/feed.xml", "<feed>news</feed>");
  write("zh/index.html", "<p>news");
  is(await made(), first);
});
for (const file of ["zh/offline/index.html", "assets/a.css", "assets/icon.svg", "assets/offline.js"])
  writing(`writes another script if ${file} has changed`, async ({ made, write }) => {
    const first = await made();
    write(file, `${FILES[file]} `);
    is.not(await made(), first);
  });
writing("names each existing file of the page, and the cache by its version", async (context) => {
  context.write("zh/offline/index.html", `${PAGE}<img src="/media/missing.png">`);
  const worker = await context.made();
  for (const file of ["/assets/a.css", "/assets/icon.svg", "/assets/offline.js"]) match(worker, `"${file}"`);
  not.match(worker, "/media/missing.png");
  not.match(worker, "version-of-the-offline-pages");
  match(worker, /\b[0-9a-f]{16}\b/);
});
writing("writes a script that removes itself for a site without offline pages", async ({ made }) => {
  const old = await made();
  const gone = await made([]);
  is.not(gone, old);
  match(gone, "unregister");
  not.match(gone, '"fetch"');
  is(await made([]), gone);
});
writing("keeps the site's own service worker", async ({ made, write }) => {
  write("service-worker.js", "// the site's own");
  is(await made([]), "// the site's own");
});
writing.run();

const ARTICLE =
  '<main><p class="notice plain kept" data-kept-copy hidden>Copy.</p><article data-pagefind-body>';
const WHOLE = `${ARTICLE}Text.</article></main>`;

const pages = suite("a page that may be cached");
pages("is a whole edition to its end", () => {
  is(isWhole(WHOLE), true);
  is(isWhole(ARTICLE), false);
  is(isWhole("<main><article>A notice.</article></main>"), false);
  is(isWhole(""), false);
});
pages("is a page of the site, and not the login page of a network", () => {
  is(isOfSite(WHOLE), true);
  is(isOfSite("<main><p class=notice data-kept-copy hidden>Copy.</p></main>"), true);
  is(isOfSite("<!doctype html><title>Sign in</title><main></main>"), false);
  is(isOfSite(ARTICLE), false);
  is(isOfSite(""), false);
});
pages("shows the notice that it is a copy", () => {
  is(asCopy("<p data-kept-copy hidden>"), "<p data-kept-copy>");
  is(asCopy('<p data-kept-copy="" hidden="">'), '<p data-kept-copy="">');
  is(asCopy("<p hidden>"), "<p hidden>");
});
pages("names its files, and the versions of its pictures", () => {
  const html = `<link href="/a.css"><script src="/b.js"></script><a href="/en/">home</a>
    <img src="/c.jpg" srcset="/c-1.webp 320w, /c-2.webp 640w"><img src="//other.example/d.png"><img src="/c.jpg">
    </article><link href="/after.css"><img src="/e.png">`;
  equal(filesIn(html), ["/a.css", "/b.js", "/c.jpg", "/after.css"]);
  equal(filesNamedIn(html), ["/a.css", "/b.js", "/c.jpg", "/after.css", "/c-1.webp", "/c-2.webp"]);
  equal(filesIn(""), []);
});
for (const [url, kind] of [
  ["/a.css?1", "style"],
  ["/a.js", "script"],
  ["/a.jpeg", "image"],
  ["/a.woff2#x", "font"],
  ["/pagefind/a.pf_index", undefined],
  ["/en/", undefined],
] as const)
  pages(`has files of a kind: ${url} is ${kind}`, () => is(kindOf(url), kind));
pages.run();

const URL_OF = "https://example.org/en/news/a/";
const facts = (changes: object, type = "text/html; charset=utf-8") => ({
  ...{
    status: 200,
    type: "basic" as const,
    redirected: false,
    url: URL_OF,
    headers: new Headers({ "content-type": type }),
  },
  ...changes,
});

const answers = suite("an answer that may be cached");
answers("is a page at its own address", () => {
  ok(isPageAnswer(facts({}), "/en/news/a/"));
  ok(!isPageAnswer(facts({}), "/en/news/b/"));
});
for (const [fact, changes] of [
  ["an error", { status: 500 }],
  ["a missing page", { status: 404 }],
  ["a part", { status: 206 }],
  ["an answer without text", { status: 204 }],
  ["a redirect that was followed", { redirected: true }],
  ["a redirect that was not", { status: 0, type: "opaqueredirect" }],
  ["an answer of another site", { type: "cors" }],
  ["an opaque answer", { status: 0, type: "opaque" }],
] as const)
  answers(`is not ${fact}`, () => {
    is(isPageAnswer(facts(changes), "/en/news/a/"), false);
    is(isFileAnswer(facts(changes, "text/css"), "style"), false);
  });
for (const [kind, type, may] of [
  ["style", "text/css; charset=utf-8", true],
  ["style", "text/html", false],
  ["style", "", false],
  ["script", "text/javascript", true],
  ["script", "application/javascript; charset=utf-8", true],
  ["script", "text/html", false],
  ["image", "image/avif", true],
  ["image", "application/octet-stream", true],
  ["image", "text/html", false],
  ["font", "font/woff2", true],
  ["font", "text/plain", false],
] as const)
  answers(`has the type of its kind: ${type || "no type"} is ${may ? "a" : "no"} ${kind}`, () => {
    is(isFileAnswer(facts({}, type), kind), may);
  });
answers("is not a page of another type", () => {
  is(isPageAnswer(facts({}, "application/json"), "/en/news/a/"), false);
});
answers.run();

const room = suite("unneeded");
const named = ["/a.css", "/b.jpg", "/c.jpg", "/d.jpg"];
for (const [fact, needed, limit, gone] of [
  ["nothing below the limit", [], 4, []],
  ["the oldest above it", [], 2, ["/a.css", "/b.jpg"]],
  ["never what a page needs", ["/a.css", "/b.jpg"], 2, ["/c.jpg", "/d.jpg"]],
  ["nothing if all files are needed", named, 0, []],
] as const)
  room(`names ${fact}`, () => equal(unneeded(named, new Set<string>(needed), limit), gone));
room("names nothing for an empty list", () => equal(unneeded([], new Set(), 0), []));
room.run();
