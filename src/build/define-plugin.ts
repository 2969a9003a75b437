import type { z } from "zod";
import { readOptions } from "../core/options/options.ts";
import { checkVersion, type EleventyConfig } from "../eleventy.ts";
import { type Build, buildOf } from "./build.ts";
import { placeSite } from "./site-address.ts";

/** A plugin for `addPlugin`; its options may be left out where none is required. */
export interface Plugin<Options> {
  (
    config: EleventyConfig,
    ...options: Record<never, never> extends Options ? [options?: Options] : [options: Options]
  ): void;
  /** The name by which Eleventy's `hasPlugin` knows it. */
  readonly eleventyPackage: string;
  readonly eleventyPluginOptions: { readonly unique: true };
}

/**
 * Makes a plugin: it checks the version of Eleventy and its options. A configuration adds it only once, like
 * any unique plugin of Eleventy: the first call wins.
 *
 * @param name Its export, such as `"datesPlugin"`. Messages begin with it.
 * @param schema Its options. Annotate the export as `Plugin<DatesOptions>`, so that type and schema are the same.
 * @param setup Adds filters, templates and events.
 * @example
 * export const datesPlugin: Plugin<DatesOptions> = definePlugin("datesPlugin", schema, (config, { filter }) => {
 *   config.addFilter(filter, …);
 * });
 * @see https://www.11ty.dev/docs/plugins/
 */
export function definePlugin<Given, Options>(
  name: string,
  schema: z.ZodType<Options, Given>,
  setup: (config: EleventyConfig, options: Options, build: Build) => void,
): Plugin<Given> {
  const eleventyPackage = `eleventy-plugin-polyglot/${name.replace(/Plugin$/, "")}`;
  const plugin = (config: EleventyConfig, given: unknown = {}): void => {
    checkVersion(config, name);
    const options = readOptions(name, schema, placeSite(config, name, given));
    const build = buildOf(config);
    if (build.addPlugin(eleventyPackage)) setup(config, options, build);
  };
  const identity = { eleventyPackage, eleventyPluginOptions: { unique: true } } as const;
  return Object.assign(Object.defineProperty(plugin, "name", { value: name }), identity);
}
