import { WRITTEN_EVENT } from "../core/build/events.ts";
import { type Phase, PROGRESS_EVENT, type Progress } from "../core/build/progress.ts";
import { SHARD_DATA, type Shard } from "../core/build/shard.ts";
import type { Glossary } from "../core/catalogues/glossary.ts";
import type { Content } from "../core/content/works.ts";
import type { Fault } from "../core/faults/table.ts";
import { append } from "../core/long-lists.ts";
import type { PageRecord } from "../core/pages/families.ts";
import type { ShareSettings } from "../core/share/share.ts";
import type { Site } from "../core/site/site.ts";
import { baseOf } from "../core/site/urls.ts";
import type { BuildEvent, EleventyConfig } from "../eleventy.ts";
import { sweepCache } from "../files/cache/sweep.ts";
import { writeSiteFile } from "../files/write/site-file.ts";
import { hasError, report } from "./report.ts";
import { type BuildState, createState } from "./state.ts";
import { type WritingConfig, WrittenPages } from "./written-pages.ts";

/** A served site with edits that Eleventy hasn't written yet. */
export interface Draft {
  readonly content: Content;
  readonly site: Site;
  readonly pages: readonly PageRecord[];
}

/** What a build needs of the configuration. */
export type BuildConfig = Pick<EleventyConfig, "emit" | "globalData"> & WritingConfig;

type Task = (event: BuildEvent) => void | Promise<void>;

/**
 * What the plugins of a configuration share, because they never import each other. The `state` belongs to one
 * build; the other fields outlive a build. It is in the data cascade as `polyglot`, so templates can read it
 * too.
 */
export class Build {
  /** The build under way, or the last one. */
  state: BuildState = createState();

  /** How pages are shared. Set by sharePlugin when it is added. */
  share: ShareSettings | undefined;
  /** Edits since the last build. Set by articlesPlugin. */
  draft: Draft | undefined;
  /** The site with a work that isn't published, by the address of one of its pages. Set by articlesPlugin. */
  unpublished: ((url: string) => Draft | undefined) | undefined;
  /** Renders a page of a draft as the last build rendered its pages. Set by themePlugin. */
  render: ((record: PageRecord, site: Site) => string) | undefined;

  /** The pages of a build, one by one when they are written. */
  readonly written: WrittenPages;

  readonly #config: BuildConfig;
  readonly #plugins = new Set<string>();
  readonly #tasks: { readonly phase: Phase; readonly task: Task }[] = [];
  /** The edits that the build under way includes. */
  #included: Draft | undefined;
  #hasServed = false;

  constructor(config: BuildConfig) {
    this.#config = config;
    this.written = new WrittenPages(config, () => this.base);
  }

  /** The model of the site, for templates. */
  get site(): Site | undefined {
    return this.state.site;
  }

  /** The site's folder on its host, for templates: `""` at the root. */
  get base(): string {
    return this.site ? baseOf(this.site.url) : "";
  }

  /** The pages that the site should have, for templates. */
  get pages(): readonly PageRecord[] {
    return this.state.pages;
  }

  /** The terms and people of the site, for templates. */
  get glossary(): Glossary {
    return this.state.glossary;
  }

  /** The part of the site that is built; undefined for the whole. */
  get shard(): Shard | undefined {
    return this.#config.globalData[SHARD_DATA] as Shard | undefined;
  }

  /** @returns false where a plugin of this name was added before. */
  addPlugin(name: string): boolean {
    const isNew = !this.#plugins.has(name);
    this.#plugins.add(name);
    return isNew;
  }

  reportProgress(progress: Progress): void {
    void this.#config.emit(PROGRESS_EVENT, progress);
  }

  /** @returns A function that reports how many of the items of a phase are done. */
  progressOf(phase: Phase): (done: number, total: number) => void {
    return (done, total) => this.reportProgress({ phase, done, total });
  }

  addFaults(faults: Iterable<Fault>): void {
    append(this.state.faults, faults);
  }

  /** Adds a check that runs while the build goes on; the build waits for it before the first page is rendered. */
  addCheck(faults: Promise<readonly Fault[]>): void {
    // `runChecks` reports it; where another handler throws first, `runChecks` isn't called.
    faults.catch(() => {});
    this.state.checks.push(faults);
  }

  /** Adds a task that runs before the first page is rendered, if content and messages have no errors. */
  beforeRender(task: () => void | Promise<void>): void {
    this.state.preparations.push(task);
  }

  /**
   * Adds a task for each build, after its pages are written. Eleventy runs the handlers of `eleventy.after` all at
   * once; these tasks run one after the other, in the order that plugins add them.
   */
  onAfterBuild(phase: Phase, task: Task): void {
    this.#tasks.push({ phase, task });
  }

  /** Work that later tasks don't need to wait for; the build does. */
  runInBackground(work: Promise<void>): void {
    // `finishBackground` throws the error; until then it must not crash the process.
    work.catch(() => {});
    this.state.backgroundWork.push(work);
  }

  /** Waits for all background work. @throws what went wrong there */
  async finishBackground(): Promise<void> {
    const { backgroundWork } = this.state;
    await Promise.allSettled(backgroundWork);
    await Promise.all(backgroundWork.splice(0));
  }

  /**
   * Writes a file that isn't a page of Eleventy's.
   *
   * @param output Output folder of the site.
   * @param address Address of the file from the root of the site.
   */
  write(output: string, address: string, contents: string | Uint8Array): void {
    this.state.writtenFiles.add(writeSiteFile(output, address, contents));
  }

  /** Writes files by their addresses, one at a time. */
  writeAll(output: string, files: Iterable<readonly [address: string, contents: string | Uint8Array]>): void {
    for (const [address, contents] of files) this.write(output, address, contents);
  }

  /** Starts a build with a new state. */
  start(event: BuildEvent): void {
    this.state = createState();
    this.written.start(event);
    this.#included = this.draft;
    this.reportProgress({ phase: "content" });
  }

  /** Waits for the checks; if they find no error, runs the tasks that rendering needs. */
  async runChecks(): Promise<void> {
    const { faults, checks, preparations } = this.state;
    for (const found of await Promise.all(checks)) append(faults, found);
    if (hasError(faults)) return;
    await Promise.all(preparations.map((prepare) => prepare()));
  }

  /** Runs the tasks of `onAfterBuild`. @throws what went wrong, when no work is left in the background */
  async finish(event: BuildEvent): Promise<void> {
    const { backgroundWork, writtenFiles } = this.state;
    try {
      for (const { phase, task } of this.#tasks) {
        this.reportProgress({ phase });
        await task(event);
      }
      await this.finishBackground();
    } finally {
      await Promise.allSettled(backgroundWork);
      await this.#config.emit(WRITTEN_EVENT, [...writtenFiles]);
    }
    this.#sweep(event);
    // The next build includes later edits.
    if (this.draft === this.#included) this.draft = undefined;
  }

  /**
   * Removes unused entries from the cache after a build of a whole site: a part uses only its share of the
   * cache.
   */
  #sweep({ outputMode, runMode }: BuildEvent): void {
    if (outputMode !== "fs" || this.shard) return;
    if (runMode === "build") sweepCache("build");
    // The index of a server's first build is read from the cache only after this.
    else if (this.#hasServed) sweepCache("serve");
    else this.#hasServed = true;
  }
}

/**
 * The build of a configuration, the same for all of its plugins. Handlers of `eleventy.before` that a plugin adds after
 * this call find a new state, and the build stops after the last of them if any of them found an error.
 */
export function buildOf(config: EleventyConfig): Build {
  const existing: unknown = config.globalData.polyglot;
  if (existing instanceof Build) return existing;
  const build = new Build(config);
  config.addGlobalData("polyglot", build);
  config.on("eleventy.before", (event) => {
    build.start(event);
    const checked = check(build);
    // If another handler throws at once, Eleventy no longer waits for this one.
    checked.catch(() => {});
    return checked;
  });
  // Before the handlers of other plugins, which may read the content of pages.
  config.on("afterBuild", ({ results = [] }) => build.written.finish(results));
  config.on("eleventy.after", (event) => build.finish(event));
  return build;
}

async function check(build: Build): Promise<void> {
  // Eleventy calls the handlers one after the other and then waits for all of them. This one continues when
  // each has run up to its first await; our handlers find their faults before that, or add a check for them.
  await Promise.resolve();
  await build.runChecks();
  report(build.state.faults, build.state.leftOut);
}
