import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { equal, is, match, not, ok } from "uvu/assert";
import { parse } from "yaml";
import { HEADERS, nginxSnippet } from "../../src/core/headers.ts";
import { blocks, read, root } from "../support/documents.ts";
import { HAS_NGINX, type Nginx, startNginx } from "../support/nginx.ts";
import { suite } from "../support/suite.ts";

const config = read("deploy/nginx.conf");

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { permissions?: Record<string, string>; steps: { uses?: string; run?: string }[] }>;
}
/** The smallest site that has every kind of answer. */
const FILES: Readonly<Record<string, string>> = {
  "index.html": "<title>Choose</title>",
  "404.html": "<title>404</title>",
  "en/index.html": `<title>English</title>${" ".repeat(600)}`,
  "en/404.html": "<title>404 en</title>",
  "ru/index.html": "<title>Русский</title>",
  "ru/404.html": "<title>404 ru</title>",
  "zh/404.html": "<title>404 zh</title>",
  "ru/manifest.webmanifest": "{}",
  "ru/feed.xml": "<feed/>",
  "ru/feed.json": "{}",
  "ru/topics/iioe/rss.xml": "<rss/>",
  "assets/polyglot.d3c784c6.css": "a{}",
  "assets/cards/x.0123abcd.png": "png",
  "assets/icon.svg": "<svg/>",
  "pagefind/pagefind.js": "export {}",
  "pagefind/fragment/ru_1.pf_fragment": "x",
  _headers: "/*",
};

/** Starts nginx with a small site. */
function start(server: string): Promise<Nginx> {
  return startNginx(server, nginxSnippet(), (site) => {
    for (const [name, text] of Object.entries(FILES)) {
      mkdirSync(join(site, dirname(name)), { recursive: true });
      writeFileSync(join(site, name), text);
    }
  });
}

const recipes = suite<Nginx>("recipes");
/** A test that needs nginx. */
function test(fact: string, check: (running: Nginx) => Promise<void>): void {
  if (HAS_NGINX) recipes(`nginx ${fact}`, check);
  else recipes.skip(`nginx ${fact}`, "no nginx in the path or at NGINX_PATH");
}
if (HAS_NGINX) {
  recipes.before(async (context) => {
    Object.assign(context, await start(config));
  });
  recipes.after(({ stop }) => stop());
}
test("sends our headers with every answer, each once", async ({ origin }) => {
  for (const [path, status] of [
    ["/en/", 200],
    ["/assets/icon.svg", 200],
    ["/ru/feed.xml", 200],
    ["/ru/gone/", 404],
    ["/ru", 301],
  ] as const) {
    const answer = await fetch(origin + path, { redirect: "manual" });
    is(answer.status, status, path);
    for (const [name, value] of HEADERS) is(answer.headers.get(name), value, `${path} ${name}`);
  }
});
test("answers unknown addresses in their language", async ({ origin }) => {
  for (const [path, title] of [
    ["/en/gone/", "404 en"],
    ["/ru/news/gone", "404 ru"],
    ["/zh/x.html", "404 zh"],
    ["/gone/", "404"],
    ["/russia/", "404"],
    ["/_headers", "404"],
    // A folder without a page.
    ["/ru/topics/", "404 ru"],
    ["/assets/", "404"],
  ] as const) {
    const answer = await fetch(origin + path);
    is(answer.status, 404, path);
    match(await answer.text(), `<title>${title}</title>`, path);
  }
});
test("redirects to the address with a slash, without a host name", async ({ origin }) => {
  const answer = await fetch(`${origin}/ru`, { redirect: "manual" });
  is(answer.headers.get("location"), "/ru/");
});
test("lets browsers cache files with a hash in their name for a year, and nothing else", async ({
  origin,
}) => {
  for (const [path, year] of [
    ["/assets/polyglot.d3c784c6.css", true],
    ["/assets/cards/x.0123abcd.png", true],
    ["/assets/cards/gone.0123abcd.png", false],
    ["/assets/icon.svg", false],
    ["/en/", false],
    ["/pagefind/pagefind.js", false],
  ] as const)
    is(/immutable/.test((await fetch(origin + path)).headers.get("cache-control") ?? ""), year, path);
});
test("sends the right type for each file", async ({ origin }) => {
  for (const [path, type] of [
    ["/ru/", "text/html; charset=utf-8"],
    ["/ru/manifest.webmanifest", "application/manifest+json"],
    ["/ru/feed.xml", "application/atom+xml; charset=utf-8"],
    ["/ru/feed.json", "application/feed+json; charset=utf-8"],
    ["/ru/topics/iioe/rss.xml", "application/rss+xml; charset=utf-8"],
    ["/assets/polyglot.d3c784c6.css", "text/css; charset=utf-8"],
    ["/pagefind/pagefind.js", "application/javascript; charset=utf-8"],
    ["/pagefind/fragment/ru_1.pf_fragment", "application/octet-stream"],
  ] as const)
    is((await fetch(origin + path)).headers.get("content-type"), type, path);
  is((await fetch(`${origin}/en/`)).headers.get("content-encoding"), "gzip");
});
test("leaves the choice of the language to the reader", async ({ origin }) => {
  for (const language of ["ru", "zh-CN,zh;q=0.9", ""]) {
    const answer = await fetch(origin, { headers: { "accept-language": language }, redirect: "manual" });
    is(answer.status, 200);
    match(await answer.text(), "Choose");
    not.match(answer.headers.get("vary") ?? "", /accept-language/i);
  }
});
test("chooses by the browser's languages only when those lines are uncommented", async () => {
  const running = await start(config.replace(/^( *)#(?! \S)/gm, "$1"));
  try {
    for (const [language, expected] of [
      ["ru-RU,ru;q=0.9,en;q=0.5", "/ru/"],
      ["zh-CN", "/zh/"],
      ["kk-KZ,kk;q=0.9", "/ru/"],
      ["ug", "/zh/"],
      ["fr", "/en/"],
    ] as const) {
      const answer = await fetch(running.origin, {
        headers: { "accept-language": language },
        redirect: "manual",
      });
      is(answer.status, 302);
      is(answer.headers.get("location"), expected);
      match(answer.headers.get("vary") ?? "", "Accept-Language");
      is(answer.headers.get("content-security-policy"), HEADERS[0]?.[1]);
    }
  } finally {
    running.stop();
  }
});
recipes("check, build, audit and publish on GitHub in this order", () => {
  const { jobs } = parse(read(".github/workflows/site.yml")) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const commands = steps.flatMap(({ run, uses }) => run ?? uses?.split("@")[0] ?? []);
  equal(commands.slice(2), [
    "npm ci --ignore-scripts",
    "npm run --silent polyglot -- check",
    "npm run build",
    "npm run --silent polyglot -- audit _site/",
    "actions/upload-pages-artifact",
    "actions/deploy-pages",
  ]);
  equal(jobs.build?.permissions, undefined);
});
recipes("of the container name files that are there", () => {
  const copied = [...read("Containerfile").matchAll(/\/site\/(deploy\/\S+)/g)].map(([, name = ""]) => name);
  equal(copied, ["deploy/nginx.conf"]);
  const ignored = read(".containerignore").split("\n");
  for (const part of ["content", "deploy", "docs", "locales", "plugins", "src"])
    ok(!ignored.includes(part), part);
});
const RELEASE = join(root, "deploy/release.sh");
recipes("of the documents publish with the script for releases", () => {
  const commands = blocks(read("docs/deployment.md")).flatMap(
    ({ text }) => /^sh deploy.*$/m.exec(text) ?? [],
  );
  equal(commands, Array(2).fill("sh deploy/release.sh _site /srv/site"));
});
recipes("for releases turn a link to a copy without what was removed, and back", () => {
  const folder = mkdtempSync(join(tmpdir(), "polyglot-releases-"));
  const release = (...args: string[]) =>
    spawnSync("sh", [RELEASE, ...args], { cwd: folder, encoding: "utf8" });
  const at = (name: string) => join(folder, name);
  const readSite = () => readFileSync(at("www/site/index.html"), "utf8");
  const publishSite = (name: string, pages: readonly string[]) => {
    const site = `.polyglot/sites/site-${name}`;
    mkdirSync(at(site), { recursive: true });
    for (const page of pages) {
      mkdirSync(at(`${site}/${page}`), { recursive: true });
      writeFileSync(at(`${site}/${page}/index.html`), name);
    }
    writeFileSync(at(`${site}/index.html`), name);
    rmSync(at("_site"), { force: true });
    symlinkSync(site, at("_site"));
    is(release("_site", "www/site", "3").status, 0);
    is(readSite(), name);
  };
  try {
    mkdirSync(at("www/site/.well-known"), { recursive: true });
    publishSite("a", ["en/gone"]);
    ok(existsSync(at("www/site-before/.well-known")));
    ok(existsSync(at("www/site/en/gone/index.html")));
    for (const name of ["b", "c", "d"]) publishSite(name, ["en"]);
    is(existsSync(at("www/site/en/gone")), false);
    is(readdirSync(at("www/site-releases")).length, 3);
    rmSync(at(".polyglot"), { recursive: true });
    for (const name of ["c", "b"]) {
      is(release("--back", "www/site").status, 0);
      is(readSite(), name);
    }
    is(release("--back", "www/site").status, 2);
    is(release("nowhere", "www/site").status, 2);
    is(readSite(), "b");
    publishSite("e", []);
    equal(readdirSync(at("www")).sort(), ["site", "site-before", "site-releases"]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
recipes.run();
