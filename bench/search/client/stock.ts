import type { SearchCall } from "../../../src/core/search/engine.ts";
import { addressIn } from "./bench-window.ts";

window.openSearch = async () => {
  const address = "/stock/pagefind/pagefind.js";
  const pagefind = (await import(address)) as { init(): Promise<void>; search: SearchCall };
  await pagefind.init();
  return {
    find: async (query) => (await pagefind.search(query, {})).results.map(({ id }) => id),
    async addresses() {
      const { results } = await pagefind.search(null, {});
      return Object.fromEntries(
        await Promise.all(results.map(async (hit) => [hit.id, addressIn(await hit.data())])),
      );
    },
  };
};
