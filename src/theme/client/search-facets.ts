import type { Counts, Facets } from "../../core/search/narrow.ts";
import type { SearchState } from "./search-state.ts";

type Choice = Pick<SearchState, "year" | "topic">;
const NAMES = ["year", "topic"] as const;

/** The years and topics by which results are narrowed. */
export interface FacetView {
  /** Every choice, for their numbers of results. */
  readonly choices: Facets;
  isChoice(name: "year" | "topic", value: string): boolean;
  chosen(): Choice;
  show(choice: Choice): void;
  /** Shows how many results each choice would leave; one that would leave none can't be chosen. */
  showCounts(counts: Counts): void;
  /** Shows the numbers of the whole archive, with which the page came. */
  showAll(): void;
}

/**
 * @param root Has a radio button for each choice, each in a label with a `<small>` for the number, and a line for
 *   the choices that are made.
 * @param onChange Called after the reader has made another choice.
 */
export function facetView(root: HTMLElement, onChange: () => void): FacetView {
  const buttons = [...root.querySelectorAll<HTMLInputElement>("input")];
  const line = root.querySelector("[data-search-chosen]");
  const valuesOf = (name: string) =>
    buttons.filter((button) => button.name === name).map(({ value }) => value);
  const choices = { year: valuesOf("year"), topic: valuesOf("topic") };
  const all = new Map(buttons.map((button) => [button, numberOf(button)?.textContent ?? ""]));
  root.addEventListener("change", onChange);

  function chosenIn(name: "year" | "topic"): string {
    return buttons.find((button) => button.name === name && button.checked)?.value ?? "";
  }

  return {
    choices,
    isChoice: (name, value) => choices[name].includes(value),
    chosen: () => ({ year: chosenIn("year"), topic: chosenIn("topic") }),
    show(choice) {
      for (const name of NAMES)
        for (const button of buttons)
          if (button.name === name) button.checked = button.value === choice[name];
      const labels = buttons.filter(({ checked, value }) => checked && value !== "").map(labelOf);
      if (line) line.textContent = labels.join(" · ");
    },
    showCounts(counts) {
      for (const button of buttons) {
        const count = counts[button.name]?.[button.value] ?? 0;
        setNumber(button, String(count));
        button.disabled = count === 0 && !button.checked;
      }
    },
    showAll() {
      for (const [button, number] of all) {
        setNumber(button, number);
        button.disabled = false;
      }
    },
  };
}

function numberOf(button: HTMLInputElement): Element | null | undefined {
  return button.closest("label")?.querySelector("small");
}

function setNumber(button: HTMLInputElement, number: string): void {
  const place = numberOf(button);
  if (place) place.textContent = number;
}

function labelOf(button: HTMLInputElement): string {
  return button.closest("label")?.querySelector("span")?.textContent ?? button.value;
}
