import { readFileSync } from "node:fs";
import path from "node:path";

/**
 * Reads pages that an earlier run of Eleventy has written, where the present one renders only some of them.
 *
 * @param output Output folder of the site.
 * @param urls Addresses of the pages, such as `/en/visit/`. One that was never written is left out.
 */
export function readWrittenPages(
  output: string,
  urls: readonly string[],
): { readonly url: string; readonly content: string }[] {
  return urls.flatMap((url) => {
    const content = readPage(path.join(output, url.endsWith("/") ? `${url}index.html` : url));
    return content === undefined ? [] : [{ url, content }];
  });
}

function readPage(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    // A page of which no run has written anything, or an address below that of a file.
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
