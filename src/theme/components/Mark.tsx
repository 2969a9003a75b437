import type { MarkShape } from "../../core/theme/look.ts";

/**
 * The mark of the theme: a speech balloon in the four fields of the grid in which characters are learned; the
 * fourth field is the disc of the states. The icons have the same path.
 */
export const MARK_PATH =
  "M7.25 0v7.25H0A7.25 7.25 0 0 1 7.25 0M16 8.75A7.25 7.25 0 0 1 8.75 16V8.75zM7.25 16H0V8.75h7.25zM12.4 0a3.6 3.6 0 1 1-.01 7.25A3.6 3.6 0 0 1 12.4 0";

const THEME_MARK: MarkShape = { viewBox: "0 0 16 16", paths: [MARK_PATH] };

/**
 * The mark of the site, else that of the theme, in the colour of the seal. The name of the site is next to it, so it has
 * no text of its own.
 */
export function Mark({ mark = THEME_MARK }: { readonly mark?: MarkShape | undefined }) {
  return (
    <svg class="mark" viewBox={mark.viewBox} aria-hidden="true">
      {mark.paths.map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}
