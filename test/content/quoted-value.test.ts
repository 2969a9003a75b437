import { equal, is } from "uvu/assert";
import { parse } from "yaml";
import { valueToQuote } from "../../src/core/content/quoted-value.ts";
import { suite } from "../support/suite.ts";

const values = suite("valueToQuote");
for (const [value, sign, meant] of [
  ['"He said "yes""', '"', 'He said "yes"'],
  ['"他说"是""', '"', '他说"是"'],
  ['"Да" и "нет"', '"', '"Да" и "нет"'],
  ['"open', '"', "open"],
  ["'It's here'", "'", "It's here"],
  ["[草稿] 访问", "[", "[草稿] 访问"],
  ["{a} b", "{", "{a} b"],
  ["| Visit", "|", "| Visit"],
  ["> Visit", ">", "> Visit"],
  ["Визит: Париж", ":", "Визит: Париж"],
  ['Visit: the "day"', ":", 'Visit: the "day"'],
  ["@unesco 👩‍👩‍👧", "@", "@unesco 👩‍👩‍👧"],
  ["%d</script>", "%", "%d</script>"],
  ["- a", "-", "- a"],
] as const)
  values(`quotes ${value}`, () => {
    const found = valueToQuote(`title: ${value}`);
    equal([found?.key, found?.sign], ["title", sign]);
    equal(parse(`title: ${found?.quoted}`), { title: meant });
  });
for (const line of [
  "",
  "title:",
  "title: A visit",
  'title: "A visit" # yes',
  "title: 'It''s here'",
  "title: “A visit”",
  "topics: [a, b]",
  "topics: [a, b",
  "summary: |",
  "summary: >- # folded",
  "only words",
])
  values(`finds nothing to quote in ${JSON.stringify(line)}`, () => is(valueToQuote(line), undefined));
values.run();
