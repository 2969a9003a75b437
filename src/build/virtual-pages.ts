import type { EleventyConfig } from "../eleventy.ts";

/**
 * Adds a page that is made by code and is in no collection.
 *
 * @param name Name of its template, such as `"status"`.
 * @param permalink Its address; `false` for a build that doesn't have it.
 */
export function addVirtualPage(
  config: EleventyConfig,
  name: string,
  permalink: string | (() => string | false),
  render: () => string,
): void {
  config.addTemplate(`polyglot/${name}.11ty.js`, {
    data: () => ({ permalink, eleventyExcludeFromCollections: true }),
    render,
  });
}

/** How a page is made for each of some values. */
export interface VirtualPages<Value> {
  /** Called in each build, when Eleventy makes the collections. */
  readonly values: () => readonly Value[];
  readonly url: (value: Value) => string;
  readonly render: (value: Value) => string;
  /** Further data of all these pages. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Whether each page is in the collections, not only the first. @default false */
  readonly inCollections?: boolean;
}

/** Adds a page for each value, by a paginated template with a collection of its own. */
export function addVirtualPages<Value>(
  config: EleventyConfig,
  name: string,
  { values, url, render, data, inCollections = false }: VirtualPages<Value>,
): void {
  const collection = `polyglot-${name}`;
  config.addCollection(collection, () => values().map((value) => new Item(value)));
  config.addTemplate(`polyglot/${name}.11ty.js`, {
    data: () => ({
      pagination: {
        data: `collections.${collection}`,
        size: 1,
        alias: "item",
        addAllPagesToCollections: inCollections,
      },
      permalink: ({ item }: { item: Item<Value> }) => url(item.value),
      ...data,
    }),
    render: ({ item }) => render((item as Item<Value>).value),
  });
}

/** Eleventy copies plain objects wherever it merges data; it passes class instances on unchanged. */
class Item<Value> {
  readonly value: Value;
  constructor(value: Value) {
    this.value = value;
  }
}
