import { readFileSync } from "node:fs";
import { join } from "node:path";
import { equal, is, match, not, ok } from "uvu/assert";
import {
  CONTENT_SECURITY_POLICY,
  HEADERS,
  headersFile,
  META_POLICY,
  metaPolicy,
  nginxSnippet,
} from "../../src/core/headers.ts";
import { wechatSources } from "../../src/core/share/share.ts";
import { polyglot } from "../support/project.ts";
import { attributes, type ReferenceSite, referenceSite } from "../support/reference-site.ts";
import { suite } from "../support/suite.ts";

/** The sources of each directive of a policy. @throws Error if one occurs twice: browsers use the first */
function directives(policy: string): Map<string, string[]> {
  const parsed = new Map<string, string[]>();
  for (const directive of policy.split(";")) {
    const [name = "", ...sources] = directive.trim().split(/\s+/);
    if (parsed.has(name)) throw new Error(`${name} twice`);
    parsed.set(name, sources);
  }
  return parsed;
}

const policies = suite("CONTENT_SECURITY_POLICY and META_POLICY");
for (const [name, policy] of Object.entries({ CONTENT_SECURITY_POLICY, META_POLICY })) {
  policies(`${name} forbids everything, and then allows only the site itself`, () => {
    const parsed = directives(policy);
    equal(parsed.get("default-src"), ["'none'"]);
    for (const [directive, sources] of parsed) {
      match(directive, /^(?:[a-z]+-src|form-action|base-uri|frame-ancestors)$/);
      const wasm = directive === "script-src" ? ["'wasm-unsafe-eval'"] : [];
      if (sources.length === 1 && sources[0] === "'none'") continue;
      equal(sources, ["'self'", ...wasm], directive);
    }
  });
  policies(`${name} has no inline script or style, and no eval`, () => {
    not.match(policy, "'unsafe-inline'");
    not.match(policy, "'unsafe-eval'");
    not.match(policy, /\*|https?:|data:|blob:/);
    // Without them these would be open, as default-src does not apply to them.
    for (const directive of ["base-uri", "form-action"]) ok(directives(policy).has(directive), directive);
  });
}
policies(
  "the header keeps the site out of frames; the meta element, which cannot, has no such directive",
  () => {
    const [header, meta] = [directives(CONTENT_SECURITY_POLICY), directives(META_POLICY)];
    equal(header.get("frame-ancestors"), ["'none'"]);
    // https://html.spec.whatwg.org/#attr-meta-http-equiv-content-security-policy
    for (const directive of ["frame-ancestors", "report-uri", "sandbox"]) is(meta.has(directive), false);
    header.delete("frame-ancestors");
    equal(meta, header);
  },
);
policies.run();

/** Rules of a file `_headers` by path. @see https://developers.cloudflare.com/pages/configuration/headers/ */
function rules(file: string): Map<string, [name: string, value: string][]> {
  const parsed = new Map<string, [string, string][]>();
  let path = "";
  for (const line of file.split("\n").filter(Boolean)) {
    if (line.startsWith("/")) {
      path = line;
      if (parsed.has(path)) throw new Error(`${path} twice`);
      parsed.set(path, []);
      continue;
    }
    const [, name, value] = /^ {2}([A-Za-z-]+): (\S.*)$/.exec(line) ?? [];
    if (!name || !value || line.length > 2000) throw new Error(`no header: ${line}`);
    parsed.get(path)?.push([name, value]);
  }
  return parsed;
}

const files = suite<ReferenceSite>("headersFile");
files.before(async (context) => {
  Object.assign(context, await referenceSite());
});
files("gives every page every header, and lets browsers cache names with a hash for good", () => {
  const parsed = rules(headersFile(["/assets/a.01234567.css", "/assets/b.01234567.js"]));
  equal([...parsed.keys()], ["/*", "/assets/a.01234567.css", "/assets/b.01234567.js"]);
  equal(
    parsed.get("/*"),
    HEADERS.map(([name, value]) => [name, value]),
  );
  for (const path of ["/assets/a.01234567.css", "/assets/b.01234567.js"])
    equal(parsed.get(path), [["Cache-Control", "public, max-age=31536000, immutable"]]);
});
files("has only the headers if no file has a hash", () => equal([...rules(headersFile([])).keys()], ["/*"]));
files("is in the built site, and names files that exist", ({ files: built, output }) => {
  const [all, ...hashed] = rules(readFileSync(join(output, "_headers"), "utf8")).keys();
  is(all, "/*");
  ok(hashed.length >= 3);
  for (const path of hashed.filter((one) => !one.endsWith("*"))) {
    match(path, /\.[0-9a-f]{8}\.(?:css|js)$/);
    ok(built.has(path.slice(1)), path);
  }
  const folders = hashed.filter((one) => one.endsWith("*")).map((one) => one.slice(1, -1));
  equal(folders.sort(), ["assets/cards/", "assets/images/"]);
  for (const folder of folders) {
    const inside = [...built].filter((file) => file.startsWith(folder));
    ok(inside.length > 0, folder);
    for (const file of inside)
      match(file.slice(folder.length), /^[0-9a-f]{16}(?:-\d+)?\.(?:avif|jpg|png|webp)$/);
  }
});
files.run();

const headers = suite("HEADERS");
headers("are those that a browser needs, in characters that a header may have", () => {
  equal(
    HEADERS.map(([name]) => name),
    [
      "Content-Security-Policy",
      "Referrer-Policy",
      "X-Content-Type-Options",
      "Permissions-Policy",
      "Cross-Origin-Opener-Policy",
      "Cross-Origin-Resource-Policy",
    ],
  );
  const made = new Headers(HEADERS.map(([name, value]) => [name, value]));
  for (const [name, value] of HEADERS) is(made.get(name), value);
  is(made.get("x-content-type-options"), "nosniff");
});
headers.run();

/** The words of a configuration of nginx, directive by directive. @see https://nginx.org/en/docs/beginners_guide.html */
function nginxDirectives(text: string): string[][] {
  const parsed: string[][] = [];
  let words: string[] = [];
  let rest = text;
  while (rest.trim() !== "") {
    const [token, quoted, plain] = /^\s*(?:"((?:[^"\\]|\\["\\])*)"|([^\s;{}"'$\\]+)|;)/.exec(rest) ?? [];
    if (token === undefined) throw new Error(`nginx cannot read: ${rest.slice(0, 40)}`);
    if (quoted !== undefined) words.push(quoted.replace(/\\(.)/g, "$1"));
    else if (plain !== undefined) words.push(plain);
    else {
      parsed.push(words);
      words = [];
    }
    rest = rest.slice(token.length);
  }
  if (words.length > 0) throw new Error(`no semicolon after ${words.join(" ")}`);
  return parsed;
}

const wider = suite("a policy with more sources");
const MORE = wechatSources({ signatureUrl: "https://api.example.org/sign" });
wider("allows them in the headers file, for nginx and in pages, and changes nothing else", () => {
  const given = [
    rules(headersFile([], { more: MORE }))
      .get("/*")
      ?.find(([name]) => name === "Content-Security-Policy")?.[1] ?? "",
    nginxDirectives(nginxSnippet({ more: MORE })).find(
      ([, name]) => name === "Content-Security-Policy",
    )?.[2] ?? "",
    metaPolicy(MORE),
  ];
  for (const [index, policy] of given.entries()) {
    const [found, plain] = [
      directives(policy),
      directives(index === 2 ? META_POLICY : CONTENT_SECURITY_POLICY),
    ];
    equal(found.get("script-src"), ["'self'", "'wasm-unsafe-eval'", "https://res.wx.qq.com"]);
    equal(found.get("connect-src"), ["'self'", "https://api.example.org"]);
    for (const name of ["script-src", "connect-src"]) {
      found.delete(name);
      plain.delete(name);
    }
    equal(found, plain);
  }
});
wider("needs no signature source for a site that signs itself, and nothing without the option", () => {
  equal(wechatSources({ signatureUrl: "/api/sign" }), { "script-src": "https://res.wx.qq.com" });
  equal(wechatSources(undefined), {});
  is(metaPolicy({}), META_POLICY);
});
wider.run();

const nginx = suite("nginxSnippet");
nginx("adds each header to each answer, errors too, and has no variable", () => {
  equal(
    nginxDirectives(nginxSnippet()),
    HEADERS.map(([name, value]) => ["add_header", name, value, "always"]),
  );
  not.match(nginxSnippet(), "$");
});
nginx("is what the command prints", async () => {
  const { code, stdout } = await polyglot(join(import.meta.dirname, "../.."), ["headers"]);
  is(code, 0);
  is(stdout, nginxSnippet());
});
nginx.run();

const meta = suite<ReferenceSite>("the policy in pages");
meta.before(async (context) => {
  Object.assign(context, await referenceSite());
});
meta("is in every page, before everything that it applies to", ({ pages }) => {
  ok(pages.size > 50);
  for (const page of pages.values()) {
    equal(
      attributes(page, 'head > meta[http-equiv="content-security-policy"]', "content"),
      [META_POLICY],
      page.url,
    );
    const before = page.html.slice(0, page.html.indexOf("content-security-policy"));
    not.match(before, /<(?:script|link|style|body)\b/, page.url);
  }
});
meta.run();
