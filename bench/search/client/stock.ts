import type { SearchCall } from "../../../src/core/search/engine.ts";
import { addressIn, resultsOnly } from "./bench-window.ts";

window.openSearch = async () => {
  const address = "/stock/pagefind/pagefind.js";
  const pagefind = (await import(address)) as { init(): Promise<void>; search: SearchCall };
  await pagefind.init();
  return {
    find: async (query) => resultsOnly((await pagefind.search(query, {})).results.map(({ id }) => id)),
    async show(query, limit) {
      const { results } = await pagefind.search(query, {});
      return Promise.all(results.slice(0, limit).map((hit) => hit.data()));
    },
    excerpts: async () => [],
    async addresses() {
      const { results } = await pagefind.search(null, {});
      return Object.fromEntries(
        await Promise.all(results.map(async (hit) => [hit.id, addressIn(await hit.data())])),
      );
    },
  };
};
