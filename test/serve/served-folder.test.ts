import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { equal } from "uvu/assert";
import { ServedFolder } from "../../src/files/serve/served-folder.ts";
import { filesIn } from "../support/project.ts";
import { suite } from "../support/suite.ts";

interface Context {
  root: string;
  folder: ServedFolder;
}

const served = suite<Context>("the served folder");
served.before.each((context) => {
  context.root = mkdtempSync(join(tmpdir(), "polyglot-served-"));
  context.folder = new ServedFolder(context.root);
});
served.after.each(({ root }) => rmSync(root, { recursive: true, force: true }));

function write({ root, folder }: Context, ...names: string[]): string[] {
  const files = names.map((name) => join(root, name));
  folder.expect(files);
  for (const file of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "");
  }
  return files;
}

served("loses files that a build no longer writes, and folders that are then empty", (context) => {
  const both = write(context, "en/a/index.html", "en/b/index.html");
  context.folder.keepOnly(both);
  context.folder.keepOnly(write(context, "en/a/index.html"));
  equal(filesIn(context.root), ["en/a/index.html"]);
  context.folder.keepOnly([]);
  equal(filesIn(context.root), []);
});
served("keeps files that other programs have written into it", (context) => {
  context.folder.keepOnly(write(context, "en/a/index.html"));
  mkdirSync(join(context.root, "pagefind"));
  writeFileSync(join(context.root, "pagefind/en.pf_meta"), "");
  writeFileSync(join(context.root, "en/a/drawn.svg"), "");
  context.folder.keepOnly([]);
  equal(filesIn(context.root), ["en/a/drawn.svg", "pagefind/en.pf_meta"]);
});
served("loses the files of a failed build", (context) => {
  const sound = write(context, "en/a/index.html");
  context.folder.keepOnly(sound);
  write(context, "en/half/index.html");
  context.folder.keepOnly(sound);
  equal(filesIn(context.root), ["en/a/index.html"]);
});
served("accepts a path with or without a dot in front", (context) => {
  const before = process.cwd();
  process.chdir(context.root);
  try {
    const folder = new ServedFolder("site");
    folder.expect(["site/a/index.html", "site/b/index.html"]);
    for (const name of ["a", "b"]) {
      mkdirSync(`site/${name}`, { recursive: true });
      writeFileSync(`site/${name}/index.html`, "");
    }
    folder.keepOnly(["./site/a/index.html"]);
    equal(filesIn("site"), ["a/index.html"]);
  } finally {
    process.chdir(before);
  }
});
served("keeps a page whose new name differs only in case, if the disk ignores case", (context) => {
  const [old = ""] = write(context, "en/News/index.html");
  context.folder.keepOnly([old]);
  // As on such a disk: another name of the same file.
  symlinkSync(join(context.root, "en/News"), join(context.root, "en/news"));
  context.folder.keepOnly([join(context.root, "en/news/index.html")]);
  equal(filesIn(join(context.root, "en/News")), ["index.html"]);
});
served("loses the old name if the disk respects case", (context) => {
  const [old = ""] = write(context, "en/News.html");
  context.folder.keepOnly([old]);
  context.folder.keepOnly(write(context, "en/news.html"));
  equal(filesIn(context.root), ["en/news.html"]);
});
served.run();
