import CMS from "@sveltia/cms";
import type { EditorConfig } from "../core/admin/config.ts";
import {
  ADMIN_FORMATS,
  readCatalogueForm,
  readForm,
  writeCatalogueForm,
  writeForm,
} from "../core/edits/form.ts";
import type { Findings } from "../core/preview/findings.ts";
import { fieldFacts } from "./facts.ts";
import { ask, follow, panel, preferred } from "./findings.ts";
import { formPages } from "./form-pages.ts";
import { Reasons } from "./reasons.ts";
import { type EntryMap, refusals, withFingerprints } from "./saving.ts";

const { edition, catalogue } = ADMIN_FORMATS;
const { locales = "", accounts } = document.documentElement.dataset;

/** Without accounts, the editor opens a folder of this computer. It does so only at an address of this computer. */
const isHere = location.hostname === "127.0.0.1" || /(?:^|\.)localhost$/.test(location.hostname);

if (isHere || accounts !== undefined) {
  const response = await fetch(`config.${preferred(locales.split(" "))}.json`);
  const config = (await response.json()) as EditorConfig;
  CMS.registerCustomFormat(edition, "md", { fromFile: readForm, toFile: writeForm });
  CMS.registerCustomFormat(catalogue, "json", { fromFile: readCatalogueForm, toFile: writeCatalogueForm });
  const facts = fieldFacts(config);
  const reasons = new Reasons(facts);
  const list = panel();
  const pages = formPages(facts.locales);
  let accepted: readonly string[] = [];

  CMS.registerEventListener({
    name: "preSave",
    handler: async ({ entry }: { entry: EntryMap }) => {
      const prepared = await withFingerprints(entry);
      const original = facts.originalOf(String(entry.getIn(["collection"]))) ?? facts.defaultLocale;
      const { list: refused, message } = await refusals(prepared, original);
      reasons.refuse(refused);
      // The editor shows the cause of an error of this name.
      if (refused.length > 0) throw new Error("saving_failed", { cause: new Error(message) });
      ({ accepted } = prepared);
      return prepared.entry;
    },
  });
  CMS.registerEventListener({
    name: "postSave",
    handler: async ({ entry }: { entry: EntryMap }) => {
      const [, name] =
        /(?:^|\/)((?:articles|pages)\/[^/]+)\/index\.[^/]+$/.exec(String(entry.getIn(["path"]))) ?? [];
      if (name !== undefined && accepted.length > 0) await ask("accept", { name, locales: accepted });
    },
  });
  document.querySelector("#intro")?.remove();
  await CMS.init({ config });
  const corner = document.createElement("div");
  corner.className = "corner";
  corner.append(pages.element, list.element);
  document.body.append(corner);
  void follow((findings: Findings) => {
    list.show(findings);
    pages.show(findings);
    reasons.show(findings);
  });
}
