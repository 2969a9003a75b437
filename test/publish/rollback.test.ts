import { existsSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { equal, is, ok, throws } from "uvu/assert";
import {
  newStaging,
  publish,
  publishedAt,
  rollBack,
  UnknownSiteError,
} from "../../src/files/publish/publish.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";
import { build, seen, siteCount, stopAt, write } from "../support/swapped.ts";

const KEEP = 3;

/** Publishes sites of these names, one after the other. @returns The names of their folders */
function publishAll(...names: string[]): string[] {
  return names.map((name) => {
    const staging = newStaging();
    write(staging, name);
    publish(staging, "_site", KEEP);
    return basename(staging);
  });
}

const rolling = suite<OwnFolder>("rollBack");
inOwnFolder(rolling);

rolling("leads readers to the site before, and from there to any other that stays", () => {
  const [, b, c, d] = publishAll("a", "b", "c", "d");
  is(siteCount(), KEEP);
  equal(publishedAt("_site"), { live: d, before: [c, b] });
  equal(rollBack("_site", undefined), { from: d, to: c });
  is(seen(), "c");
  rollBack("_site", b);
  is(seen(), "b");
  equal(publishedAt("_site"), { live: b, before: [c, d] });
  rollBack("_site", d);
  is(seen(), "d");
});

rolling("keeps that number of sites after a rollback, those that readers saw last", () => {
  const [, b, c] = publishAll("a", "b", "c");
  rollBack("_site", b);
  const [d] = publishAll("d");
  equal(publishedAt("_site"), { live: d, before: [b, c] });
  is(siteCount(), KEEP);
});

rolling("keeps two sites where no number is given, and those of another output as before", () => {
  publishAll("a", "b", "c");
  for (const name of ["x", "y", "z"]) build(name, "_preview");
  is(siteCount(), KEEP + 2);
  rollBack("_preview", undefined);
  is(seen("_preview"), "y");
  is(seen(), "c");
});

rolling("knows the sites that an earlier version has published", () => {
  const [a, b] = publishAll("a", "b");
  writeFileSync(`.polyglot/outputs/${b}.json`, JSON.stringify({ output: "_site", before: a }));
  rollBack("_site", undefined);
  is(seen(), "a");
});

rolling("refuses a site that isn't there, and leaves what readers see", () => {
  const unknown = (known: readonly string[]) => (error: unknown) => {
    equal((error as UnknownSiteError).known, known);
    return error instanceof UnknownSiteError;
  };
  throws(() => rollBack("_site", undefined), unknown([]));
  const [a] = publishAll("a");
  throws(() => rollBack("_site", undefined), unknown([]));
  const [b = ""] = publishAll("b");
  throws(() => rollBack("_site", b), unknown([a ?? ""]));
  throws(() => rollBack("_site", "site-of-nobody"), unknown([a ?? ""]));
  is(seen(), "b");
  rmSync(`.polyglot/sites/${a}`, { recursive: true });
  throws(() => rollBack("_site", undefined), unknown([]));
});

rolling("refuses an output that is a link of others", () => {
  publishAll("a", "b");
  rmSync("_site");
  symlinkSync("/srv/www", "_site");
  throws(() => rollBack("_site", undefined), /link/);
});

rolling("that is killed at any step shows the one site or the other, and nothing is lost", () => {
  for (let step = 0; ; step++) {
    for (const file of ["_site", ".polyglot"]) rmSync(file, { recursive: true, force: true });
    const [a = "", b = ""] = publishAll("a", "b");
    const stopped = stopAt(step, () => rollBack("_site", undefined));
    ok(["a", "b"].includes(seen()), seen());
    for (const site of [a, b]) ok(existsSync(`.polyglot/sites/${site}`));
    const live = basename(realpathSync("_site"));
    equal(publishedAt("_site"), { live, before: [live === a ? b : a] });
    build("next");
    is(seen(), "next");
    if (!stopped) break;
  }
});
rolling.run();
