import { DAMAGES } from "../support/damage.ts";
import { type BuiltNewsroom, buildDamaged, builtNewsroom } from "../support/damaged-cache.ts";
import { suite } from "../support/suite.ts";

const damaged = suite<{ newsroom: BuiltNewsroom }>("a build with a damaged cache");
damaged.before(async (context) => {
  context.newsroom = await builtNewsroom();
});
for (const [row, [name, damage]] of Object.entries(DAMAGES).entries())
  damaged(`makes the same site where every ${row % 2 === 0 ? "" : "other "}file is ${name}`, ({ newsroom }) =>
    buildDamaged(newsroom, (index) => (row % 2 === 0 || index % 2 === 0 ? damage : undefined)),
  );
damaged.run();
