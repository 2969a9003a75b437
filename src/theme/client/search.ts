import { isUnspaced } from "../../core/language/scripts.ts";
import type { SearchOptions } from "../../core/search/engine.ts";
import type { Facets } from "../../core/search/narrow.ts";
import type { SearchTexts } from "../search-texts.ts";
import { latestTask } from "./latest.ts";
import { eraseSearches, recentSearches, rememberSearch } from "./recent.ts";
import { type SearchArchive, searchArchive } from "./search-archive.ts";
import { articleOf, element, isolated, resultItem } from "./search-view.ts";
import type { Found } from "./search-worker.ts";

/** Number of results on a page of the list. */
const PAGE = 10;

/** Where a message has the name of a language. */
const LABEL = "{{language}}";

/** The state that the address holds. */
interface State {
  readonly query: string;
  readonly year: string;
  readonly topic: string;
  readonly sort: string;
  readonly page: number;
}

const form = find<HTMLFormElement>("[data-search]");
const status = find("[data-search-status]");
const heading = find("[data-search-heading]");
const meant = find("[data-search-meant]");
const list = find("[data-search-results]");
const more = find("[data-search-more]");
const retry = find("[data-search-retry]");
const others = find("[data-search-others]");
const archiveList = find("[data-search-archive]");
const facets = find("[data-search-facets]");
const recent = find("[data-search-recent]");
const input = form.elements.namedItem("q") as HTMLInputElement;
const texts = JSON.parse(find("#search-texts").textContent ?? "{}") as SearchTexts;

const archives = new Map<string, SearchArchive>();
const searches = latestTask({
  setBusy: (busy) => (busy ? others.setAttribute("aria-busy", "true") : others.removeAttribute("aria-busy")),
  showFailure,
});
/** The search whose results the list shows, without its page. */
let listed = "";

start();

function start(): void {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ ...formState(), page: 1 });
  });
  for (const select of facets.querySelectorAll("select"))
    select.addEventListener("change", () => go({ ...formState(), page: 1 }));
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
    showRecent();
    input.focus();
  });
  list.addEventListener("click", rememberHit);
  others.addEventListener("click", rememberHit);
  input.addEventListener("focus", () => {
    archive(texts.lang, texts.data).preload();
    showRecent();
  });
  addEventListener("popstate", show);
  addEventListener("pageshow", ({ persisted }) => {
    // What was loading when the reader left the page may never arrive.
    if (persisted && searches.isBusy()) show();
  });
  show();
}

function find<Found extends HTMLElement>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

function formState(): Omit<State, "page"> {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? "").trim();
  return { query: text("q"), year: text("year"), topic: text("topic"), sort: text("sort") };
}

function addressState(): State {
  const address = new URLSearchParams(location.search);
  const text = (name: string) => address.get(name) ?? "";
  const page = Math.max(1, Math.floor(Number(text("page")) || 1));
  return { query: text("q").trim(), year: text("year"), topic: text("topic"), sort: text("sort"), page };
}

/** Puts a state into the address and the history, and shows it. */
function go({ query, page, ...narrowed }: State): void {
  const entries = Object.entries({ q: query, ...narrowed, page: page > 1 ? String(page) : "" });
  const address = new URLSearchParams(entries.filter(([, value]) => value !== ""));
  history.pushState(null, "", address.size > 0 ? `?${address}` : location.pathname);
  show();
}

function show(): void {
  const state = addressState();
  fillForm(state);
  showRecent();
  const idle = state.query === "" && state.year === "" && state.topic === "";
  archiveList.hidden = !idle;
  retry.hidden = true;
  others.replaceChildren();
  if (idle) {
    searches.cancel();
    clearList();
    status.textContent = "";
    return;
  }
  // The old list stays until the new one is there, so that it doesn't flicker or lose the focus.
  status.textContent = texts.searching;
  void searches.run((isLatest) => search(state, isLatest));
}

async function search(state: State, isLatest: () => boolean): Promise<void> {
  let { incomplete = false } = await showOwn(state, isLatest);
  const rest = [() => countFacets(state, isLatest)];
  if (state.query !== "")
    rest.push(...texts.others.map((other) => () => showOther(other, state.query, isLatest)));
  for (const part of rest) {
    if (!isLatest()) return;
    try {
      await part();
    } catch {
      // The results stay; a message tells the reader that they are incomplete.
      incomplete = true;
    }
  }
  if (!incomplete || !isLatest()) return;
  status.textContent = sentences([texts.incomplete, status.textContent ?? ""]);
  retry.hidden = false;
}

function showFailure(): void {
  if (listed !== withoutPage(addressState())) clearList();
  status.textContent = texts.failed;
  retry.hidden = false;
}

function clearList(): void {
  listed = "";
  heading.replaceChildren();
  meant.replaceChildren();
  list.replaceChildren();
  more.hidden = true;
}

async function showOwn(state: State, isLatest: () => boolean): Promise<Found> {
  const limit = state.page * PAGE;
  const found = await archive(texts.lang, texts.data).find({
    ...{ query: state.query, options: optionsOf(state), limit, facets: {} },
  });
  if (!isLatest()) return found;
  const { count, shown, match } = found;
  const focused = state.page > 1 ? list.children.length : -1;
  listed = withoutPage(state);
  list.replaceChildren();
  for (const result of shown) list.append(resultItem(result, texts));
  if (focused >= 0) list.children[focused]?.querySelector("a")?.focus();
  more.hidden = count <= shown.length;
  showHeading(found);
  status.textContent = sentences(statusOf(found, state.query));
  if (count > 0 && match === "all" && state.query !== "") rememberSearch(state.query);
  return found;
}

/** What was found, as sentences: first what was not. */
function statusOf({ count, match, absent, query }: Found, typed: string): string[] {
  if (typed === "") return [];
  const missing = absent.map((word) => fill(texts.quoted, { word }));
  const list =
    missing.length === 0
      ? ""
      : fill(texts.absent, {
          words: new Intl.ListFormat(texts.lang, { type: "disjunction" }).format(missing),
        });
  if (count === 0 && absent.length > 0) return [list];
  if (match === "some") return [fill(texts.notTogether, { query: typed })];
  // What these pages have is in the heading, and is not what was asked.
  if (match === "beginning" || (match === "similar" && query === undefined)) return [list];
  return [list, countText(count, query ?? typed)].filter((note) => note !== "");
}

/** Above pages that have something else than what was asked: what they have, and what was perhaps meant. */
function showHeading({ count, match, absent, query = "", guesses }: Found): void {
  const titles: Readonly<Record<string, string>> = {
    rest: texts.rest,
    beginning: fill(texts.beginning, { query: absent.join(" ") }),
    similar: query === "" ? texts.near : texts.similar,
    some: texts.some,
  };
  const title = element("h2");
  title.textContent = fill(titles[match] ?? "", { query });
  heading.replaceChildren(...(count === 0 || match === "all" ? [] : [title]));
  meant.replaceChildren(...guesses.flatMap((guess, index) => [index === 0 ? "" : " ", guessLink(guess)]));
}

/** A query that was perhaps meant, with the number of pages that it finds. */
function guessLink({ query, count }: Found["guesses"][number]): HTMLElement {
  const link = element("a");
  link.href = `?${new URLSearchParams({ q: query })}`;
  const label = fill(texts.suggestion, { query });
  link.textContent = fill(texts.option, { label, count: String(count) });
  return link;
}

/** Sentences one after the other; Chinese has no spaces between them. */
function sentences(notes: readonly string[]): string {
  return notes.join(isUnspaced(texts.lang) ? "" : " ").trim();
}

function withoutPage({ page: _, ...state }: State): string {
  return JSON.stringify(state);
}

function optionsOf({ year, topic, sort, query }: State): SearchOptions {
  return {
    filters: { ...(year === "" ? {} : { year }), ...(topic === "" ? {} : { topic }) },
    // Without words there is no best match.
    sort: sort === "date" || query === "" ? { date: "desc" } : {},
  };
}

/** The choices by which results can be narrowed. */
function facetValues(): Facets {
  return Object.fromEntries(
    (["year", "topic"] as const).map((name) => [name, choicesOf(name).map(({ value }) => value)]),
  );
}

function choicesOf(name: string): HTMLOptionElement[] {
  return [...facets.querySelectorAll<HTMLOptionElement>(`[name=${name}] option[data-label]`)];
}

/** Shows how many results each choice would leave, once the results are there. */
async function countFacets(state: State, isLatest: () => boolean): Promise<void> {
  const call = { query: state.query, options: optionsOf(state), limit: 0, facets: facetValues() };
  const { counts } = await archive(texts.lang, texts.data).find(call);
  if (!isLatest()) return;
  for (const [name, numbers] of Object.entries(counts))
    for (const option of choicesOf(name)) {
      const count = numbers[option.value] ?? 0;
      option.textContent = fill(texts.option, { label: option.dataset.label ?? "", count: String(count) });
      option.disabled = count === 0 && !option.selected;
    }
}

/**
 * Shows the first results in another language, without the articles that are already listed above. The
 * heading leads to all of them.
 */
async function showOther(
  language: SearchTexts["others"][number],
  query: string,
  isLatest: () => boolean,
): Promise<void> {
  const { lang, dir, data, label, search } = language;
  const other = archive(lang, data);
  const {
    count: all,
    shown: first,
    match,
  } = await other.find({ query, options: {}, limit: PAGE, facets: {} });
  // Pages that don't have all that was asked are offered only in the reader's own language.
  if (!isLatest() || match !== "all") return;
  const shown = new Set([...document.querySelectorAll<HTMLElement>("[data-article]")].map(articleShown));
  const foreign = first.filter((result) => !shown.has(articleOf(result)));
  if (!isLatest() || foreign.length === 0) return;
  const section = element("section", "search-other");
  const heading = element("h2");
  const link = element("a");
  link.href = `${search}?${new URLSearchParams({ q: query })}`;
  link.hreflang = lang;
  const count = all - first.length + foreign.length;
  const [before = "", after = ""] = fill(texts.also, { language: LABEL, count: String(count) }).split(LABEL);
  link.append(before, isolated(label), after);
  heading.append(link);
  const items = element("ol", "search-results");
  for (const result of foreign) {
    const item = resultItem(result, { locale: texts.locale, label });
    const readable = result.meta[`url-${texts.locale}`] !== undefined;
    if (!readable) {
      item.lang = lang;
      item.dir = dir;
      for (const title of item.querySelectorAll("a")) title.hreflang = lang;
    }
    items.append(item);
  }
  section.append(heading, items);
  others.append(section);
}

function articleShown({ dataset }: HTMLElement): string | undefined {
  return dataset.article;
}

function archive(lang: string, data: string): SearchArchive {
  const { searchWorker = "" } = form.dataset;
  const known = archives.get(lang) ?? searchArchive(searchWorker, { folder: texts.folder, lang, data });
  archives.set(lang, known);
  return known;
}

function fillForm({ query, year, topic, sort }: State): void {
  if (document.activeElement !== input || input.value.trim() !== query) input.value = query;
  for (const [name, value] of Object.entries({ year, topic, sort })) {
    const select = form.elements.namedItem(name);
    if (select instanceof HTMLSelectElement) select.value = value;
  }
}

function showRecent(): void {
  // If they were on the page from the beginning, they would push down what the reader is reading.
  const wanted = addressState().query === "" && (document.activeElement === input || !recent.hidden);
  const queries = wanted ? recentSearches() : [];
  recent.hidden = queries.length === 0;
  recent.querySelector("ul")?.replaceChildren(
    ...queries.map((query) => {
      const item = element("li");
      const link = element("a");
      link.href = `?${new URLSearchParams({ q: query })}`;
      link.textContent = query;
      item.append(link);
      return item;
    }),
  );
}

/** Stores, for the article that is opened, which words to mark in it. */
function rememberHit(event: Event): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-search-hit]");
  if (!link) return;
  try {
    sessionStorage.setItem(
      "polyglot-found",
      JSON.stringify({ path: link.pathname, words: link.dataset.searchHit?.split("\n") }),
    );
  } catch {
    // If storage is forbidden, nothing is marked.
  }
}

function countText(count: number, query: string): string {
  if (query === "") return "";
  const pattern =
    count === 0 ? texts.none : (texts.results[new Intl.PluralRules(texts.lang).select(count)] ?? "");
  return fill(pattern, { count: String(count), query });
}

function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "");
}
