import type { Finding, Findings } from "../core/preview/findings.ts";
import { urls } from "../core/site/urls.ts";

/** Milliseconds between two questions for new findings. */
const PAUSE_MS = 1500;

/** The languages of the command: findings are in one of them. */
const SPOKEN = ["en", "zh", "ru"];

/** The first language that the browser prefers and that is among some; otherwise the first of these. */
export function preferred(locales: readonly string[]): string {
  const wanted = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]);
  return wanted.find((locale) => locale !== undefined && locales.includes(locale)) ?? locales[0] ?? "en";
}

/** The site's folder on its host: its editor and its preview are in folders of it. */
export const base: string = new URL("..", import.meta.url).pathname.replace(/\/$/, "");

const folder = base + urls.preview();
const locale = preferred(SPOKEN);

/**
 * Asks the server for its findings again and again, as long as the page is seen.
 *
 * @param show Called with each new answer.
 */
export async function follow(show: (findings: Findings) => void): Promise<void> {
  let known = "";
  for (;;) {
    if (!document.hidden) {
      const response = await fetch(`${folder}findings/${locale}.json?known=${known}`).catch(() => undefined);
      // A server without a judge, and no server at all, have none.
      if (response?.status === 404) return;
      if (response?.status === 200) {
        const findings = (await response.json()) as Findings;
        known = String(findings.version);
        show(findings);
      }
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** Sends something to the server. @returns undefined where it has no judge */
export async function ask(task: "added" | "accept", body: unknown): Promise<Findings | undefined> {
  const response = await fetch(`${folder}${task}/${locale}.json`, {
    method: "POST",
    body: JSON.stringify(body),
  }).catch(() => undefined);
  return response?.ok ? ((await response.json()) as Findings) : undefined;
}

/** The address of the form for a finding. */
function formOf({ place }: Finding): string | undefined {
  if (!place) return undefined;
  const { collection, entry, locale: language, field } = place;
  const query = new URLSearchParams({ _locale: language, _field: field });
  return `${base}${urls.admin()}#/collections/${collection}/entries/${entry}?${query}`;
}

/** A list of findings with links to their forms and pages. */
export function listOf({ list, texts }: Findings): HTMLElement {
  const found = document.createElement("ol");
  found.append(...list.map((finding) => itemOf(finding, texts)));
  if (texts.more === "") return found;
  const whole = document.createElement("div");
  whole.append(found, paragraph(texts.more));
  return whole;
}

function itemOf(finding: Finding, texts: Findings["texts"]): HTMLElement {
  const item = document.createElement("li");
  item.className = finding.grade;
  item.append(paragraph(finding.problem), paragraph(finding.remedy));
  if (finding.meant !== undefined) item.append(paragraph(finding.meant));
  if (finding.leftOut) item.append(paragraph(texts.leftOut));
  const links = document.createElement("p");
  const form = formOf(finding);
  if (form !== undefined) links.append(link(form, texts.edit), " · ");
  if (finding.place?.page !== undefined) links.append(link(base + finding.place.page, texts.page), " · ");
  const at = document.createElement("code");
  at.dir = "ltr";
  at.textContent = [finding.file, finding.line].filter((part) => part !== undefined).join(":");
  links.append(at);
  item.append(links);
  return item;
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

function link(href: string, text: string): HTMLElement {
  const made = document.createElement("a");
  made.href = href;
  made.textContent = text;
  return made;
}

/**
 * The panel of all findings at the edge of a window, empty at first.
 *
 * @returns The panel, and a function that shows findings in it.
 */
export function panel(): { readonly element: HTMLElement; readonly show: (findings: Findings) => void } {
  const element = document.createElement("aside");
  element.className = "findings";
  element.hidden = true;
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  details.append(summary);
  // A link leads to a form, which the list must not cover.
  details.addEventListener("click", ({ target }) => {
    if (target instanceof HTMLAnchorElement) details.open = false;
  });
  element.append(details);
  return {
    element,
    show(findings) {
      element.lang = findings.lang;
      element.hidden = findings.list.length === 0;
      element.classList.toggle(
        "has-errors",
        findings.list.some(({ grade }) => grade === "error"),
      );
      summary.textContent = findings.summary;
      details.replaceChildren(summary, listOf(findings));
    },
  };
}
