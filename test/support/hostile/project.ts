import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";
import { ROOT } from "../project.ts";

/** The content of a file outside the project, which must not appear on any page. */
export const SECRET = "The launch code is 4711";

/** Files of a small newsroom without faults. */
const SOUND: Readonly<Record<string, string>> = {
  "content/articles/visit/index.en.md": article(),
  "content/articles/visit/index.zh.md": translation("访问", "正文。"),
  "content/articles/visit/index.ru.md": translation("Визит", "Текст."),
  "content/pages/about/index.en.md": "---\ntitle: About\nsource: true\n---\n\nText.\n",
  "locales/en/site.json": site("News", "Of the house", "All news of the house."),
  "locales/zh/site.json": site("新闻", "本馆消息", "本馆的全部新闻。"),
  "locales/ru/site.json": site("Новости", "О нашем доме", "Все новости нашего дома."),
  "locales/en/topics.json": '{ "partnerships": "Partnerships" }',
  "locales/zh/topics.json": '{ "partnerships": "合作" }',
  "locales/ru/topics.json": '{ "partnerships": "Партнёрство" }',
  "locales/en/press.json": press("Press", "Dear {{name}}", "Mail", {
    one: "{{count}} seat",
    other: "{{count}} seats",
  }),
  "locales/zh/press.json": press("新闻", "{{name}}，您好", "邮箱", { other: "{{count}}个席位" }),
  "locales/ru/press.json": press("Пресса", "Здравствуйте, {{name}}", "Почта", {
    one: "{{count}} место",
    few: "{{count}} места",
    many: "{{count}} мест",
    other: "{{count}} места",
  }),
};

function site(name: string, tagline: string, description: string): string {
  return JSON.stringify({ name, tagline, description });
}

function press(
  title: string,
  invitation: string,
  mail: string,
  seats: Readonly<Record<string, string>>,
): string {
  const forms = Object.fromEntries(Object.entries(seats).map(([form, text]) => [`seats_${form}`, text]));
  return JSON.stringify({ title, invitation, ...forms, contact: { mail } }, null, 2);
}

/** Lines of a head by their keys; undefined leaves a line out. */
export type Head = Readonly<Record<string, string | undefined>>;

/** The original of the article, with other lines in its head. */
export function article(head: Head = {}, body = "Text.", more = ""): string {
  return file(
    { title: "A visit", date: "2019-03-09", topics: "[partnerships]", source: "true", ...head },
    body,
    more,
  );
}

/** A translation of the article, made from another text: it is stale. */
export function translation(title = "Визит", body = "Текст.", more = "", of = "000000000000"): string {
  return file({ title, cover: "{ alt: А }", translation: `{ of: "${of}" }` }, body, more);
}

function file(head: Head, body: string, more: string): string {
  const lines = Object.entries(head).map(([key, value]) => (value === undefined ? "" : `${key}: ${value}\n`));
  return `---\n${lines.join("")}${more}---\n\n${body}\n`;
}

/** A project in a folder of its own, with a file outside it that must not be touched or read. */
export class HostileProject {
  /** Contains the project and the files next to it. */
  readonly around = mkdtempSync(join(tmpdir(), "polyglot-hostile-"));
  readonly folder = join(this.around, "project");
  /** Written by code that runs where no code may run. */
  readonly marker = join(this.around, "marker");
  readonly secret = join(this.around, "secret.md");

  constructor() {
    mkdirSync(this.folder);
    for (const [name, text] of Object.entries(SOUND)) this.write(name, text);
    writeFileSync(this.secret, article({}, SECRET));
  }

  /** Adds what the command needs to build it. */
  complete(): void {
    for (const name of ["eleventy.config.ts", "package.json", "tsconfig.json"])
      cpSync(join(ROOT, name), join(this.folder, name));
    for (const name of ["node_modules", "plugins", "src"])
      symlinkSync(join(ROOT, name), join(this.folder, name), "junction");
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
  }

  edit(name: string, change: (text: string) => string): void {
    const before = readFileSync(this.path(name), "utf8");
    const after = change(before);
    if (after === before) throw new Error(`${name} is as it was`);
    writeFileSync(this.path(name), after);
  }

  /** @param target Absolute, or from the folder of the link */
  link(name: string, target: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    symlinkSync(target, this.path(name));
  }

  pipe(name: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    execFileSync("mkfifo", [this.path(name)]);
  }

  move(name: string, to: string): void {
    mkdirSync(dirname(this.path(to)), { recursive: true });
    renameSync(this.path(name), this.path(to));
  }

  remove(name: string): void {
    rmSync(this.path(name), { recursive: true });
  }

  /** A program that writes the marker, by one of the ways to the file system. */
  payload(way: "require" | "builtin" | "import" = "builtin"): string {
    const write = `writeFileSync(${JSON.stringify(this.marker)}, "x")`;
    if (way === "require") return `require("fs").${write}`;
    return way === "builtin"
      ? `process.getBuiltinModule("fs").${write}`
      : `import("fs").then((fs) => fs.${write})`;
  }

  /** The same as a Nunjucks expression. */
  nunjucks(): string {
    return `{{ range.constructor(${JSON.stringify(this.payload())})() }}`;
  }

  delete(): void {
    rmSync(this.around, { recursive: true, force: true });
  }

  path(name: string): string {
    return join(this.folder, name);
  }
}

/** A picture of one colour. */
export function png(widthPx = 2, heightPx = 2): Buffer {
  const rows = Buffer.alloc(heightPx * (1 + Math.ceil(widthPx / 8)));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header(widthPx, heightPx)),
    pngChunk("IDAT", deflateSync(rows)),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The first bytes of a picture that claims to be large. */
export function pngHeader(widthPx: number, heightPx: number): Buffer {
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header(widthPx, heightPx)),
    pngChunk("IDAT", deflateSync(Buffer.alloc(100))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** One bit a pixel, in shades of grey. */
function header(widthPx: number, heightPx: number): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(widthPx, 0);
  bytes.writeUInt32BE(heightPx, 4);
  bytes[8] = 1;
  return bytes;
}

/** @see https://www.w3.org/TR/png-3/#5Chunk-layout */
function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
