import { existsSync, type FSWatcher, rmSync, watch } from "node:fs";
import path from "node:path";
import { gradeOf } from "../core/faults.ts";
import type { Translate } from "../core/messages.ts";
import { createEleventy, type EleventyConfig } from "../eleventy.ts";
import { printFaults } from "../files/fault-pages.ts";
import { WORKSHOP } from "../files/publish.ts";
import { findConfig, type Project, readProject } from "./project.ts";
import { EXIT, say, warn } from "./terminal.ts";

/** Where the site being written is kept: the published one is left alone. */
const PREVIEW = path.join(WORKSHOP, "preview");

/** `polyglot dev`: builds, serves on a local port and shows every change of the content at once. */
export async function dev(t: Translate, port: number): Promise<number> {
  const { folders } = await soundContent(t);
  rmSync(PREVIEW, { recursive: true, force: true });
  const options = {
    configPath: findConfig(),
    runMode: "serve",
    quietMode: true,
    source: "cli",
    // Where the port is taken the server takes the next one, so it alone knows its address.
    config: (config: EleventyConfig) => config.setServerOptions({ messageOnStart: announce }),
  } as const;
  const eleventy = await createEleventy(options, undefined, PREVIEW);
  const rebuild = await eleventy.watch();
  eleventy.serve(port);
  onDeletion(Object.values(folders), (file) => {
    rmSync(PREVIEW, { recursive: true, force: true });
    void rebuild(file);
  });
  return EXIT.ok;

  function announce({ localhostUrl }: { localhostUrl: string }): void {
    say(t("cli:serving", { url: localhostUrl }));
  }
}

/** Waits, with a report, until the content can be built: a server that dies of a typing error helps nobody. */
async function soundContent(t: Translate): Promise<Project> {
  let project = await readProject();
  while (!isSound(project)) {
    // Read once more while it is watched: nothing that was written since the first time is missed.
    const change = nextChange(Object.values(project.folders));
    project = await readProject();
    if (isSound(project)) change.forget();
    else {
      process.stderr.write(printFaults(project.faults, t, "text"));
      warn(t("cli:waiting"));
      await change.happened;
      project = await readProject();
    }
  }
  return project;
}

function isSound({ faults }: Project): boolean {
  return !faults.some((fault) => gradeOf(fault) === "error");
}

/** Eleventy builds again when a file is added or changed, but not when one is gone. */
function onDeletion(folders: readonly string[], act: (file: string) => void): void {
  for (const folder of folders) {
    watch(folder, { recursive: true }, (event, name) => {
      if (event !== "rename" || name === null || existsSync(path.join(folder, name))) return;
      act(path.join(folder, name));
    });
  }
}

/** The next change of anything in some folders, from now on. */
function nextChange(folders: readonly string[]): { happened: Promise<void>; forget: () => void } {
  let watchers: readonly FSWatcher[] = [];
  const forget = () => {
    for (const watcher of watchers) watcher.close();
  };
  const happened = new Promise<void>((resolve) => {
    watchers = folders.map((folder) => watch(folder, { recursive: true }, () => resolve()));
  });
  return { happened: happened.finally(forget), forget };
}
