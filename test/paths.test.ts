import { posix, win32 } from "node:path";
import { is } from "uvu/assert";
import { withSlashes } from "../src/files/paths.ts";
import { suite } from "./support/suite.ts";

const paths = suite("withSlashes");
for (const [file, expected] of [
  ["content\\articles\\visit\\index.en.md", "content/articles/visit/index.en.md"],
  ["..\\новости\\新闻 👩‍👩‍👧.md", "../новости/新闻 👩‍👩‍👧.md"],
  ["C:\\news", "C:/news"],
  ["", ""],
] as const)
  paths(`writes ${JSON.stringify(file)} of Windows with slashes`, () =>
    is(withSlashes(file, win32.sep), expected),
  );
paths("leaves a backslash in a name of another system", () => {
  is(withSlashes("a/b\\c", posix.sep), "a/b\\c");
});
paths.run();
