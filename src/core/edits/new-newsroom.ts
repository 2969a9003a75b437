import { acceptedPath, writeAccepted } from "../acceptance/record.ts";
import { fingerprint } from "../content/fingerprint.ts";
import { snapshotPath, writeSnapshot } from "../content/snapshot.ts";
import type { Translate } from "../messages/messages.ts";
import { TOOL_LOCALES } from "../messages/tool-messages.ts";
import { newArticle } from "./new-edition.ts";

/** The options of a new newsroom. */
export interface NewNewsroom {
  /** Of its folder. */
  readonly name: string;
  /** The language of its first article; then the others. */
  readonly locales: readonly [string, ...string[]];
  /** The language of its README, and of the texts to be replaced in other languages. */
  readonly spoken: string;
  /** Whether its configuration is TypeScript. */
  readonly typescript: boolean;
  /** Calendar date of the first article. */
  readonly date: string;
  /** The packages that it needs, with their versions. */
  readonly packages: Readonly<Record<string, string>>;
  /** The messages of a language of the command. */
  readonly words: (locale: string) => Translate;
}

const SLUG = "welcome";
const TOPIC = "news";

/**
 * The files of a small newsroom. With its first language among those of the command it works as it is: it has one
 * article, each translation up to date. Otherwise the article is a draft and the site's names are blank, because
 * they are not written in that language yet.
 *
 * @returns Contents by path, without the catalogues of languages that the command doesn't have.
 * @example
 * Object.keys(newNewsroom({ name: "news", locales: ["en", "ru"], … })); // => ["package.json", "eleventy.config.js", …]
 */
export function newNewsroom(newsroom: NewNewsroom): Record<string, string> {
  const { locales, typescript } = newsroom;
  const config = typescript ? "eleventy.config.ts" : "eleventy.config.js";
  return {
    "package.json": json(manifest(newsroom)),
    [config]: configuration(newsroom),
    ...(typescript ? { "tsconfig.json": json(TSCONFIG) } : {}),
    ".gitignore": "node_modules/\n_site\n.polyglot/\n",
    "README.md": readme(newsroom, config),
    // Eleventy needs an existing input folder, and git doesn't store empty ones.
    "templates/.gitkeep": "",
    ...(isSpoken(locales[0]) ? finishedTexts(newsroom) : openTexts(newsroom)),
  };
}

/** Whether the command has texts of a language, for the names of a site and its first article. */
export function isSpoken(locale: string): boolean {
  return Object.hasOwn(TOOL_LOCALES, locale);
}

/** One article, and the names of the site, in the languages of the command. */
function finishedTexts(newsroom: NewNewsroom): Record<string, string> {
  const { locales, words } = newsroom;
  const files: Record<string, string> = {};
  const source = textOf(words(locales[0]));
  const accepted = new Map(
    Object.entries(cataloguesIn(words(locales[0]))).flatMap(([namespace, messages]) =>
      Object.entries(messages).map(([key, text]) => [`${namespace}:${key}`, new Map([["", text]])] as const),
    ),
  );
  const snapshot = snapshotPath("articles", SLUG, fingerprint(source));
  files[`content/${snapshot}`] = writeSnapshot(source);
  for (const locale of locales.filter(isSpoken)) {
    const t = words(locale);
    files[`content/articles/${SLUG}/index.${locale}.md`] = article(newsroom, t, locale);
    Object.assign(files, catalogues(locale, cataloguesIn(t)));
    if (locale !== locales[0]) files[`locales/${acceptedPath(locale)}`] = writeAccepted(accepted);
  }
  return files;
}

/** A draft, and the names of the site to fill in. Other languages of the command have theirs. */
function openTexts({ locales, spoken, date, words }: NewNewsroom): Record<string, string> {
  const [source] = locales;
  const { title, summary, body } = textOf(words(spoken));
  const open = { site: { name: "", tagline: "", description: "" }, topics: { [TOPIC]: "" } };
  return {
    [`content/articles/${SLUG}/index.${source}.md`]: newArticle({
      title,
      summary,
      body,
      date,
      topics: [TOPIC],
    }),
    ...catalogues(source, open),
    ...Object.assign(
      {},
      ...locales.filter(isSpoken).map((locale) => catalogues(locale, cataloguesIn(words(locale)))),
    ),
  };
}

function catalogues(locale: string, byNamespace: Readonly<Record<string, object>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(byNamespace).map(([namespace, messages]) => [
      `locales/${locale}/${namespace}.json`,
      json(messages),
    ]),
  );
}

/** The newsroom's own messages, by namespace and key. */
function cataloguesIn(t: Translate): Record<string, Record<string, string>> {
  return {
    site: {
      name: t("cli:newNewsroom.name"),
      tagline: t("cli:newNewsroom.tagline"),
      description: t("cli:newNewsroom.description"),
    },
    topics: { [TOPIC]: t("cli:newNewsroom.topic") },
  };
}

function manifest({ name, typescript, packages }: NewNewsroom): object {
  return {
    name,
    private: true,
    type: "module",
    scripts: {
      start: "polyglot dev",
      check: "polyglot check",
      build: "polyglot build",
      // As in the tutorial: npm run polyglot -- new article …
      polyglot: "polyglot",
      ...(typescript ? { types: "tsc" } : {}),
    },
    dependencies: packages,
  };
}

const TSCONFIG = {
  compilerOptions: { strict: true, module: "nodenext", target: "es2022", types: [], noEmit: true },
  include: ["eleventy.config.ts"],
};

/**
 * A language that the package doesn't have is being set up, so that the site can be published before it is
 * translated. Only the first one has to be there at once.
 */
function languagesOf([first, ...others]: NewNewsroom["locales"]): string {
  const entries = others.map((locale) =>
    isSpoken(locale)
      ? JSON.stringify(locale)
      : `{ locale: ${JSON.stringify(locale)}, status: "configuring" }`,
  );
  return [JSON.stringify(first), ...entries].join(", ");
}

function configuration({ locales, typescript }: NewNewsroom): string {
  const types = typescript ? "type EleventyConfig, type PolyglotOptions, " : "";
  return `import { ${types}polyglotPlugin } from "eleventy-plugin-polyglot";

export const polyglot${typescript ? ": PolyglotOptions" : ""} = {
  url: "https://news.example.org",
  languages: [${languagesOf(locales)}],
  // The editor, at /admin/ while the site is served by npm start. It is never published.
  admin: "dev",
};

export default function configure(eleventyConfig${typescript ? ": EleventyConfig" : ""}) {
  eleventyConfig.addPlugin(polyglotPlugin, polyglot);
  return { dir: { input: "templates", output: "_site" } };
}
`;
}

function readme({ name, spoken, words }: NewNewsroom, config: string): string {
  const t = words(spoken);
  const docs = "node_modules/eleventy-plugin-polyglot/docs";
  const own = spoken === "en" ? "" : `.${spoken}`;
  const [start, tutorial] = ["start", "tutorial-translators"].map((page) => `${docs}/${page}${own}.md`);
  return `# ${name}

${t("cli:newNewsroom.about")}

- \`npm install\`: ${t("cli:newNewsroom.install")}
- \`npm start\`: ${t("cli:newNewsroom.start")}
- \`npm run check\`: ${t("cli:newNewsroom.check")}
- \`npm run build\`: ${t("cli:newNewsroom.build")}

${t("cli:newNewsroom.folders", { config, start: String(start), tutorial: String(tutorial) })}
`;
}

function article({ locales, date, words }: NewNewsroom, t: Translate, locale: string): string {
  const [source] = locales;
  const text = textOf(words(source));
  const facts = [`date: ${date}`, `topics: [${TOPIC}]`, "source: true"];
  const translation = ["translation:", `  of: ${JSON.stringify(fingerprint(text))}`];
  const { title, summary, body } = textOf(t);
  return [
    "---",
    `title: ${JSON.stringify(title)}`,
    `summary: ${JSON.stringify(summary)}`,
    ...(locale === source ? facts : translation),
    "---",
    "",
    `${body}\n`,
  ].join("\n");
}

function textOf(t: Translate) {
  return {
    title: t("cli:newNewsroom.article.title"),
    summary: t("cli:newNewsroom.article.summary"),
    body: t("cli:newNewsroom.article.body"),
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
