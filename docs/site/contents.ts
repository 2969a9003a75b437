/** A part of the documentation: what it is called is the message `docs:groups.<key>`. */
export interface Group {
  readonly key: string;
  /** Slugs, in the order in which they are read. */
  readonly pages: readonly string[];
}

/** Where each page stands in the contents. The pages of single errors stand below `errors`, which lists them. */
export const GROUPS: readonly Group[] = [
  { key: "begin", pages: ["start", "comparison", "tutorial-translators"] },
  {
    key: "write",
    pages: ["states", "content", "checks", "glossary", "catalogues", "message-keys", "in-the-browser", "cli"],
  },
  { key: "publish", pages: ["deployment", "speed", "security", "compatibility", "release"] },
  { key: "develop", pages: ["package", "polyglot", "migration", "architecture"] },
  {
    key: "plugins",
    pages: [
      ...["articles", "messages", "dates", "alternates", "images", "cards", "share", "theme", "feeds"],
      ...["sitemap", "search-plugin", "status-plugin", "headers", "audit", "admin", "preview"],
    ],
  },
  { key: "reference", pages: ["errors", "changelog", "contributing", "security-policy"] },
];

/** The pages of the contents, in order. */
export const PAGES: readonly string[] = GROUPS.flatMap(({ pages }) => pages);

/** Files whose name in the project is not to be their slug here. */
export const SLUGS: Readonly<Record<string, string>> = {
  "CHANGELOG.md": "changelog",
  "CONTRIBUTING.md": "contributing",
  "SECURITY.md": "security-policy",
  "docs/errors/README.md": "errors",
  // These are addresses of the site itself.
  "docs/search.md": "search-plugin",
  "docs/status.md": "status-plugin",
};

/** Pages whose translations the command writes together with the original, so that they are never out of date. */
export const WRITTEN_TOGETHER: readonly string[] = ["message-keys"];
