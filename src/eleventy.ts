/**
 * The part of Eleventy's API that we use, typed. Eleventy ships no types of its own, so this is the only file
 * where `any` is allowed.
 */
// biome-ignore-all lint/suspicious/noExplicitAny: Eleventy is untyped

import type { EDIT_EVENT, JUDGE_EVENT, WRITTEN_EVENT } from "./core/build/events.ts";
import type { PROGRESS_EVENT, Progress } from "./core/build/progress.ts";
import type { Html } from "./core/html.ts";
import type { Language } from "./core/language/languages.ts";
import type { Judge } from "./core/preview/judge.ts";

/** The argument of `eleventy.before` and `eleventy.after`. */
export interface BuildEvent {
  readonly directories: { readonly input: string; readonly output: string };
  readonly runMode: "build" | "watch" | "serve";
  readonly outputMode: "fs" | "json" | "ndjson";
  /** Only in `eleventy.after`. */
  readonly results?: readonly BuildResult[];
}

/** One file that Eleventy made. */
export interface BuildResult {
  readonly url: string | false;
  readonly inputPath: string;
  readonly outputPath: string | false;
  readonly content: string;
}

/** Every page with its template, including those in no collection: the argument of `eleventy.contentMap`. */
export interface ContentMap {
  readonly urlToInputPath: Readonly<Record<string, { readonly inputPath: string }>>;
}

/** The `page` of the data cascade. */
export interface PageData {
  readonly url: string | false;
  readonly inputPath: string;
  readonly fileSlug: string;
  readonly filePathStem: string;
  readonly date: Date;
  readonly lang?: string;
}

/** A template in a collection. */
export interface CollectionItem {
  readonly url: string | false;
  readonly inputPath: string;
  readonly data: Record<string, any>;
  readonly page: PageData;
}

/** The collections, as `addCollection` sees them. */
export interface CollectionApi {
  getAll(): CollectionItem[];
}

/** What `this` is in a filter or shortcode of Nunjucks, Liquid and JavaScript templates. */
export interface TemplateContext {
  readonly page?: PageData;
  /** Nunjucks. */
  readonly ctx?: Record<string, any>;
  readonly env?: { getFilter(name: "safe"): (text: string) => unknown };
  /** Liquid. */
  readonly context?: { readonly environments?: Record<string, any>; getSync?(path: string[]): unknown };
}

type TemplateFunction = (this: TemplateContext, ...args: any[]) => unknown;

/** A template given as an object, in place of a file. */
export interface VirtualTemplate {
  data?(): Record<string, any>;
  render(data: Record<string, any>): string | Promise<string>;
}

/** The object that Eleventy passes to a plugin. */
export interface EleventyConfig {
  readonly globalData: Record<string, any>;
  readonly dir: { readonly input?: string; readonly output?: string };
  /** Paths from the folder of the project. */
  readonly directories: { readonly input: string; readonly includes: string; readonly layouts?: string };
  /** The site's folder on its host; Eleventy sets it before it adds plugins. */
  pathPrefix?: string;
  /** By name, in their order. */
  readonly transforms: Readonly<Record<string, unknown>>;
  readonly templateHandling?: { readonly writeMode?: "sync" | "async" };
  /** Paths and patterns that Eleventy itself does not watch. */
  readonly watchIgnores: Set<string>;
  versionCheck(range: string): void;
  addPlugin(plugin: any, options?: any): unknown;
  addFilter(name: string, filter: TemplateFunction): void;
  addShortcode(name: string, shortcode: TemplateFunction): void;
  addTransform(
    name: string,
    transform: (this: Pick<BuildResult, "url" | "outputPath">, content: string) => unknown,
  ): void;
  addCollection(name: string, collection: (api: CollectionApi) => unknown): void;
  addTemplate(path: string, template: VirtualTemplate | string, data?: Record<string, unknown>): void;
  addGlobalData(name: string, data: unknown): void;
  /** Globs of files that are no templates, from the project's folder. */
  readonly ignores: Set<string>;
  addWatchTarget(target: string, options?: { resetConfig?: boolean }): void;
  addPassthroughCopy(paths: string | Record<string, string>): void;
  addTemplateFormats(formats: string | string[]): void;
  setLibrary(engine: string, library: unknown): void;
  setServerOptions(options: Record<string, unknown>): void;
  setQuietMode(quiet: boolean): void;
  setUseGitIgnore(use: boolean): void;
  /** `afterBuild` comes before `eleventy.after`, with the same argument. */
  on(
    event: "eleventy.before" | "afterBuild" | "eleventy.after",
    handler: (event: BuildEvent) => void | Promise<void>,
  ): void;
  /** Emitted when the configuration is complete. Its transforms run in their order. */
  on(
    event: "eleventy.config",
    handler: (config: {
      setPathPrefix(prefix: string): void;
      getConfig(): { readonly transforms: Record<string, unknown>; pathPrefix: string };
    }) => void,
  ): void;
  on(event: typeof PROGRESS_EVENT, handler: (progress: Progress) => void): void;
  on(event: "eleventy.contentMap", handler: (event: ContentMap) => void): void;
  /** @param handler Returns whether the pages of the file are shown as they are now. */
  on(event: typeof EDIT_EVENT, handler: (file: string) => boolean): void;
  /** @param handler Gets the sources of the files that Eleventy copies as they are, by address. */
  on(
    event: "eleventy.passthrough",
    handler: (event: { readonly map: Readonly<Record<string, string>> }) => void,
  ): void;
  on(event: typeof JUDGE_EVENT, handler: () => Judge): void;
  on(event: "eleventy.beforeWatch", handler: (files: readonly string[]) => void | Promise<void>): void;
  on(event: typeof WRITTEN_EVENT, handler: (files: readonly string[]) => void): void;
  emit(event: typeof PROGRESS_EVENT, progress: Progress): unknown;
  emit(event: typeof WRITTEN_EVENT, files: readonly string[]): Promise<unknown>;
  emit(event: typeof EDIT_EVENT, file: string): Promise<readonly boolean[]>;
  emit(event: typeof JUDGE_EVENT): Promise<readonly Judge[]>;
}

/** The versions of Eleventy that our plugins work with. */
const ELEVENTY_RANGE = ">=3.1.2 <4";

/**
 * Stops a plugin on a version of Eleventy that it doesn't support.
 *
 * @throws Error that names the plugin and the versions.
 */
export function checkVersion(config: EleventyConfig, plugin: string): void {
  try {
    config.versionCheck(ELEVENTY_RANGE);
  } catch (cause) {
    throw new Error(`${plugin} needs Eleventy ${ELEVENTY_RANGE}`, { cause });
  }
}

/**
 * The data of the page that a filter or shortcode runs in; empty in a JavaScript template, which passes its
 * own data.
 */
export function dataOf({ ctx, context }: TemplateContext): Readonly<Record<string, unknown>> {
  // In a shortcode of Liquid, `ctx` is the engine's own context.
  const liquid = context ?? (typeof ctx?.getSync === "function" ? ctx : undefined);
  return liquid?.environments ?? ctx ?? {};
}

/** Markup as a filter returns it, so that Nunjucks does not escape it; the other engines escape nothing. */
export function unescaped({ env }: TemplateContext, markup: Html): unknown {
  return env ? env.getFilter("safe")(markup) : markup;
}

/**
 * The language of the page that a filter or shortcode runs in: its `locale` in the data cascade, else the first
 * part of its address or path that is a language of the site, else the ending of its name, as in `about.ru.md`.
 *
 * @returns undefined for a page of no language, such as one that lets readers choose.
 */
export function findPageLanguage(
  context: TemplateContext,
  languages: readonly Language[],
): Language | undefined {
  const given: unknown = dataOf(context).locale;
  const stem = context.page?.filePathStem ?? "";
  const parts = [...`${context.page?.url || ""}/${stem}`.split("/"), stem.slice(stem.lastIndexOf(".") + 1)];
  const locales = typeof given === "string" ? [given] : parts;
  return languages.find(
    ({ locale }) => locale === locales.find((part) => languages.some((one) => one.locale === part)),
  );
}

/**
 * Like `findPageLanguage`, for a page that must have a language.
 *
 * @throws Error that names the page and explains how to give it a language.
 */
export function pageLanguage(context: TemplateContext, languages: readonly Language[]): Language {
  const language = findPageLanguage(context, languages);
  if (language) return language;
  const page = context.page?.inputPath ?? "a page";
  const known = languages.map((one) => one.locale).join(", ");
  throw new Error(
    `${page}: in which language? Put it below /<locale>/ or give it the key "locale" (${known})`,
  );
}

/** Files that Eleventy has copied as they are. */
export interface CopyResult {
  /** Paths in the output folder by those of their sources. */
  readonly map: Readonly<Record<string, string>>;
}

/** What a build of Eleventy has written. */
export type WriteResult = [copied: readonly CopyResult[], templates: readonly BuildResult[]];

/** Eleventy itself, as a program uses it. */
export interface Eleventy {
  /** The configured folders, even if the program chose others. */
  readonly config: {
    readonly dir: { readonly input: string; readonly output: string };
    readonly pathPrefix?: string;
  };
  init(): Promise<void>;
  /** Forgets the last build; `init` prepares the next one. */
  restart(): Promise<void>;
  disableLogger(): void;
  write(): Promise<WriteResult | undefined>;
  toJSON(): Promise<readonly BuildResult[]>;
  /** @returns A function that builds again as if a file had changed. */
  watch(): Promise<(path: string) => Promise<void>>;
  /** Ends watch and server. Eleventy also calls it if a build ends with an error that it doesn't know. */
  stopWatch(): Promise<unknown>;
  /** Set once Eleventy watches. */
  readonly watcher?: { on(event: "error", handler: (error: Error) => void): void };
  readonly watchManager: { setBuildFinished(): void };
  serve(port: number): Promise<void>;
  readonly eleventyServe: EleventyServe;
}

/** The part of Eleventy that controls its server. */
export interface EleventyServe {
  /** Makes the browsers reload their pages. */
  reload(event: ReloadEvent): Promise<void>;
  /** Makes a server that doesn't listen yet; a change of the configuration makes another one. */
  initServerInstance(): Promise<void>;
  readonly server: any;
}

/** Why pages are reloaded. */
export interface ReloadEvent {
  readonly files: readonly string[];
}

/** How a program starts Eleventy. */
export interface EleventyOptions {
  readonly configPath?: string;
  readonly runMode?: "build" | "serve";
  readonly quietMode?: boolean;
  /** "cli" makes the folders given here win over those of the configuration. */
  readonly source?: "cli";
  readonly config?: (config: EleventyConfig) => unknown;
}

/**
 * Creates an instance of Eleventy.
 *
 * @param input Folder of the templates, which must exist even where every template is virtual.
 */
export async function createEleventy(
  options: EleventyOptions,
  input?: string,
  output?: string,
): Promise<Eleventy> {
  const name: string = "@11ty/eleventy";
  const { default: Class } = (await import(name)) as {
    default: new (
      input: string | undefined,
      output: string | undefined,
      options: EleventyOptions,
    ) => Eleventy;
  };
  const eleventy = new Class(input, output, { ...options });
  await eleventy.init();
  return eleventy;
}
