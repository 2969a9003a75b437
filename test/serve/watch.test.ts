import { mkdirSync, mkdtempSync, renameSync, rmSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { equal, ok } from "uvu/assert";
import { type FolderWatch, watchFolders } from "../../src/files/serve/watch.ts";
import { suite } from "../support/suite.ts";

interface Context {
  folder: string;
  root: string;
  watch: FolderWatch;
  seen: Set<string | undefined>;
}

const TRIES = 400;
const PAUSE_MS = 25;

const watching = suite<Context>("a watched folder");
watching.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "polyglot-watch-"));
  context.root = join(context.folder, "content");
  mkdirSync(join(context.root, "articles/a"), { recursive: true });
  writeFileSync(join(context.root, "articles/a/index.en.md"), "1");
  open(context);
});
watching.after.each(({ folder, watch }) => {
  watch.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(context: Context): void {
  context.watch?.close();
  context.seen = new Set();
  const { seen } = context;
  const blinded = (error: Error) => {
    throw error;
  };
  context.watch = watchFolders([context.root], { changed: (file) => seen.add(file), blinded });
}

/** Makes a change of a file and waits until it is reported. */
async function reports({ seen }: Context, file: string, make: () => void): Promise<void> {
  seen.clear();
  make();
  for (let count = 0; count < TRIES; count++) {
    if (seen.has(file)) return;
    await setTimeout(PAUSE_MS);
  }
  throw new Error(`${file} is not among ${[...seen].join(", ")}`);
}

watching("reports a file that is written, created, renamed and removed", async (context) => {
  const file = join(context.root, "articles/a/index.en.md");
  await reports(context, file, () => writeFileSync(file, "2"));
  const made = join(context.root, "articles/a/index.zh.md");
  await reports(context, made, () => writeFileSync(made, "1"));
  const renamed = join(context.root, "articles/a/index.ru.md");
  await reports(context, renamed, () => renameSync(made, renamed));
  await reports(context, renamed, () => rmSync(renamed));
});
watching("reports a file that is written in place after another was renamed over it", async (context) => {
  const file = join(context.root, "articles/a/index.en.md");
  const draft = join(context.root, "articles/a/draft.md");
  writeFileSync(draft, "2");
  await reports(context, file, () => renameSync(draft, file));
  await reports(context, file, () => writeFileSync(file, "3"));
});
watching("reports files in folders that are new, moved, or created again", async (context) => {
  const added = join(context.root, "articles/b/deep");
  await reports(context, join(context.root, "articles/b"), () => mkdirSync(added, { recursive: true }));
  const file = join(added, "index.en.md");
  await reports(context, file, () => writeFileSync(file, "1"));
  const moved = join(context.root, "articles/c");
  await reports(context, moved, () => renameSync(join(context.root, "articles/b"), moved));
  const inMoved = join(moved, "deep/index.en.md");
  await reports(context, inMoved, () => writeFileSync(inMoved, "2"));
  await reports(context, moved, () => rmSync(moved, { recursive: true }));
  await reports(context, moved, () => mkdirSync(moved));
  const again = join(moved, "index.en.md");
  await reports(context, again, () => writeFileSync(again, "1"));
});
watching.long(
  "continues if the folder itself is removed and created again, at once or later",
  async (context) => {
    const file = join(context.root, "index.en.md");
    await reports(context, context.root, () => {
      rmSync(context.root, { recursive: true });
      mkdirSync(context.root);
    });
    await reports(context, file, () => writeFileSync(file, "1"));
    await reports(context, context.root, () => rmSync(context.root, { recursive: true }));
    await reports(context, context.root, () => mkdirSync(context.root));
    await reports(context, file, () => writeFileSync(file, "1"));
  },
);
watching("continues if another folder replaces it", async (context) => {
  const other = join(context.folder, "other");
  mkdirSync(other);
  await reports(context, context.root, () => {
    renameSync(context.root, join(context.folder, "before"));
    renameSync(other, context.root);
  });
  const file = join(context.root, "index.en.md");
  await reports(context, file, () => writeFileSync(file, "1"));
});
watching.long("may be created later", async (context) => {
  rmSync(context.root, { recursive: true });
  open(context);
  await reports(context, context.root, () => mkdirSync(context.root));
  const file = join(context.root, "index.en.md");
  await reports(context, file, () => writeFileSync(file, "1"));
});
watching("reports no leftover of an editor", async (context) => {
  const folder = join(context.root, "articles/a");
  const file = join(folder, "index.en.md");
  await reports(context, file, () => {
    for (const name of [".index.en.md.swp", "4913", "index.en.md~", ".#index.en.md"]) {
      writeFileSync(join(folder, name), "x");
      rmSync(join(folder, name));
    }
    writeFileSync(file, "2");
  });
  equal([...context.seen], [file]);
});
watching.long("is checked at intervals if the system watches no more folders", async (context) => {
  context.watch.close();
  const problems: string[] = [];
  context.seen = new Set();
  const full = Object.assign(new Error("ENOSPC: System limit for number of file watchers reached"), {
    code: "ENOSPC",
  });
  context.watch = watchFolders(
    [context.root],
    {
      changed: (file) => context.seen.add(file),
      blinded: ({ message }) => problems.push(message),
    },
    () => {
      throw full;
    },
  );
  for (const _ of [1, 2]) {
    context.seen.clear();
    for (let count = 0; count < TRIES && !context.seen.has(undefined); count++) await setTimeout(PAUSE_MS);
    ok(context.seen.has(undefined));
  }
  equal(problems, [full.message]);
});
watching.long("continues if the watch of one folder fails", async (context) => {
  context.watch.close();
  const opened = new Map<string, ReturnType<typeof watch>>();
  context.seen = new Set();
  context.watch = watchFolders(
    [context.root],
    { changed: (file) => context.seen.add(file), blinded: () => {} },
    (folder) => {
      const one = watch(folder);
      opened.set(folder, one);
      return one;
    },
  );
  for (const folder of [context.root, join(context.root, "articles/a")])
    await reports(context, folder, () => opened.get(folder)?.emit("error", new Error("EPERM")));
  const file = join(context.root, "articles/a/index.en.md");
  await reports(context, file, () => writeFileSync(file, "2"));
});
watching("reports nothing when it is closed", async (context) => {
  const { root, seen } = context;
  context.watch.close();
  open(context);
  writeFileSync(join(root, "index.en.md"), "1");
  await reports(context, join(root, "index.zh.md"), () => writeFileSync(join(root, "index.zh.md"), "1"));
  ok(seen.size === 0);
});
watching.run();
