/**
 * The mark of the site: a speech balloon in the four fields of the grid in which characters are learned; the
 * fourth field is the disc of the states. The icons have the same path.
 */
export const MARK_PATH =
  "M7.25 0v7.25H0A7.25 7.25 0 0 1 7.25 0M16 8.75A7.25 7.25 0 0 1 8.75 16V8.75zM7.25 16H0V8.75h7.25zM12.4 0a3.6 3.6 0 1 1-.01 7.25A3.6 3.6 0 0 1 12.4 0";

/** The mark in the colour of the seal. The name of the site is next to it, so it has no text of its own. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d={MARK_PATH} />
    </svg>
  );
}
