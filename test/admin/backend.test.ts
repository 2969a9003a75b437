import { equal, is, match, not, throws } from "uvu/assert";
import { adminPagePolicy, backendConfig, backendOrigins } from "../../src/core/admin/backend.ts";
import { headersFile, nginxSnippet } from "../../src/core/headers.ts";
import { readNewsroom } from "../../src/core/options/newsroom.ts";
import { suite } from "../support/suite.ts";

const GITEA = {
  name: "gitea",
  repo: "newsroom/site",
  host: "https://git.example.org",
  appId: "abc",
} as const;

const servers = suite("servers with accounts");
servers("are asked at their own interface, and nowhere else", () => {
  equal(backendOrigins({ name: "github", repo: "a/b" }), ["https://api.github.com"]);
  equal(backendOrigins({ name: "github", repo: "a/b", signIn: "https://auth.example.org" }), [
    "https://api.github.com",
    "https://auth.example.org",
  ]);
  equal(backendOrigins({ name: "gitlab", repo: "a/b/c" }), ["https://gitlab.com"]);
  equal(backendOrigins(GITEA), ["https://git.example.org"]);
});
servers("sign editors in without a secret where they can, and always with a token", () => {
  const settings = (backend: Parameters<typeof backendConfig>[0]) =>
    backendConfig(backend).backend as Record<string, unknown>;
  equal(settings(GITEA), {
    name: "gitea",
    repo: "newsroom/site",
    api_root: "https://git.example.org/api/v1",
    base_url: "https://git.example.org",
    auth_methods: ["oauth", "token"],
    app_id: "abc",
  });
  is(settings({ name: "gitlab", repo: "a/b", appId: "x" }).auth_type, "pkce");
  equal(settings({ name: "github", repo: "a/b" }).auth_methods, ["token"]);
});
servers("are refused in the options where the editor doesn't have what they ask for", () => {
  const options = (backend: object) =>
    readNewsroom({ url: "https://news.example.org", languages: ["en"], admin: { backend } });
  equal(options(GITEA).admin, { backend: GITEA });
  throws(() => options({ ...GITEA, review: true }), /admin\.backend\.review/);
  throws(() => options({ ...GITEA, signIn: "https://a.example" }), /admin\.backend\.signIn/);
  throws(() => options({ name: "gitea", repo: "site" }), /admin\.backend\.repo/);
  throws(() => options({ name: "svn", repo: "a/b" }), /admin\.backend\.name/);
});
servers.run();

const policies = suite("policy of an editor with accounts");
const own = new Map([["/admin/", adminPagePolicy(GITEA)]]);
policies("allows requests to that server, and keeps all other pages as they are", () => {
  const { policy } = adminPagePolicy(GITEA);
  match(policy, "connect-src 'self' blob: data: https://git.example.org;");
  equal(policy.match(/https?:[^ ;]+/g), ["https://git.example.org"]);
  const rules = headersFile([], { own, others: ["/en/*"] }).split(/^(?=\/)/m);
  const of = (path: string) => rules.find((rule) => rule.startsWith(`${path}\n`)) ?? "";
  match(of("/admin/*"), "Cross-Origin-Opener-Policy: unsafe-none");
  match(of("/en/*"), "Cross-Origin-Opener-Policy: same-origin");
  not.match(of("/*"), "Cross-Origin-Opener-Policy");
  not.match(of("/en/*"), "git.example.org");
});
policies("is in the lines for nginx", () => {
  const [others = "", admin = ""] = nginxSnippet({ own }).split("location /admin/ {");
  match(admin, 'Cross-Origin-Opener-Policy "unsafe-none"');
  is(others, nginxSnippet());
});
policies.run();
