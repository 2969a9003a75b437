import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type * as Pagefind from "pagefind";
import { isSerbianCyrillic } from "../../core/language/fold.ts";
import { isSearchedByCharacter } from "../../core/language/scripts.ts";

/** A page as Pagefind reads it. */
export interface IndexedPage {
  readonly url: string;
  readonly html: string;
}

/** A process of Pagefind, with one index. */
export interface PagefindProcess {
  /** Adds a page; pages are added in the order of the calls. @throws Error with the message of Pagefind */
  add(page: IndexedPage): Promise<void>;
  /** Writes the files of the index into a folder. @throws Error with the message of Pagefind */
  write(folder: string): Promise<void>;
  /** Ends the process, whatever it is doing, and waits until it has ended. */
  close(): Promise<void>;
}

/** Number of copies of Pagefind's module that this thread has loaded. */
let copies = 0;

/** Cuts texts at zero-width spaces, which Pagefind does in no other language than those that it segments. */
const SEGMENTED = "zh";

/**
 * Has no stemmer. That of Serbian turns жена into žena after accents are taken off, and a query žena is zena: it would find
 * no word with ж, ч, ћ or ш.
 */
const UNSTEMMED = "mk";

/**
 * The language that Pagefind indexes a text in, where that is not the text's own.
 *
 * @see https://pagefind.app/docs/multilingual/#specialized-languages
 */
function indexedAs(lang: string): string | undefined {
  if (isSerbianCyrillic(lang)) return UNSTEMMED;
  return isSearchedByCharacter(lang) && !/^(?:zh|ja)\b/i.test(lang) ? SEGMENTED : undefined;
}

/**
 * Starts a process of Pagefind. Pagefind's module doesn't notice that its process has died, so its answers are awaited
 * together with the end of the process.
 *
 * @param lang BCP 47 tag of the pages.
 * @throws Error where Pagefind doesn't exist for this system.
 */
export async function startPagefind(lang: string): Promise<PagefindProcess> {
  // Each copy of the module has one process. Each index has its own copy, so that none ends the process of
  // another.
  const copy = `${import.meta.resolve("pagefind")}?${++copies}`;
  const forceLanguage = indexedAs(lang);
  const { createIndex, close } = (await import(copy)) as typeof Pagefind;
  const { child, value: created } = withChild(() =>
    createIndex({ verbose: false, ...(forceLanguage === undefined ? {} : { forceLanguage }) }),
  );
  const died = child ? deathOf(child) : new Promise<never>(() => {});
  const index = await answerOf(created)
    .then((answer) => answer.index ?? Promise.reject(new Error("Pagefind made no index")))
    .catch(async (error: unknown) => {
      await end();
      throw error;
    });
  return {
    add: async ({ url, html }) => void (await answerOf(index.addHTMLFile({ url, content: html }))),
    write: async (folder) => void (await answerOf(index.writeFiles({ outputPath: folder }))),
    close: end,
  };

  async function end(): Promise<void> {
    await close();
    if (child) await killed(child);
  }

  async function answerOf<Answer extends { readonly errors: string[] }>(
    asked: Promise<Answer>,
  ): Promise<Answer> {
    // If Pagefind's module can't reach its process, it ends it: the way the process ended is the helpful
    // error.
    const answer = await Promise.race([asked.catch(() => (child && isEnded(child) ? died : asked)), died]);
    if (answer.errors.length > 0) throw new Error(`Pagefind: ${answer.errors.join("; ")}`);
    return answer;
  }
}

/**
 * Calls a function that starts a process before it returns, and returns the process too: Pagefind doesn't
 * expose it.
 */
function withChild<Value>(start: () => Value): {
  readonly child: ChildProcess | undefined;
  readonly value: Value;
} {
  let child: ChildProcess | undefined;
  const see = (message: unknown): void => {
    child = (message as { readonly process: ChildProcess }).process;
  };
  subscribe("child_process", see);
  try {
    const value = start();
    return { child, value };
  } finally {
    unsubscribe("child_process", see);
  }
}

/** Rejects when the process ends. */
function deathOf(child: ChildProcess): Promise<never> {
  const died = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
      reject(new Error(`Pagefind's process was ended ${how}; the computer may have run out of memory`));
    });
  });
  // Also rejects after `close`, when no answer is awaited.
  died.catch(() => {});
  return died;
}

/** Whether a process has ended, or is about to because of a signal of ours. */
function isEnded({ exitCode, signalCode, killed, pid }: ChildProcess): boolean {
  return pid === undefined || killed || exitCode !== null || signalCode !== null;
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, "exit");
  child.ref();
  child.kill("SIGKILL");
  await exited;
}

/** The version of the package. */
export function versionOfPagefind(): string {
  const file = new URL("../package.json", import.meta.resolve("pagefind"));
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** The address in a fragment, which is gzipped JSON after a short mark. */
export function fragmentUrl(bytes: Uint8Array): string {
  const text = gunzipSync(bytes).toString("utf8");
  return (JSON.parse(text.slice(text.indexOf("{"))) as { url: string }).url;
}
