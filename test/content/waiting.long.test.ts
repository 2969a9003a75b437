import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, ok } from "uvu/assert";
import { fingerprintIn } from "../support/newsroom-fixture.ts";
import { smallNewsroom } from "../support/small-newsroom.ts";
import { suite } from "../support/suite.ts";

const head = (title: string, more = "") =>
  `---\ntitle: ${title}\ndate: 2019-03-09\ntopics: [partnerships]\nsource: true\n${more}---\n\nText of ${title}.\n`;
const SHOWN = { "articles/shown/index.en.md": head("Shown", "publish: 2001-12-05T09:00+08:00\n") };
const CONTENT = {
  ...SHOWN,
  "articles/shown/index.zh.md": `---\ntitle: 水落石出\ntranslation:\n  of: "${fingerprintIn(SHOWN)}"\npublish: 2998-12-05T09:00+08:00\n---\n\n水落石出。\n`,
  "articles/marmalade/index.en.md": head(
    "Marmalade",
    "publish: 2999-12-05T09:00+08:00\naliases: [/marmalade.html]\n",
  ),
  "pages/marzipan/index.en.md":
    "---\ntitle: Marzipan\nsource: true\npublish: 2999-12-05T09:00+08:00\n---\n\nText of Marzipan.\n",
};

const sites = suite("a site with works and editions that wait");
sites("has nothing of them in any of its files, and says when the next build is due", async () => {
  const site = await smallNewsroom(CONTENT);
  try {
    const files = readdirSync(site.output, { recursive: true, withFileTypes: true, encoding: "utf8" });
    const texts = files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => `${join(parentPath, name)}\n${readFileSync(join(parentPath, name))}`);
    ok(texts.some((text) => text.includes("Text of Shown")));
    equal(
      texts.filter((text) => /marmalade|marzipan|水落石出/i.test(text)).map((text) => text.split("\n")[0]),
      [],
    );
    is(JSON.parse(site.read("/status.json")).nextBuild, "2998-12-05T01:00:00Z");
  } finally {
    site.remove();
  }
});
sites.run();
