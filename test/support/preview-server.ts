import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { polyglotPlugin } from "../../plugins/polyglot.ts";
import { createEleventy } from "../../src/eleventy.ts";
import { bundleAssets } from "../../src/files/theme/assets.ts";
import { ROOT } from "./project.ts";
import { LOCALES, SITE } from "./reference-site.ts";

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => Promise<void>;

/** The newsroom as Eleventy's own server shows it to editors. */
export interface PreviewServer {
  readonly origin: string;
  /** Pages as they were built, by address. */
  readonly pages: ReadonlyMap<string, string>;
  close(): void;
}

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css",
  js: "text/javascript",
  svg: "image/svg+xml",
};

/** Builds the newsroom in memory, and serves it behind the preview. */
export async function previewServer(): Promise<PreviewServer> {
  let [middleware]: Middleware[] = [];
  const eleventy = await createEleventy(
    {
      quietMode: true,
      config(config) {
        config.setServerOptions = (options) => {
          [middleware] = options.middleware as Middleware[];
        };
        polyglotPlugin(config, { url: SITE, languages: [...LOCALES] });
      },
    },
    join(ROOT, "src/theme"),
  );
  eleventy.disableLogger();
  const pages = new Map((await eleventy.toJSON()).map(({ url, content }) => [String(url), content]));
  const { files } = await bundleAssets();
  const server = createServer((request, response) => {
    void middleware?.(request, response, () => {
      const url = (request.url ?? "").replace(/\?.*/, "");
      const [type = ""] = /[a-z]+$/.exec(url) ?? [];
      const found = pages.get(url) ?? files.get(url);
      response.writeHead(found === undefined ? 404 : 200, {
        "content-type": TYPES[type] ?? "text/html; charset=utf-8",
      });
      response.end(found);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
