import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { type AdminBackend, adminPagePolicy, backendOrigins } from "../../src/core/admin/backend.ts";
import { adminConfig } from "../../src/core/admin/config.ts";
import { headersFile } from "../../src/core/headers.ts";
import { languageOf } from "../../src/core/language/languages.ts";
import { TOOL_LOCALES } from "../../src/core/messages/tool-messages.ts";
import { bundleAdmin } from "../../src/files/admin.ts";
import { readCatalogues } from "../../src/files/catalogues/catalogues.ts";
import { readDescriptions } from "../../src/files/catalogues/descriptions.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import { renderAdmin } from "../../src/theme/render.tsx";
import { openBrowser } from "./browser.ts";
import { filesIn, ROOT } from "./project.ts";
import { type Served, serve } from "./serve.ts";

const LOCALES = ["en", "zh", "ru"];

/** The editor in a browser, over a private folder of the browser. */
export interface Desk {
  readonly page: Page;
  /** Requested addresses of other sites. */
  readonly foreign: readonly string[];
  /** Errors that the page has reported. */
  readonly errors: readonly string[];
  /** Files of the folder as they are now, by path. */
  read(): Promise<Map<string, string>>;
  close(): Promise<void>;
}

/** Content and catalogues of the newsroom, by path from its folder. */
export function newsroomFiles(): Map<string, Buffer> {
  return new Map(
    ["content", "locales"].flatMap((folder) =>
      filesIn(join(ROOT, folder)).map((file): [string, Buffer] => [
        `${folder}/${file}`,
        readFileSync(join(ROOT, folder, file)),
      ]),
    ),
  );
}

/** Writes the editor into a folder, as the plugin writes it, and serves it from this machine. */
export async function serveAdmin(backend?: AdminBackend): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "polyglot-editor-"));
  const languages = LOCALES.map((locale) => languageOf({ locale })).filter((one) => one !== undefined);
  const spoken = Object.keys(TOOL_LOCALES);
  const { catalogues } = readCatalogues("locales", LOCALES);
  const { descriptions } = readDescriptions("locales");
  const files = new Map<string, string | Uint8Array>(await bundleAdmin());
  files.set("index.html", renderAdmin(languages, spoken, ownMessages, backend && backendOrigins(backend)));
  for (const locale of spoken) {
    const facts = { url: "https://news.example.org", languages, defaultLocale: "en", catalogues };
    const folders = { content: "content", locales: "locales" };
    files.set(
      `config.${locale}.json`,
      JSON.stringify(
        adminConfig({ ...facts, folders, descriptions, locale, t: ownMessages(locale), backend }),
      ),
    );
  }
  for (const [name, contents] of files) {
    mkdirSync(dirname(join(folder, "admin", name)), { recursive: true });
    writeFileSync(join(folder, "admin", name), contents);
  }
  const served = await serve(folder, { headers: adminHeaders(backend) });
  return {
    ...served,
    close: async () => {
      await served.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What a host sends with the editor's page. */
function adminHeaders(backend: AdminBackend | undefined): Record<string, string> {
  const own = new Map([["/admin/", adminPagePolicy(backend)]]);
  const [, rule = ""] = headersFile([], { own }).split("/admin/\n");
  return Object.fromEntries(
    [...rule.matchAll(/^ {2}([\w-]+): (.+)$/gm)].map(([, name, value]) => [name, value]),
  );
}

/**
 * Opens the editor over a copy of some files. Instead of a folder that the user chooses it gets the browser's
 * private one, which has the same interface and needs no choice.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/API/File_System_API/Origin_private_file_system
 */
export async function openDesk(
  origin: string,
  files: ReadonlyMap<string, Buffer>,
  locale = "en-US",
): Promise<Desk> {
  const context = await (await openBrowser()).newContext({ locale, viewport: { width: 1400, height: 1000 } });
  const page = await context.newPage();
  const [foreign, errors]: [string[], string[]] = [[], []];
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(origin)) foreign.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  // The program that runs the tests adds names to functions, and calls this function for that.
  await context.addInitScript("globalThis.__name = (named) => named");
  await context.addInitScript(() => {
    const opened = () => navigator.storage.getDirectory();
    Object.assign(window, { showDirectoryPicker: opened });
    Object.assign(FileSystemHandle.prototype, { requestPermission: () => Promise.resolve("granted") });
  });
  await fill(page, origin, files);
  await page.goto(`${origin}/admin/`);
  // The first button opens the folder; no other is visible.
  await page.locator(".buttons button").first().click();
  await page.waitForURL(/#\/collections\//);
  return { page, foreign, errors, read: () => readFolder(page), close: () => close(context) };
}

async function fill(page: Page, origin: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  await page.goto(`${origin}/admin/config.en.json`);
  const encoded = [...files, [".git/HEAD", Buffer.from("")] as const].map(([name, bytes]) => [
    name,
    bytes.toString("base64"),
  ]);
  await page.evaluate(async (list) => {
    const root = await navigator.storage.getDirectory();
    for (const [name = "", bytes = ""] of list) {
      const parts = name.split("/");
      let folder = root;
      for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
      const file = await folder.getFileHandle(parts.at(-1) ?? "", { create: true });
      const stream = await file.createWritable();
      await stream.write(Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)));
      await stream.close();
    }
  }, encoded);
}

async function readFolder(page: Page): Promise<Map<string, string>> {
  const found = await page.evaluate(async () => {
    type Folder = FileSystemDirectoryHandle & { entries(): AsyncIterable<[string, FileSystemHandle]> };
    const texts: [string, string][] = [];
    const walk = async (folder: Folder, prefix: string): Promise<void> => {
      for await (const [name, handle] of folder.entries()) {
        if (handle.kind === "directory") await walk(handle as Folder, `${prefix}${name}/`);
        else texts.push([prefix + name, await (await (handle as FileSystemFileHandle).getFile()).text()]);
      }
    };
    await walk((await navigator.storage.getDirectory()) as Folder, "");
    return texts;
  });
  return new Map(found);
}

async function close(context: BrowserContext): Promise<void> {
  await context.close();
}
