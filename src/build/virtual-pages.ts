import type { EleventyConfig } from "../eleventy.ts";
import { pathWithin } from "../files/paths.ts";
import type { Build } from "./build.ts";
import type { RenderedPage } from "./written-pages.ts";

/**
 * Adds a page that is made by code and is in no collection.
 *
 * @param name Name of its template, such as `"status"`.
 * @param permalink Its address; `false` for a build that doesn't have it.
 */
export function addVirtualPage(
  config: EleventyConfig,
  { written }: Build,
  name: string,
  permalink: string | (() => string | false),
  render: () => string,
): void {
  config.addTemplate(`polyglot/${name}.11ty.js`, {
    data: () => ({ permalink, eleventyExcludeFromCollections: true }),
    render({ page: { url } }) {
      const html = render();
      if (url) written.add(url, { html, key: undefined });
      return html;
    },
  });
}

/** How a page is made for each of some values. */
export interface VirtualPages<Value> {
  /** Called in each build, when Eleventy makes the collections. */
  readonly values: () => readonly Value[];
  readonly url: (value: Value) => string;
  /** Makes the page just before it is written. */
  readonly render: (value: Value) => string | RenderedPage;
  /** The text of the page without its frame, which collections have as its `templateContent`. @default "" */
  readonly text?: (value: Value) => string;
  /** Further data of all these pages. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Whether each page is in the collections, not only the first. @default false */
  readonly inCollections?: boolean;
}

/**
 * Adds a page for each value, by a paginated template with a collection of its own and a layout of its own: Eleventy
 * renders all templates before it writes the first page, but each layout only before its page is written.
 */
export function addVirtualPages<Value>(
  config: EleventyConfig,
  { written }: Build,
  name: string,
  { values, url, render, text = () => "", data, inCollections = false }: VirtualPages<Value>,
): void {
  const collection = `polyglot-${name}`;
  const template = `polyglot/${name}.11ty.js`;

  async function makePage(value: Value): Promise<string> {
    await written.pause();
    const made = render(value);
    const page = typeof made === "string" ? { html: made, key: undefined } : made;
    written.add(url(value), page);
    return page.html;
  }

  config.addCollection(collection, () => values().map((value) => new Item(value, makePage)));
  config.addTemplate(template, {
    data: () => ({
      pagination: {
        data: `collections.${collection}`,
        size: 1,
        alias: "item",
        addAllPagesToCollections: inCollections,
      },
      permalink: ({ item }: { item: Item<Value> }) => url(item.value),
      layout: template,
      eleventyExcludeFromCollections: false,
      ...data,
    }),
    render: ({ item }) => text((item as Item<Value>).value),
  });
  config.addTemplate(layoutPath(config, template), {
    // If the layouts are outside of the folder of templates, Eleventy takes this one for a template too.
    data: () => ({ permalink: false, eleventyExcludeFromCollections: true }),
    // Eleventy keeps layouts for other configurations of a program, so this one knows nothing of its own.
    render: ({ item }) => (item instanceof Item ? item.makePage() : ""),
  });
}

/** The path by which Eleventy finds a virtual layout: from the folder of templates, if it is in there. */
function layoutPath({ directories }: EleventyConfig, name: string): string {
  const { input, includes, layouts = includes } = directories;
  return pathWithin(input, `${layouts}${name}`);
}

/** Eleventy copies plain objects wherever it merges data; it passes class instances on unchanged. */
class Item<Value> {
  readonly value: Value;
  readonly makePage: () => Promise<string>;

  constructor(value: Value, makePage: (value: Value) => Promise<string>) {
    this.value = value;
    this.makePage = () => makePage(value);
  }
}
