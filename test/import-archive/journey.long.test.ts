import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match } from "uvu/assert";
import { readSite } from "../../src/core/content/read-site.ts";
import { nginxSnippet } from "../../src/core/headers.ts";
import { redirectsOf } from "../../src/core/redirects/redirects.ts";
import { nginxRedirects } from "../../src/core/redirects/rules.ts";
import { readContent } from "../../src/files/content/content.ts";
import { read } from "../support/documents.ts";
import { importFrom, PIXEL, writeTree } from "../support/import-archive.ts";
import { settingsOf } from "../support/newsroom-fixture.ts";
import { HAS_NGINX, startNginx } from "../support/nginx.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { cloudflareHost, netlifyHost } from "../support/redirect-hosts.ts";
import { type SmallNewsroom, smallNewsroom } from "../support/small-newsroom.ts";
import { suite } from "../support/suite.ts";
import { polylang, post, wxr } from "../support/wordpress.ts";

const TOPIC = '<category domain="category" nicename="p"><![CDATA[Партнёрство]]></category>';
const more = (lang: string) => TOPIC + polylang(lang, "pll_1");

/** An export with an article in three languages and a page. */
const EXPORT = wxr(
  post(1, "A visit", "<p>The delegation visited the museum and met with its director.</p>", more("en"), {
    link: "https://old.example/2019/visit/",
  }),
  post(2, "访问", "<p>代表团访问了博物馆，并会见了馆长，讨论了今后的合作。</p>", more("zh"), {
    link: "https://old.example/zh/%e8%ae%bf%e9%97%ae/",
  }),
  post(3, "Визит", "<p>Делегация посетила музей и встретилась с его директором.</p>", more("ru"), {
    link: "https://old.example/ru/%d0%b2%d0%b8%d0%b7%d0%b8%d1%82/",
  }),
  post(4, "About us", "<p>The museum is in the old harbour and is open on all days.</p>", "", {
    link: "https://old.example/about-us/",
    type: "page",
  }),
);

/** A saved page. */
function saved(lang: string, title: string, text: string): string {
  return `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title><meta property="article:section" content="Partnerships"><meta property="article:published_time" content="2018-05-02"></head><body><article><h1>${title}</h1><p>${text}</p><figure><img src="hall.png" alt="${title}"></figure></article></body></html>`;
}

const SAVED = {
  "old/news/12.html": saved(
    "en",
    "A new hall",
    "The new hall of the museum has room for three hundred visitors.",
  ),
  "old/новости/зал/index.html": saved(
    "ru",
    "Новый зал",
    "Новый зал музея вмещает триста посетителей, и он открыт каждый день.",
  ),
  "old/news/hall.png": PIXEL,
  "old/новости/зал/hall.png": PIXEL,
};

/** Where readers of the old site arrive, and the title that they find there. */
const ADDRESSES = [
  ["/2019/visit/", "/en/news/visit/", "A visit"],
  ["/zh/%e8%ae%bf%e9%97%ae/", "/zh/news/visit/", "访问"],
  ["/zh/%E8%AE%BF%E9%97%AE/", "/zh/news/visit/", "访问"],
  ["/ru/визит/", "/ru/news/visit/", "Визит"],
  ["/about-us/", "/en/about-us/", "About us"],
  ["/news/12.html", "/en/news/a-new-hall/", "A new hall"],
  ["/новости/зал/", "/ru/news/novi-zal/", "Новый зал"],
] as const;

const QUERIES = [
  ["/?p=1", "/en/news/visit/", "A visit"],
  ["/?p=2", "/zh/news/visit/", "访问"],
  ["/?p=4", "/en/about-us/", "About us"],
] as const;

function contentFiles(): Record<string, string | Uint8Array> {
  const files = readdirSync("content", { recursive: true, withFileTypes: true, encoding: "utf8" });
  return Object.fromEntries(
    files
      .filter((file) => file.isFile())
      .map((file) => {
        const name = join(file.parentPath, file.name);
        return [name.replace(/^content\//, ""), readFileSync(name)];
      }),
  );
}

const journey = suite<OwnFolder & { site: SmallNewsroom; nginx: string }>(
  "an archive that is imported and built",
);
inOwnFolder(journey);
journey("passes the audit, and all its old addresses lead to the right page on every host", async () => {
  writeFileSync("export.xml", EXPORT);
  writeTree(SAVED);
  for (const place of ["export.xml", "old"]) {
    const { outcomes } = await importFrom(place);
    equal([outcomes.refused, outcomes.skipped], [0, 0], place);
  }
  const { site: model, faults } = readSite(readContent("content").content, settingsOf());
  equal(faults, []);
  if (!model) throw new Error("no site");
  // The build audits it.
  const site = await smallNewsroom(contentFiles());
  try {
    const rules = site.read("/_redirects");
    const netlify = await netlifyHost(rules, ["/"]);
    const cloudflare = await cloudflareHost(rules);
    for (const [address, to] of [...ADDRESSES, ...QUERIES]) is(await netlify(address), to, address);
    for (const [address, to] of ADDRESSES) is(await cloudflare(address), to, address);
    if (HAS_NGINX) await onNginx(site, nginxRedirects(redirectsOf(model)));
  } finally {
    site.remove();
  }
});
journey.run();

/** Follows each old address with a request to a real server. */
async function onNginx({ output }: SmallNewsroom, redirects: string): Promise<void> {
  const copy = (folder: string) => cpSync(output, folder, { recursive: true });
  const { origin, stop } = await startNginx(read("deploy/nginx.conf"), nginxSnippet(), copy, redirects);
  try {
    for (const [address, to, title] of [...ADDRESSES, ...QUERIES]) {
      const answer = await fetch(origin + address);
      equal([answer.status, new URL(answer.url).pathname], [200, to], address);
      match(await answer.text(), `>${title}</h1>`, address);
    }
  } finally {
    stop();
  }
}
