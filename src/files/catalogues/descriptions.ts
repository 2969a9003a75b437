import path from "node:path";
import { mergeMessages } from "../../core/catalogues/merge.ts";
import { readCatalogue } from "../../core/catalogues/read.ts";
import type { Fault } from "../../core/faults/table.ts";
import type { Messages } from "../../core/messages/tree.ts";
import { listEntries, readTextFile } from "../content/folder.ts";
import { OWN_CATALOGUES } from "./catalogues.ts";

/** The file that describes the messages of a folder of catalogues. */
const NAME = "descriptions.json";

/**
 * The description of each message for translators: the package's descriptions, overridden by those of the
 * site.
 *
 * @param folder Of the site's catalogues; a site need not describe its own.
 */
export function readDescriptions(folder: string): { descriptions: Messages; faults: Fault[] } {
  const own = read(OWN_CATALOGUES).descriptions;
  if (path.resolve(folder) === OWN_CATALOGUES) return { descriptions: own, faults: [] };
  const { descriptions, faults } = read(folder);
  return { descriptions: mergeMessages(own, descriptions), faults };
}

function read(folder: string): { descriptions: Messages; faults: Fault[] } {
  const file = path.posix.join(folder, NAME);
  if (!listEntries(folder).some((entry) => entry.path === NAME && entry.kind === "file"))
    return { descriptions: {}, faults: [] };
  const { text, faults: encoded } = readTextFile(file);
  const { catalogue, faults: wrong } = text ? readCatalogue("", "descriptions", text) : { faults: encoded };
  return { descriptions: catalogue?.messages ?? {}, faults: wrong };
}
