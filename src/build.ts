import { WRITTEN_EVENT } from "./core/build/events.ts";
import { type Phase, PROGRESS_EVENT, type Progress } from "./core/build/progress.ts";
import { SHARD_DATA, type Shard } from "./core/build/shard.ts";
import { type Glossary, NO_GLOSSARY } from "./core/catalogues/glossary.ts";
import type { Catalogue } from "./core/catalogues/read.ts";
import type { Content } from "./core/content/works.ts";
import { type Fault, FaultsError, gradeOf } from "./core/faults/table.ts";
import type { FindPicture } from "./core/images/images.ts";
import { append } from "./core/long-lists.ts";
import type { Translate } from "./core/messages/messages.ts";
import type { Alternate, PageRecord } from "./core/pages/families.ts";
import type { Cards } from "./core/share/image.ts";
import type { ShareSettings } from "./core/share/share.ts";
import type { Site } from "./core/site/site.ts";
import type { BuildEvent, EleventyConfig } from "./eleventy.ts";
import { sweepCache } from "./files/cache/sweep.ts";
import { ownMessages } from "./files/catalogues/own-messages.ts";
import { printFaults } from "./files/faults.ts";
import type { AssetFiles } from "./files/theme/assets.ts";
import { writeSiteFile } from "./files/write/site-file.ts";

/** A page that was made, and a key of all that it was made from. */
export interface KeptPage {
  readonly key: string;
  readonly html: string;
}

/** A site with edits that Eleventy has not written yet, while it is served. */
export interface Draft {
  readonly content: Content;
  readonly site: Site;
  readonly pages: readonly PageRecord[];
}

type Task = (event: BuildEvent) => void | Promise<void>;

/**
 * What one build knows. The plugins of a configuration never import each other; they meet here. It stands in the
 * data cascade as `polyglot`, so templates can read it too.
 */
export class Build {
  /** Set by the plugin of messages. */
  messages: ((locale: string) => Translate<string>) | undefined;
  /** The catalogues from which the messages come. Set by the plugin of messages. */
  catalogues: readonly Catalogue[] = [];
  /** The topics that articles may have. Set by the plugin of messages. */
  topics: ReadonlySet<string> | undefined;
  /** The terms and people of the site. Set by the plugin of messages. */
  glossary: Glossary = NO_GLOSSARY;
  /** The locales that are being set up and cannot say so themselves yet. Set by the plugin of messages. */
  voiceless: ReadonlySet<string> = new Set();
  /** Set by the plugin of articles. */
  site: Site | undefined;
  pages: readonly PageRecord[] = [];
  /** Translations of a site's own pages, by address. Set by the plugin of alternates. */
  alternates: ReadonlyMap<string, readonly Alternate[]> = new Map();
  /** How pages are shared. Set by the plugin of sharing when it is added. */
  share: ShareSettings | undefined;
  /** The folder of the articles and pages, as it was read. Set by the plugin of articles. */
  content: Content | undefined;
  /** Addresses of what every page of the theme loads. Set by its plugin. */
  assets: Omit<AssetFiles, "files"> | undefined;
  /** Edits since the last build. Set by the plugin of articles. */
  draft: Draft | undefined;
  /** Makes a page of a draft as the last build made its pages. Set by the plugin of the theme. */
  render: ((record: PageRecord, site: Site) => string) | undefined;
  /** The pictures drawn for an edition of an article. Set by the plugin of cards, where it draws. */
  cards: Cards | undefined;
  /** How a picture is shown, by its address. Set by the plugin of images. */
  pictures: FindPicture | undefined;
  /** Stands for all that every work and every page is made with. Set by the plugin of articles. */
  frame = "";
  /** The locales in which a page that the search finds is not as the last build made it. Set by the theme before the first page is made. */
  changed: ReadonlySet<string> = new Set();
  /** The pages of the theme whose making is known, by address. */
  readonly #keptPages = new Map<string, KeptPage>();

  readonly #readers: ((url: string, page: KeptPage) => void)[] = [];

  /** Addresses of files whose name holds a hash of what is in them, with `*` for all in a folder. Plugins add theirs. */
  hashedFiles: readonly string[] = [];

  /** Addresses that crawlers stay out of, and the policy that their pages have. Set by the plugin of the editor. */
  readonly ownPolicies = new Map<string, string>();

  /** What is left to do when the pages are written, in order. */
  readonly #afterwards: { readonly phase: Phase; readonly task: Task }[] = [];

  #checks: Promise<readonly Fault[]>[] = [];

  #preparations: (() => void | Promise<void>)[] = [];

  readonly #beside: Promise<void>[] = [];

  /** Paths of what the plugins have written in this build. */
  readonly #written = new Set<string>();

  /** The edits that this build takes in. */
  #taken: Draft | undefined;

  /** Whether a server has finished its first build. */
  #hasServed = false;

  readonly #config: Pick<EleventyConfig, "emit" | "globalData">;

  constructor(config: Pick<EleventyConfig, "emit" | "globalData">) {
    this.#config = config;
  }

  /** Adds somebody who is handed each page of the theme when it is made, long before it is written. */
  readPages(reader: (url: string, page: KeptPage) => void): void {
    this.#readers.push(reader);
  }

  /** Says of a page what it was made from. The theme does so. */
  keepPage(url: string, page: KeptPage): void {
    this.#keptPages.set(url, page);
    for (const read of this.#readers) read(url, page);
  }

  /** The key of all that a page was made from, where that is known and nothing has changed the page since. */
  keyOf(url: string, html: string): string | undefined {
    const made = this.#keptPages.get(url);
    return made?.html === html ? made.key : undefined;
  }

  /** Says how far this build is. */
  tell(progress: Progress): void {
    void this.#config.emit(PROGRESS_EVENT, progress);
  }

  /** The part of the site that this build makes; undefined for the whole. */
  get shard(): Shard | undefined {
    return this.#config.globalData[SHARD_DATA] as Shard | undefined;
  }

  /** Everything found wrong in this build. */
  readonly faults: Fault[] = [];

  /**
   * Adds something to do when the pages are written. Eleventy runs the handlers of `eleventy.after` all at once;
   * these run one after the other, in the order in which plugins add them.
   */
  afterwards(phase: Phase, task: Task): void {
    this.#afterwards.push({ phase, task });
  }

  /** Adds a check that takes its time; the build waits for it before it writes anything. */
  check(faults: Promise<readonly Fault[]>): void {
    // `settle` reports it; where another handler throws first, there is no `settle`.
    faults.catch(() => {});
    this.#checks.push(faults);
  }

  /** Adds something to make ready before the first page is rendered, from content and messages that are known to be sound. */
  prepare(task: () => void | Promise<void>): void {
    this.#preparations.push(task);
  }

  /** Waits for the checks that take their time; where they find no error either, makes ready what pages need. */
  async settle(): Promise<void> {
    for (const faults of await Promise.all(this.#checks)) append(this.faults, faults);
    if (hasError(this.faults)) return;
    await Promise.all(this.#preparations.map((prepare) => prepare()));
  }

  /**
   * Writes a file that is no page of Eleventy's.
   *
   * @param output Output folder of the site.
   * @param address Address of the file from the root of the site.
   */
  write(output: string, address: string, contents: string | Uint8Array): void {
    this.#written.add(writeSiteFile(output, address, contents));
  }

  /** Does what is left to do. @throws what went wrong, when nothing is at work any more */
  async finish(event: BuildEvent): Promise<void> {
    try {
      for (const { phase, task } of this.#afterwards) {
        this.tell({ phase });
        await task(event);
      }
      await this.made();
    } finally {
      await Promise.allSettled(this.#beside);
      await this.#config.emit(WRITTEN_EVENT, [...this.#written]);
    }
    this.#sweep(event);
    // What was edited meanwhile is left to the next build.
    if (this.draft === this.#taken) this.draft = undefined;
  }

  /** Tidies the cache up after the build of a whole site: a part uses only its share, so it can't know what is out of use. */
  #sweep({ outputMode, runMode }: BuildEvent): void {
    if (outputMode !== "fs" || this.shard) return;
    if (runMode === "build") sweepCache("build");
    // The index of a server's first build is read from the cache later than this.
    else if (this.#hasServed) sweepCache("serve");
    else this.#hasServed = true;
  }

  /** Tells how many of the things of a phase are done. */
  stepOf(phase: Phase): (done: number, total: number) => void {
    return (done, total) => this.tell({ phase, done, total });
  }

  /** Something that other processes are still making; the tasks behind it need not wait. */
  beside(making: Promise<void>): void {
    // Whoever waits for it is told what went wrong; until somebody does, it is no crash.
    making.catch(() => {});
    this.#beside.push(making);
  }

  /** Waits for all that is still being made. @throws what went wrong there */
  async made(): Promise<void> {
    await Promise.allSettled(this.#beside);
    await Promise.all(this.#beside.splice(0));
  }

  /** Forgets the last build. */
  reset(): void {
    this.#taken = this.draft;
    this.topics = undefined;
    this.glossary = NO_GLOSSARY;
    this.voiceless = new Set();
    this.messages = undefined;
    this.catalogues = [];
    this.site = undefined;
    this.pages = [];
    this.alternates = new Map();
    this.content = undefined;
    this.cards = undefined;
    this.pictures = undefined;
    this.hashedFiles = [];
    this.frame = "";
    this.changed = new Set();
    this.#keptPages.clear();
    this.#written.clear();
    this.#checks = [];
    this.#preparations = [];
    this.#beside.length = 0;
    this.faults.length = 0;
  }
}

/**
 * The build of a configuration: one and the same for all of its plugins. Handlers of `eleventy.before` that a
 * plugin adds after this call run when the build is fresh, and the build stops after the last of them if any of
 * them found an error.
 */
export function buildOf(config: EleventyConfig): Build {
  const existing: unknown = config.globalData.polyglot;
  if (existing instanceof Build) return existing;
  const build = new Build(config);
  config.addGlobalData("polyglot", build);
  config.on("eleventy.before", () => {
    build.reset();
    build.tell({ phase: "content" });
    const sound = judge(build);
    // Where another handler throws at once, Eleventy does not wait for this one any more.
    sound.catch(() => {});
    return sound;
  });
  config.on("eleventy.after", (event) => build.finish(event));
  return build;
}

function hasError(faults: readonly Fault[]): boolean {
  return faults.some((fault) => gradeOf(fault) === "error");
}

async function judge(build: Build): Promise<void> {
  // Eleventy calls the handlers one after the other and then waits for all: this one goes on when each has run as
  // far as its first await, and ours find their faults before that or hand them over as a check.
  await Promise.resolve();
  await build.settle();
  report(build.faults);
}

/**
 * Stops the build where there is an error; says what is only a warning.
 *
 * @throws FaultsError with every fault found.
 */
export function report(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const text = printFaults(faults, ownMessages(undefined), "text");
  if (hasError(faults)) throw new FaultsError(faults, text);
  process.stderr.write(text);
}
