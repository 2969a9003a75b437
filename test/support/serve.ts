import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, extname, join, sep } from "node:path";

/** Settings of `serve`. */
export interface ServeOptions {
  /** Headers of every answer, such as a content security policy. @default {} */
  headers?: Record<string, string>;
  /** The answer that replaces a file, by the requested path; undefined for the file itself. */
  instead?: (path: string) => Instead | undefined;
}

/** An answer that is not a file of the site. */
export interface Instead {
  /** Without it, the answer is the file itself. */
  status?: number;
  headers?: Record<string, string>;
  /** @default "" */
  body?: string | Uint8Array;
  /** Whether the connection ends in the middle of the answer. */
  cut?: boolean;
  /** What the answer waits for. */
  after?: Promise<void>;
}

/** A running server. */
export interface Served {
  /** For example `http://127.0.0.1:40123`, without a slash at the end. */
  origin: string;
  /** Requested paths, in order, as they came (not decoded), without the query. */
  requests: string[];
  /** Ends the server and its open connections. */
  close(): Promise<void>;
}

const text = (type: string): string => `${type}; charset=utf-8`;
const mimeTypes: Record<string, string> = {
  ".avif": "image/avif",
  ".css": text("text/css"),
  ".html": text("text/html"),
  ".ico": "image/x-icon",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": text("text/javascript"),
  ".json": text("application/json"),
  ".png": "image/png",
  ".svg": text("image/svg+xml"),
  ".txt": text("text/plain"),
  ".wasm": "application/wasm",
  ".webmanifest": text("application/manifest+json"),
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": text("application/xml"),
};

/**
 * Serves a built site from loopback as a plain static host does: `index.html` of a folder, a redirect to the
 * slash, and the nearest `404.html` upwards for an unknown address. Other files (`.pagefind`, `.pf_*`) are
 * `application/octet-stream`. Nothing outside `dir` is served, not even through a symbolic link.
 *
 * @example
 * const site = await serve('_site');
 * await fetch(`${site.origin}/zh/`); // => 200
 */
export async function serve(dir: string, options: ServeOptions = {}): Promise<Served> {
  const root = realpathSync(dir);
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const path = (request.url ?? "/").replace(/[?#].*/s, "");
    requests.push(path);
    const instead = options.instead?.(path);
    await instead?.after;
    if (instead && instead.status !== undefined) return answerInstead(response, instead);
    const answer = request.method === "GET" || request.method === "HEAD" ? find(root, path) : { status: 405 };
    const type = answer.file
      ? (mimeTypes[extname(answer.file)] ?? "application/octet-stream")
      : text("text/plain");
    response.writeHead(answer.status, {
      "content-type": type,
      ...(answer.location === undefined ? {} : { location: answer.location }),
      ...options.headers,
    });
    response.end(
      request.method === "HEAD" ? "" : answer.file ? readFileSync(answer.file) : `${answer.status}\n`,
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function answerInstead(
  response: ServerResponse,
  { status = 200, headers, body = "", cut = false }: Instead,
): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, "content-length": bytes.length + (cut ? 1 : 0) });
  if (cut) response.write(bytes, () => response.destroy());
  else response.end(bytes);
}

interface Answer {
  status: number;
  /** Absolute, inside the root. */
  file?: string;
  location?: string;
}

function find(root: string, path: string): Answer {
  const wanted = decode(path);
  if (wanted === undefined) return { status: 400 };
  const file = inside(root, join(root, wanted));
  if (file === undefined) return notFound(root, wanted);
  if (!statSync(file).isDirectory())
    return wanted.endsWith("/") ? notFound(root, wanted) : { status: 200, file };
  const index = inside(root, join(file, "index.html"));
  if (index === undefined) return notFound(root, wanted);
  return wanted.endsWith("/") ? { status: 200, file: index } : { status: 301, location: `${path}/` };
}

/** The path with its percent signs resolved; undefined for one that no browser sends. */
function decode(path: string): string | undefined {
  try {
    const wanted = decodeURIComponent(path);
    const odd = !wanted.startsWith("/") || wanted.includes("\0") || wanted.split(/[/\\]/).includes("..");
    return odd ? undefined : wanted;
  } catch {
    return undefined; // Not UTF-8, or only a percent sign.
  }
}

/** The real path of an existing file or folder of the root; undefined if it does not exist there. */
function inside(root: string, path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const real = realpathSync(path);
  return real === root || real.startsWith(root + sep) ? real : undefined;
}

function notFound(root: string, wanted: string): Answer {
  for (let folder = dirname(`${wanted}.`); ; folder = dirname(folder)) {
    const file = inside(root, join(root, folder, "404.html"));
    if (file !== undefined) return { status: 404, file };
    if (folder === "/") return { status: 404 };
  }
}
