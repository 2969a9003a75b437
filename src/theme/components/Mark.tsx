import { type MarkShape, THEME_MARK } from "../../core/theme/look.ts";

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
