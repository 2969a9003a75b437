/** The Eleventy event with which a server reports that a text was written, with its path. */
export const EDIT_EVENT = "polyglot.edit";

/**
 * The Eleventy event with which a build reports the paths of the files that its plugins have written.
 * Eleventy itself reports its own files.
 */
export const WRITTEN_EVENT = "polyglot.written";

/** The Eleventy event with which the preview asks for the judge of the server. */
export const JUDGE_EVENT = "polyglot.judge";
