import { equal } from "uvu/assert";
import { readSiteUrl } from "../../src/core/options/site-url.ts";
import { suite } from "../support/suite.ts";

const urls = suite("readSiteUrl");
const SAME: readonly [given: string, url: string][] = [
  ["https://news.example.org", "https://news.example.org"],
  ["http://news.example.org", "http://news.example.org"],
  ["https://News.Example.org", "https://news.example.org"],
  ["HTTPS://news.example.org", "https://news.example.org"],
  ["https://news.example.org/", "https://news.example.org"],
  ["https://news.example.org:443", "https://news.example.org"],
  ["http://news.example.org:80/", "http://news.example.org"],
  ["https://news.example.org:8443", "https://news.example.org:8443"],
  ["http://localhost:8080", "http://localhost:8080"],
  ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
  ["http://[::1]:8080", "http://[::1]:8080"],
  ["https://новости.рф", "https://xn--b1amnebsh.xn--p1ai"],
  ["https://新闻.中国/", "https://xn--efvy88h.xn--fiqs8s"],
  ["https://新闻。中国", "https://xn--efvy88h.xn--fiqs8s"],
  ["  https://news.example.org \n", "https://news.example.org"],
  ["https://news.example.org/\u00A0", "https://news.example.org"],
  ["https://org.example.org/news", "https://org.example.org/news"],
  ["https://org.example.org/News/site/", "https://org.example.org/News/site"],
  ["https://org.example.org/~me/news.site-2", "https://org.example.org/~me/news.site-2"],
  ["https://org.example.org/a/../news/.", "https://org.example.org/news"],
];
for (const [given, url] of SAME)
  urls(`reads ${JSON.stringify(given)} as ${url}`, () => equal(readSiteUrl(given), { url, problems: [] }));

const A_PATH = "a path of other signs than Latin letters, digits and -._~";
const REFUSED: readonly [given: string, url: string | undefined, ...problems: string[]][] = [
  ["https://news.example.org/новости", "https://news.example.org", A_PATH],
  ["https://news.example.org/a//b", "https://news.example.org", A_PATH],
  ["https://news.example.org/a%2Fb", "https://news.example.org", A_PATH],
  ["https://news.example.org/a/?b", "https://news.example.org/a", "a query"],
  ["https://news.example.org?a", "https://news.example.org", "a query"],
  ["https://news.example.org/?", "https://news.example.org", "a query"],
  ["https://news.example.org#a", "https://news.example.org", "a fragment"],
  ["https://news.example.org#", "https://news.example.org", "a fragment"],
  ["https://me:secret@news.example.org", "https://news.example.org", "a user name"],
  ["https://me@новости.рф/a?b#c", "https://xn--b1amnebsh.xn--p1ai/a", "a user name", "a query", "a fragment"],
  ["news.example.org", "https://news.example.org", "no https:// at its beginning"],
  ["//news.example.org", "https://news.example.org", "no https:// at its beginning"],
  ["localhost:8080", "https://localhost:8080", "no https:// at its beginning"],
  ["новости.рф", "https://xn--b1amnebsh.xn--p1ai", "no https:// at its beginning"],
  ["", undefined, "no https:// at its beginning"],
  ["news", undefined, "no https:// at its beginning"],
  ["ftp://news.example.org", undefined, "another protocol than https:// or http://"],
  ["javascript:alert(1)", undefined, "another protocol than https:// or http://"],
  ["https://", undefined, "no name of a host that browsers understand"],
  ["https:news.example.org", undefined, "no name of a host that browsers understand"],
  ["https:///news.example.org", undefined, "no name of a host that browsers understand"],
  ["https://👩‍👩‍👧</script>", undefined, "no name of a host that browsers understand"],
  ["https://news.example.org:99999", undefined, "no name of a host that browsers understand"],
  ["https://news example.org", undefined, "white space inside"],
  ["https://news\n.example.org", undefined, "white space inside"],
];
for (const [given, url, ...problems] of REFUSED)
  urls(`refuses ${JSON.stringify(given)}`, () =>
    equal(readSiteUrl(given), { ...(url === undefined ? {} : { url }), problems }),
  );
urls.run();
