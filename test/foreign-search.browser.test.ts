import { equal } from "uvu/assert";
import { HEADERS } from "../src/core/headers.ts";
import { openBrowser } from "./browser.ts";
import { buildForeignSite, type ForeignSite } from "./foreign-site.ts";
import { type Served, serve } from "./serve.ts";
import { suite } from "./suite.ts";

/** What Pagefind's own interface gives to scripts. */
interface Pagefind {
  search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
}

const search = suite<{ built: ForeignSite; served: Served }>("search on a site without a theme");
search.before(async (context) => {
  context.built = await buildForeignSite("four");
  context.served = await serve(context.built.output, { headers: Object.fromEntries(HEADERS) });
});
search.after(async ({ built, served }) => {
  await served.close();
  built.remove();
});

for (const [page, query, found] of [
  ["/en/spring/", "sandstones", ["/en/deep-well/"]],
  ["/en/spring/", "колодец", []],
  ["/ar/ayn/", "الرملي", ["/ar/bir/"]],
  // Han characters are searched as a phrase, one by one.
  ["/zh/shenjing/", '"砂 岩"', ["/zh/shenjing/"]],
  ["/ru/kolodets/", "песчаник", ["/ru/kolodets/"]],
] as const)
  search(`finds ${found.join() || "nothing"} for ${query} on ${page}`, async ({ served }) => {
    const context = await (await openBrowser()).newContext();
    try {
      const tab = await context.newPage();
      await tab.goto(served.origin + page);
      const urls = await tab.evaluate(
        async ([module, asked]) => {
          const { search: ask } = (await import(module)) as Pagefind;
          const { results } = await ask(asked);
          return Promise.all(results.map(async (one) => (await one.data()).url));
        },
        ["/pagefind/pagefind.js", query] as const,
      );
      equal(urls, [...found]);
    } finally {
      await context.close();
    }
  });
search.run();
