import { equal, is, match, ok } from "uvu/assert";
import { readAnswers, withQuestions } from "../../src/core/import-archive/answers.ts";
import { suite } from "../support/suite.ts";

const EXPLAIN = { topics: "Topics", dates: "Dates", titles: "Titles", pairs: "Pairs" };
const QUESTIONS = {
  topics: new Map([
    ["Partnerships", "partnerships"],
    ["新闻", ""],
  ]),
  dates: new Map([["a.txt", "03/09/2019"]]),
  titles: new Map([["б.txt", "Первые слова…"]]),
  pairs: [{ pages: ["a.txt", "b.txt"] as const, score: 0.8, why: "iite, 2019" }],
};

const answers = suite("the file of answers");
answers("asks what the archive doesn't say, and is read again", () => {
  const text = withQuestions("", QUESTIONS, EXPLAIN);
  match(text, /# 03\/09\/2019\n {2}a\.txt:/);
  equal(readAnswers(text), {
    topics: { Partnerships: "partnerships", 新闻: "" },
    dates: { "a.txt": "" },
    titles: { "б.txt": "" },
    pairs: [{ pages: ["a.txt", "b.txt"], same: "ask" }],
  });
});
answers("keeps what an editor has written, comments too, and asks nothing twice", () => {
  const text = withQuestions("", QUESTIONS, EXPLAIN)
    .replace("same: ask", "same: yes # checked")
    .replace(/a\.txt:.*/, "a.txt: 2019-09-03");
  const more = { ...QUESTIONS, dates: new Map([...QUESTIONS.dates, ["c.txt", ""]]) };
  const after = withQuestions(text, more, EXPLAIN);
  match(after, /same: yes # checked/);
  const read = readAnswers(after);
  ok(!("problem" in read));
  equal(read.dates, { "a.txt": "2019-09-03", "c.txt": "" });
  equal(read.pairs, [{ pages: ["a.txt", "b.txt"], same: "yes" }]);
  is(withQuestions(after, more, EXPLAIN), after);
});
answers("isn't there without a question", () => {
  const none = { topics: new Map(), dates: new Map(), titles: new Map(), pairs: [] };
  is(withQuestions("", none, EXPLAIN), "");
});
answers("that can't be read says why", () => {
  for (const text of ["topics: [", "dates:\n  a: [1]", "other: 1", "pairs:\n  - pages: [a]\n    same: yes"])
    ok("problem" in readAnswers(text), text);
});
answers.run();
