import type { Finding, Findings } from "../core/preview/findings.ts";

/** The form that is open: a collection, an entry in it. */
export interface OpenForm {
  readonly collection: string;
  readonly entry: string;
  readonly query: URLSearchParams;
}

/** Reads the form that is open from the address of the editor; undefined while a list is shown. */
export function openForm(): OpenForm | undefined {
  const [, collection, entry, query = ""] =
    /^#\/collections\/([^/?]+)\/entries\/([^?]+)(?:\?(.*))?$/.exec(location.hash) ?? [];
  return collection && entry ? { collection, entry, query: new URLSearchParams(query) } : undefined;
}

/** What the forms know about the fields of each language. */
export interface FieldFacts {
  /** The language of the originals of a collection; undefined for messages. */
  originalOf(collection: string): string | undefined;
  /** Whether a form has a field that a language doesn't use, such as a plural form. */
  isUnused(form: Pick<OpenForm, "collection" | "entry">, field: string, locale: string): boolean;
}

/** How often a field is looked for, and the pause between, while the editor opens a form. */
const TRIES = 20;
const RETRY_MS = 250;

/** Keys of translations, which the form of an original doesn't need. */
const OF_TRANSLATIONS = ["translation", "accepted"];

/**
 * Keeps the open form in step with the findings: reasons at the fields, and only fields that a language has. The editor has no
 * place for either, so this follows its changes of the page.
 */
export class Reasons {
  readonly #facts: FieldFacts;
  #found: readonly Finding[] = [];
  #refused: readonly Finding[] = [];
  #lang = "";
  /** The field that a link leads to, until its form is there. */
  #wanted: { readonly locale: string; readonly field: string } | undefined;
  #tries = 0;
  #isPlanned = false;

  constructor(facts: FieldFacts) {
    this.#facts = facts;
    new MutationObserver(() => this.#plan()).observe(document.body, { childList: true, subtree: true });
    const follow = () => {
      const form = openForm();
      const [locale, field] = [form?.query.get("_locale"), form?.query.get("_field")];
      this.#wanted = locale && field ? { locale, field } : undefined;
      this.#tries = TRIES;
      this.#lead();
      if (form?.entry === undefined) this.#refused = [];
      this.#plan();
    };
    window.addEventListener("hashchange", follow);
    follow();
  }

  /** Shows what the last check found. */
  show({ list, lang }: Findings): void {
    this.#found = list;
    this.#lang = lang;
    this.#plan();
  }

  /** Shows why the form was not saved; an empty list when it was. */
  refuse(list: readonly Finding[]): void {
    this.#refused = list;
    this.#plan();
  }

  #plan(): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    requestAnimationFrame(() => {
      this.#isPlanned = false;
      this.#update();
    });
  }

  #update(): void {
    const form = openForm();
    for (const pane of document.querySelectorAll<HTMLElement>('[data-mode="edit"][data-locale]')) {
      const locale = pane.dataset.locale ?? "";
      if (form) this.#hideUnused(pane, form, locale);
      const isHere = ({ place }: Finding) =>
        place?.collection === form?.collection && place?.entry === form?.entry && place?.locale === locale;
      this.#mark(pane, [...this.#refused, ...this.#found].filter(isHere));
    }
  }

  #hideUnused(pane: HTMLElement, form: OpenForm, locale: string): void {
    const isOriginal = this.#facts.originalOf(form.collection) === locale;
    for (const field of pane.querySelectorAll<HTMLElement>("[data-key-path]")) {
      const path = field.dataset.keyPath ?? "";
      const isUnneeded = isOriginal && OF_TRANSLATIONS.includes(path);
      field.hidden = isUnneeded || this.#facts.isUnused(form, path, locale);
    }
  }

  /** Puts each reason at its field, or at the nearest one around it that is shown. */
  #mark(pane: HTMLElement, findings: readonly Finding[]): void {
    const wanted = new Map<Element, string[]>();
    for (const { place, problem, remedy } of findings) {
      const field = fieldIn(pane, place?.field ?? "");
      const text = `${problem}\n${remedy}`;
      if (!field) continue;
      const known = wanted.get(field) ?? [];
      if (!known.includes(text)) wanted.set(field, [...known, text]);
    }
    for (const reason of pane.querySelectorAll(".reason")) {
      const kept = wanted.get(reason.parentElement as Element);
      if (kept?.includes(reason.textContent ?? "")) kept.splice(kept.indexOf(reason.textContent ?? ""), 1);
      else reason.remove();
    }
    for (const [field, texts] of wanted)
      for (const text of texts) {
        const reason = document.createElement("p");
        reason.className = "reason";
        reason.lang = this.#lang;
        reason.textContent = text;
        field.append(reason);
      }
  }

  /** Moves to the field that a link names. The editor itself opens what the field is in, once it shows the form. */
  #lead(): void {
    if (!this.#wanted) return;
    const { locale, field } = this.#wanted;
    const pane = document.querySelector(`[data-mode="edit"][data-locale="${CSS.escape(locale)}"]`);
    const isThere = pane?.querySelector(`[data-key-path="${CSS.escape(field)}"]`);
    window.postMessage(
      { type: "highlight-editor-field", payload: { locale, keyPath: field } },
      location.origin,
    );
    this.#tries--;
    if (isThere || this.#tries <= 0) this.#wanted = undefined;
    else setTimeout(() => this.#lead(), RETRY_MS);
  }
}

function fieldIn(pane: HTMLElement, path: string): Element | null {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const field = pane.querySelector(`[data-key-path="${CSS.escape(at)}"]`);
    if (field) return field;
  }
  return null;
}
