import { is } from "uvu/assert";
import { editDistance, nearest } from "../../src/core/language/nearest.ts";
import { suite } from "../support/suite.ts";

const distance = suite("editDistance");
const distances: [a: string, b: string, steps: number][] = [
  ["", "", 0],
  ["", "abc", 3],
  ["abc", "", 3],
  ["title", "title", 0],
  ["title", "titles", 1],
  ["title", "tile", 1],
  ["title", "tilte", 1],
  ["title", "tidle", 1],
  ["kitten", "sitting", 3],
  ["ca", "abc", 3],
  ["новости", "новсоти", 1],
  ["摘要", "摘录", 1],
  ["摘要", "要摘", 1],
];
for (const [a, b, steps] of distances) {
  distance(`is ${steps} between "${a}" and "${b}", in both directions`, () => {
    is(editDistance(a, b), steps);
    is(editDistance(b, a), steps);
  });
}
distance.run();

const near = suite("nearest");
const rows: [word: string, candidates: string[], found: string | undefined][] = [
  ["tilte", ["title", "topics"], "title"],
  ["Title", ["title", "topics"], "title"],
  ["topcis", ["title", "topics"], "topics"],
  ["zebra", ["title", "topics"], undefined],
  ["рейтиг", ["рейтинг", "новости"], "рейтинг"],
  ["НОВОСТЬ", ["рейтинг", "новости"], "новости"],
  ["数字转形", ["数字转型", "合作伙伴"], "数字转型"],
  ["合作", ["数字转型"], undefined],
  ["zz", ["en", "zh", "ru"], "zh"],
  ["title", [], undefined],
  ["", ["title", "topics"], undefined],
  ["</script>", ["title", "script"], "script"],
  ["📅", ["date", "title"], undefined],
  ["\u202Etitle", ["title"], "title"],
];
for (const [word, candidates, found] of rows) {
  near(
    `finds ${found ?? "nothing"} for ${JSON.stringify(word)} among ${candidates.join(", ") || "none"}`,
    () => {
      is(nearest(word, candidates), found);
    },
  );
}
near("takes the first of two that are equally near", () => is(nearest("bat", ["cat", "hat"]), "cat"));
near("takes a set as well as a list", () => is(nearest("sumary", new Set(["summary"])), "summary"));
near("takes little time for a long word, and for many candidates", () => {
  is(nearest("я".repeat(300_000), ["я".repeat(299_999)]), undefined);
  is(nearest("tilte", Array<string>(1_000_000).fill("title")), "title");
});
near.run();
