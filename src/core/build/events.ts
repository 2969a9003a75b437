/** The event of Eleventy by which a server says that a text was written, with its path. */
export const EDIT_EVENT = "polyglot.edit";

/** The event of Eleventy by which a build names the files that its plugins have written, by their paths. Eleventy itself names its own. */
export const WRITTEN_EVENT = "polyglot.written";
