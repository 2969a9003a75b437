import path from "node:path";
import { BroadcastChannel, isMainThread } from "node:worker_threads";

/** A folder of the cache, and the system's error code, such as `"ENOSPC"`. */
interface Trouble {
  readonly folder: string;
  readonly reason: string;
}

/** Sends warnings from the threads of this process to its main thread. */
const channel = new BroadcastChannel("polyglot-cache");
let isWarned = false;
if (isMainThread) channel.onmessage = (event) => warn((event as { readonly data: Trouble }).data);
channel.unref();

/** Warns the user, once a process, that a file of the cache can't be written. The build goes on as if there were no cache. */
export function warnOfCache(file: string, error: unknown): void {
  const { code, message } = error as NodeJS.ErrnoException;
  const trouble: Trouble = { folder: path.dirname(file), reason: code ?? message };
  if (isMainThread) warn(trouble);
  else channel.postMessage(trouble);
}

function warn({ folder, reason }: Trouble): void {
  if (isWarned) return;
  isWarned = true;
  // Only this needs messages: a thread that decodes pictures does not load them.
  void import("../catalogues/own-messages.ts").then(({ ownMessages }) =>
    process.stderr.write(`${ownMessages(undefined)("cli:cache", { folder, reason })}\n`),
  );
}
