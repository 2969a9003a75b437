import { join } from "node:path";
import { readSite } from "../../../src/core/content/read-site.ts";
import { type Fault, sortFaults } from "../../../src/core/faults/table.ts";
import { readSiteMessages } from "../../../src/files/catalogues/catalogues.ts";
import { readContent } from "../../../src/files/content/content.ts";
import { settingsOf } from "../newsroom-fixture.ts";
import { HostileProject } from "./project.ts";
import type { Tree } from "./rows.ts";

/** All faults of a project, found in this process, as the build finds them before it writes. */
export async function readTree(tree: Tree): Promise<Fault[]> {
  const project = new HostileProject();
  try {
    await tree.make(project);
    const settings = settingsOf();
    const { content, faults } = readContent(join(project.folder, "content"));
    const messages = readSiteMessages(join(project.folder, "locales"), settings.languages, "en", true);
    const site = readSite(content, settings, messages.topics);
    return sortFaults([...faults, ...messages.faults, ...site.faults]);
  } finally {
    project.delete();
  }
}
