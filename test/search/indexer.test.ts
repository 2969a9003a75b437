import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { equal, is, match, not, ok, throws, unreachable } from "uvu/assert";
import type { FoundPage } from "../../src/core/search/streamed-pages.ts";
import { readBuiltSite } from "../../src/files/audit/built-site.ts";
import { CACHE, cacheKey, readCached, writeCached } from "../../src/files/cache/cache.ts";
import { type FoundText, LanguageIndex } from "../../src/files/search/index.ts";
import {
  type FoundLanguage,
  type FoundPart,
  openService,
  type PartName,
} from "../../src/files/search/indexer.ts";
import { type Server, serveHere } from "../../src/files/thread/service.ts";
import { Thread } from "../../src/files/thread/thread.ts";
import { foundPage } from "../support/found-pages.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { filesIn, hashesOf } from "../support/project.ts";
import { suite } from "../support/suite.ts";

type Functions = ReturnType<typeof openService>;
const LANGS: Readonly<Record<string, string>> = { en: "en", zh: "zh-Hans", ru: "ru" };
const EN = only("en");
const PAGES = [
  page("en", "visit", "The delegation saw the classrooms."),
  page("en", "meeting", "Conferences were held online."),
  page("zh", "visit", "联合国教科文组织的代表參观了教室。"),
  page("ru", "visit", "Делегация осмотрела аудитории."),
];

/** The main file of a language of a site without any data. */
const main = (...files: string[]) => JSON.stringify({ langs: [], same: "", files });

const indexer = suite<OwnFolder>("the indexer");
inOwnFolder(indexer);

indexer("reads an unchanged language from the cache, and rebuilds the others", async () => {
  const first = serveHere(openService());
  await index(first, PAGES, "first");
  // The cached index gets a mark, so that the test can see where it is used.
  const kept = readdirSync(CACHE).find((name) => name.startsWith("search-ru.")) ?? "";
  const key = kept.slice("search-ru.".length);
  writeCached(
    "search-ru",
    key,
    new Map([...(readCached("search-ru", key) ?? []), ["mark", Buffer.from("kept")]]),
  );
  const edited = PAGES.map((one) =>
    one.url === "/en/visit/" ? page("en", "visit", "The committee saw the classrooms.") : one,
  );
  await index(serveHere(openService()), edited, "second");
  rmSync(CACHE, { recursive: true });
  await index(serveHere(openService()), edited, "clean");
  const clean = hashesOf("clean");
  ok(Object.keys(clean).length > 10);
  is(readFileSync("second/mark", "utf8"), "kept");
  rmSync("second/mark");
  equal(hashesOf("second"), clean);
  not.equal(hashesOf("first"), clean);
});

indexer("writes the same bytes in a thread, and after dropped pages", async () => {
  await index(serveHere(openService()), PAGES, "here");
  rmSync(CACHE, { recursive: true });
  const thread = new Thread<Functions>("search/indexer");
  for (const [lang, added] of [
    ["en", PAGES[1]],
    ["ru", PAGES[0]],
  ] as const) {
    if (added) thread.send("add", only(lang), added, Object.values(LANGS));
    await thread.ask("drop", only(lang));
  }
  await index(thread, PAGES, "there");
  await thread.end();
  equal(hashesOf("there"), hashesOf("here"));
});

indexer("writes the words of a language next to its index, without unsearchable ones", async () => {
  const ignored = page("en", "notice", '<span data-pagefind-ignore="all">Subscribe</span> Announcement');
  await index(serveHere(openService()), [ignored], "words");
  is(readFileSync("words/data.en.json", "utf8"), main("61", "6e"));
  is(readFileSync("words/data.en.61.txt", "utf8"), "announcement");
  is(readFileSync("words/data.en.6e.txt", "utf8"), "notice");
});

indexer("writes an empty index if there is nothing to find", async () => {
  const service = serveHere(openService());
  is(await service.ask("find", only("ru"), "none"), false);
  await writeAll(service, [whole("ru", { key: "none", size: 0 })], "nothing");
  ok(filesIn("nothing").includes("pagefind-entry.json"));
  is(readFileSync("nothing/data.ru.json", "utf8"), main());
});

indexer("reports an error from adding pages when it writes the index", async () => {
  const service = serveHere(openService());
  const broken = { ...page("en", "a", "x"), facts: { title: "A", filters: null as never, meta: {} } };
  service.send("add", EN, broken, ["en"]);
  try {
    await writeAll(service, [whole("en", { key: "a", size: 1 })], "broken");
    unreachable();
  } catch (error) {
    match(String(error), "TypeError");
  }
  await service.ask("close");
});

indexer("refuses a page whose file has changed, and caches nothing", async () => {
  const service = serveHere(openService());
  const known = page("en", "a", "A text.");
  const hash = cacheKey([htmlOf("en", "a", "A text.")]);
  service.send("add", EN, { ...known, hash }, ["en"]);
  writeFileSync(known.file, htmlOf("en", "a", "Another text."));
  const written = writeAll(service, [whole("en", { key: "a", size: 1 })], "changed");
  match(await problemOf(written), `${known.file} has changed`);
  await service.ask("close");
  not(existsSync(CACHE));
});

indexer("indexes a page that comes while it waits for the last answers", async () => {
  const index = new LanguageIndex("en");
  await new Promise<void>((resolve) => {
    index.add(() => {
      setImmediate(() => {
        index.add(() => textOf("second"));
        resolve();
      });
      return textOf("first");
    });
  });
  const files = await index.finish();
  is([...files.keys()].filter((name) => name.endsWith(".pf_fragment")).length, 2);
});

indexer("refuses a page when the index is full, and writes those before it", async () => {
  const index = new LanguageIndex("en");
  index.add(() => textOf("first"));
  await index.filled();
  throws(() => index.add(() => textOf("second")), "closed");
  is([...(await index.finish()).keys()].filter((name) => name.endsWith(".pf_fragment")).length, 1);
});

indexer("names the pages that are not in the files of the index", async () => {
  const index = new LanguageIndex("en");
  index.add(() => textOf("first"));
  index.add(() => ({ url: "/en/empty/", html: wrapped(""), hasWords: false }));
  index.add(() => ({ url: "/en/lost/", html: wrapped(""), hasWords: true }));
  match(await problemOf(index.finish()), /lacks 1 of 3 pages: \/en\/lost\/$/);
});

indexer("leaves out a page whose words are all in ignored elements", async () => {
  const unread = "footer nav form label script style noscript svg iframe template".split(" ");
  const service = serveHere(openService());
  for (const name of unread)
    service.send("add", EN, foundPage(`/en/${name}/`, wrapped(`<${name}>word</${name}>`)), ["en"]);
  service.send("add", EN, page("en", "read", "A text."), ["en"]);
  await writeAll(service, [whole("en", { key: "a", size: unread.length + 1 })], "unread");
  await service.ask("close");
  is(readFileSync("unread/data.en.json", "utf8"), main("72", "74"));
  is(readFileSync("unread/data.en.72.txt", "utf8"), "read");
  is(readFileSync("unread/data.en.74.txt", "utf8"), "text");
});

indexer("caches no index with the wrong number of pages", async () => {
  const service = serveHere(openService());
  service.send("add", EN, page("en", "a", "A text."), ["en"]);
  for (const size of [0, 2])
    match(
      await problemOf(writeAll(service, [whole("en", { key: "a", size })], "short")),
      `was given 1 of ${size} pages`,
    );
  match(
    await problemOf(writeAll(service, [whole("ru", { key: "a", size: 1 })], "short")),
    "was given 0 of 1 pages",
  );
  await service.ask("close");
  not(existsSync(CACHE));
});

indexer("makes two indexes of one language at the same time, each with its own pages", async () => {
  const [first, second] = [serveHere(openService()), serveHere(openService())];
  first.send("add", EN, page("en", "a", "A text."), ["en"]);
  second.send("add", EN, page("en", "b", "A text."), ["en"]);
  await writeAll(first, [whole("en", { key: "a", size: 1 })], "first");
  await first.ask("close");
  await writeAll(second, [whole("en", { key: "b", size: 1 })], "second");
  await second.ask("close");
  for (const [folder, url] of Object.entries({ first: "/en/a/", second: "/en/b/" }))
    equal(readBuiltSite(folder).searchUrls, [url]);
});

for (const [where, open] of Object.entries<() => Server<Functions>>({
  here: () => serveHere(openService()),
  "in a thread": () => new Thread<Functions>("search/indexer"),
}))
  indexer(`reports a process of Pagefind that is killed while it works: ${where}`, async () => {
    const service = open();
    const before = new Set(pagefinds());
    const words = Array.from({ length: 20_000 }, (_, index) => `w${index.toString(36)}`).join(" ");
    for (let number = 0; number < 40; number++)
      service.send("add", EN, page("en", `p${number}`, words), ["en"]);
    const written = problemOf(writeAll(service, [whole("en", { key: "a", size: 40 })], "killed"));
    let ours: number[] = [];
    while (ours.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      ours = pagefinds().filter((pid) => !before.has(pid));
    }
    for (const pid of ours) process.kill(pid, "SIGKILL");
    match(await written, "was ended by SIGKILL");
    await service.ask("close");
    await service.end();
    not(existsSync(CACHE));
  });
indexer.run();

/** Pagefind processes that this process has started. */
function pagefinds(): number[] {
  const children = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(process.pid)], {
    encoding: "utf8",
  });
  return children
    .split("\n")
    .flatMap((line) => (line.includes("pagefind") ? [Number.parseInt(line, 10)] : []));
}

/** A page for the index. */
function textOf(slug: string): FoundText {
  return { url: `/en/${slug}/`, html: htmlOf("en", slug, "A text."), hasWords: true };
}

async function problemOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(() => "none", String);
}

function wrapped(text: string): string {
  return `<!doctype html><html lang="en"><title>A page</title><body><main data-pagefind-body>${text}</main></body></html>`;
}

function page(locale: string, slug: string, text: string): FoundPage {
  return foundPage(`/${locale}/${slug}/`, htmlOf(locale, slug, text));
}

function htmlOf(locale: string, slug: string, text: string): string {
  return `<!doctype html><html lang="${LANGS[locale]}"><title>${slug}</title><body><main data-pagefind-body><h1>${slug}</h1><p>${text}</p></main></body></html>`;
}

/** Writes the index of some pages, and adds only those of languages that are not in the cache. */
async function index(service: Server<Functions>, pages: readonly FoundPage[], folder: string): Promise<void> {
  const languages: FoundLanguage[] = [];
  for (const [locale, lang] of Object.entries(LANGS)) {
    const own = pages.filter(({ url }) => url.startsWith(`/${locale}/`));
    const key = cacheKey([JSON.stringify(own)]);
    languages.push(whole(locale, { key, size: own.length }));
    if (!(await service.ask("find", only(lang), key)))
      for (const one of own) service.send("add", only(lang), one, Object.values(LANGS));
  }
  await writeAll(service, languages, folder);
}

/** Makes the parts that are not in the cache, and writes the index. */
async function writeAll(
  service: Server<Functions>,
  languages: readonly FoundLanguage[],
  folder: string,
): Promise<void> {
  for (const { lang, parts } of languages)
    for (const part of parts)
      if (!(await service.ask("find", only(lang), part.key))) await service.ask("make", only(lang), part);
  await service.ask("write", languages, folder);
}

/** The only part of a language. */
function only(lang: string): PartName {
  return { lang, name: "", isOnly: true };
}

/** A language with one part. */
function whole(locale: string, part: Pick<FoundPart, "key" | "size">): FoundLanguage {
  return { locale, lang: LANGS[locale] ?? locale, parts: [{ ...part, name: "" }] };
}
