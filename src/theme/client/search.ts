import { createLineEnds } from "../../core/typography/headline.ts";
import type { SearchTexts } from "../search-texts.ts";
import { latestTask } from "./latest.ts";
import { type SearchArchive, searchArchive } from "./search-archive.ts";
import { facetView } from "./search-facets.ts";
import { rememberHit } from "./search-hit.ts";
import { foundInOthers, leadToOthers } from "./search-languages.ts";
import { type Offer, offerItems, offersFor } from "./search-offers.ts";
import { showOrder } from "./search-order.ts";
import { eraseSearches, rememberSearch, showRecent } from "./search-recent.ts";
import { headingOf, sentences, statusOf } from "./search-sentences.ts";
import {
  addressOf,
  isIdle,
  isNarrowed,
  isSameList,
  NOTHING,
  optionsOf,
  type SearchState,
  stateOf,
} from "./search-state.ts";
import { element, resultItem } from "./search-view.ts";
import type { Found } from "./search-worker.ts";

/** Number of results on a page of the list. */
const PAGE = 10;

/** After this time the status says what the reader is waiting for. */
const MOMENT_MS = 400;

const root = find("[data-search-page]");
const form = find<HTMLFormElement>("[data-search]");
const status = find("[data-search-status]");
const order = find("[data-search-order]");
const found = find("[data-search-found]");
const offers = find("[data-search-offers]");
const heading = find("[data-search-heading]");
const list = find("[data-search-results]");
const more = find("[data-search-more]");
const retry = find("[data-search-retry]");
const others = find("[data-search-others]");
const ways = find("[data-search-ways]");
const recent = find("[data-search-recent]");
const input = form.elements.namedItem("q") as HTMLInputElement;
const texts = JSON.parse(find("#search-texts").textContent ?? "{}") as SearchTexts;

const lineEnds = createLineEnds(new Map([[texts.lang, texts.names]]));
/** Firefox has no segmenter before version 125. */
const findEnds = (title: string) => ("Segmenter" in Intl ? lineEnds(title, texts.lang) : undefined);
const archives = new Map<string, SearchArchive>();
const own = archive(texts.lang, texts.data);
const facets = facetView(find("[data-search-facets]"), () => go(formState()));
const searches = latestTask({
  setBusy: (busy) => (busy ? found.setAttribute("aria-busy", "true") : found.removeAttribute("aria-busy")),
  showFailure,
});
/** The search whose results the list shows. */
let listed = NOTHING;

start();

function start(): void {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(formState());
  });
  root.addEventListener("click", followHere);
  list.addEventListener("click", rememberHit);
  more
    .querySelector("button")
    ?.addEventListener("click", () => go({ ...addressState(), page: addressState().page + 1 }));
  retry.querySelector("button")?.addEventListener("click", () => {
    // The button disappears while it has the focus.
    status.focus();
    show();
  });
  recent.querySelector("button")?.addEventListener("click", () => {
    eraseSearches();
    showRecent(recent, false);
    input.focus();
  });
  input.addEventListener("focus", () => {
    own.preload();
    showRecent(recent, addressState().query === "");
  });
  addEventListener("popstate", show);
  addEventListener("pageshow", ({ persisted }) => {
    // What was loading when the reader left the page may never arrive.
    if (persisted && searches.isBusy()) show();
  });
  show();
}

function find<Part extends HTMLElement>(selector: string): Part {
  const part = document.querySelector<Part>(selector);
  if (!part) throw new Error(`the page has no ${selector}`);
  return part;
}

function addressState(): SearchState {
  return stateOf(location.search, facets.isChoice);
}

/** What the field and the filters ask for, in the order that was chosen before. */
function formState(): SearchState {
  return { ...facets.chosen(), query: input.value.trim(), sort: addressState().sort, page: 1 };
}

/** Puts a state into the address and the history, and shows it. */
function go(state: SearchState): void {
  history.pushState(null, "", addressOf(state) || location.pathname);
  show();
}

/** Follows a link to another search without loading the page again. */
function followHere(event: MouseEvent): void {
  const link = (event.target as Element).closest("a");
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!isPlain || !link?.getAttribute("href")?.startsWith("?")) return;
  event.preventDefault();
  // The other links disappear while they have the focus.
  if (!order.contains(link)) status.focus();
  go(stateOf(link.search, facets.isChoice));
}

function show(): void {
  const state = addressState();
  const idle = isIdle(state);
  if (document.activeElement !== input || input.value.trim() !== state.query) input.value = state.query;
  facets.show(state);
  showRecent(recent, state.query === "" && (document.activeElement === input || !recent.hidden));
  showOrder(order, state);
  leadToOthers(texts.others, state);
  ways.hidden = !idle;
  retry.hidden = true;
  status.textContent = "";
  others.replaceChildren();
  if (idle) {
    searches.cancel();
    clearList();
    order.hidden = true;
    facets.showAll();
    root.dataset.found = "idle";
    return;
  }
  if (root.dataset.found !== "some") root.dataset.found = "some";
  // The old list stays until the new one is there, so that it doesn't flicker or lose the focus.
  found.classList.toggle("stale", !isSameList(state, listed));
  void searches.run((isLatest) => search(state, isLatest));
}

async function search(state: SearchState, isLatest: () => boolean): Promise<void> {
  await patiently(texts.loading, own.load(), isLatest);
  const [results, offered] = await patiently(texts.searching, findOwn(state), isLatest);
  if (!isLatest()) return;
  showOwn(state, results, offered);
  const parts = [() => countFacets(state, isLatest), () => showOthers(state, isLatest)];
  let { incomplete = false } = results;
  for (const part of parts) {
    // The results stay; a message tells the reader that they are incomplete.
    incomplete = (await part().catch(() => true)) || incomplete;
    if (!isLatest()) return;
  }
  // Not earlier: what comes above would push it down.
  ways.hidden = results.count > 0;
  if (!incomplete) return;
  status.textContent = sentences([texts.incomplete, status.textContent ?? ""], texts.lang);
  retry.hidden = false;
}

/** Waits, and says for what if it takes more than a moment. */
async function patiently<Value>(note: string, work: Promise<Value>, isLatest: () => boolean): Promise<Value> {
  const timer = setTimeout(() => {
    if (isLatest()) status.textContent = note;
  }, MOMENT_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

async function findOwn(state: SearchState): Promise<[Found, Offer[]]> {
  const call = { query: state.query, options: optionsOf(state), limit: state.page * PAGE, facets: {} };
  const results = await own.find(call);
  return [results, await offersFor(state, results, own, texts)];
}

function showFailure(): void {
  if (!isSameList(addressState(), listed)) clearList();
  order.hidden = list.children.length === 0;
  status.textContent = texts.failed;
  retry.hidden = false;
}

function clearList(): void {
  listed = NOTHING;
  found.classList.remove("stale");
  for (const part of [offers, heading, list]) part.replaceChildren();
  more.hidden = true;
}

function showOwn(state: SearchState, results: Found, offered: readonly Offer[]): void {
  const { count, shown, match } = results;
  const focused = state.page > 1 ? list.children.length : -1;
  clearList();
  listed = state;
  for (const result of shown) list.append(resultItem(result, findEnds));
  if (focused >= 0) list.children[focused]?.querySelector("a")?.focus();
  more.hidden = count <= shown.length;
  offers.replaceChildren(...offerItems(offered, texts));
  const title = headingOf(results, texts);
  if (title !== "") heading.append(element("h2", "label", title));
  status.textContent = statusOf(results, state, texts);
  order.hidden = state.query === "" || count < 2;
  root.dataset.found = count > 0 ? "some" : isNarrowed(state) ? "none-chosen" : "none";
  if (count > 0 && match === "all" && state.query !== "") rememberSearch(state.query);
}

/** Shows how many results each choice would leave, once the results are there. */
async function countFacets(state: SearchState, isLatest: () => boolean): Promise<boolean> {
  const call = { query: state.query, options: optionsOf(state), limit: 0, facets: facets.choices };
  const { counts } = await own.find(call);
  if (isLatest()) facets.showCounts(counts);
  return false;
}

/** Leads to what other languages have of all that was asked. */
async function showOthers(state: SearchState, isLatest: () => boolean): Promise<boolean> {
  if (state.query === "") return false;
  const archiveOf = ({ lang, data }: SearchTexts["others"][number]) => archive(lang, data);
  const { links, incomplete } = await foundInOthers(texts.others, state, archiveOf, isLatest);
  if (!isLatest() || links.length === 0) return incomplete;
  const band = element("div", "band");
  const items = element("ul", "tags");
  items.append(...links);
  band.append(element("h2", "label", texts.also), items);
  others.append(band);
  return incomplete;
}

function archive(lang: string, data: string): SearchArchive {
  const { searchWorker = "" } = form.dataset;
  const known = archives.get(lang) ?? searchArchive(searchWorker, { folder: texts.folder, lang, data });
  archives.set(lang, known);
  return known;
}
