import { gradeOf } from "../../core/faults/table.ts";
import type { Translate } from "../../core/messages/messages.ts";
import { stampOfFolders } from "../../files/content/folder.ts";
import { printFaults } from "../../files/faults.ts";
import { watchFolders } from "../../files/serve/watch.ts";
import { type Project, readNewsroomOf, readProject } from "../project.ts";
import { warn } from "../terminal.ts";

/** Waits until the content can be built, and reports why not: a typing error is no reason not to start. */
export async function soundContent(t: Translate): Promise<Project> {
  const { folders, theme } = await readNewsroomOf();
  for (;;) {
    // Watch before reading, so that no change in between is missed.
    const change = nextChange([...Object.values(folders), theme]);
    try {
      const project = await readProject();
      if (isSound(project)) return project;
      process.stderr.write(printFaults(project.faults, t, "text"));
      warn(t("cli:waiting"));
      await change.happened;
    } finally {
      change.forget();
    }
  }
}

/** A work with an error is left out, so only errors elsewhere keep the site from being shown. */
function isSound({ faults, folders }: Project): boolean {
  return !faults.some((fault) => gradeOf(fault) === "error" && !fault.file.startsWith(`${folders.content}/`));
}

/** The next change that makes some folders different from now. */
export function nextChange(folders: readonly string[]): { happened: Promise<void>; forget: () => void } {
  let forget = () => {};
  const happened = new Promise<void>((resolve) => {
    const before = stampOfFolders(folders);
    const changed = () => {
      if (stampOfFolders(folders) !== before) resolve();
    };
    const watched = watchFolders(folders, { changed, blinded: () => {} });
    forget = () => watched.close();
  });
  return { happened, forget };
}
