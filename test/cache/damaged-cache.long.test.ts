import { DAMAGES } from "../support/damage.ts";
import { type BuiltNewsroom, buildDamaged, builtNewsroom } from "../support/damaged-cache.ts";
import { suite } from "../support/suite.ts";

const damaged = suite<{ newsroom: BuiltNewsroom }>("a build with a damaged cache");
damaged.before(async (context) => {
  context.newsroom = await builtNewsroom();
});
for (const [name, damage] of Object.entries(DAMAGES)) {
  damaged(`makes the same site where every file is ${name}`, ({ newsroom }) =>
    buildDamaged(newsroom, () => damage),
  );
  damaged(`makes the same site where every other file is ${name}`, ({ newsroom }) =>
    buildDamaged(newsroom, (index) => (index % 2 === 0 ? damage : undefined)),
  );
}
damaged.run();
