/** The event of Eleventy by which a server says that a text was written, with its path. */
export const EDIT_EVENT = "polyglot.edit";
