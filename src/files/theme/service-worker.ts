import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { BUNDLING, siteBase, THEME } from "./assets.ts";

/** Address of the service worker. It keeps its name and is at the root, because it serves the whole site. */
export const SERVICE_WORKER = "/service-worker.js";

/** The placeholder that the version replaces when the rest of the script is known. */
const VERSION = "version-of-the-offline-pages";

/**
 * Makes the service worker of a built site. It changes with the offline pages and with every file that they
 * load, so that readers get them after the next visit. A site without offline pages gets one that removes
 * itself, because browsers keep the service worker of an earlier build until another replaces it. The site's
 * own file stays.
 *
 * @param output Folder of the built site.
 * @param offlinePages Addresses of the pages that are shown without a connection.
 * @param base The site's folder on its host, as `baseOf` gives it.
 * @returns undefined where the site's own file stays.
 */
export async function serviceWorker(
  output: string,
  offlinePages: readonly string[],
  base = "",
): Promise<string | undefined> {
  if (offlinePages.length > 0) return offlineWorker(output, offlinePages, base);
  return isOurs(path.join(output, SERVICE_WORKER))
    ? bundle("no-service-worker.ts", siteBase(base))
    : undefined;
}

/** Whether there is no file, or one of an earlier build. */
function isOurs(file: string): boolean {
  return !existsSync(file) || /\bpolyglot\b/.test(readFileSync(file, "utf8"));
}

async function offlineWorker(output: string, urls: readonly string[], base: string): Promise<string> {
  const hash = createHash("sha256");
  const pages = urls.map((url) => {
    const html = readFileSync(path.join(output, url, "index.html"), "utf8");
    const fileOf = (address: string) => path.join(output, address.slice(base.length));
    const files = filesIn(html).filter((file) => file.startsWith(`${base}/`) && existsSync(fileOf(file)));
    hash.update(html);
    for (const file of files) hash.update(readFileSync(fileOf(file)));
    return { url: base + url, title: /<title\b[^>]*>[^<]*/.exec(html)?.[0] ?? "", files };
  });
  const script = await bundle("service-worker.ts", {
    ...siteBase(base),
    OFFLINE_PAGES: JSON.stringify(pages),
    OFFLINE_VERSION: JSON.stringify(VERSION),
  });
  const version = hash.update(script).digest("hex").slice(0, 16);
  return script.replace(VERSION, version);
}

/** Styles, scripts and pictures that a page names. */
function filesIn(html: string): string[] {
  const named = html.matchAll(/\s(?:src|href)="(\/[^"?#]+\.(?:css|js|svg|png|jpe?g|webp|avif))"/g);
  return [...new Set([...named].map(([, url = ""]) => url))];
}

async function bundle(script: string, define: Readonly<Record<string, string>>): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: THEME,
    entryPoints: [`client/${script}`],
    ...BUNDLING,
    define: { ...define },
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
