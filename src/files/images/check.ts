import type { Fault } from "../../core/faults/table.ts";
import { stampOf } from "../content/folder.ts";
import { Thread } from "../thread/thread.ts";
import { judgeImages, type openService } from "./decode.ts";

/** Pictures by path: the stamp of each when it was judged, and whether it is sound. */
export type JudgedImages = Map<string, { readonly stamp: string; readonly isSound: boolean }>;

/** More pictures than this are worth their own thread: this one reads the texts in parallel. */
const MANY = 200;

/**
 * Decodes pictures to their last byte, unlike measuring them. A picture that was decoded before is not
 * decoded again.
 *
 * @param files Paths, as they appear in messages.
 * @param judged Pictures that this program has judged before. The check adds to it.
 */
export async function checkImages(
  files: readonly string[],
  judged: JudgedImages = new Map(),
): Promise<Fault[]> {
  const stamps = new Map(files.map((file) => [file, stampOf(file)]));
  const others = files.filter((file) => {
    const before = judged.get(file)?.stamp;
    return before === undefined || before !== stamps.get(file);
  });
  if (others.length > 0) {
    const sound = await (others.length > MANY ? judgeBeside(others) : judgeImages(others));
    for (const file of others) judged.set(file, { stamp: stamps.get(file) ?? "", isSound: sound.has(file) });
  }
  const broken = files.filter((file) => !judged.get(file)?.isSound);
  return broken.map((file) => ({ code: "image-broken", file, values: {} }));
}

async function judgeBeside(files: readonly string[]): Promise<ReadonlySet<string>> {
  const thread = new Thread<ReturnType<typeof openService>>("images/decode");
  return thread.ask("judgeImages", files).finally(() => thread.end());
}
