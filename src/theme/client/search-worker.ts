import type { SearchOptions } from "../../core/search/engine.ts";
import type { Facets } from "../../core/search/narrow.ts";
import { checkedFetch } from "./checked-fetch.ts";
import { type Archive, openArchive, type Results, type ShownResult } from "./search-engine.ts";

/** Opens an archive; the first message to a worker. */
export interface OpenCall {
  readonly folder: string;
  readonly lang: string;
  readonly data: string;
  readonly fresh: boolean;
}

/** Searches it; every other message. */
export interface FindCall {
  readonly query: string;
  readonly options: SearchOptions;
  /** How many results are shown. */
  readonly limit: number;
  /** Choices whose numbers of results are counted. */
  readonly facets: Facets;
  /** Whether only pages count that have all that is asked: nothing is loaded to find others. @default false */
  readonly exact?: boolean;
}

/** What a search found. */
export interface Found extends Omit<Results, "hits"> {
  readonly count: number;
  /** The first results, up to the limit. */
  readonly shown: readonly ShownResult[];
}

/** A message and its answer have the same number. */
export type Call = readonly [id: number, call: OpenCall | FindCall];
export type Answer = readonly [id: number, found: Found | undefined, problem?: string];

/** The used part of a worker's scope; TypeScript's types for it contradict those for a page. */
interface Scope {
  addEventListener(type: "message", handler: (event: { readonly data: Call }) => void): void;
  addEventListener(type: "unhandledrejection", handler: (event: Event) => void): void;
  postMessage(answer: Answer): void;
  fetch: unknown;
}
const scope = globalThis as unknown as Scope;
const load = fetch;

let archive: Archive;
let failures = () => 0;

scope.addEventListener("message", ({ data: [id, call] }) => {
  answer(call).then(
    (found) => scope.postMessage([id, found]),
    (error) => scope.postMessage([id, undefined, String(error)]),
  );
});
// Pagefind begins to load without waiting for the result; the first search gets the same error.
scope.addEventListener("unhandledrejection", (event) => event.preventDefault());

async function answer(call: OpenCall | FindCall): Promise<Found | undefined> {
  if ("query" in call) return find(call);
  const { folder, lang, data, fresh } = call;
  const start = data.replace(/json$/, "");
  const isData = (address: string) => address.startsWith(start);
  const checked = checkedFetch(fresh ? "reload" : "default", (address, init) => load(address, init));
  scope.fetch = (address: string, init?: RequestInit) =>
    isData(address) ? load(address, init) : checked.fetch(address);
  failures = checked.failures;
  archive = await openArchive(folder, lang, data, fresh);
  return undefined;
}

/** @throws Error where a part of the index could not be loaded: what was found then is not all. */
async function find({ query, options, limit, facets, exact }: FindCall): Promise<Found> {
  const before = failures();
  const { hits, ...rest } = await archive.find(query, options, facets, exact);
  const shown = await Promise.all(hits.slice(0, limit).map((hit) => hit.show()));
  if (failures() > before) throw new Error("a part of the index could not be loaded");
  return { ...rest, count: hits.length, shown };
}
