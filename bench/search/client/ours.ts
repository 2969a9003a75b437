import { searchArchive } from "../../../src/theme/client/search-archive.ts";
import type { Archive } from "../../../src/theme/client/search-engine.ts";
import { addressIn } from "./bench-window.ts";

window.openSearch = async () => {
  const locale = location.pathname.slice(-7, -5);
  const address = {
    folder: "/ours/pagefind/",
    lang: document.documentElement.lang,
    data: `/ours/pagefind/data.${locale}.json`,
  };
  const worker = searchArchive("/ours/search-worker.js", address);
  let archive: Promise<Archive> | undefined;
  // A page of a site has it in the worker only: there it counts for the bytes.
  const open = async (): Promise<Archive> => {
    const { openArchive } = await import("../../../src/theme/client/search-engine.ts");
    archive ??= openArchive(address.folder, address.lang, address.data);
    return archive;
  };
  return {
    async find(query) {
      const { hits, absent, query: instead, guesses } = await (await open()).find(query, {});
      const others = [...(instead === undefined ? [] : [instead]), ...guesses.map(({ query }) => query)];
      return { found: hits.map(({ id }) => id), absent, others };
    },
    show: (query, limit) => worker.find({ query, options: {}, limit, facets: {} }),
    async excerpts(query, limit) {
      const { hits } = await (await open()).find(query, {});
      const shown = await Promise.all(hits.slice(0, limit).map((hit) => hit.show()));
      return shown.map((result) => ({ url: addressIn(result), pieces: result.excerpt }));
    },
    async addresses() {
      const { hits } = await (await open()).find("", {});
      return Object.fromEntries(
        await Promise.all(hits.map(async (hit) => [hit.id, addressIn(await hit.show())])),
      );
    },
  };
};
