import type { SearchOptions } from "../../core/search/engine.ts";
import type { SearchTexts } from "../search-texts.ts";
import { eraseSearches, recentSearches, rememberSearch } from "./recent.ts";
import { type Archive, openArchive } from "./search-engine.ts";
import { articleOf, element, resultItem } from "./search-view.ts";

/** Results that a page of the list holds. */
const PAGE = 10;

/** What the address says. */
interface State {
  readonly query: string;
  readonly year: string;
  readonly topic: string;
  readonly sort: string;
  readonly page: number;
}

const form = find<HTMLFormElement>("[data-search]");
const status = find("[data-search-status]");
const list = find("[data-search-results]");
const more = find("[data-search-more]");
const others = find("[data-search-others]");
const archiveList = find("[data-search-archive]");
const facets = find("[data-search-facets]");
const recent = find("[data-search-recent]");
const input = form.elements.namedItem("q") as HTMLInputElement;
const texts = JSON.parse(find("#search-texts").textContent ?? "{}") as SearchTexts;

const archives = new Map<string, Promise<Archive>>();
/** The search under way; an older one that ends later is forgotten. */
let latest = 0;

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
  recent.querySelector("button")?.addEventListener("click", () => {
    eraseSearches();
    showRecent();
    input.focus();
  });
  list.addEventListener("click", rememberHit);
  others.addEventListener("click", rememberHit);
  input.addEventListener("focus", () => {
    void archive(texts.lang, texts.data);
    showRecent();
  });
  addEventListener("popstate", () => void show());
  void show();
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
  void show();
}

async function show(): Promise<void> {
  const turn = ++latest;
  const state = addressState();
  fillForm(state);
  showRecent();
  const idle = state.query === "" && state.year === "" && state.topic === "";
  archiveList.hidden = !idle;
  others.replaceChildren();
  if (idle) {
    list.replaceChildren();
    more.hidden = true;
    status.textContent = "";
    return;
  }
  // The list before stays until the new one is there: it does not flicker, and the focus in it is not lost.
  status.textContent = texts.searching;
  others.ariaBusy = "true";
  try {
    await showOwn(state, turn);
    if (state.query !== "") for (const other of texts.others) await showOther(other, state.query, turn);
  } catch {
    archives.clear();
    if (turn === latest) status.textContent = texts.failed;
  }
  if (turn === latest) others.ariaBusy = null;
}

async function showOwn(state: State, turn: number): Promise<void> {
  const own = await archive(texts.lang, texts.data);
  const { hits, corrected, near } = await own.find(state.query, optionsOf(state));
  const shown = await Promise.all(hits.slice(0, state.page * PAGE).map((hit) => hit.data()));
  if (turn !== latest) return;
  const focused = state.page > 1 ? list.children.length : -1;
  list.replaceChildren();
  for (const fragment of shown) list.append(resultItem(fragment, texts));
  if (focused >= 0) list.children[focused]?.querySelector("a")?.focus();
  more.hidden = hits.length <= shown.length;
  const notes = [
    ...(corrected === undefined ? [] : [fill(texts.corrected, { query: corrected })]),
    ...(near ? [texts.near] : []),
    countText(hits.length, corrected ?? state.query),
  ];
  status.textContent = notes.join(" ");
  if (hits.length > 0 && state.query !== "") rememberSearch(state.query);
  await countFacets(own, state, turn);
}

function optionsOf({ year, topic, sort, query }: State): SearchOptions {
  return {
    filters: { ...(year === "" ? {} : { year }), ...(topic === "" ? {} : { topic }) },
    // Without words there is no best match.
    sort: sort === "date" || query === "" ? { date: "desc" } : {},
  };
}

/** How many results each choice would leave; the index is in memory by now. */
async function countFacets(own: Archive, state: State, turn: number): Promise<void> {
  for (const name of ["year", "topic"] as const) {
    for (const option of facets.querySelectorAll<HTMLOptionElement>(`[name=${name}] option[data-label]`)) {
      const { hits } = await own.find(state.query, optionsOf({ ...state, [name]: option.value }));
      if (turn !== latest) return;
      option.textContent = fill(texts.option, {
        label: option.dataset.label ?? "",
        count: String(hits.length),
      });
      option.disabled = hits.length === 0 && !option.selected;
    }
  }
}

/**
 * The first results that the archive has in another language, without the articles that stand above.
 * The heading leads to all of them.
 */
async function showOther(
  language: SearchTexts["others"][number],
  query: string,
  turn: number,
): Promise<void> {
  const { lang, data, label, search } = language;
  const { hits, near, corrected } = await (await archive(lang, data)).find(query, {});
  // What was not asked for is offered in the reader's own language alone.
  if (turn !== latest || hits.length === 0 || near || corrected !== undefined) return;
  const fragments = await Promise.all(hits.slice(0, PAGE).map((hit) => hit.data()));
  const shown = new Set([...document.querySelectorAll<HTMLElement>("[data-article]")].map(articleShown));
  const foreign = fragments.filter((fragment) => !shown.has(articleOf(fragment)));
  if (turn !== latest || foreign.length === 0) return;
  const section = element("section", "search-other");
  const heading = element("h2");
  const all = element("a");
  all.href = `${search}?${new URLSearchParams({ q: query })}`;
  all.hreflang = language.locale;
  const count = hits.length - fragments.length + foreign.length;
  all.textContent = fill(texts.also, { language: label, count: String(count) });
  heading.append(all);
  const items = element("ol", "search-results");
  for (const fragment of foreign) {
    const item = resultItem(fragment, { locale: texts.locale, label });
    const readable = fragment.meta[`url-${texts.locale}`] !== undefined;
    if (!readable) {
      item.lang = lang;
      for (const link of item.querySelectorAll("a")) link.hreflang = language.locale;
    }
    items.append(item);
  }
  section.append(heading, items);
  others.append(section);
}

function articleShown({ dataset }: HTMLElement): string | undefined {
  return dataset.article;
}

function archive(lang: string, data: string): Promise<Archive> {
  const opened = archives.get(lang) ?? openArchive(texts.folder, lang, data);
  archives.set(lang, opened);
  return opened;
}

function fillForm({ query, year, topic, sort }: State): void {
  if (document.activeElement !== input || input.value.trim() !== query) input.value = query;
  for (const [name, value] of Object.entries({ year, topic, sort })) {
    const select = form.elements.namedItem(name);
    if (select instanceof HTMLSelectElement) select.value = value;
  }
}

function showRecent(): void {
  // On the page from the beginning, they would push down what somebody reads already.
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

/** Leaves word for the article that is opened: which words to mark in it. */
function rememberHit(event: Event): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-search-hit]");
  if (!link) return;
  try {
    sessionStorage.setItem(
      "polyglot-found",
      JSON.stringify({ path: link.pathname, words: link.dataset.searchHit?.split("\n") }),
    );
  } catch {
    // Storage may be forbidden; then nothing is marked.
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
