import { equal, is } from "uvu/assert";
import { EarlyPages, type FoundPage } from "../../src/core/search/early-pages.ts";
import { suite } from "../support/suite.ts";

const [A, B, C] = ["a", "b", "c"].map((name) => page(name)) as [FoundPage, FoundPage, FoundPage];
const URLS = [A, B, C].map(({ url }) => url);

const early = suite("EarlyPages");
early("go in when all before them have been made", () => {
  const pages = new EarlyPages(URLS);
  equal(pages.come(C.url, C), []);
  equal(pages.come(A.url, A), [A]);
  equal(pages.come(B.url, B), [B, C]);
  equal(pages.rest([A, B, C]), []);
});
early("do not wait for a page in which nothing can be found", () => {
  const pages = new EarlyPages(URLS);
  equal(pages.come(A.url, undefined), []);
  equal(pages.come(B.url, B), [B]);
  equal(pages.come(C.url, C), [C]);
  equal(pages.rest([B, C, page("d")]), [page("d")]);
});
early("are left to the end where they are not known before", () => {
  const pages = new EarlyPages([]);
  equal(pages.come(A.url, A), []);
  equal(pages.rest([A]), [A]);
});
for (const [what, all] of [
  ["was changed after it was made", [{ ...A, html: "other" }, B]],
  ["was not written", [B]],
  ["stands elsewhere", [B, A]],
] as const)
  early(`have to begin anew where one ${what}`, () => {
    const pages = new EarlyPages(URLS);
    pages.come(A.url, A);
    is(pages.rest(all), undefined);
  });
early.run();

function page(name: string): FoundPage {
  return { url: `/${name}/`, html: `<main data-pagefind-body>${name}</main>`, facts: undefined };
}
