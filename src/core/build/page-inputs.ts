import { createHash } from "node:crypto";
import type { FindPicture } from "../images/images.ts";
import type { PageRecord } from "../pages/families.ts";
import type { ListPart } from "../pages/pagination.ts";
import type { Cards } from "../share/image.ts";
import type { Elsewhere } from "../site/elsewhere.ts";
import { type Edition, editionOf, type Work } from "../site/site.ts";
import { urls } from "../site/urls.ts";

/**
 * Digests of editions as their pages show them, and of works as lists show them. Several pages need each of
 * them, and a server needs them again and again.
 */
export interface Digests {
  readonly editions: WeakMap<Edition, string>;
  readonly entries: WeakMap<Work, string>;
}

/** Digests that successive builds share. */
export function createDigests(): Digests {
  return { editions: new WeakMap(), entries: new WeakMap() };
}

/** The pictures and cards that were made for a site. */
export interface MadePictures {
  readonly pictures?: FindPicture | undefined;
  readonly cards: Cards | undefined;
}

/**
 * Everything that a page of the theme shows and another page of its site doesn't, as a text. If the text is
 * the same as at the last build, so is the page.
 *
 * @returns undefined for the few pages that show the whole site; they are rebuilt each time.
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
    case "home": {
      const { articles, elsewhere, ...rest } = content;
      return JSON.stringify([frame, locale, rest, articles.map(entry), namesOf(elsewhere)]);
    }
    case "archive":
    case "year": {
      const { elsewhere, ...list } = content;
      return JSON.stringify([frame, locale, partOf(list), namesOf(elsewhere)]);
    }
    case "topic":
      return JSON.stringify([frame, locale, partOf(content)]);
    default:
      return undefined;
  }

  function partOf({ part: { articles, ...place }, ...rest }: { readonly part: ListPart }): unknown {
    return [rest, place, articles.map(entry)];
  }

  function namesOf({ articles, ...rest }: Elsewhere): unknown {
    return [rest, articles.map((one) => [entry(one.work), one.locale])];
  }
}

/** What the page of a work shows: the text in its own language, and of other languages what lists show. */
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

/** What a list shows of a work: everything but its texts, and its cover as generated. */
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
