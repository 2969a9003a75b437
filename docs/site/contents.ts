/** A part of the documentation: its name is the message `docs:groups.<key>`. */
export interface Group {
  readonly key: string;
  /** Slugs, in the order that they are read. */
  readonly pages: readonly string[];
}

/**
 * The place of each page in the contents. The pages of single errors are below `errors`, which lists them.
 */
export const GROUPS: readonly Group[] = [
  { key: "begin", pages: ["start", "comparison", "tutorial-translators"] },
  {
    key: "write",
    pages: [
      "states",
      "content",
      "checks",
      "glossary",
      "catalogues",
      "weblate",
      "message-keys",
      "in-the-browser",
      "import-archive",
      "cli",
    ],
  },
  {
    key: "publish",
    pages: ["own-look", "deployment", "upgrading", "speed", "security", "compatibility", "release"],
  },
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

/** Files whose slug here differs from their name in the project. */
export const SLUGS: Readonly<Record<string, string>> = {
  "CHANGELOG.md": "changelog",
  "CONTRIBUTING.md": "contributing",
  "SECURITY.md": "security-policy",
  "docs/errors/README.md": "errors",
  // The site itself uses the addresses `search` and `status`.
  "docs/search.md": "search-plugin",
  "docs/status.md": "status-plugin",
};

/**
 * Pages whose translations the command writes together with the original, so that they are never out of date.
 */
export const WRITTEN_TOGETHER: readonly string[] = ["message-keys"];
