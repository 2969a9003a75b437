import CMS from "@sveltia/cms";
import {
  ADMIN_FORMATS,
  readCatalogueForm,
  readForm,
  writeCatalogueForm,
  writeForm,
} from "../core/edits/form.ts";
import { type EntryMap, withFingerprints } from "./fingerprints.ts";

const { edition, catalogue } = ADMIN_FORMATS;

/** The editor opens a folder of this computer. It does so only at an address of this computer. */
const isHere = location.hostname === "127.0.0.1" || /(?:^|\.)localhost$/.test(location.hostname);

/** The language of the forms: the first one that the browser prefers and that the site has. */
function chosen(locales: readonly string[]): string {
  const preferred = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]);
  return preferred.find((locale) => locale !== undefined && locales.includes(locale)) ?? locales[0] ?? "en";
}

const { locales = "" } = document.documentElement.dataset;
if (isHere) {
  const response = await fetch(`config.${chosen(locales.split(" "))}.json`);
  CMS.registerCustomFormat(edition, "md", { fromFile: readForm, toFile: writeForm });
  CMS.registerCustomFormat(catalogue, "json", {
    fromFile: readCatalogueForm,
    toFile: writeCatalogueForm,
  });
  CMS.registerEventListener({
    name: "preSave",
    handler: ({ entry }: { entry: EntryMap }) => withFingerprints(entry),
  });
  document.querySelector("#intro")?.remove();
  await CMS.init({ config: await response.json() });
}
