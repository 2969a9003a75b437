import { equal, is, ok, unreachable } from "uvu/assert";
import { findConfig } from "../../src/cli/project.ts";
import { UsageError } from "../../src/cli/terminal.ts";
import { ROOT } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const project = suite("the folder of a project");
for (const sign of ["#", "?", "%"])
  project(`is refused at once if its path has ${sign}, from which Eleventy could load nothing`, () => {
    try {
      findConfig(`/home/news ${sign}1/site`);
      unreachable();
    } catch (error) {
      ok(error instanceof UsageError, String(error));
      is(error.key, "cli:usage.projectPath");
      equal(error.values, { folder: `/home/news ${sign}1/site`, sign });
    }
  });
project("has a configuration", () => {
  ok(findConfig(ROOT).endsWith("eleventy.config.ts"));
});
project.run();
