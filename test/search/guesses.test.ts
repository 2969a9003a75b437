import { equal } from "uvu/assert";
import type { Outcome } from "../../src/core/search/engine.ts";
import { type Candidate, guessesFrom } from "../../src/core/search/guesses.ts";
import { fakeSearch } from "../support/search-fake.ts";
import { suite } from "../support/suite.ts";

const candidate = (query: string): Candidate => ({ query, reason: "spelling" });
const { search } = fakeSearch({ "/a/": "one two three four five", "/b/": "one two" });
const asked: string[] = [];
const find = async (query: string): Promise<Pick<Outcome, "hits" | "match">> => {
  asked.push(query);
  return { hits: (await search(query, {})).results, match: query === "five" ? "rest" : "all" };
};

const guesses = suite("guessesFrom");
guesses("counts what each query finds, and leaves out those that find nothing or not all", async () => {
  equal(await guessesFrom(["none", "one", "five", "three"].map(candidate), find), [
    { query: "one", reason: "spelling", count: 2 },
    { query: "three", reason: "spelling", count: 1 },
  ]);
});
guesses("are three at most, the most probable", async () => {
  const found = await guessesFrom(["four", "three", "two", "one"].map(candidate), find);
  equal(
    found.map(({ query }) => query),
    ["four", "three", "two"],
  );
});
guesses("are asked once each, and six at most", async () => {
  asked.length = 0;
  await guessesFrom(["one", "One", "a", "b", "c", "d", "e", "f", "g"].map(candidate), find);
  equal(asked, ["one", "a", "b", "c", "d", "e"]);
});
guesses.run();
