import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A small Git server on this machine that answers as Gitea does, as far as the editor asks: the shapes of its answers are
 * those of Gitea 1.24's published interface.
 *
 * @see https://docs.gitea.com/api/1.24/
 */
export interface GitServer {
  readonly origin: string;
  /** Files of the repository as they are now, by path. */
  readonly files: Map<string, Buffer>;
  /** Messages of the commits, and the names of their files. */
  readonly commits: readonly { readonly message: string; readonly files: readonly string[] }[];
  /** Requests without the token, and requests that it can't answer. */
  readonly refused: readonly string[];
  close(): Promise<void>;
}

interface Commit {
  readonly message: string;
  readonly files: readonly { readonly operation: string; readonly path: string; readonly content: string }[];
}

const shaOf = (bytes: Buffer) =>
  createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8") || "null");
}

/**
 * Signing in with a window, as an application without a secret does it.
 *
 * @see https://docs.gitea.com/development/oauth2-provider
 */
class SignIn {
  /** What the window has asked for, by the code that it was given. */
  readonly #asked = new Map<string, URLSearchParams>();
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  /** @returns Whether the request was about signing in. */
  async answers(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    if (pathname === "/login/oauth/authorize") {
      const page = this.#page(searchParams);
      response.setHeader("Content-Type", "text/html");
      response.statusCode = page === undefined ? 400 : 200;
      response.end(page);
      return true;
    }
    if (pathname !== "/login/oauth/access_token") return false;
    const token = this.#tokenFor((await jsonOf(request)) as Record<string, string>);
    response.setHeader("Content-Type", "application/json");
    response.statusCode = token === undefined ? 400 : 200;
    response.end(JSON.stringify(token ?? { error: "invalid_grant" }));
    return true;
  }

  /** The page of the server that asks an editor, or undefined for a wrong request. */
  #page(asked: URLSearchParams): string | undefined {
    const isWhole = ["redirect_uri", "state", "code_challenge"].every((name) => asked.get(name));
    if (!isWhole || asked.get("client_id") !== APP || asked.get("code_challenge_method") !== "S256")
      return undefined;
    const code = String(this.#asked.size + 1);
    this.#asked.set(code, asked);
    const back = new URL(asked.get("redirect_uri") ?? "");
    back.search = String(new URLSearchParams({ code, state: asked.get("state") ?? "" }));
    return `<!doctype html><title>Authorize</title><a href="${back.href.replaceAll("&", "&amp;")}">Authorize</a>`;
  }

  /** The token for a code, once, if the asker is the one who opened the window. */
  #tokenFor({
    code = "",
    code_verifier = "",
    redirect_uri,
  }: Readonly<Record<string, string>>): object | undefined {
    const asked = this.#asked.get(code);
    this.#asked.delete(code);
    const challenge = createHash("sha256").update(code_verifier).digest("base64url");
    const isSame = asked?.get("code_challenge") === challenge && asked.get("redirect_uri") === redirect_uri;
    return isSame ? { access_token: this.#token, token_type: "bearer" } : undefined;
  }
}

/** The ID of the application that signs in with a window. */
export const APP = "da7da3ba-9a13-4167-856f-3899de0b0138";

/** @param token With which editors sign in. */
export async function giteaServer(files: Map<string, Buffer>, token: string): Promise<GitServer> {
  const signIn = new SignIn(token);
  const commits: { message: string; files: string[] }[] = [];
  const refused: string[] = [];
  let head = 1;
  const commit = ({ message, files: changes }: Commit) => {
    for (const { operation, path, content } of changes) {
      if (operation === "delete") files.delete(path);
      else files.set(path, Buffer.from(content, "base64"));
    }
    commits.push({ message, files: changes.map(({ path }) => path) });
    head++;
    return {
      commit: { sha: String(head).padStart(40, "0"), created: "2026-01-02T03:04:05Z" },
      files: changes.map(({ path }) => ({ path, sha: shaOf(files.get(path) ?? Buffer.from("")) })),
    };
  };
  const contents = (paths: readonly string[]) =>
    paths.map((path) => {
      const bytes = files.get(path) ?? Buffer.from("");
      return { path, sha: shaOf(bytes), encoding: "base64", content: bytes.toString("base64") };
    });
  const answers: [method: string, path: RegExp, answer: (body: unknown) => unknown][] = [
    ["GET", /^\/version$/, () => ({ version: "1.24.0" })],
    [
      "GET",
      /^\/settings\/api$/,
      () => ({ max_response_items: 50, default_paging_num: 30, default_max_blob_size: 10_485_760 }),
    ],
    [
      "GET",
      /^\/user$/,
      () => ({ id: 1, login: "li", full_name: "Li", email: "li@example.org", avatar_url: "", html_url: "" }),
    ],
    [
      "GET",
      /^\/repos\/newsroom\/site$/,
      () => ({ default_branch: "main", permissions: { pull: true, push: true } }),
    ],
    [
      "GET",
      /^\/repos\/newsroom\/site\/branches\/main$/,
      () => ({ commit: { id: String(head).padStart(40, "0"), message: "" } }),
    ],
    [
      "GET",
      /^\/repos\/newsroom\/site\/git\/trees\//,
      () => ({
        truncated: false,
        tree: [...files].map(([path, bytes]) => ({
          type: "blob",
          path,
          sha: shaOf(bytes),
          size: bytes.length,
        })),
      }),
    ],
    ["GET", /^\/repos\/newsroom\/site\/commits\?/, () => []],
    [
      "POST",
      /^\/repos\/newsroom\/site\/file-contents/,
      (body) => contents((body as { files: string[] }).files),
    ],
    ["POST", /^\/repos\/newsroom\/site\/contents$/, (body) => commit(body as Commit)],
  ];
  const server = createServer(async (request, response) => {
    response.setHeader("Access-Control-Allow-Origin", request.headers.origin ?? "*");
    response.setHeader("Access-Control-Allow-Headers", "authorization, content-type");
    response.setHeader("Access-Control-Allow-Methods", "GET, POST");
    if (request.method === "OPTIONS") return response.end();
    if (await signIn.answers(request, response)) return;
    const path = (request.url ?? "").replace(/^\/api\/v1/, "");
    const found = answers.find(([method, pattern]) => method === request.method && pattern.test(path));
    const isKnown = (request.headers.authorization ?? "").endsWith(` ${token}`);
    if (!found || !isKnown) {
      refused.push(`${request.method} ${request.url}`);
      response.statusCode = isKnown ? 404 : 401;
      return response.end("{}");
    }
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(found[2](request.method === "POST" ? await jsonOf(request) : undefined)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files,
    commits,
    refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
