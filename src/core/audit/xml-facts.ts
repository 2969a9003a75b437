import { Parser } from "htmlparser2";

/** What a sitemap lists. */
export interface SitemapFacts {
  readonly url: string;
  readonly entries: readonly {
    readonly loc: string;
    readonly alternates: readonly { readonly hreflang: string; readonly href: string }[];
  }[];
  /** Further sitemaps, where this one is an index. */
  readonly sitemaps: readonly string[];
}

/** What a feed lists, and the language that it declares. */
export interface FeedFacts {
  readonly url: string;
  readonly lang: string | undefined;
  readonly links: readonly string[];
}

/** Reads a sitemap or an index of sitemaps. */
export function readSitemapFacts(url: string, xml: string): SitemapFacts {
  const entries: { loc: string; alternates: { hreflang: string; href: string }[] }[] = [];
  const sitemaps: string[] = [];
  const path: string[] = [];
  walkXml(xml, {
    open(name, { hreflang, href }) {
      path.push(name);
      if (name === "url") entries.push({ loc: "", alternates: [] });
      if (name === "xhtml:link" && hreflang && href) entries.at(-1)?.alternates.push({ hreflang, href });
    },
    text(text) {
      if (path.at(-1) !== "loc" || text.trim() === "") return;
      const entry = entries.at(-1);
      if (path.at(-2) === "sitemap") sitemaps.push(text.trim());
      else if (entry) entry.loc += text.trim();
    },
    close: () => path.pop(),
  });
  return { url, entries, sitemaps };
}

/** Reads an Atom or RSS feed. */
export function readXmlFeedFacts(url: string, xml: string): FeedFacts {
  let lang: string | undefined;
  const links: string[] = [];
  const path: string[] = [];
  walkXml(xml, {
    open(name, attributes) {
      const inEntry = path.includes("entry");
      path.push(name);
      if (name === "feed") lang = attributes["xml:lang"];
      if (name === "link" && inEntry && attributes.rel === "alternate" && attributes.href)
        links.push(attributes.href);
      if (name === "item") links.push("");
    },
    text(text) {
      const [inside, name] = path.slice(-2);
      if (inside === "channel" && name === "language") lang = (lang ?? "") + text.trim();
      if (inside === "item" && name === "link") links.push((links.pop() ?? "") + text.trim());
    },
    close: () => path.pop(),
  });
  // An item of RSS needs no link.
  return { url, lang, links: links.filter((link) => link !== "") };
}

/** Reads a JSON Feed. @throws SyntaxError where it is not JSON. */
export function readJsonFeedFacts(url: string, json: string): FeedFacts {
  const { language, items } = JSON.parse(json) as { language?: string; items?: readonly { url?: string }[] };
  return { url, lang: language, links: (items ?? []).flatMap((item) => item.url ?? []) };
}

function walkXml(
  xml: string,
  handler: {
    open(name: string, attributes: Record<string, string>): void;
    text(text: string): void;
    close(name: string): unknown;
  },
): void {
  const parser = new Parser(
    { onopentag: handler.open, ontext: handler.text, onclosetag: (name) => void handler.close(name) },
    { xmlMode: true },
  );
  parser.end(xml);
}
