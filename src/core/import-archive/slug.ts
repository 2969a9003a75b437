import { pinyinReadings } from "../language/pinyin-readings.ts";
import { transliterationKey } from "../language/transliteration.ts";
import { isSlug, RESERVED_SLUGS, SLUG_LIMIT } from "../site/urls.ts";

/** Words of a slug that is made from a title: a short address makes a QR code that scans. */
const WORD_LIMIT = 8;

/** What the letters of `transliterationKey` are in English. */
const IN_ENGLISH: Readonly<Record<string, string>> = { č: "ch", š: "sh", ž: "zh", x: "kh" };

/**
 * A slug from an old slug or a title, in Latin letters: Chinese by its pinyin, Cyrillic by its sounds.
 *
 * @returns undefined where the text has nothing that a slug can be made of.
 * @example
 * latinSlug("Поездка в Женеву"); // => "poezdka-v-zhenevu"
 * latinSlug("访问日内瓦"); // => "fang-wen-ri-nei-wa"
 */
export function latinSlug(text: string): string | undefined {
  const latin = text
    .normalize("NFKC")
    .replace(/\p{Script=Han}/gu, (character) => ` ${pinyinReadings(character)[0] ?? ""} `)
    .replace(/\p{Script=Cyrillic}+/gu, (word) =>
      transliterationKey(word).replace(/[čšžx]/g, (letter) => IN_ENGLISH[letter] ?? letter),
    )
    .normalize("NFKD")
    .replace(/\p{M}|['’]/gu, "")
    .toLowerCase();
  const words = latin.match(/[a-z0-9]+/g)?.slice(0, WORD_LIMIT) ?? [];
  while (words.join("-").length > SLUG_LIMIT) words.pop();
  const slug = words.join("-");
  return isSlug(slug) && !RESERVED_SLUGS.includes(slug) ? slug : undefined;
}

/** Gives each page a slug of its own. */
export class Slugs {
  readonly #taken: Set<string>;

  /** @param taken Slugs that others have. */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** The first of the wanted slugs that is free, else the first with a number. */
  give(wanted: readonly (string | undefined)[]): string {
    const slugs = wanted.filter((slug) => slug !== undefined);
    const [first = "article"] = slugs;
    let slug = slugs.find((one) => !this.#taken.has(one));
    for (let number = 2; slug === undefined; number++) {
      const numbered = `${first.slice(0, SLUG_LIMIT - 6).replace(/-+$/, "")}-${number}`;
      if (!this.#taken.has(numbered)) slug = numbered;
    }
    this.#taken.add(slug);
    return slug;
  }
}
