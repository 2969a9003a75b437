import { equal, is, ok } from "uvu/assert";
import { fuzz, mutate, randomFrom } from "../support/fuzz.ts";
import { suite } from "../support/suite.ts";

const numbers = suite("randomFrom");
numbers("gives the same numbers for the same seed, and different ones for another", () => {
  const take = (seed: number) => Array.from({ length: 5 }, randomFrom(seed));
  equal(take(1), take(1));
  ok(take(1).every((number, index) => number !== take(2)[index] && number >= 0 && number < 1));
});
numbers("changes a text, always in the same way", () => {
  const seed = Buffer.from("---\ntitle: Визит\n---\n\n正文。\n");
  const of = (number: number) => mutate(seed, randomFrom(number)).toString("latin1");
  equal(of(7), of(7));
  ok(new Set(Array.from({ length: 100 }, (_, number) => of(number))).size > 80);
});
numbers.run();

const short = suite("mutations");
for (const [kind, first] of [
  ["front matter", 1],
  ["catalogue", 500_001],
] as const)
  short(`of each ${kind} are accepted or explained`, () => {
    const { accepted, explained } = fuzz(kind, first, 750);
    is(accepted + explained, 750);
    ok(accepted > 50 && explained > 200, `${accepted} accepted, ${explained} explained: both are tried`);
  });
short.run();
