/** The first bytes of each of Pagefind's compressed files after decompression. */
const SIGNATURE = "pagefind_dcd";

/** Pagefind's compressed files. */
const COMPRESSED = /\.(?:pf_(?:index|filter|fragment|meta)|pagefind)$/;

/** A `fetch` that counts what could not be loaded. */
export interface CheckedFetch {
  fetch(address: string): Promise<Response>;
  /** How many files could not be loaded, or are not what they should be. */
  failures(): number;
}

/**
 * A `fetch` for Pagefind that reads each file to its end and decompresses it. Pagefind itself skips a part of
 * the index that it can't load, and then reports that it found nothing.
 *
 * @param cache How the browser's cache is used: `"reload"` where a file in it may be damaged.
 */
export function checkedFetch(cache: RequestCache, load: typeof fetch): CheckedFetch {
  let failures = 0;
  return {
    async fetch(address) {
      try {
        const response = await load(address, { cache });
        if (!response.ok) throw new Error(`${response.status} for ${address}`);
        const bytes = await response.arrayBuffer();
        const { pathname } = new URL(address, "https://example.org");
        return new Response(COMPRESSED.test(pathname) ? await decompressed(bytes, address) : bytes);
      } catch (error) {
        failures += 1;
        throw error;
      }
    },
    failures: () => failures,
  };
}

/** @throws Error where the bytes are cut short, damaged or of something else. */
async function decompressed(bytes: ArrayBuffer, address: string): Promise<ArrayBuffer> {
  // Some servers decompress by themselves.
  if (isSigned(bytes)) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const plain = await new Response(stream).arrayBuffer();
  if (!isSigned(plain)) throw new Error(`${address} is no file of Pagefind's`);
  return plain;
}

function isSigned(bytes: ArrayBuffer): boolean {
  return new TextDecoder().decode(bytes.slice(0, SIGNATURE.length)) === SIGNATURE;
}
