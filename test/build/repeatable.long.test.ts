import { equal } from "uvu/assert";
import { buildOn, CHECKOUTS, LOCALES_OF_MACHINES, ZONES } from "../support/machines.ts";
import { hashesOf } from "../support/project.ts";
import { referenceSite } from "../support/reference-site.ts";
import { suite } from "../support/suite.ts";

const everywhere = suite<{ expected: Record<string, string> }>("the same site on every machine");
everywhere.before(async (context) => {
  context.expected = hashesOf((await referenceSite()).output);
});
// Each zone with each language; of the two checkouts, each with every zone and with every language.
for (const [row, zone] of ZONES.entries())
  for (const [column, locale] of LOCALES_OF_MACHINES.entries()) {
    const checkout = CHECKOUTS[(row + column) % CHECKOUTS.length] ?? "";
    everywhere(
      `is identical byte for byte in ${zone} and ${locale}, checked out as ${JSON.stringify(checkout)}`,
      async ({ expected }) => equal((await buildOn({ zone, locale, checkout })).hashes, expected),
    );
  }
everywhere("is identical byte for byte if folders are in another order", async ({ expected }) => {
  equal((await buildOn({ zone: "UTC", locale: "C", checkout: "news", other: ["order"] })).hashes, expected);
});
everywhere.run();
