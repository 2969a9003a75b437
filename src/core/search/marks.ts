/**
 * Marks each way of writing the date in the copy of a page: these are for finding and not for reading.
 */
export const DATES_MARK = "⁂";

/** Ends each block in the copy of a page: an excerpt never joins two of them. */
export const BLOCK_MARK = "⁋";
