import { createHash } from "node:crypto";
import type { FindPicture } from "../images/images.ts";
import type { PageRecord } from "../pages/families.ts";
import type { Cards } from "../share/image.ts";
import { type Edition, editionOf, type Work } from "../site/site.ts";
import { urls } from "../site/urls.ts";

/** Digests of editions as their pages show them, and of works as lists do: several pages ask for each, a server again and again. */
export interface Digests {
  readonly editions: WeakMap<Edition, string>;
  readonly entries: WeakMap<Work, string>;
}

/** Digests for one build after the other. */
export function createDigests(): Digests {
  return { editions: new WeakMap(), entries: new WeakMap() };
}

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
export function pageInputs(
  record: PageRecord,
  made: MadePictures,
  digests: Digests = createDigests(),
): string | undefined {
  const { content, locale, ...frame } = record;
  const entry = (work: Work | undefined) => work && entryDigest(work, made, digests);
  switch (content.kind) {
    case "article": {
      const { work, newer, older, related, ...rest } = content;
      const others = related.map((one) => [entry(one.work), one.locale]);
      return JSON.stringify([
        frame,
        rest,
        own(work, locale, made, digests),
        entry(newer),
        entry(older),
        others,
      ]);
    }
    case "page":
      return JSON.stringify([frame, content.kind, own(content.work, locale, made, digests)]);
    case "home":
      return JSON.stringify([frame, locale, content.kind, content.articles.map(entry)]);
    case "archive":
    case "year":
    case "topic": {
      const { part, ...rest } = content;
      const { articles, ...place } = part;
      return JSON.stringify([frame, locale, rest, place, articles.map(entry)]);
    }
    default:
      return undefined;
  }
}

/** What the page of a work shows of it: its text in the page's own language, and of the others what lists show. */
function own(work: Work, locale: string, made: MadePictures, digests: Digests): unknown {
  const { pictures, cards } = made;
  const edition = editionOf(work, locale);
  return [
    locale,
    entryDigest(work, made, digests),
    digestOf(digests.editions, edition, () => edition),
    work.images.map((image) => pictures?.(encodeURI(urls.media(image)))),
    cards?.(work.slug, locale),
  ];
}

/** What a list shows of a work: all but its texts, and its cover as it was made. */
function entryDigest(work: Work, { pictures }: MadePictures, { entries: known }: Digests): unknown {
  const { editions, images: _, ...facts } = work;
  const shown = () => {
    const entries = Object.values(editions).map(({ html, readingMinutes, ...entry }) => entry);
    return [facts, entries];
  };
  return [digestOf(known, work, shown), work.cover && pictures?.(work.cover.url)];
}

function digestOf<Thing extends object>(
  digests: WeakMap<Thing, string>,
  thing: Thing,
  shown: () => unknown,
): string {
  const known = digests.get(thing);
  if (known !== undefined) return known;
  const digest = createHash("sha256").update(JSON.stringify(shown())).digest("base64url");
  digests.set(thing, digest);
  return digest;
}
