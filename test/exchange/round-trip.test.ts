import { exchangeFor } from "../support/exchange-rounds.ts";
import { TOOLS } from "../support/exchange-tools.ts";
import { suite } from "../support/suite.ts";

const roundTrip = suite("texts that go out and come back");
for (const [name, tool] of Object.entries(TOOLS)) {
  roundTrip(`never shift or join, and nothing changes that nobody changed: ${name}`, () =>
    exchangeFor(12, tool),
  );
  roundTrip.long(`do not shift or join in a thousand edits: ${name}`, () => exchangeFor(1000, tool));
}
roundTrip.run();
