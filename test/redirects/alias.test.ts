import { is } from "uvu/assert";
import { addressKey, readAlias, readable } from "../../src/core/redirects/alias.ts";
import { suite } from "../support/suite.ts";

const reading = suite("readAlias");
for (const [written, alias] of [
  ["/2019/visit.html", "/2019/visit.html"],
  ["/?p=12", "/?p=12"],
  ["/新闻/访问/", "/%E6%96%B0%E9%97%BB/%E8%AE%BF%E9%97%AE/"],
  ["/%e6%96%b0%E9%97%bb/访问/", "/%E6%96%B0%E9%97%BB/%E8%AE%BF%E9%97%AE/"],
  ["/новости/визит", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/%D0%B2%D0%B8%D0%B7%D0%B8%D1%82"],
  ["/%76isit%2ehtml?%70=%31", "/visit.html?p=1"],
  ["/my file.html", "/my%20file.html"],
  ["/search.asp?title=%c4%e3", "/search.asp?title=%C4%E3"],
  ["/a/?next=/b/%2fc", "/a/?next=/b/%2Fc"],
  ["/😀.html", "/%F0%9F%98%80.html"],
  ['/a"<b>`', "/a%22%3Cb%3E%60"],
] as const)
  reading(`reads ${written}`, () => is(readAlias(written), alias));
for (const written of [
  "",
  "/",
  "visit.html",
  "https://old.example.org/visit.html",
  "//old.example.org/visit.html",
  "/\\old.example.org/",
  "/visit.html#top",
  "/a/../visit.html",
  "/a/%2e%2E/visit.html",
  "/a%2Fb",
  "/a%5cb",
  "/100%/",
  "/a\nb",
  "/a%00",
  "/a%0D%0ALocation:%20x",
  "/\uD800",
  `/${"新".repeat(100)}`,
])
  reading(`refuses ${JSON.stringify(written.slice(0, 40))}`, () => is(readAlias(written), undefined));
reading.run();

const forms = suite("readable");
forms("has letters in place of their escapes, but those of another encoding", () =>
  is(readable("/%E6%96%B0/%C4%E3?q=%D0%B0%20"), "/新/%C4%E3?q=а%20"),
);
forms.run();

const keys = suite("addressKey");
for (const [one, other] of [
  ["/visit", "/visit/"],
  ["/Visit/", "/visit/"],
  ["/a/index.html", "/a/"],
  ["/й", "/и\u0306"],
] as const)
  keys(`is the same for ${one} and ${other}`, () =>
    is(addressKey(readAlias(one) ?? ""), addressKey(readAlias(other) ?? "")),
  );
keys("differs where the query does", () => is(addressKey("/?p=1") === addressKey("/?p=2"), false));
keys.run();
