import { equal, is } from "uvu/assert";
import { CONTENT_RULES, checkEntries, LOCALES_RULES } from "../../src/core/content/preflight.ts";
import { isLeftover } from "../../src/core/publish/leftovers.ts";
import { suite } from "../support/suite.ts";

const LEFT = [
  "index.en.md~",
  ".index.en.md.swp",
  ".index.en.md.swo",
  ".index.en.md.swx",
  "4913",
  ".4913",
  ".#index.en.md",
  "#index.en.md#",
  "index.en.md.tmp",
  "index.en.md.___jb_tmp___",
  "index.en.md.___jb_old___",
  ".goutputstream-AB12CD",
  ".index.en.md.kate-swp",
  ".~lock.index.en.md#",
  ".nfs00000000012",
];

const CONTENT = [
  "index.en.md",
  "index.zh.md",
  "index.ru.md",
  "cover.png",
  "site.json",
  "новость.md",
  "4913.md",
  "swp.md",
  "tmp.png",
  "photo.gif",
  ".htaccess",
];

const leftovers = suite("leftovers of editors");
for (const name of LEFT)
  leftovers(`${name} is one, and not a fault`, () => {
    is(isLeftover(name), true);
    for (const rules of [CONTENT_RULES, LOCALES_RULES])
      for (const kind of ["file", "link"] as const)
        equal(checkEntries("content", [{ path: `articles/a/${name}`, kind, size: 5 }], rules).faults, []);
  });
for (const name of CONTENT) leftovers(`${name} is not one`, () => is(isLeftover(name), false));
leftovers("a folder with such a name is not one", () => {
  const { faults } = checkEntries(
    "content",
    [{ path: "articles/.#a", kind: "folder", size: 0 }],
    CONTENT_RULES,
  );
  equal(
    faults.map(({ code }) => code),
    ["file-name"],
  );
});
leftovers.run();
