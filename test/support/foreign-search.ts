import { openBrowser } from "./browser.ts";

/** Pagefind's own interface for scripts. */
interface Pagefind {
  search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
}

/** Searches a served site in a browser, on one of its pages. @returns the addresses that it finds */
export async function searchOn(origin: string, page: string, query: string): Promise<string[]> {
  const context = await (await openBrowser()).newContext();
  try {
    const tab = await context.newPage();
    await tab.goto(origin + page);
    return await tab.evaluate(
      async ([module, asked]) => {
        const { search } = (await import(module)) as Pagefind;
        const { results } = await search(asked);
        return Promise.all(results.map(async (one) => (await one.data()).url));
      },
      ["/pagefind/pagefind.js", query] as const,
    );
  } finally {
    await context.close();
  }
}
