/**
 * The heading of a section: one of the second level. It is apart from the rules, because the types of a site, which
 * projects compile, must not need those of markdown-it.
 */
export interface Heading {
  readonly id: string;
  /** Plain text. */
  readonly words: string;
}
