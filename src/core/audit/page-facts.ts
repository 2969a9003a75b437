import { Parser } from "htmlparser2";
import { createScripts, isForeign, type ScriptOf, type TextBlock } from "../language/scripts.ts";
import { append } from "../long-lists.ts";

/** A link to a page, as a reader sees it. */
export interface LinkFacts {
  readonly href: string;
  readonly hreflang: string | undefined;
  /** Language of its text: its own `lang` or that of the nearest element around it. */
  readonly lang: string | undefined;
  readonly text: string;
  /** For a link that names a language: the text of the block around it. */
  readonly context: string;
  /** Whether only a script can show it, if anything does. */
  readonly hidden: boolean;
}

/** What a page states about itself, read from its HTML. */
export interface PageFacts {
  /** Address from the root. */
  readonly url: string;
  readonly lang: string | undefined;
  readonly dir: string | undefined;
  readonly title: string;
  readonly noindex: boolean;
  /** Where it leads readers at once; undefined on a page that they read. */
  readonly refresh?: string;
  readonly canonicals: readonly string[];
  readonly alternates: readonly { readonly hreflang: string; readonly href: string }[];
  readonly ogLocale: string | undefined;
  readonly ogAlternates: readonly string[];
  /** Address and pictures that are used when the page is shared. */
  readonly ogUrls: readonly string[];
  readonly ogImages: readonly string[];
  /** Languages named by its structured data. */
  readonly jsonLdLangs: readonly string[];
  readonly ids: ReadonlySet<string>;
  readonly links: readonly LinkFacts[];
  /** Pictures, scripts, styles, icons and feeds that it refers to. */
  readonly resources: readonly string[];
  /** Whether its text is marked for the search index. */
  readonly searchable: boolean;
  /** The first text in a script that doesn't fit the language declared for it. */
  readonly foreignText?: TextBlock;
  /** The first link of its header that leads to no other language: the name of the site. */
  readonly banner: string | undefined;
  readonly hasFooter: boolean;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type Facts = Mutable<
  Omit<
    PageFacts,
    | "canonicals"
    | "alternates"
    | "ogAlternates"
    | "ogUrls"
    | "ogImages"
    | "jsonLdLangs"
    | "ids"
    | "links"
    | "resources"
  >
> & {
  canonicals: string[];
  alternates: { hreflang: string; href: string }[];
  ogAlternates: string[];
  ogUrls: string[];
  ogImages: string[];
  jsonLdLangs: string[];
  ids: Set<string>;
  links: Mutable<LinkFacts>[];
  resources: string[];
};

/** Elements whose text is read as one unit. */
const BLOCKS = new Set([
  "p",
  "li",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "figcaption",
  "dd",
  "dt",
  "td",
  "th",
  "blockquote",
  "aside",
]);
/** Elements whose text isn't read as prose. */
const SILENT = new Set(["script", "style", "code", "pre", "template", "noscript"]);

interface Open {
  readonly name: string;
  readonly lang: string | undefined;
  readonly hidden: boolean;
  text: string;
  /** The text with the words in other languages, as readers see it. */
  seen: string;
  /** Links inside a block, which get its text as their context. */
  readonly links: Mutable<LinkFacts>[];
  readonly link: Mutable<LinkFacts> | undefined;
}

/** Reads a page in one pass. */
export function readPageFacts(url: string, html: string): PageFacts {
  const facts: Facts = {
    url,
    lang: undefined,
    dir: undefined,
    title: "",
    noindex: false,
    canonicals: [],
    alternates: [],
    ogLocale: undefined,
    ogAlternates: [],
    ogUrls: [],
    ogImages: [],
    jsonLdLangs: [],
    ids: new Set(),
    links: [],
    resources: [],
    searchable: false,
    banner: undefined,
    hasFooter: false,
  };
  const stack: Open[] = [];
  const scripts = createScripts();
  let jsonLd: string | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const outer = stack.at(-1);
        const lang = attributes.lang ?? outer?.lang;
        const hidden = attributes.hidden !== undefined || (outer?.hidden ?? false);
        const link =
          name === "a" && attributes.href !== undefined ? newLink(attributes, lang, hidden) : undefined;
        if (link) facts.links.push(link);
        readElement(facts, name, attributes);
        if (name === "script" && attributes.type === "application/ld+json") jsonLd = "";
        stack.push({ name, lang, hidden, text: "", seen: "", links: [], link });
      },
      ontext(text) {
        if (jsonLd !== undefined) jsonLd += text;
        const open = stack.at(-1);
        if (!open) return;
        open.text += text;
        open.seen += text;
      },
      onclosetag(name) {
        const open = stack.pop();
        if (!open) return;
        if (name === "title" && facts.title === "") facts.title = withSingleSpaces(open.text);
        if (name === "script" && jsonLd !== undefined) {
          append(facts.jsonLdLangs, languagesOf(jsonLd));
          jsonLd = undefined;
        }
        close(facts, scripts, stack, open);
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return facts;
}

/** Facts as a text, for a later build. */
export function writePageFacts(facts: PageFacts): string {
  return JSON.stringify({ ...facts, ids: [...facts.ids] });
}

/** Reads facts that `writePageFacts` wrote. */
export function parsePageFacts(text: string): PageFacts {
  const { ids, ...facts } = JSON.parse(text) as Omit<PageFacts, "ids"> & { ids: string[] };
  return { ...facts, ids: new Set(ids) };
}

function newLink(
  { href = "", hreflang }: Record<string, string>,
  lang: string | undefined,
  hidden: boolean,
): Mutable<LinkFacts> {
  return { href, hreflang, lang, text: "", context: "", hidden };
}

function readElement(facts: Facts, name: string, attributes: Record<string, string>): void {
  if (attributes.id) facts.ids.add(attributes.id);
  if (attributes["data-pagefind-body"] !== undefined) facts.searchable = true;
  switch (name) {
    case "html":
      facts.lang = attributes.lang;
      facts.dir = attributes.dir;
      break;
    case "meta":
      readMeta(facts, attributes);
      break;
    case "link":
      readLink(facts, attributes);
      break;
    case "footer":
      facts.hasFooter = true;
      break;
    case "img":
    case "script":
    case "source":
    case "video":
    case "audio":
    case "iframe":
      if (attributes.src) facts.resources.push(attributes.src);
      for (const candidate of (attributes.srcset ?? "").split(",")) {
        const [address] = candidate.trim().split(/\s+/);
        if (address) facts.resources.push(address);
      }
      break;
  }
}

function readMeta(facts: Facts, attributes: Record<string, string>): void {
  const { name, property, content = "" } = attributes;
  const [, refresh] = /^\s*0\s*[;,]\s*(?:url\s*=)?\s*["']?([^"']+)/i.exec(content) ?? [];
  if (attributes["http-equiv"]?.toLowerCase() === "refresh" && refresh !== undefined)
    facts.refresh = refresh.trim();
  if (name?.toLowerCase() === "robots" && /\b(?:noindex|none)\b/i.test(content)) facts.noindex = true;
  if (property === "og:locale") facts.ogLocale = content;
  if (property === "og:locale:alternate") facts.ogAlternates.push(content);
  if (property === "og:url") facts.ogUrls.push(content);
  if (property === "og:image" || property === "og:image:url") facts.ogImages.push(content);
}

function readLink(facts: Facts, { rel = "", href = "", hreflang }: Record<string, string>): void {
  const kinds = rel.toLowerCase().split(/\s+/);
  if (kinds.includes("canonical")) facts.canonicals.push(href);
  else if (kinds.includes("alternate") && hreflang !== undefined) facts.alternates.push({ hreflang, href });
  else if (href !== "" && !kinds.includes("preconnect") && !kinds.includes("dns-prefetch"))
    facts.resources.push(href);
}

/** Passes the text of an element on to its parent, and records it as a block or as the text of a link. */
function close(facts: Facts, scripts: ScriptOf, stack: readonly Open[], open: Open): void {
  const outer = stack.at(-1);
  // Text in another language is a block of its own, not part of the surrounding one.
  const isBlock = BLOCKS.has(open.name) || open.lang !== outer?.lang;
  const text = open.link || isBlock ? withSingleSpaces(open.text) : "";
  const links = open.link ? [...open.links, open.link] : open.links;
  if (open.link) open.link.text = text;
  if (open.link && open.link.hreflang === undefined && facts.banner === undefined && isInHeader(stack))
    facts.banner = text;
  if (BLOCKS.has(open.name)) addContext(links, open.seen);
  else if (outer) append(outer.links, links);
  if (isBlock) readText(facts, scripts, { lang: open.lang, text });
  if (!outer || SILENT.has(open.name)) return;
  outer.text += isBlock ? " " : open.text;
  outer.seen += BLOCKS.has(open.name) ? " " : open.seen;
}

/** Gives links to another language the text of their block as context. */
function addContext(links: readonly Mutable<LinkFacts>[], seen: string): void {
  const labelled = links.filter(({ hreflang, context }) => hreflang !== undefined && context === "");
  if (labelled.length === 0) return;
  const context = withSingleSpaces(seen);
  for (const link of labelled) link.context = context;
}

function readText(facts: Facts, scripts: ScriptOf, block: TextBlock): void {
  if (!facts.foreignText && block.text !== "" && isForeign(block, scripts)) facts.foreignText = block;
}

function isInHeader(stack: readonly Open[]): boolean {
  return stack.some(({ name }) => name === "header") && !stack.some(({ name }) => name === "main");
}

function languagesOf(json: string): string[] {
  try {
    const { inLanguage } = JSON.parse(json) as { inLanguage?: unknown };
    return typeof inLanguage === "string" ? [inLanguage] : [];
  } catch {
    return ["invalid JSON"];
  }
}

function withSingleSpaces(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
