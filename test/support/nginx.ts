import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nginxRedirects } from "../../src/core/redirects/rules.ts";

const NGINX = process.env.NGINX_PATH ?? "nginx";

/** Whether there is an nginx in the path, or at `NGINX_PATH`. */
export const HAS_NGINX: boolean = spawnSync(NGINX, ["-v"]).status === 0;

/** A server that is running. */
export interface Nginx {
  readonly origin: string;
  stop(): void;
}

/**
 * Starts nginx on a free port of loopback, with a configuration such as `deploy/nginx.conf` and folders of its own.
 *
 * @param headers What `polyglot headers` prints.
 * @param fill Writes the site into a folder that doesn't exist yet.
 * @param redirects What `polyglot redirects` prints.
 * @throws Error where nginx refuses the configuration.
 */
export async function startNginx(
  server: string,
  headers: string,
  fill: (site: string) => void,
  redirects: string = nginxRedirects([]),
): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), "polyglot-nginx-"));
  // It drops root for an unprivileged user, who needs access to the folder.
  chmodSync(folder, 0o755);
  fill(join(folder, "site"));
  writeFileSync(join(folder, "headers.conf"), headers);
  writeFileSync(join(folder, "redirects.conf"), redirects);
  const port = await freePort();
  const own = server
    .replaceAll("/etc/nginx/snippets/polyglot-headers.conf", join(folder, "headers.conf"))
    .replace("/etc/nginx/snippets/polyglot-redirects.conf", join(folder, "redirects.conf"))
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
  const origin = `http://127.0.0.1:${port}`;
  const stop = () => {
    nginx.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  while (nginx.exitCode === null) {
    try {
      await fetch(origin);
      return { origin, stop };
    } catch {
      // Not listening yet: it opens its port last, and it exits on failure.
    }
  }
  stop();
  throw new Error(`nginx ended with ${nginx.exitCode}: ${said}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
