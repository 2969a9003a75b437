import { equal, is } from "uvu/assert";
import { sameBeginnings } from "../../src/core/search/equivalents.ts";
import { dateReader } from "../../src/core/search/query-dates.ts";
import { wordsOfQueries } from "../../src/core/search/site-words.ts";
import { suite } from "../support/suite.ts";

const GROUPS = [
  { asked: ["ЮНЕСКО"], typed: ["UNESCO", "联合国教科文组织"], avoided: ["организация объединённых наций"] },
];

/** What is loaded for a query. */
async function loadedFor(query: string, same = sameBeginnings(GROUPS)): Promise<string[]> {
  const loaded: string[] = [];
  const wordsOf = wordsOfQueries(
    { langs: ["en", "zh-Hans", "ru"], same },
    {
      async dates() {
        loaded.push("dates");
        return dateReader(["en"]);
      },
      async equivalents() {
        loaded.push("equivalents");
        return GROUPS;
      },
    },
  );
  const { equivalents } = await wordsOf(query);
  is(equivalents.of("Unesco").length > 0, loaded.includes("equivalents"), query);
  return loaded;
}

const words = suite("wordsOfQueries");
for (const [query, ...expected] of [
  ["visit"],
  ["визит"],
  ["访问"],
  [""],
  ["👩‍👩‍👧 </script>"],
  ["April 2023", "dates"],
  ["２０２３年", "dates"],
  ["二〇二三年会议", "dates"],
  ["at UNESCO", "equivalents"],
  ["Юнеско", "equivalents"],
  ["访问：联合国教科文组织", "equivalents"],
  ["организации объединенных наций", "equivalents"],
  ["unesco 2023", "dates", "equivalents"],
] as const)
  words(`load ${expected.join(" and ") || "nothing"} for ${JSON.stringify(query)}`, async () =>
    equal(await loadedFor(query), expected),
  );
words("load no words that mean the same where the site has none", async () =>
  equal(await loadedFor("UNESCO", sameBeginnings([])), []),
);
words.run();
