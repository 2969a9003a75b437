import fs, {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import path, { dirname, join, resolve } from "node:path";
import { equal, is, ok, throws } from "uvu/assert";
import { linkTarget, makeLink, removeLink, replaceLink } from "../../src/files/publish/links.ts";
import { withFs } from "../support/fs-steps.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";

const { renameSync: rename, symlinkSync: symlink } = fs;

const target = suite("linkTarget");
target("is the site's own path on Windows, which a junction resolves to the site", () => {
  for (const place of ["C:\\news\\_site", "C:\\news\\public\\сайт", "D:\\сайт 新闻"]) {
    const site = "C:\\news\\.polyglot\\sites\\site-AAAA";
    const junction = path.win32.join(path.win32.dirname(place), "._site.polyglot-new");
    // As Node makes a junction: https://github.com/nodejs/node/blob/v20.x/lib/internal/fs/utils.js
    is(path.win32.resolve(junction, "..", linkTarget(site, place, "win32")), site);
  }
});
target("leads elsewhere from the link to the site, in whatever folder the project is", () => {
  for (const [place, expected] of [
    ["/news/_site", ".polyglot/sites/site-a"],
    ["/news/public/сайт", "../.polyglot/sites/site-a"],
    ["/srv/新闻", "../news/.polyglot/sites/site-a"],
  ] as const)
    for (const platform of ["linux", "darwin"] as const)
      is(linkTarget("/news/.polyglot/sites/site-a", place, platform), expected);
});
target.run();

/** What Windows does with links to folders. */
class Windows {
  readonly calls: string[] = [];
  readonly platform = "win32";
  pauses = 0;
  /** Files that another program has open, and for how many attempts. */
  readonly open = new Map<string, number>();

  pause = () => {
    this.pauses++;
  };

  run(work: () => void): void {
    withFs({ renameSync: this.#rename, symlinkSync: this.#junction }, work);
  }

  #rename = (from: string, to: string) => {
    this.calls.push(`${from} > ${to}`);
    const left = this.open.get(from) ?? 0;
    this.open.set(from, left - 1);
    const isFolder = lstatSync(to, { throwIfNoEntry: false })?.isFile() === false;
    if (isFolder) throw Object.assign(new Error("EPERM"), { code: "EPERM" });
    if (left > 0) throw Object.assign(new Error("EBUSY"), { code: "EBUSY" });
    rename(from, to);
  };

  #junction = (to: string, link: string, type: string) => {
    is(type, "junction");
    symlink(resolve(dirname(resolve(link)), to), link);
  };
}

const SYSTEMS = [
  ["on Windows", () => new Windows()],
  ["elsewhere", () => ({ platform: "linux" as const, pause: () => {}, run: (work: () => void) => work() })],
] as const;
const DRAFT = "._site.polyglot-new";
const FORMER = "._site.polyglot-old";

/** A finished site, and the link to it that shall replace the output. */
function draftTo(site: string, platform: NodeJS.Platform): void {
  mkdirSync(site);
  writeFileSync(join(site, "index.html"), site);
  makeLink(linkTarget(resolve(site), resolve("_site"), platform), DRAFT);
}
const seen = () => readFileSync("_site/index.html", "utf8");

const replacing = suite<OwnFolder>("replaceLink");
inOwnFolder(replacing);
for (const [where, systemOf] of SYSTEMS) {
  replacing(`puts the first link, and each later one, in the place of the output ${where}`, () => {
    const system = systemOf();
    system.run(() => {
      for (const site of ["site-a", "site-b", "сайт-新"]) {
        draftTo(site, system.platform);
        replaceLink(DRAFT, "_site", system);
        is(seen(), site);
        is(realpathSync("_site"), realpathSync(site));
      }
    });
    equal(
      readdirSync(".").filter((name) => name.startsWith(".")),
      [],
    );
  });
  replacing(`removes what a killed build has left ${where}`, () => {
    const system = systemOf();
    system.run(() => {
      draftTo("site-a", system.platform);
      replaceLink(DRAFT, "_site", system);
      makeLink(resolve("gone"), FORMER);
      makeLink(resolve("gone"), DRAFT);
      draftTo("site-b", system.platform);
      replaceLink(DRAFT, "_site", system);
      if (system.platform === "linux") removeLink(FORMER);
    });
    is(seen(), "site-b");
    equal(readdirSync(".").sort(), ["_site", "site-a", "site-b"]);
  });
}
replacing("doesn't try on Windows what can't succeed", () => {
  const windows = new Windows();
  windows.run(() => {
    for (const site of ["site-a", "site-b"]) {
      draftTo(site, "win32");
      replaceLink(DRAFT, "_site", windows);
    }
  });
  is(windows.pauses, 0);
  equal(windows.calls, [`${DRAFT} > _site`, `_site > ${FORMER}`, `${DRAFT} > _site`]);
});
replacing("waits on Windows for a program that has the output open", () => {
  const windows = new Windows();
  windows.run(() => {
    draftTo("site-a", "win32");
    replaceLink(DRAFT, "_site", windows);
    draftTo("site-b", "win32");
    windows.open.set("_site", 2).set(DRAFT, 3);
    replaceLink(DRAFT, "_site", windows);
  });
  is(seen(), "site-b");
  is(windows.pauses, 5);
});
replacing("puts the former link back if a program keeps the new one open", () => {
  const windows = new Windows();
  windows.run(() => {
    draftTo("site-a", "win32");
    replaceLink(DRAFT, "_site", windows);
    draftTo("site-b", "win32");
    windows.open.set(DRAFT, 1000);
    throws(() => replaceLink(DRAFT, "_site", windows), "EBUSY");
  });
  is(seen(), "site-a");
  is(existsSync(FORMER), false);
});
replacing.run();

const removing = suite<OwnFolder>("removeLink");
inOwnFolder(removing);
removing("removes a link and leaves the folder that it leads to", () => {
  mkdirSync("site");
  writeFileSync("site/a.html", "a");
  makeLink(resolve("site"), "link");
  ok(readlinkSync("link"));
  removeLink("link");
  removeLink("link");
  equal(readdirSync("."), ["site"]);
  is(existsSync("site/a.html"), true);
});
removing.run();
