import { equal, is, throws } from "uvu/assert";
import type { Language } from "../../src/core/language/languages.ts";
import { type NativePage, pairPages } from "../../src/core/pages/alternates.ts";
import { settingsOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

const { languages } = settingsOf();
const page = (url: string, key?: string): NativePage => ({ url, locale: url.split("/")[1] ?? "", key });

/** The alternates of each page, in a short form. */
function paired(pages: NativePage[], defaultLocale = "en", among: readonly Language[] = languages) {
  const pairs = pairPages(pages, among, defaultLocale);
  return pages.map(({ url }) => (pairs.get(url) ?? []).map((one) => `${one.hreflang} ${one.url}`).join(", "));
}
const ALL = "en /en/a/, zh-Hans /zh/a/, ru /ru/a/, x-default /en/a/";

const pairing = suite("pairPages");
const rows: [fact: string, pages: NativePage[], expected: string[]][] = [
  ["finds nothing without pages", [], []],
  ["pairs nothing with a page without a translation", [page("/zh/a/")], [""]],
  [
    "pairs pages by their address without the locale",
    [page("/en/a/"), page("/zh/a/"), page("/ru/a/")],
    [ALL, ALL, ALL],
  ],
  [
    "keeps the order of the languages whatever the order of pages",
    [page("/ru/a/"), page("/en/a/"), page("/zh/a/")],
    [ALL, ALL, ALL],
  ],
  [
    "pairs pages by their key where the addresses differ",
    [page("/en/about/", "a"), page("/zh/关于/", "a"), page("/ru/о-нас/", "a")],
    Array(3).fill("en /en/about/, zh-Hans /zh/关于/, ru /ru/о-нас/, x-default /en/about/"),
  ],
  ["keeps pages with other addresses apart", [page("/en/a/"), page("/ru/b/")], ["", ""]],
  [
    "keeps pages with other keys apart, though the addresses agree",
    [page("/en/a/", "x"), page("/ru/a/", "y")],
    ["", ""],
  ],
  ["reads the locale only from the first part of the address", [page("/en/en/"), page("/ru/")], ["", ""]],
  ["pairs the first pages", [page("/en/"), page("/ru/")], Array(2).fill("en /en/, ru /ru/, x-default /en/")],
  [
    "pairs a default language without a prefix",
    [{ url: "/a/", locale: "en" }, page("/ru/a/")],
    Array(2).fill("en /a/, ru /ru/a/, x-default /a/"),
  ],
  [
    "sets x-default to the first language with a page if the default has none",
    [page("/ru/a/"), page("/zh/a/")],
    Array(2).fill("zh-Hans /zh/a/, ru /ru/a/, x-default /zh/a/"),
  ],
  [
    "pairs pages by the folder and by the suffix of their files if nothing else matches",
    [
      { url: "/en/about/", locale: "en", file: "/en/about" },
      { url: "/zh/关于/", locale: "zh", file: "/about.zh" },
      { url: "/ru/о-нас/", locale: "ru", file: "/ru/about" },
    ],
    Array(3).fill("en /en/about/, zh-Hans /zh/关于/, ru /ru/о-нас/, x-default /en/about/"),
  ],
  [
    "prefers addresses to files",
    [
      { url: "/en/a/", locale: "en", file: "/en/b" },
      { url: "/ru/a/", locale: "ru", file: "/ru/a" },
      { url: "/en/b/", locale: "en", file: "/en/a" },
      { url: "/ru/b/", locale: "ru", file: "/ru/b" },
    ],
    [
      "en /en/a/, ru /ru/a/, x-default /en/a/",
      "en /en/a/, ru /ru/a/, x-default /en/a/",
      "en /en/b/, ru /ru/b/, x-default /en/b/",
      "en /en/b/, ru /ru/b/, x-default /en/b/",
    ],
  ],
  [
    "pairs the second page of a list with the second",
    [
      { url: "/en/list/", locale: "en", key: "list", part: 0 },
      { url: "/en/list/2/", locale: "en", key: "list", part: 1 },
      { url: "/ru/spisok/2/", locale: "ru", key: "list", part: 1 },
    ],
    [
      "",
      "en /en/list/2/, ru /ru/spisok/2/, x-default /en/list/2/",
      "en /en/list/2/, ru /ru/spisok/2/, x-default /en/list/2/",
    ],
  ],
  [
    "uses an odd key unchanged",
    [page("/en/x/", "</script> 👩‍👩‍👧\u202E"), page("/ru/y/", "</script> 👩‍👩‍👧\u202E")],
    Array(2).fill("en /en/x/, ru /ru/y/, x-default /en/x/"),
  ],
  [
    "accepts a key that is a property of every object",
    [page("/en/x/", "__proto__"), page("/ru/y/", "__proto__")],
    Array(2).fill("en /en/x/, ru /ru/y/, x-default /en/x/"),
  ],
];
for (const [fact, pages, expected] of rows) {
  pairing(fact, () => equal(paired(pages), expected));
}
pairing("sets x-default to the configured default language", () => {
  for (const locale of ["zh", "ru"])
    is(
      paired([page("/en/a/"), page("/zh/a/"), page("/ru/a/")], locale)[0]?.split("x-default ")[1],
      `/${locale}/a/`,
    );
});
pairing("throws if two pages of one language have the same key, and names both", () => {
  throws(
    () => paired([page("/en/a/", "k"), page("/en/b/", "k")]),
    (error: unknown) => error instanceof RangeError && /\/en\/a\/.*\/en\/b\//.test(error.message),
  );
});
pairing("gives every page of a family the same list", () => {
  const pages = [page("/en/a/"), page("/zh/a/"), page("/ru/a/")];
  is(new Set(pairPages(pages, languages, "en").values()).size, 1);
});
pairing.run();
