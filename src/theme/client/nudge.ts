import { otherReaders } from "../../core/language/readers.ts";

/** Storage key for the reader's wish not to be asked again; the wish is stored only on the device. */
/** The site's folder on its host. Filled in when this file is bundled. */
declare const SITE_BASE: string;

const KEY = `polyglot${SITE_BASE}-nudge`;

const nudges = [...document.querySelectorAll<HTMLElement>("[data-nudge]")];
const preferred = nudges.length > 0 && !isDismissed() ? preferredNudge() : undefined;
if (preferred) {
  preferred.hidden = false;
  preferred.querySelector("button")?.addEventListener("click", () => dismiss(preferred));
}

/** The line of the first language that the reader prefers to the page's own. */
function preferredNudge(): HTMLElement | undefined {
  const own = document.documentElement.lang;
  for (const wanted of navigator.languages) {
    const same = nudges.filter(({ lang }) => base(lang) === base(wanted));
    const exact = same.find(({ lang }) => script(lang) === script(wanted));
    if (base(own) === base(wanted) && (!exact || script(own) === script(wanted))) return undefined;
    if (exact) return exact;
    if (same[0]) return inOtherScript(same[0]);
  }
  return nudgeOfReaders(navigator.languages[0] ?? "");
}

/** The line of the language that most readers of another one read, where the site has none of the reader's own. */
function nudgeOfReaders(wanted: string): HTMLElement | undefined {
  const languages = [document.documentElement, ...nudges].map(({ lang }) => ({ locale: lang, lang }));
  const readers = otherReaders(languages);
  return nudges.find(({ lang }) => readers.get(lang)?.includes(base(wanted)));
}

/** The line with the sentence that names the script of the text. */
function inOtherScript(nudge: HTMLElement): HTMLElement {
  const words = nudge.querySelector<HTMLElement>("[data-script]");
  if (words) words.hidden = false;
  return nudge;
}

function base(lang: string): string {
  return lang.toLowerCase().split("-")[0] ?? "";
}

/** The script that a language is usually written in there: `Hant` for `zh-TW`. */
function script(lang: string): string | undefined {
  try {
    return new Intl.Locale(lang).maximize().script;
  } catch {
    // A browser may prefer something that is no language tag.
    return undefined;
  }
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
