import sax from "sax";

/** A post, a page or an attachment of a WordPress export. Texts that it doesn't have are "". */
export interface WxrItem {
  /** By name without prefix: `title`, `link`, `encoded`, `excerpt`, `post_id`, … */
  readonly fields: ReadonlyMap<string, string>;
  readonly meta: ReadonlyMap<string, string>;
  readonly categories: readonly {
    readonly domain: string;
    readonly nicename: string;
    readonly name: string;
  }[];
  /** Line of the export on which it begins, from 1. */
  readonly line: number;
}

/** The facts about an export itself, before its posts. */
export interface WxrChannel {
  readonly link: string;
  readonly language: string;
  /** Names of authors by their logins. */
  readonly authors: ReadonlyMap<string, string>;
}

/** A post that is being read. */
interface OpenItem extends WxrItem {
  readonly fields: Map<string, string>;
  readonly meta: Map<string, string>;
  readonly categories: WxrItem["categories"][number][];
}

/** What is called while an export is read. */
export interface WxrHandler {
  readonly item: (item: WxrItem, channel: WxrChannel) => void;
}

/** The most characters of one text of a post: a page of this site has fewer. */
const TEXT_LIMIT = 2_000_000;

/** Texts of posts that are read; others would only fill the memory. */
const FIELDS = new Set([
  ...[
    "title",
    "link",
    "pubDate",
    "creator",
    "content",
    "excerpt",
    "post_id",
    "post_date",
    "post_name",
    "status",
  ],
  ...["post_type", "post_password", "attachment_url"],
]);

/**
 * Reads a WordPress export piece by piece: no more than one post is in memory. Entities of its own and what is broken are
 * left out, and what can be read is read.
 *
 * @see https://developer.wordpress.org/reference/functions/export_wp/
 */
export class WxrReader {
  readonly #parser = sax.parser(true, { xmlns: false, position: true });
  readonly #handler: WxrHandler;
  readonly #authors = new Map<string, string>();
  readonly #channel = { link: "", language: "", authors: this.#authors };
  readonly #path: string[] = [];
  #item: OpenItem | undefined;
  #pair = new Map<string, string>();
  #attributes: Readonly<Record<string, unknown>> = {};
  #text = "";
  #problems = 0;
  #isExport = false;
  #isClosed = false;

  constructor(handler: WxrHandler) {
    this.#handler = handler;
    const parser = this.#parser;
    parser.onerror = () => {
      this.#problems++;
      // sax goes on behind what it can't read.
      parser.resume();
    };
    parser.onopentag = ({ name, attributes }) => this.#open(name, attributes);
    parser.ontext = (text) => this.#add(text);
    parser.oncdata = (text) => this.#add(text);
    parser.onclosetag = (name) => this.#close(name);
  }

  /** Whether what was read so far is an export of WordPress. */
  get isExport(): boolean {
    return this.#isExport;
  }

  write(piece: string): void {
    this.#parser.write(piece);
  }

  /** @returns How many places could not be read, and whether the end is missing. */
  end(): { problems: number; isCutOff: boolean } {
    const read = { problems: this.#problems, isCutOff: !this.#isClosed };
    this.#parser.close();
    return read;
  }

  #open(name: string, attributes: Readonly<Record<string, unknown>>): void {
    this.#path.push(name);
    this.#text = "";
    this.#attributes = attributes;
    if ("xmlns:wp" in attributes) this.#isExport = true;
    if (name === "item")
      this.#item = { fields: new Map(), meta: new Map(), categories: [], line: this.#parser.line + 1 };
    if (name === "wp:postmeta" || name === "wp:author") this.#pair = new Map();
  }

  #add(text: string): void {
    if (this.#text.length < TEXT_LIMIT) this.#text += text.slice(0, TEXT_LIMIT);
  }

  #close(name: string): void {
    this.#path.pop();
    if (name === "rss") this.#isClosed = true;
    const text = this.#text;
    this.#text = "";
    if (name === "item") this.#endItem();
    else if (this.#item) this.#addToItem(this.#item, name, text);
    else this.#addToChannel(name, text.trim());
  }

  #endItem(): void {
    const item = this.#item;
    this.#item = undefined;
    if (item) this.#handler.item(item, this.#channel);
  }

  #addToItem(item: OpenItem, name: string, text: string): void {
    const parent = this.#path.at(-1);
    if (parent === "wp:postmeta") this.#pair.set(name, text);
    else if (name === "wp:postmeta")
      item.meta.set(this.#pair.get("wp:meta_key") ?? "", this.#pair.get("wp:meta_value") ?? "");
    else if (name === "category") {
      const { domain = "", nicename = "" } = this.#attributes;
      item.categories.push({ domain: String(domain), nicename: String(nicename), name: text.trim() });
    } else if (parent === "item") {
      const field = fieldOf(name);
      if (FIELDS.has(field))
        item.fields.set(field, field === "content" || field === "excerpt" ? text : text.trim());
    }
  }

  #addToChannel(name: string, text: string): void {
    const parent = this.#path.at(-1);
    if (parent === "wp:author") this.#pair.set(name, text);
    else if (name === "wp:author")
      this.#authors.set(
        this.#pair.get("wp:author_login") ?? "",
        this.#pair.get("wp:author_display_name") ?? "",
      );
    else if (parent === "channel" && (name === "link" || name === "language")) this.#channel[name] ||= text;
  }
}

function fieldOf(name: string): string {
  if (name === "content:encoded") return "content";
  if (name === "excerpt:encoded") return "excerpt";
  return name.slice(name.indexOf(":") + 1);
}
