import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, not, ok } from "uvu/assert";
import { adminMetaPolicy, adminPolicy, headersFile, nginxSnippet } from "../../src/core/headers.ts";
import { urlPatterns } from "../../src/core/site/urls.ts";
import { copyProject, edit, filesIn, polyglot } from "../support/project.ts";
import { suite } from "../support/suite.ts";

const site = suite<{ project: string; output: string; without: string }>("adminPlugin");
site.before(async (context) => {
  const project = copyProject();
  context.project = project;
  context.without = join(project, "without");
  is((await polyglot(project, ["build"])).code, 0);
  cpSync(join(project, "_site"), context.without, { recursive: true, dereference: true });
  edit(project, "eleventy.config.ts", (text) => text.replace('admin: "dev"', "admin: true"));
  const { code, stderr } = await polyglot(project, ["build"]);
  // The audit has read the page too.
  is(code, 0, stderr);
  context.output = join(project, "_site");
});
site('leaves no byte in a built site where admin is "dev"', ({ without }) => {
  equal(
    filesIn(without).filter((file) => /admin|sveltia|preview/i.test(file)),
    [],
  );
  for (const file of filesIn(without).filter((one) => /\.(?:html|txt|xml)$|_headers$/.test(one)))
    not.match(readFileSync(join(without, file), "utf8"), /\/admin\/|sveltia|\/preview\/|i18n=/i, file);
});
site("adds the editor, its settings in each language and its fonts", ({ output }) => {
  const files = filesIn(join(output, "admin"));
  for (const file of [
    "index.html",
    "admin.js",
    "style.css",
    "config.en.json",
    "config.zh.json",
    "config.ru.json",
  ])
    ok(files.includes(file), file);
  is(files.filter((file) => file.endsWith(".woff2")).length, 3);
  not.match(readFileSync(join(output, "admin/admin.js"), "utf8"), "cdn.jsdelivr.net");
});
site("hides the page from crawlers, and gives it its own policy", ({ output }) => {
  const page = readFileSync(join(output, "admin/index.html"), "utf8");
  match(page, '<meta name="robots" content="noindex"');
  match(page, `content="${adminMetaPolicy()}"`);
  match(readFileSync(join(output, "robots.txt"), "utf8"), "\nDisallow: /admin/\n");
  not.match(readFileSync(join(output, "sitemap.xml"), "utf8"), "admin");
  for (const file of filesIn(output).filter((one) => one.endsWith("sitemap.xml")))
    not.match(readFileSync(join(output, file), "utf8"), "/admin/");
});
site("is known to the command that prints the headers for nginx", async ({ project }) => {
  match((await polyglot(project, ["headers"])).stdout, /^location \/admin\/ \{$/m);
});
site("widens the policy of no other page", ({ output, without }) => {
  for (const file of filesIn(without).filter((one) => one.endsWith(".html")))
    is(readFileSync(join(output, file), "utf8"), readFileSync(join(without, file), "utf8"), file);
});
site.run();

const ADMIN_POLICY = adminPolicy();
const policies = suite("policy of the editor");
policies("is in rules that never match the same address, because hosts send every rule that matches", () => {
  const own = new Map([["/admin/", { policy: ADMIN_POLICY, knowsWindows: false }]]);
  const rules = headersFile([], { own, others: urlPatterns(["en", "zh"]) }).split(/^(?=\/)/m);
  const paths = rules
    .filter((rule) => rule.includes("Content-Security-Policy"))
    .map((rule) => rule.split("\n")[0] ?? "");
  const fits = (path: string, url: string) =>
    path.endsWith("*") ? url.startsWith(path.slice(0, -1)) : url === path;
  for (const url of [
    "/",
    "/404.html",
    "/service-worker.js",
    "/en/",
    "/zh/news/a/",
    "/status/",
    "/admin/",
    "/admin/admin.js",
    "/media/a/b.png",
  ])
    is(paths.filter((path) => fits(path, url)).length, 1, url);
  ok(paths.includes("/admin/*"));
});
policies("is only in the nginx location of its address, with all the other headers", () => {
  const snippet = nginxSnippet({
    own: new Map([["/admin/", { policy: ADMIN_POLICY, knowsWindows: false }]]),
  });
  const [outer = "", inner = ""] = snippet.split("location /admin/ {");
  is(outer, nginxSnippet());
  equal(inner.match(/add_header [\w-]+/g), nginxSnippet().match(/add_header [\w-]+/g));
  match(inner, "'unsafe-inline'");
  not.match(outer, "'unsafe-inline'");
});
policies("allows no requests to other sites and no inline scripts", () => {
  not.match(ADMIN_POLICY, /https?:|\*/);
  match(ADMIN_POLICY, "script-src 'self' 'wasm-unsafe-eval';");
  match(ADMIN_POLICY, "default-src 'none';");
});
policies.run();
