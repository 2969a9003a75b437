import { watch } from "node:fs";
import { reportFaults } from "../core/fault-report.ts";
import { gradeOf } from "../core/faults.ts";
import type { Translate } from "../core/messages.ts";
import { createEleventy } from "../eleventy.ts";
import { findConfig, type Project, readProject } from "./project.ts";
import { EXIT, say, warn } from "./terminal.ts";

/** `polyglot dev`: builds, serves on a local port and shows every change of the content at once. */
export async function dev(t: Translate, port: number): Promise<number> {
  await soundContent(t);
  const eleventy = await createEleventy({ configPath: findConfig(), runMode: "serve", quietMode: true });
  await eleventy.watch();
  eleventy.serve(port);
  say(t("cli:serving", { url: `http://localhost:${port}/` }));
  return EXIT.ok;
}

/** Waits, with a report, until the content can be built: a server that dies of a typing error helps nobody. */
async function soundContent(t: Translate): Promise<void> {
  for (;;) {
    const project = await readProject();
    if (!project.faults.some((fault) => gradeOf(fault) === "error")) return;
    process.stderr.write(reportFaults(project.faults, t, "text"));
    warn(t("cli:waiting"));
    await change(project);
  }
}

function change({ folders }: Project): Promise<void> {
  return new Promise((resolve) => {
    const watchers = Object.values(folders).map((folder) =>
      watch(folder, { recursive: true }, () => {
        for (const watcher of watchers) watcher.close();
        resolve();
      }),
    );
  });
}
