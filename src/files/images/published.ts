import { readFileSync } from "node:fs";
import path from "node:path";
import { stripMetadata } from "../../core/images/metadata.ts";
import type { Site } from "../../core/site/site.ts";
import { urls } from "../../core/site/urls.ts";

/** The pictures of a site by address, without the metadata about the place and the camera of a photograph. */
export function* publishedPictures(
  site: Site | undefined,
  folder: string,
): Generator<[address: string, bytes: Uint8Array]> {
  for (const { images } of [...(site?.articles ?? []), ...(site?.pages ?? [])])
    for (const image of images)
      yield [urls.media(image), stripMetadata(readFileSync(path.join(folder, image)))];
}
