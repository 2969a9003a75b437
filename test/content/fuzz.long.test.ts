import { is } from "uvu/assert";
import { fuzz, type Tally } from "../support/fuzz.ts";
import { suite } from "../support/suite.ts";

const CASES = { total: 20_000, each: 1000 } as const;

const tallies: Tally[] = [];
const long = suite("mutations");
for (let first = 1; first <= CASES.total; first += CASES.each) {
  const kind = first % (2 * CASES.each) === 1 ? "front matter" : "catalogue";
  long(`of each ${kind} from seed ${first} are accepted or explained`, () => {
    const tally = fuzz(kind, first, CASES.each);
    tallies.push(tally);
    is(tally.accepted + tally.explained, CASES.each);
  });
}
long.after(() => {
  const sum = (key: "accepted" | "explained") => tallies.reduce((total, tally) => total + tally[key], 0);
  const [slowest] = tallies.map((tally) => tally.slowest).sort((a, b) => b.milliseconds - a.milliseconds);
  process.stdout.write(
    `mutations: ${sum("accepted")} accepted, ${sum("explained")} explained; the slowest, of seed ` +
      `${slowest?.seed}, took ${Math.round(slowest?.milliseconds ?? 0)} ms\n`,
  );
});
long.run();
