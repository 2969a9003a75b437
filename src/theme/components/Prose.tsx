import type { Html } from "../../core/html.ts";
import { withPictures } from "../../core/images/images.ts";
import type { PageProps } from "../props.ts";
import { SIZES } from "./Picture.tsx";

/** A rendered text, with its pictures in the versions that were made of them. */
export function Prose({
  html,
  isFirst,
  pictures,
}: PageProps & { readonly html: Html; readonly isFirst: boolean }) {
  const shown = withPictures(html, { find: (url) => pictures?.(url), sizes: SIZES.text, isFirst });
  return <div class="prose" dangerouslySetInnerHTML={{ __html: shown }} />;
}
