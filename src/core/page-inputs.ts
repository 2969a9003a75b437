import { createHash } from "node:crypto";
import type { FindPicture } from "./images.ts";
import type { PageRecord } from "./pages.ts";
import type { Cards } from "./share-image.ts";
import type { Work } from "./site.ts";
import { urls } from "./urls.ts";

/** What was made of the pictures of a site. */
export interface MadePictures {
  readonly pictures?: FindPicture | undefined;
  readonly cards: Cards | undefined;
}

/**
 * All that a page of the theme shows and another page of its site does not, as a text: where it is the same as when the
 * page was last made, the page is.
 *
 * @returns undefined for the few pages that show the whole site; they are made each time.
 */
export function pageInputs(record: PageRecord, made: MadePictures): string | undefined {
  const { content, locale } = record;
  switch (content.kind) {
    case "article":
    case "page": {
      const { work } = content;
      const own = [
        work,
        work.images.map((image) => made.pictures?.(encodeURI(urls.media(image)))),
        made.cards?.(work.slug, locale),
      ];
      return JSON.stringify([record, own], (_, value: unknown) =>
        isWork(value) && value !== work ? entryDigest(value, made) : value,
      );
    }
    case "home":
    case "archive":
    case "year":
    case "topic":
      return JSON.stringify(record, (_, value: unknown) =>
        isWork(value) ? entryDigest(value, made) : value,
      );
    default:
      return undefined;
  }
}

function isWork(value: unknown): value is Work {
  return value !== null && typeof value === "object" && "editions" in value;
}

/** Of works that stand in lists: a server asks for the same ones again and again. */
const digests = new WeakMap<Work, string>();

/** What a list shows of a work: all but its texts, and its cover as it was made. */
function entryDigest(work: Work, { pictures }: MadePictures): string {
  const known = digests.get(work) ?? digestOf(work);
  digests.set(work, known);
  const cover = work.cover && pictures?.(work.cover.url);
  return cover ? `${known} ${JSON.stringify(cover)}` : known;
}

function digestOf({ editions, images: _, ...facts }: Work): string {
  const entries = Object.values(editions).map(({ html, readingMinutes, ...entry }) => entry);
  return createHash("sha256")
    .update(JSON.stringify([facts, entries]))
    .digest("base64url");
}
