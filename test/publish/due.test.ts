import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { equal, is } from "uvu/assert";
import { parse } from "yaml";
import { statusOf } from "../../src/core/site/status.ts";
import { read, root } from "../support/documents.ts";
import { siteOf } from "../support/newsroom-fixture.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";

/** Writes a `status.json` as the build does. */
function writeStatus(next?: string): void {
  writeFileSync("status.json", JSON.stringify(statusOf(siteOf({ a: { en: "source" } }), {}, next), null, 2));
}

const due = suite<OwnFolder>("due.sh");
inOwnFolder(due);
for (const [fact, now, code] of [
  ["is not due a second before", "2026-12-05T00:59:59Z", 1],
  ["is due when the time has come", "2026-12-05T01:00:00Z", 0],
  ["is due years later", "2031-01-01T00:00:00Z", 0],
] as const)
  due(`says that a build ${fact}`, () => {
    writeStatus("2026-12-05T01:00:00Z");
    is(spawnSync("sh", [`${root}/deploy/due.sh`, "status.json", now]).status, code);
  });
due("says that no build is due where nothing waits, and that it can't know without the file", () => {
  writeStatus();
  is(spawnSync("sh", [`${root}/deploy/due.sh`, "status.json"]).status, 1);
  is(spawnSync("sh", [`${root}/deploy/due.sh`, "gone.json"]).status, 2);
});
due("starts the workflow of the site only when a build is due, and fails where it can't know", () => {
  const { jobs } = parse(read("deploy/due.yml")) as { jobs: { due: { steps: { run?: string }[] } } };
  const script = jobs.due.steps.flatMap(({ run }) => run ?? []).join("\n");
  mkdirSync("bin");
  mkdirSync("deploy");
  writeFileSync("deploy/due.sh", read("deploy/due.sh"));
  // In the place of the network: the last argument is the address.
  writeFileSync("bin/curl", '#!/bin/sh\nfor last; do :; done\ncat "$(echo "$last" | sed s,https://,,)"\n');
  writeFileSync("bin/gh", '#!/bin/sh\necho "$@" >> calls\n');
  for (const name of ["curl", "gh"]) chmodSync(`bin/${name}`, 0o755);
  const run = (site: string) =>
    spawnSync("bash", ["-e", "-c", script], {
      env: { PATH: `${process.cwd()}/bin:${process.env.PATH}`, SITE_URL: `https://${site}` },
    }).status;
  writeStatus("2001-01-01T00:00:00Z");
  equal([run("."), readFileSync("calls", "utf8")], [0, "workflow run site.yml\n"]);
  writeStatus("2999-01-01T00:00:00Z");
  equal([run("."), readFileSync("calls", "utf8")], [0, "workflow run site.yml\n"]);
  is(run("gone"), 2);
});
due.run();
