import { equal } from "uvu/assert";
import { HEADERS } from "../../src/core/headers.ts";
import { SITES } from "../support/foreign-expected.ts";
import { searchOn } from "../support/foreign-search.ts";
import { buildForeignSite, type ForeignSite } from "../support/foreign-site.ts";
import { type Served, serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

const NAME = "four";
const search = suite<{ built: ForeignSite; served: Served }>("search on a site without a theme");
search.before(async (context) => {
  context.built = await buildForeignSite(NAME);
  context.served = await serve(context.built.output, { headers: Object.fromEntries(HEADERS) });
});
search.after(async ({ built, served }) => {
  await served.close();
  built.remove();
});

for (const [page, query, urls] of SITES.find(({ name }) => name === NAME)?.finds ?? [])
  search.long(`finds ${urls.join() || "nothing"} for ${query} on ${page}`, async ({ served }) => {
    equal(await searchOn(served.origin, page, query), [...urls]);
  });
search.run();
