// A script of its own, which the search loads for a query with a year.
export { dateReader } from "../../core/search/query-dates.ts";
