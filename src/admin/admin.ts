import CMS from "@sveltia/cms";
import {
  EDITOR_FORMATS,
  readCatalogueForEditor,
  readForEditor,
  writeCatalogueFromEditor,
  writeFromEditor,
} from "../core/edits/form.ts";
import { type EntryMap, withFingerprints } from "./fingerprints.ts";

const { edition, catalogue } = EDITOR_FORMATS;

/** The editor opens a folder of this computer, which it does at an address of this computer alone. */
const isHere = location.hostname === "127.0.0.1" || /(?:^|\.)localhost$/.test(location.hostname);

/** The language of the forms: the first that the browser prefers and that there is. */
function chosen(locales: readonly string[]): string {
  const preferred = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]);
  return preferred.find((locale) => locale !== undefined && locales.includes(locale)) ?? locales[0] ?? "en";
}

const { locales = "" } = document.documentElement.dataset;
if (isHere) {
  const response = await fetch(`config.${chosen(locales.split(" "))}.json`);
  CMS.registerCustomFormat(edition, "md", { fromFile: readForEditor, toFile: writeFromEditor });
  CMS.registerCustomFormat(catalogue, "json", {
    fromFile: readCatalogueForEditor,
    toFile: writeCatalogueFromEditor,
  });
  CMS.registerEventListener({
    name: "preSave",
    handler: ({ entry }: { entry: EntryMap }) => withFingerprints(entry),
  });
  document.querySelector("#intro")?.remove();
  await CMS.init({ config: await response.json() });
}
