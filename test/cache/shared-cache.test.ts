import { Random } from "../../bench/search/random.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { shareCache } from "../support/shared-cache.ts";
import { suite } from "../support/suite.ts";

const RUNS = 60;

const shared = suite<OwnFolder>("a cache of several programs");
inOwnFolder(shared);
shared(
  "gives each of them the right values, and loses nothing that was used within a day, in any order",
  () => {
    for (let seed = 1; seed <= RUNS; seed++) {
      try {
        shareCache(new Random(seed));
      } catch (error) {
        throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
      }
    }
  },
);
shared.run();
