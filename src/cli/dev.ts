import { existsSync, type FSWatcher, rmSync, watch } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { EDIT_EVENT } from "../core/edit-event.ts";
import { gradeOf } from "../core/faults.ts";
import type { Translate } from "../core/messages.ts";
import { createEleventy, type EleventyConfig } from "../eleventy.ts";
import { printFaults } from "../files/fault-pages.ts";
import { WORKSHOP } from "../files/publish.ts";
import { findConfig, type Project, readProject } from "./project.ts";
import { EXIT, say, warn } from "./terminal.ts";

/** Where the site being written is kept: the published one is left alone. */
const PREVIEW = path.join(WORKSHOP, "preview");

/** Milliseconds that a server leaves to browsers, to load a page that was edited, before it builds the whole site. */
const LOADING_MS = 300;

/** `polyglot dev`: builds, serves on a local port and shows every change of the content at once. */
export async function dev(t: Translate, port: number): Promise<number> {
  const { folders } = await soundContent(t);
  rmSync(PREVIEW, { recursive: true, force: true });
  let edit: (file: string) => Promise<boolean> = async () => false;
  const shown = new ShownEdits();
  const options = {
    configPath: findConfig(),
    runMode: "serve",
    quietMode: true,
    source: "cli",
    config: (config: EleventyConfig) => {
      // Where the port is taken the server takes the next one, so it alone knows its address.
      config.setServerOptions({ messageOnStart: announce });
      config.on("eleventy.beforeWatch", () => shown.loaded());
      edit = async (file) => (await config.emit(EDIT_EVENT, file)).includes(true);
    },
  } as const;
  const eleventy = await createEleventy(options, undefined, PREVIEW);
  const rebuild = await eleventy.watch();
  const server = eleventy.eleventyServe;
  const reload = server.reload.bind(server);
  server.reload = (event) => (shown.areAll(event.files) ? Promise.resolve() : reload(event));
  eleventy.serve(port);
  onChange(Object.values(folders), async (file) => {
    if (existsSync(file)) {
      if (!(await edit(file))) return;
      shown.add(file);
      await reload({ files: [file] });
    } else {
      rmSync(PREVIEW, { recursive: true, force: true });
      await rebuild(file);
    }
  });
  return EXIT.ok;

  function announce({ localhostUrl }: { localhostUrl: string }): void {
    say(t("cli:serving", { url: localhostUrl }));
  }
}

/** Files whose edits browsers have been shown, before the site was built with them. */
class ShownEdits {
  readonly #files = new Set<string>();
  #loading: Promise<void> = Promise.resolve();

  add(file: string): void {
    this.#files.add(path.normalize(file));
    this.#loading = wait(LOADING_MS);
  }

  /** Waits until browsers have had time to load what was edited last: a build leaves them no time. */
  loaded(): Promise<void> {
    return this.#loading;
  }

  /** Whether a build was for nothing but these, so that nothing is left to be shown; it takes them out. */
  areAll(files: readonly string[]): boolean {
    const names = files.map((file) => path.normalize(file));
    const all = names.length > 0 && names.every((name) => this.#files.has(name));
    for (const name of names) this.#files.delete(name);
    return all;
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

/** Milliseconds in which a file that is being written gets the rest of its text. */
const WRITING_MS = 15;

/** Calls `act` for each file that has come, changed or gone, once it has rested for a moment. */
function onChange(folders: readonly string[], act: (file: string) => Promise<void>): void {
  const waiting = new Map<string, NodeJS.Timeout>();
  for (const folder of folders) {
    watch(folder, { recursive: true }, (_, name) => {
      if (name === null) return;
      const file = path.join(folder, name);
      clearTimeout(waiting.get(file));
      waiting.set(
        file,
        setTimeout(() => {
          waiting.delete(file);
          void act(file);
        }, WRITING_MS),
      );
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
