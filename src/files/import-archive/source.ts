import { createReadStream, lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { decodeArchiveText, namedEncoding } from "../../core/import-archive/encoding.ts";
import type { FoundPage, Note } from "../../core/import-archive/found.ts";
import { readHtmlPage } from "../../core/import-archive/html-page.ts";
import type { HtmlTools } from "../../core/import-archive/html-tools.ts";
import { decoded } from "../../core/import-archive/links.ts";
import { readMarkdownPage } from "../../core/import-archive/markdown-page.ts";
import { readPrintedPage } from "../../core/import-archive/printed.ts";
import type { Attachment } from "../../core/import-archive/shortcodes.ts";
import { attachmentOf, wordpressPage } from "../../core/import-archive/wordpress.ts";
import { type WxrChannel, type WxrItem, WxrReader } from "../../core/import-archive/wxr.ts";
import { listEntries } from "../content/folder.ts";
import { loadOptionalPackage } from "../packages.ts";
import { loadHtmlTools } from "./html-tools.ts";

/** How far the reading of a source is. */
export type OnRead = (done: number, total: number) => void;

/** An archive that can be read several times. */
export interface ArchiveSource {
  /** Its pages in order, and notes about what is no page. One page is in memory at a time. */
  readonly pages: (repeated: ReadonlySet<string>, onRead?: OnRead) => AsyncGenerator<FoundPage | Note>;
  /** The file of a picture that a page names; undefined where it isn't there. */
  readonly pictureFile: (src: string, page: string) => string | undefined;
}

/** Whether something found is a page. */
export function isPage(found: FoundPage | Note): found is FoundPage {
  return "source" in found;
}

/** The largest file of a page that is read, in bytes. */
const PAGE_LIMIT = 20_000_000;

/**
 * Opens an archive: an export of WordPress, a page, or a folder of pages.
 *
 * @param media Folder with the pictures of the old site.
 * @returns undefined where nothing is at that path.
 */
export function openSource(place: string, media: string | undefined): ArchiveSource | undefined {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (!stat) return undefined;
  const isFolder = stat.isDirectory();
  // A published site is a link to its folder.
  const folder = isFolder ? realpathSync(place) : path.dirname(place);
  const roots = [...(media === undefined ? [] : [media]), folder];
  const pictureFile = (src: string, page: string) => findPicture(src, page, folder, roots);
  if (isFolder || !/\.xml$/i.test(place)) {
    const names = isFolder ? listPages(folder) : [path.basename(place)];
    return { pages: (repeated, onRead) => folderPages(folder, names, repeated, onRead), pictureFile };
  }
  const tools = loadHtmlTools();
  const attachments = new Map<string, Attachment>();
  return { pages: (_, onRead) => wordpressPages(place, stat.size, attachments, tools, onRead), pictureFile };
}

const PAGE = /\.(?:html?|xhtml|md|markdown|txt)$/i;

/** Pages of a folder, sorted; what is hidden, a link or a part of a site's own program is left out. */
function listPages(folder: string): string[] {
  return listEntries(folder)
    .filter(({ kind, path: name }) => kind === "file" && PAGE.test(name))
    .map(({ path: name }) => name)
    .filter((name) => !/(?:^|\/)(?:\.|_|node_modules\/|layouts\/|archetypes\/|themes\/)|_files\//.test(name))
    .sort();
}

async function* folderPages(
  folder: string,
  names: readonly string[],
  repeated: ReadonlySet<string>,
  onRead?: OnRead,
): AsyncGenerator<FoundPage | Note> {
  let tools: HtmlTools | undefined;
  const loadTools = () => {
    tools ??= loadHtmlTools();
    return tools;
  };
  for (const [index, name] of names.entries()) {
    onRead?.(index, names.length);
    yield* pageOfFile(path.join(folder, name), name, repeated, loadTools);
  }
}

function* pageOfFile(
  file: string,
  name: string,
  repeated: ReadonlySet<string>,
  loadTools: () => HtmlTools,
): Generator<FoundPage | Note> {
  if (lstatSync(file).size > PAGE_LIMIT) {
    yield { kind: "unreadable", text: name };
    return;
  }
  const { text, encoding, isGuessed } = decodeArchiveText(readFileSync(file));
  const noted = isGuessed ? [{ kind: "encoding", text: encoding } as const] : [];
  if (/\.txt$/i.test(name)) yield withNotes(readPrintedPage(name, text, repeated), noted);
  else if (/\.(?:md|markdown)$/i.test(name)) {
    const page = readMarkdownPage(name, text, loadTools(), readToml);
    yield isPage(page) ? withNotes(page, noted) : page;
  } else {
    const page = readHtmlPage(name, text, loadTools(), repeated);
    yield isPage(page) ? withNotes(page, noted) : page;
  }
}

function readToml(text: string): unknown {
  return (loadOptionalPackage("smol-toml") as { parse: (toml: string) => unknown }).parse(text);
}

/** A page with notes about its file. */
function withNotes(page: FoundPage, notes: readonly Note[]): FoundPage {
  if (notes.length === 0) return page;
  return {
    ...page,
    body: () => {
      const { markdown, notes: own } = page.body();
      return { markdown, notes: [...notes, ...own] };
    },
  };
}

/** The pages of an export. Its attachments are gathered on the way: those of the first reading serve the later ones. */
async function* wordpressPages(
  file: string,
  size: number,
  attachments: Map<string, Attachment>,
  tools: HtmlTools,
  onRead?: OnRead,
): AsyncGenerator<FoundPage | Note> {
  let items: [WxrItem, WxrChannel][] = [];
  const reader = new WxrReader({ item: (item, channel) => items.push([item, channel]) });
  let done = 0;
  let decoder: TextDecoder | undefined;
  const read = function* (): Generator<FoundPage | Note> {
    for (const [item, channel] of items) {
      const attachment = attachmentOf(item);
      if (attachment) attachments.set(...attachment);
      const found = attachment ? undefined : wordpressPage(item, channel, attachments, tools);
      if (found) yield found;
    }
    items = [];
  };
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
    decoder ??= decoderFor(piece);
    reader.write(decoder.decode(piece, { stream: true }));
    done += piece.length;
    onRead?.(done, size);
    yield* read();
  }
  const { problems, isCutOff } = reader.end();
  yield* read();
  if (!reader.isExport) yield { kind: "unreadable", text: path.basename(file) };
  else if (isCutOff || problems > 0) yield { kind: "cut-off", text: path.basename(file) };
}

function decoderFor(start: Uint8Array): TextDecoder {
  try {
    return new TextDecoder(namedEncoding(start) ?? "utf-8");
  } catch {
    // It names an encoding that doesn't exist.
    return new TextDecoder("utf-8");
  }
}

/** What WordPress adds to the names of smaller versions of a picture. */
const SMALLER = /-\d{1,4}x\d{1,4}(?=\.\w+$)/;

/** The file of a picture, below the folder of its page or of the pictures. */
function findPicture(
  src: string,
  page: string,
  folder: string,
  roots: readonly string[],
): string | undefined {
  const isAddress = /^(?:https?:)?\/\//i.test(src);
  const pathname = decoded(
    (isAddress ? src.replace(/^(?:https?:)?\/\/[^/]*/i, "") : src).replace(/[?#].*$/, ""),
  );
  const uploads = /(?:^|\/)wp-content\/uploads\/(.+)$/.exec(pathname)?.[1];
  const near = isAddress || pathname.startsWith("/") ? [] : [path.join(folder, path.dirname(page), pathname)];
  const candidates = roots.flatMap((root) => [
    ...near,
    path.join(root, pathname),
    path.join(root, "static", pathname),
    path.join(root, "..", "static", pathname),
    ...(uploads === undefined ? [] : [path.join(root, uploads)]),
  ]);
  const files = candidates.flatMap((file) => [file.replace(SMALLER, ""), file]);
  const inside = [...roots, path.join(folder, "..", "static")].flatMap((root) => realOf(root) ?? []);
  return files.find((file) => isInside(file, inside));
}

/** Whether a file is below one of some folders, also where links lead elsewhere. */
function isInside(file: string, folders: readonly string[]): boolean {
  const real = realOf(file);
  return (
    real !== undefined &&
    lstatSync(real).isFile() &&
    folders.some((folder) => real.startsWith(folder + path.sep))
  );
}

function realOf(place: string): string | undefined {
  try {
    return realpathSync(place);
  } catch {
    // Not there, or a name that no file can have.
    return undefined;
  }
}
