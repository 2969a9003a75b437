/** Storage key for the reader's wish not to be asked again; the wish is stored only on the device. */
const KEY = "polyglot-nudge";

const nudges = [...document.querySelectorAll<HTMLElement>("[data-nudge]")];
const preferred = nudges.length > 0 && !isDismissed() ? preferredNudge() : undefined;
if (preferred) {
  preferred.hidden = false;
  preferred.querySelector("button")?.addEventListener("click", () => dismiss(preferred));
}

/** The line of the first language that the reader prefers to the page's own. */
function preferredNudge(): HTMLElement | undefined {
  for (const wanted of navigator.languages) {
    if (base(wanted) === base(document.documentElement.lang)) return undefined;
    const nudge = nudges.find(({ lang }) => base(lang) === base(wanted));
    if (nudge) return nudge;
  }
  return undefined;
}

function base(lang: string): string {
  return lang.toLowerCase().split("-")[0] ?? "";
}

function dismiss(nudge: HTMLElement): void {
  nudge.hidden = true;
  try {
    localStorage.setItem(KEY, "dismissed");
  } catch {
    // If storage is forbidden, the line is gone only on this page.
  }
}

function isDismissed(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}
