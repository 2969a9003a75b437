import { posix, win32 } from "node:path";
import { is } from "uvu/assert";
import { pathWithin, withSlashes } from "../src/files/paths.ts";
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

const within = suite("pathWithin");

for (const [folder, file, expected] of [
  ["./src/pages/", "./src/pages/_includes/a.njk", "_includes/a.njk"],
  ["./", "./_includes/a.njk", "_includes/a.njk"],
  ["./src/pages/", "./src/parts/a.njk", "./src/parts/a.njk"],
  ["/home/site/pages/", "/home/site/pages/a.njk", "a.njk"],
] as const)
  within(`is ${expected} for ${file} in ${folder}`, () => is(pathWithin(folder, file), expected));
within.run();
