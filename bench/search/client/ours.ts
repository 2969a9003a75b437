import { openArchive } from "../../../src/theme/client/search-engine.ts";
import { addressIn } from "./bench-window.ts";

window.openSearch = async () => {
  const locale = location.pathname.slice(-7, -5);
  const archive = await openArchive(
    "/ours/pagefind/",
    document.documentElement.lang,
    `/ours/pagefind/data.${locale}.json`,
  );
  return {
    find: async (query) => (await archive.find(query, {})).hits.map(({ id }) => id),
    async addresses() {
      const { hits } = await archive.find("", {});
      return Object.fromEntries(
        await Promise.all(hits.map(async (hit) => [hit.id, addressIn(await hit.show())])),
      );
    },
  };
};
