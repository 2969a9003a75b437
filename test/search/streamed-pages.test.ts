import { equal, is } from "uvu/assert";
import { type FoundPage, StreamedPages } from "../../src/core/search/streamed-pages.ts";
import { suite } from "../support/suite.ts";

const [A, B, C] = ["a", "b", "c"].map((name) => page(name)) as [FoundPage, FoundPage, FoundPage];
const URLS = [A, B, C].map(({ url }) => url);

const streamed = suite("StreamedPages");
streamed("are added when all pages before them have been made", () => {
  const pages = new StreamedPages(URLS);
  equal(pages.add(C.url, C), []);
  equal(pages.add(A.url, A), [A]);
  equal(pages.add(B.url, B), [B, C]);
  equal(pages.rest([A, B, C]), []);
});
streamed("do not wait for a page without searchable text", () => {
  const pages = new StreamedPages(URLS);
  equal(pages.add(A.url, undefined), []);
  equal(pages.add(B.url, B), [B]);
  equal(pages.add(C.url, C), [C]);
  equal(pages.rest([B, C, page("d")]), [page("d")]);
});
streamed("are left to the end if they were not known before", () => {
  const pages = new StreamedPages([]);
  equal(pages.add(A.url, A), []);
  equal(pages.rest([A]), [A]);
});
for (const [what, all] of [
  ["was changed after it was made", [{ ...A, id: "other" }, B]],
  ["was not written", [B]],
  ["is at another position", [B, A]],
] as const)
  streamed(`must start again if one ${what}`, () => {
    const pages = new StreamedPages(URLS);
    pages.add(A.url, A);
    is(pages.rest(all), undefined);
  });
streamed.run();

function page(name: string): FoundPage {
  return { url: `/${name}/`, file: `${name}.html`, id: name, facts: undefined };
}
