import { equal, is } from "uvu/assert";
import {
  addressOf,
  isIdle,
  isSameList,
  NOTHING,
  optionsOf,
  type SearchState,
  stateOf,
} from "../../src/theme/client/search-state.ts";
import { suite } from "../support/suite.ts";

const offered = { year: ["", "2023"], topic: ["", "iioe"] };
const read = (search: string) => stateOf(search, (name, value) => offered[name].includes(value));
const state = (given: Partial<SearchState>): SearchState => ({ ...NOTHING, ...given });

const reading = suite("stateOf");
for (const [search, expected] of [
  ["", {}],
  ["?q=UNESCO", { query: "UNESCO" }],
  [
    "?q=%D0%BE%D0%B1%D1%80%D0%B0%D0%B7%D0%BE%D0%B2%D0%B0%D0%BD%D0%B8%D0%B5&page=3",
    { query: "образование", page: 3 },
  ],
  [
    "?q=+%E6%95%99%E8%82%B2+&year=2023&topic=iioe&sort=date",
    { query: "教育", year: "2023", topic: "iioe", sort: "date" },
  ],
  ["?q=%3C%2Fscript%3E%F0%9F%A6%98", { query: "</script>🦘" }],
  ["?page=0&sort=title", {}],
  ["?page=none", {}],
] as const)
  reading(`reads ${search || "an address without a search"}`, () => equal(read(search), state(expected)));
reading("leaves out a year and a topic that the page does not offer", () => {
  equal(read("?q=a&year=1999&topic=elsewhere"), state({ query: "a" }));
});
reading.run();

const writing = suite("addressOf");
for (const given of [
  { query: "UNESCO" },
  { query: "教育", year: "2023", sort: "date" },
  { query: "образование & наука", topic: "iioe", page: 2 },
  { year: "2023" },
  { query: '"a" #b?c=d🦘' },
])
  writing(`writes what stateOf reads: ${JSON.stringify(given)}`, () => {
    equal(read(addressOf(state(given))), state(given));
  });
writing("is empty where nothing is asked", () => is(addressOf(NOTHING), ""));
writing.run();

const judging = suite("a state of the search");
judging("is idle without words, year and topic, whatever its order", () => {
  is(isIdle(state({ sort: "date", page: 2 })), true);
  for (const given of [{ query: "a" }, { year: "2023" }, { topic: "iioe" }]) is(isIdle(state(given)), false);
});
judging("shows the same list on each of its pages, and in one order", () => {
  is(isSameList(state({ query: "a", page: 1 }), state({ query: "a", page: 2 })), true);
  is(isSameList(state({ query: "a" }), state({ query: "a", sort: "date" })), false);
  is(isSameList(state({ query: "a" }), state({ query: "a", year: "2023" })), false);
});
judging("asks for the newest first on request, and where there are no words", () => {
  equal(optionsOf(state({ query: "a" })), { filters: {}, sort: {} });
  equal(optionsOf(state({ query: "a", sort: "date", topic: "iioe" })), {
    filters: { topic: "iioe" },
    sort: { date: "desc" },
  });
  equal(optionsOf(state({ year: "2023" })), { filters: { year: "2023" }, sort: { date: "desc" } });
});
judging.run();
