import { searchArchive } from "../../../src/theme/client/search-archive.ts";
import { openArchive } from "../../../src/theme/client/search-engine.ts";
import { addressIn } from "./bench-window.ts";

window.openSearch = async () => {
  const locale = location.pathname.slice(-7, -5);
  const address = {
    folder: "/ours/pagefind/",
    lang: document.documentElement.lang,
    data: `/ours/pagefind/data.${locale}.json`,
  };
  const archive = await openArchive(address.folder, address.lang, address.data);
  const worker = searchArchive("/ours/search-worker.js", address);
  return {
    async find(query) {
      const { hits, absent, query: instead, guesses } = await archive.find(query, {});
      const others = [...(instead === undefined ? [] : [instead]), ...guesses.map(({ query }) => query)];
      return { found: hits.map(({ id }) => id), absent, others };
    },
    show: (query, limit) => worker.find({ query, options: {}, limit, facets: {} }),
    async excerpts(query, limit) {
      const { hits } = await archive.find(query, {});
      const shown = await Promise.all(hits.slice(0, limit).map((hit) => hit.show()));
      return shown.map((result) => ({ url: addressIn(result), pieces: result.excerpt }));
    },
    async addresses() {
      const { hits } = await archive.find("", {});
      return Object.fromEntries(
        await Promise.all(hits.map(async (hit) => [hit.id, addressIn(await hit.show())])),
      );
    },
  };
};
