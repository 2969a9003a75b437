import type { Findings } from "../core/preview/findings.ts";
import { base, follow, panel } from "./findings.ts";

const isDraft = document.querySelector('script[data-note="draft"]') !== null;
const { element, show } = panel();
const note = document.createElement("p");
note.className = "findings-note";
note.hidden = true;
document.body.prepend(note, element);

/** The findings of this page come first. */
function sorted(findings: Findings): Findings {
  const isHere = ({ place }: Findings["list"][number]) =>
    place?.page !== undefined && base + place.page === location.pathname;
  return { ...findings, list: [...findings.list].sort((a, b) => Number(isHere(b)) - Number(isHere(a))) };
}

void follow((findings) => {
  show(sorted(findings));
  note.lang = findings.lang;
  note.hidden = !isDraft;
  note.textContent = findings.texts.draft;
});
