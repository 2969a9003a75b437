import { readdirSync, readFileSync, rmSync } from "node:fs";
import { equal, is, match, not, ok, unreachable } from "uvu/assert";
import type { FoundPage } from "../src/core/search/early-pages.ts";
import { CACHE, cacheKey, keepCached, readCached } from "../src/files/cache.ts";
import { openService } from "../src/files/search-indexer.ts";
import { type Server, serveHere, Thread } from "../src/files/thread.ts";
import { inOwnFolder, type OwnFolder } from "./own-folder.ts";
import { filesIn, hashesOf } from "./project.ts";
import { suite } from "./suite.ts";

type Functions = ReturnType<typeof openService>;
const LANGS: Readonly<Record<string, string>> = { en: "en", zh: "zh-Hans", ru: "ru" };
const PAGES = [
  page("en", "visit", "The delegation saw the classrooms."),
  page("en", "meeting", "Conferences were held online."),
  page("zh", "visit", "联合国教科文组织的代表參观了教室。"),
  page("ru", "visit", "Делегация осмотрела аудитории."),
];

const indexer = suite<OwnFolder>("the indexer");
inOwnFolder(indexer);

indexer("takes a language that was kept from the cache, and makes the others again", async () => {
  const first = serveHere(openService());
  await index(first, PAGES, "first");
  // What was kept is marked, so that it is known where it turns up.
  const kept = readdirSync(CACHE).find((name) => name.startsWith("search-ru.")) ?? "";
  const key = kept.slice("search-ru.".length);
  keepCached(
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

indexer("writes the same bytes in a thread, and after pages that were thrown away", async () => {
  await index(serveHere(openService()), PAGES, "here");
  rmSync(CACHE, { recursive: true });
  const thread = new Thread<Functions>("search-indexer");
  for (const [lang, added] of [
    ["en", PAGES[1]],
    ["ru", PAGES[0]],
  ] as const) {
    if (added) thread.send("add", lang, added, Object.values(LANGS));
    await thread.ask("drop", lang);
  }
  await index(thread, PAGES, "there");
  await thread.end();
  equal(hashesOf("there"), hashesOf("here"));
});

indexer("keeps the words of a language beside its index, without those that nobody can find", async () => {
  const ignored = page("en", "notice", '<span data-pagefind-ignore="all">Subscribe</span> Announcement');
  await index(serveHere(openService()), [ignored], "words");
  equal(readFileSync("words/data.en.txt", "utf8").split("\n"), ["announcement", "notice"]);
});

indexer("has an index of nothing where nothing can be found", async () => {
  const service = serveHere(openService());
  is(await service.ask("find", "ru", "none"), false);
  await service.ask("write", [{ locale: "ru", lang: "ru", key: "none" }], "nothing");
  ok(filesIn("nothing").includes("pagefind-entry.json"));
  is(readFileSync("nothing/data.ru.txt", "utf8"), "");
});

indexer("says what went wrong while pages came, when the index is written", async () => {
  const service = serveHere(openService());
  const broken = { ...page("en", "a", "x"), facts: { title: "A", filters: null as never, meta: {} } };
  service.send("add", "en", broken, ["en"]);
  try {
    await service.ask("write", [{ locale: "en", lang: "en", key: "a" }], "broken");
    unreachable();
  } catch (error) {
    match(String(error), "TypeError");
  }
  await service.ask("close");
});
indexer.run();

function page(locale: string, slug: string, text: string): FoundPage {
  const html = `<!doctype html><html lang="${LANGS[locale]}"><title>${slug}</title><body><main data-pagefind-body><h1>${slug}</h1><p>${text}</p></main></body></html>`;
  return { url: `/${locale}/${slug}/`, html, facts: undefined };
}

/** Writes the index of some pages, of those that were not kept. */
async function index(service: Server<Functions>, pages: readonly FoundPage[], folder: string): Promise<void> {
  const languages = Object.entries(LANGS).map(([locale, lang]) => {
    const own = pages.filter(({ url }) => url.startsWith(`/${locale}/`));
    const key = cacheKey([JSON.stringify(own)]);
    return { locale, lang, key, own };
  });
  for (const { lang, key, own } of languages)
    if (!(await service.ask("find", lang, key)))
      for (const one of own) service.send("add", lang, one, Object.values(LANGS));
  await service.ask(
    "write",
    languages.map(({ own: _, ...language }) => language),
    folder,
  );
}
