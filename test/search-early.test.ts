import { equal, is } from "uvu/assert";
import { EarlyPages, type FoundPage } from "../src/core/search/early-pages.ts";
import { suite } from "./suite.ts";

const [A, B, C] = ["a", "b", "c"].map((name) => page(name)) as [FoundPage, FoundPage, FoundPage];
const URLS = [A, B, C].map(({ url }) => url);

const early = suite("EarlyPages");
early("go in when all before them have been made", () => {
  const pages = new EarlyPages(URLS);
  equal(pages.come(C.url, C, true), []);
  equal(pages.come(A.url, A, true), [A]);
  equal(pages.come(B.url, B, true), [B, C]);
  equal(pages.rest([A, B, C]), []);
});
early("go in from the first that is new, with those before it", () => {
  const pages = new EarlyPages(URLS);
  equal(pages.come(A.url, A, false), []);
  equal(pages.come(B.url, B, true), [A, B]);
  equal(pages.come(C.url, C, false), [C]);
});
early("do not go in where none is new, and are left to the end", () => {
  const pages = new EarlyPages(URLS);
  for (const one of [A, B, C]) equal(pages.come(one.url, one, false), []);
  equal(pages.rest([A, B, C]), [A, B, C]);
});
early("nothing waits for a page in which nothing can be found, and it is no reason to begin", () => {
  const pages = new EarlyPages(URLS);
  equal(pages.come(A.url, undefined, true), []);
  equal(pages.come(B.url, B, false), []);
  equal(pages.come(C.url, C, true), [B, C]);
  equal(pages.rest([B, C, page("d")]), [page("d")]);
});
early("pages that are not known before are left to the end", () => {
  const pages = new EarlyPages([]);
  equal(pages.come(A.url, A, true), []);
  equal(pages.rest([A]), [A]);
});
for (const [what, all] of [
  ["was changed after it was made", [{ ...A, html: "other" }, B]],
  ["was not written", [B]],
  ["stands elsewhere", [B, A]],
] as const)
  early(`have to begin anew where one ${what}`, () => {
    const pages = new EarlyPages(URLS);
    pages.come(A.url, A, true);
    is(pages.rest(all), undefined);
  });
early.run();

function page(name: string): FoundPage {
  return { url: `/${name}/`, html: `<main data-pagefind-body>${name}</main>`, facts: undefined };
}
