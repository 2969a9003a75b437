import { existsSync } from "node:fs";
import { WRITTEN_EVENT } from "../../core/build/events.ts";
import { FaultsError } from "../../core/faults/table.ts";
import type { Translate } from "../../core/messages/messages.ts";
import type { Eleventy, EleventyConfig, WriteResult } from "../../eleventy.ts";
import { stampOfFolders } from "../../files/content/folder.ts";
import { ServedFolder } from "../../files/serve/served-folder.ts";
import { warn } from "../terminal.ts";
import { nextChange } from "./sound-content.ts";

/** What the builds of a server need. */
interface BuildSettings {
  /** Folders of content and catalogues. */
  readonly folders: readonly string[];
  /** Folder that is served. */
  readonly output: string;
  readonly t: Translate;
  /** Called with an error that no caller waits for. */
  readonly report: (error: unknown) => void;
}

/**
 * The builds of a server. They run one at a time and write into the served folder. After a successful build,
 * files that builds no longer write are removed from it. If content changes while a build is reading it,
 * another build follows, whether or not a watcher has seen the change.
 */
export class ServerBuilds {
  readonly #settings: BuildSettings;
  readonly #served: ServedFolder;
  #turn: Promise<unknown> = Promise.resolve();
  #rebuild: ((file: string) => Promise<void>) | undefined;
  /** The stamp of the folders when the last build began, and the time when it began. */
  #stamp = "";
  #began = 0;
  #written: readonly string[] = [];

  constructor(settings: BuildSettings) {
    this.#settings = settings;
    this.#served = new ServedFolder(settings.output);
  }

  /** Records the files that builds are about to write, and those that plugins have written. */
  listen(config: EleventyConfig): void {
    config.on("eleventy.contentMap", ({ urlToInputPath }) =>
      this.#served.expect(Object.keys(urlToInputPath).map((url) => this.#fileOf(url))),
    );
    config.on(WRITTEN_EVENT, (files) => {
      this.#written = files;
      this.#served.expect(files);
    });
  }

  /**
   * Runs the first build, and watches what Eleventy watches. If the build finds an error, it waits for a
   * change of the content and tries again.
   */
  async start(eleventy: Eleventy): Promise<void> {
    const write = eleventy.write.bind(eleventy);
    let isFirst = true;
    eleventy.write = () => {
      const built = this.#turn.then(() =>
        isFirst ? this.#firstBuild(eleventy, write) : this.#nextBuild(write),
      );
      this.#turn = built.catch(() => {});
      return built;
    };
    const rebuild = await eleventy.watch();
    isFirst = false;
    // Eleventy ends its server if a build fails in a way that it doesn't know.
    eleventy.stopWatch = async () => {
      eleventy.watchManager.setBuildFinished();
      warn(this.#settings.t("cli:lastSite"));
    };
    this.#rebuild = rebuild;
    if (this.#isBehind()) this.#request(this.#settings.folders);
  }

  /**
   * Builds again, unless the last build has seen the change, or nothing is left of it, as with a file that
   * was created and removed.
   *
   * @param files Paths of the changed files, as far as they are known.
   * @param seenMs When the last of these changes was seen, by `performance.now()`.
   */
  change(files: readonly string[], seenMs: number): void {
    if (seenMs < this.#began) return;
    if (!files.some((file) => existsSync(file)) && !this.#isBehind()) return;
    this.#request(files.length > 0 ? files : this.#settings.folders);
  }

  /** Eleventy itself collects the requests that it gets while it builds. */
  #request(files: readonly string[]): void {
    for (const file of files) this.#rebuild?.(file).catch(this.#settings.report);
  }

  async #firstBuild(eleventy: Eleventy, write: Eleventy["write"]): Promise<WriteResult | undefined> {
    for (;;) {
      const change = nextChange(this.#settings.folders);
      try {
        return await this.#build(write);
      } catch (error) {
        if (!(error instanceof FaultsError) && !this.#isBehind()) throw error;
        warn(this.#settings.t("cli:waiting"));
        await change.happened;
      } finally {
        change.forget();
      }
      await eleventy.restart();
      await eleventy.init();
    }
  }

  async #nextBuild(write: Eleventy["write"]): Promise<WriteResult | undefined> {
    try {
      return await this.#build(write);
    } catch (error) {
      warn(this.#settings.t("cli:lastSite"));
      throw error;
    } finally {
      if (this.#isBehind()) this.#request(this.#settings.folders);
    }
  }

  async #build(write: Eleventy["write"]): Promise<WriteResult | undefined> {
    this.#began = performance.now();
    this.#stamp = stampOfFolders(this.#settings.folders);
    const result = await write();
    if (result) this.#served.keepOnly(this.#filesOf(result));
    return result;
  }

  #filesOf([copied, pages]: WriteResult): string[] {
    const outputs = pages.flatMap(({ outputPath }) => (outputPath === false ? [] : [outputPath]));
    return [...outputs, ...copied.flatMap(({ map }) => Object.values(map)), ...this.#written];
  }

  #fileOf(url: string): string {
    return `${this.#settings.output}${url}${url.endsWith("/") ? "index.html" : ""}`;
  }

  #isBehind(): boolean {
    return stampOfFolders(this.#settings.folders) !== this.#stamp;
  }
}
