import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { equal, is, match, not, ok } from "uvu/assert";
import { parse } from "yaml";
import { HEADERS, nginxSnippet } from "../../src/core/headers.ts";
import { publish } from "../../src/files/publish/publish.ts";
import { blocks, read } from "../support/documents.ts";
import { suite } from "../support/suite.ts";

const NGINX = process.env.NGINX_PATH ?? "nginx";
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

interface Running {
  folder: string;
  origin: string;
  nginx: ChildProcess;
}

/** Starts nginx on a free port of loopback, with our configuration and its own folders. */
async function start(server: string): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), "polyglot-nginx-"));
  // It drops root for an unprivileged user, who needs access to the folder.
  chmodSync(folder, 0o755);
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, "site", dirname(name)), { recursive: true });
    writeFileSync(join(folder, "site", name), text);
  }
  writeFileSync(join(folder, "headers.conf"), nginxSnippet());
  const port = await freePort();
  const own = server
    .replaceAll("/etc/nginx/snippets/polyglot-headers.conf", join(folder, "headers.conf"))
    .replace("/srv/site", join(folder, "site"))
    .replace("listen 8080", `listen 127.0.0.1:${port}`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off; pid ${folder}/pid; error_log stderr warn;\nevents {}\nhttp { access_log off; ${temporary.join(" ")}\n${own}\n}\n`,
  );
  const nginx = spawn(NGINX, ["-p", folder, "-e", "stderr", "-c", join(folder, "nginx.conf")]);
  let said = "";
  nginx.stderr.on("data", (data) => {
    said += data;
  });
  const running = { folder, origin: `http://127.0.0.1:${port}`, nginx };
  while (nginx.exitCode === null) {
    try {
      await fetch(running.origin);
      return running;
    } catch {
      // Not listening yet: it opens its port last, and it exits on failure.
    }
  }
  stop(running);
  throw new Error(`nginx ended with ${nginx.exitCode}: ${said}`);
}

function stop({ nginx, folder }: Running): void {
  nginx.kill();
  rmSync(folder, { recursive: true, force: true });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

const there = spawnSync(NGINX, ["-v"]).status === 0;
const recipes = suite<Running>("recipes");
/** A test that needs nginx. */
function test(fact: string, check: (running: Running) => Promise<void>): void {
  if (there) recipes(`nginx ${fact}`, check);
  else recipes.skip(`nginx ${fact}`, "no nginx in the path or at NGINX_PATH");
}
if (there) {
  recipes.before(async (context) => {
    Object.assign(context, await start(config));
  });
  recipes.after(stop);
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
    stop(running);
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
recipes("copy the folder that the link _site points to", () => {
  const [command = ""] = blocks(read("docs/deployment.md")).flatMap(
    ({ text }) => /^cp .*$/m.exec(text) ?? [],
  );
  const folder = mkdtempSync(join(tmpdir(), "polyglot-copy-"));
  const before = process.cwd();
  try {
    process.chdir(folder);
    mkdirSync(".polyglot/sites/site-a/en", { recursive: true });
    writeFileSync(".polyglot/sites/site-a/en/index.html", "x");
    publish(".polyglot/sites/site-a", "_site");
    is(spawnSync("sh", ["-c", command.replace("/srv/site", "copy")]).status, 0);
    cpSync("copy", "moved", { recursive: true });
    rmSync(".polyglot", { recursive: true });
    ok(existsSync("moved/en/index.html"));
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
});
recipes.run();
