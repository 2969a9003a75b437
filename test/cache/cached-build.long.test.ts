import { Random } from "../../bench/search/random.ts";
import { CHANGES, compareBuilds } from "../support/cached-build.ts";
import { suite } from "../support/suite.ts";

const ROWS = 4;

const cached = suite("builds with a cache");
for (const seed of [1, 2])
  cached(`equal clean ones over a sequence of changes, seed ${seed}`, () => {
    const random = new Random(seed);
    const names = Object.keys(CHANGES);
    const rows = Array.from({ length: ROWS }, () =>
      Array.from({ length: random.between(1, 3) }, () => random.pick(names)),
    );
    return compareBuilds(rows, random);
  });
cached.run();
