import { Random } from "../../bench/search/random.ts";
import { ALL_DAMAGES, type BuiltNewsroom, buildDamaged, builtNewsroom } from "../support/damaged-cache.ts";
import { suite } from "../support/suite.ts";

const damaged = suite<{ newsroom: BuiltNewsroom }>("a build with a damaged cache");
damaged.before(async (context) => {
  context.newsroom = await builtNewsroom();
});
for (const seed of [1, 2])
  damaged.long(
    `makes the same site where every file is damaged in some way, seed ${seed}`,
    ({ newsroom }) => {
      const random = new Random(seed);
      return buildDamaged(newsroom, () => random.pick(ALL_DAMAGES));
    },
  );
damaged.run();
