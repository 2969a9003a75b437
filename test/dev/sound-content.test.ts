import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { is } from "uvu/assert";
import { nextChange } from "../../src/cli/dev/sound-content.ts";
import { watchFolders } from "../../src/files/serve/watch.ts";
import { suite } from "../support/suite.ts";

const TRIES = 400;
const PAUSE_MS = 25;

const waiting = suite("the wait for correct content");
waiting("ends with a change, not with a file that comes and goes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "polyglot-waiting-"));
  mkdirSync(join(folder, "articles"));
  const seen = new Set<string | undefined>();
  const other = watchFolders([folder], { changed: (file) => seen.add(file), blinded: () => {} });
  const { happened, forget } = nextChange([folder]);
  let has = false;
  void happened.then(() => {
    has = true;
  });
  const passing = join(folder, "articles/passing.txt");
  try {
    writeFileSync(passing, "x");
    rmSync(passing);
    for (let count = 0; count < TRIES && !seen.has(passing); count++) await setTimeout(PAUSE_MS);
    is(seen.has(passing), true);
    is(has, false);
    writeFileSync(join(folder, "articles/index.en.md"), "x");
    await happened;
  } finally {
    other.close();
    forget();
    rmSync(folder, { recursive: true });
  }
});
waiting.run();
