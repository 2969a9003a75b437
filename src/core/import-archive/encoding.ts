/** A text of an archive, with its encoding. */
export interface DecodedText {
  readonly text: string;
  /** As the web names it: `"utf-8"`, `"gb18030"`, `"windows-1251"`. */
  readonly encoding: string;
  /** Whether the encoding was found out from the text, because nothing names it. */
  readonly isGuessed: boolean;
}

/** Bytes where pages and exports name their encoding. @see https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding */
const PRESCAN = 1024;

/** Frequent pairs of letters. */
const RUSSIAN =
  /ст|но|то|на|ен|ов|ни|ра|во|ко|пр|ре|ет|ро|ли|ос|ал|ер|по|ка|не|ор|ть|ва|ол|ри|го|та|ел|ес|ат|де|ия|ла|ле/gu;

/** Encodings of old pages, each with letters that texts in it are full of. */
const GUESSED: readonly (readonly [encoding: string, letters: RegExp])[] = [
  [
    "gb18030",
    /[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过]/gu,
  ],
  [
    "big5",
    /[的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過]/gu,
  ],
  ["windows-1251", RUSSIAN],
  ["koi8-r", RUSSIAN],
];

/**
 * Decodes a text of an archive: as its first bytes say, else as UTF-8, else in the encoding that gives a readable text.
 *
 * @example
 * decodeArchiveText(new TextEncoder().encode("Привет")); // => { text: "Привет", encoding: "utf-8", isGuessed: false }
 */
export function decodeArchiveText(bytes: Uint8Array): DecodedText {
  const named = markedEncoding(bytes) ?? namedEncoding(bytes);
  if (named !== undefined) {
    const text = decode(bytes, named);
    if (text !== undefined) return { text, encoding: named, isGuessed: false };
  }
  const utf8 = decode(bytes, "utf-8");
  if (utf8 !== undefined) return { text: utf8, encoding: "utf-8", isGuessed: named !== undefined };
  const guesses = GUESSED.flatMap(([encoding, letters]) => {
    const text = decode(bytes, encoding);
    const score = (text?.match(letters)?.join("").length ?? 0) / (text?.length || 1);
    return text === undefined || score === 0 ? [] : [{ text, encoding, score }];
  });
  const best = guesses.sort((a, b) => b.score - a.score)[0];
  const { text, encoding } = best ?? {
    text: new TextDecoder("windows-1252").decode(bytes),
    encoding: "windows-1252",
  };
  return { text, encoding, isGuessed: true };
}

/** The encoding by a byte order mark. */
function markedEncoding([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/**
 * The encoding that a page or an export names in its first bytes.
 *
 * @example
 * namedEncoding(new TextEncoder().encode('<meta charset="gb2312">')); // => "gb2312"
 */
export function namedEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, PRESCAN));
  const found = /<\?xml[^>]*\bencoding=["']([\w-]+)|<meta[^>]*\bcharset=["']?\s*([\w-]+)/i.exec(start);
  return (found?.[1] ?? found?.[2])?.toLowerCase();
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not this encoding, or none that is known.
    return undefined;
  }
}
