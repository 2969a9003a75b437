import { equal, ok } from "uvu/assert";
import { HEADERS } from "../../src/core/headers.ts";
import { checkForeign, SITES } from "../support/foreign-expected.ts";
import { searchOn } from "../support/foreign-search.ts";
import { buildForeignSite, type ForeignSite, fromTarball } from "../support/foreign-site.ts";
import { packProject } from "../support/package.ts";
import { type Served, serve } from "../support/serve.ts";
import { suite } from "../support/suite.ts";

let tarball: string | undefined;

for (const expected of SITES) {
  const { name, finds, node = [] } = expected;
  const packed = suite<{ built: ForeignSite; served: Served }>(
    `a foreign site from the packed package: ${name}`,
  );
  packed.before(async (context) => {
    const file = tarball ?? packProject();
    tarball = file;
    // Node runs without extra options, except for a site whose own templates are TypeScript.
    context.built = await buildForeignSite(name, (folder) => [...node, ...fromTarball(folder, file)]);
    context.served = await serve(context.built.output, { headers: Object.fromEntries(HEADERS) });
  });
  packed.after(async ({ built, served }) => {
    await served?.close();
    built?.remove();
  });
  packed(
    "is built completely, passes the audit with its search, and has what its templates ask for",
    ({ built }) => checkForeign(built.output, expected),
  );
  packed("finds the expected pages in the browser", async ({ served }) => {
    ok(finds.length > 0);
    for (const [page, query, urls] of finds)
      equal(await searchOn(served.origin, page, query), [...urls], query);
  });
  packed.run();
}
