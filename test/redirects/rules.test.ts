import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is } from "uvu/assert";
import { nginxSnippet } from "../../src/core/headers.ts";
import { readAlias } from "../../src/core/redirects/alias.ts";
import type { Redirect } from "../../src/core/redirects/redirects.ts";
import { nginxRedirects, redirectsFile } from "../../src/core/redirects/rules.ts";
import { read } from "../support/documents.ts";
import { HAS_NGINX, type Nginx, startNginx } from "../support/nginx.ts";
import { cloudflareHost, type Host, netlifyHost } from "../support/redirect-hosts.ts";
import { suite } from "../support/suite.ts";

const redirect = (from: string, to: string): Redirect => ({
  from: readAlias(from) ?? "",
  to,
  locale: "en",
  title: "A visit",
});

const REDIRECTS = [
  redirect("/2019/visit.html", "/en/news/visit/"),
  redirect("/visits/geneva/", "/en/news/geneva/"),
  redirect("/新闻/访问", "/zh/news/visit/"),
  redirect("/новости/визит/", "/ru/news/visit/"),
  redirect("/news/my visit.html", "/en/news/visit/"),
  redirect('/quo"te', "/en/news/visit/"),
  redirect("/a(b)+{c}.html", "/en/news/visit/"),
  redirect(`/${"п".repeat(120)}/`, "/ru/news/long/"),
  redirect("/?p=12", "/en/news/geneva/"),
  redirect("/?p=13", "/zh/news/geneva/"),
  redirect("/show.asp?t=新闻&id=5", "/zh/news/visit/"),
  redirect("/login?next=/a/", "/en/news/visit/"),
  redirect("/show.asp", "/en/news/show/"),
] as const;

/** What all hosts know: no query. */
const PATHS = [
  ["/2019/visit.html", "/en/news/visit/"],
  ["/visits/geneva/", "/en/news/geneva/"],
  ["/新闻/访问", "/zh/news/visit/"],
  ["/%e6%96%b0%e9%97%bb/%e8%ae%bf%e9%97%ae", "/zh/news/visit/"],
  ["/%E6%96%B0%E9%97%BB/%E8%AE%BF%E9%97%AE", "/zh/news/visit/"],
  ["/новости/визит/", "/ru/news/visit/"],
  ["/%d0%bd%d0%be%d0%b2%d0%be%d1%81%d1%82%d0%b8/%d0%b2%d0%b8%d0%b7%d0%b8%d1%82/", "/ru/news/visit/"],
  ["/news/my%20visit.html", "/en/news/visit/"],
  ['/quo"te', "/en/news/visit/"],
  ["/a(b)+%7Bc%7D.html", "/en/news/visit/"],
  [`/${"п".repeat(120)}/`, "/ru/news/long/"],
  ["/show.asp", "/en/news/show/"],
  ["/en/news/visit/", undefined],
  ["/2019/", undefined],
  ["/", undefined],
] as const;

const QUERIES = [
  ["/?p=12", "/en/news/geneva/"],
  ["/?p=13", "/zh/news/geneva/"],
  ["/?p=14", undefined],
  ["/show.asp?t=%E6%96%B0%E9%97%BB&id=5", "/zh/news/visit/"],
  ["/show.asp?t=%e6%96%b0%e9%97%bb&id=5", "/zh/news/visit/"],
  ["/login?next=/a/", "/en/news/visit/"],
  ["/show.asp?id=6", "/en/news/show/"],
] as const;

const hosts = suite("redirectsFile");
const rules = redirectsFile(REDIRECTS, "");
async function leads(host: Host, rows: readonly (readonly [address: string, to: string | undefined])[]) {
  for (const [address, to] of rows) is(await host(address), to, address);
}
hosts("leads readers of Netlify from old addresses", async () => {
  const host = await netlifyHost(rules, ["/"]);
  await leads(host, [...PATHS, ...QUERIES, ["/2019/visit.html?utm_source=x", "/en/news/visit/"]]);
});
hosts("leads readers of Cloudflare from old addresses without a query", async () => {
  await leads(await cloudflareHost(rules), PATHS);
});
hosts("has no line that is longer than Cloudflare takes", () => {
  const longest = redirect(`/${"я".repeat(132)}`, `/ru/news/${"a".repeat(80)}/`);
  is(longest.from.length > 790, true);
  is(
    redirectsFile([longest], "/newsroom")
      .split("\n")
      .every((line) => line.length < 1000),
    true,
  );
});
hosts("leaves out what a host would take for a pattern, and queries that a line can't have", () => {
  const odd = ["/a*", "/wiki/Talk:Visit", "/s?q=a+b", "/s?q=a%20b", "/s?q"];
  is(
    redirectsFile(
      odd.map((from) => redirect(from, "/en/")),
      "",
    ),
    "",
  );
});
hosts("has the folder of the host in both addresses", () =>
  is(
    redirectsFile([redirect("/visit.html", "/en/news/visit/")], "/newsroom"),
    "/newsroom/visit.html /newsroom/en/news/visit/ 301\n",
  ),
);
hosts.run();

const servers = suite<Nginx>("nginxRedirects");
if (HAS_NGINX) {
  servers.before(async (context) => {
    const odd = [
      redirect("/%c4%e3.html?a=1", "/zh/news/query/"),
      redirect("/%c4%e3.html", "/zh/news/gbk/"),
      redirect("/s?q=a+b", "/en/news/space/"),
      redirect("/wiki/Talk:Visit*", "/en/news/wiki/"),
      redirect("/Visit.HTM", "/en/news/first/"),
      redirect("/visit.htm", "/en/news/second/"),
    ];
    const server = await startNginx(
      read("deploy/nginx.conf"),
      nginxSnippet(),
      (site) => {
        mkdirSync(join(site, "en/news/visit"), { recursive: true });
        writeFileSync(join(site, "index.html"), "<title>Choose</title>");
        writeFileSync(join(site, "en/news/visit/index.html"), "<title>A visit</title>");
      },
      nginxRedirects([...REDIRECTS, ...odd]),
    );
    Object.assign(context, server);
  });
  servers.after(({ stop }) => stop());
  servers("leads readers of nginx from old addresses", async ({ origin }) => {
    for (const [address, to] of [
      ...PATHS,
      ...QUERIES,
      ["/2019/visit.html?utm_source=x", "/en/news/visit/"],
      ["/visits/geneva", "/en/news/geneva/"],
      ["/新闻/访问/", "/zh/news/visit/"],
      ["/%c4%e3.html", "/zh/news/gbk/"],
      ["/%C4%E3.html?a=1", "/zh/news/query/"],
      ["/s?q=a+b", "/en/news/space/"],
      ["/wiki/Talk:Visit*", "/en/news/wiki/"],
      ["/visit.htm", "/en/news/first/"],
    ] as const) {
      const answer = await fetch(origin + address, { redirect: "manual" });
      is(answer.headers.get("location") ?? undefined, to, address);
      if (to !== undefined) is(answer.status, 301, address);
    }
  });
  servers("reads 20,000 old addresses", async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => redirect(`/нов/${index}?id=${index}`, "/ru/"));
    const server = await startNginx(
      read("deploy/nginx.conf"),
      nginxSnippet(),
      () => {},
      nginxRedirects(many),
    );
    const answer = await fetch(`${server.origin}/нов/19999?id=19999`, { redirect: "manual" });
    server.stop();
    equal([answer.status, answer.headers.get("location")], [301, "/ru/"]);
  });
} else servers.skip("leads readers of nginx from old addresses", "no nginx in the path or at NGINX_PATH");
servers.run();
