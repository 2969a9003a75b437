import { equal, is } from "uvu/assert";
import { buildOn, CHECKOUTS, LOCALES_OF_MACHINES, ZONES } from "../support/machines.ts";
import { hashesOf } from "../support/project.ts";
import { referenceSite } from "../support/reference-site.ts";
import { suite } from "../support/suite.ts";

const everywhere = suite<{ expected: Record<string, string>; builds: number }>(
  "the same site on every machine",
);
everywhere.before(async (context) => {
  context.expected = hashesOf((await referenceSite()).output);
  context.builds = 0;
});
for (const zone of ZONES)
  for (const locale of LOCALES_OF_MACHINES)
    everywhere(
      `is identical byte for byte in ${zone} and ${locale}, wherever it is checked out`,
      async (context) => {
        for (const checkout of CHECKOUTS) {
          equal((await buildOn({ zone, locale, checkout })).hashes, context.expected);
          context.builds++;
        }
      },
    );
everywhere("was built 24 times", ({ builds }) => is(builds, 24));
everywhere("is identical byte for byte if folders are in another order", async ({ expected }) => {
  equal((await buildOn({ zone: "UTC", locale: "C", checkout: "news", other: ["order"] })).hashes, expected);
});
everywhere.run();
