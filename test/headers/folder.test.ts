import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { is, match } from "uvu/assert";
import { nginxSnippet } from "../../src/core/headers.ts";
import { blocks, read } from "../support/documents.ts";
import { HAS_NGINX, type Nginx, startNginx } from "../support/nginx.ts";
import { suite } from "../support/suite.ts";

/** The lines of the documents for the server of the host. */
const [PASS_ON = ""] = blocks(read("docs/deployment.md")).flatMap(({ text }) =>
  text.startsWith("location /newsroom/") ? text : [],
);
const ADDRESS = "http://127.0.0.1:8080/";

const FILES = { "en/index.html": "English", "ru/404.html": "404 ru", "404.html": "404" };

const folders = suite<{ server: Nginx; folder: string }>("nginx with a site in a folder");
/** A test that needs nginx. */
function test(fact: string, check: (server: Nginx) => Promise<void>): void {
  if (HAS_NGINX) folders(fact, ({ server }) => check(server));
  else folders.skip(fact, "no nginx in the path or at NGINX_PATH");
}
if (HAS_NGINX) {
  folders.before(async (context) => {
    context.folder = mkdtempSync(join(tmpdir(), "polyglot-socket-"));
    // nginx drops root for an unprivileged user, who needs access to the folder.
    chmodSync(context.folder, 0o755);
    const socket = `unix:${join(context.folder, "site")}`;
    const host = `server { listen 8080; ${PASS_ON.replace(ADDRESS, `http://${socket}:/`)} }\n`;
    const site = read("deploy/nginx.conf").replace("listen 8080;", `listen ${socket};`);
    context.server = await startNginx(host + site, nginxSnippet(), (root) => {
      for (const [name, text] of Object.entries(FILES)) {
        mkdirSync(join(root, dirname(name)), { recursive: true });
        writeFileSync(join(root, name), text);
      }
    });
  });
  folders.after(({ server, folder }) => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
}
test("answers in the folder, with the headers of the site", async ({ origin }) => {
  const answer = await fetch(`${origin}/newsroom/en/`);
  is(await answer.text(), "English");
  match(answer.headers.get("content-security-policy") ?? "", "default-src 'none'");
  is((await fetch(`${origin}/en/`)).status, 404);
});
test("redirects within the folder", async ({ origin }) => {
  const answer = await fetch(`${origin}/newsroom/en`, { redirect: "manual" });
  is(answer.status, 301);
  match(answer.headers.get("location") ?? "", /(?:^|\d)\/newsroom\/en\/$/);
});
test("answers an unknown address in its language", async ({ origin }) => {
  for (const [path, text] of [
    ["/newsroom/ru/gone/", "404 ru"],
    ["/newsroom/gone/", "404"],
  ] as const) {
    const answer = await fetch(origin + path);
    is(answer.status, 404);
    is(await answer.text(), text);
  }
});
folders.run();
