import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { equal, is } from "uvu/assert";
import { type Served, serve } from "./serve.ts";
import { suite } from "./suite.ts";

const files = [
  "404.html",
  "index.html",
  "en/index.html",
  "zh/404.html",
  "zh/教育/index.html",
  "empty/note.txt",
  ...["css", "js", "json", "xml", "svg", "png", "webp", "avif", "jpg", "wasm", "woff2", "webmanifest"].map(
    (extension) => `types/a.${extension}`,
  ),
  "pagefind/index/en_1.pf_index",
  "pagefind/wasm.en.pagefind",
];

const test = suite<{ folder: string; site: Served }>("serve");
test.before(async (context) => {
  context.folder = mkdtempSync(join(tmpdir(), "polyglot-serve-"));
  const site = join(context.folder, "site");
  for (const file of files) {
    mkdirSync(dirname(join(site, file)), { recursive: true });
    writeFileSync(join(site, file), file);
  }
  writeFileSync(join(context.folder, "secret.txt"), "secret");
  mkdirSync(join(context.folder, "site-2"));
  writeFileSync(join(context.folder, "site-2/secret.txt"), "secret");
  symlinkSync("../secret.txt", join(site, "link.txt"));
  symlinkSync("../site-2", join(site, "linked"));
  context.site = await serve(site, { headers: { "x-test": "every" } });
});
test.after(async ({ folder, site }) => {
  await site.close();
  rmSync(folder, { recursive: true });
});

for (const [path, status, body] of [
  ["/", 200, "index.html"],
  ["/en/", 200, "en/index.html"],
  ["/zh/%E6%95%99%E8%82%B2/?page=2", 200, "zh/教育/index.html"],
  ["/empty/note.txt", 200, "empty/note.txt"],
  ["/nothing", 404, "404.html"],
  ["/en/nothing/deep/", 404, "404.html"],
  ["/zh/nothing/deep.html", 404, "zh/404.html"],
  ["/zh/", 404, "zh/404.html"],
  ["/zh", 404, "404.html"],
  ["/empty/", 404, "404.html"],
  ["/en/index.html/", 404, "404.html"],
  ["/link.txt", 404, "404.html"],
  ["/linked/secret.txt", 404, "404.html"],
  ["/../secret.txt", 400, "400\n"],
  ["/../site-2/secret.txt", 400, "400\n"],
  ["/%2e%2e/secret.txt", 400, "400\n"],
  ["/en/..%2f..%2f..%2fsecret.txt", 400, "400\n"],
  ["/en/..%5c..%5csecret.txt", 400, "400\n"],
  ["/a%00.html", 400, "400\n"],
  ["/%E6%95", 400, "400\n"],
  ["/%", 400, "400\n"],
] as const)
  test(`answers ${path} with ${status}`, async ({ site }) => {
    const answer = await ask(site, path);
    equal([answer.status, answer.body], [status, body]);
  });

for (const [path, type] of [
  ["/", "text/html; charset=utf-8"],
  ["/nothing", "text/html; charset=utf-8"],
  ["/empty/note.txt", "text/plain; charset=utf-8"],
  ["/types/a.css", "text/css; charset=utf-8"],
  ["/types/a.js", "text/javascript; charset=utf-8"],
  ["/types/a.json", "application/json; charset=utf-8"],
  ["/types/a.xml", "application/xml; charset=utf-8"],
  ["/types/a.svg", "image/svg+xml; charset=utf-8"],
  ["/types/a.png", "image/png"],
  ["/types/a.webp", "image/webp"],
  ["/types/a.avif", "image/avif"],
  ["/types/a.jpg", "image/jpeg"],
  ["/types/a.wasm", "application/wasm"],
  ["/types/a.woff2", "font/woff2"],
  ["/types/a.webmanifest", "application/manifest+json; charset=utf-8"],
  ["/pagefind/index/en_1.pf_index", "application/octet-stream"],
  ["/pagefind/wasm.en.pagefind", "application/octet-stream"],
] as const)
  test(`serves ${path} as ${type}`, async ({ site }) => {
    const { headers } = await ask(site, path);
    equal([headers["content-type"], headers["x-test"]], [type, "every"]);
  });

test("redirects a folder to its slash", async ({ site }) => {
  const { status, headers } = await ask(site, "/en");
  equal([status, headers.location], [301, "/en/"]);
});

test("answers HEAD without a body and refuses POST", async ({ site }) => {
  const head = await ask(site, "/en/", "HEAD");
  equal([head.status, head.body], [200, ""]);
  is((await ask(site, "/en/", "POST")).status, 405);
});

test("records the paths as they came, without the query", async ({ site }) => {
  const before = site.requests.length;
  await ask(site, "/zh/%E6%95%99?a=/b#c");
  await ask(site, "/../x");
  equal(site.requests.slice(before), ["/zh/%E6%95%99", "/../x"]);
});

test("listens only on loopback, and stops after close", async ({ folder }) => {
  const site = await serve(folder);
  is(new URL(site.origin).hostname, "127.0.0.1");
  await site.close();
  is(await ask(site, "/").catch((error) => error.code), "ECONNREFUSED");
});
test.run();

/** One request with the path unchanged; fetch would resolve its dots first. */
function ask(site: Served, path: string, method = "GET") {
  const { hostname, port } = new URL(site.origin);
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      request({ hostname, port, path, method }, async (response) => {
        const body = Buffer.concat(await response.toArray()).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      })
        .on("error", reject)
        .end();
    },
  );
}
