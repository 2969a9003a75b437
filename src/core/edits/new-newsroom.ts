import { acceptedPath, writeAccepted } from "../acceptance/record.ts";
import { fingerprint } from "../content/fingerprint.ts";
import { snapshotPath, writeSnapshot } from "../content/snapshot.ts";
import type { Translate } from "../messages/messages.ts";

/** The options of a new newsroom. */
export interface NewNewsroom {
  /** Of its folder. */
  readonly name: string;
  /** The language of its first article and of its README; then the others. */
  readonly locales: readonly [string, ...string[]];
  /** Whether its configuration is TypeScript. */
  readonly typescript: boolean;
  /** Calendar date of the first article. */
  readonly date: string;
  /** The packages that it needs, with their versions. */
  readonly packages: Readonly<Record<string, string>>;
  /** The messages of a language. */
  readonly words: (locale: string) => Translate;
}

const SLUG = "welcome";
const TOPIC = "news";

/**
 * The files of a small working newsroom: one article in every language, each translation up to date.
 *
 * @returns Contents by path.
 * @example
 * Object.keys(newNewsroom({ name: "news", locales: ["en", "ru"], … })); // => ["package.json", "eleventy.config.js", …]
 */
export function newNewsroom(newsroom: NewNewsroom): Record<string, string> {
  const { locales, typescript, words } = newsroom;
  const config = typescript ? "eleventy.config.ts" : "eleventy.config.js";
  const files: Record<string, string> = {
    "package.json": json(manifest(newsroom)),
    [config]: configuration(newsroom),
    ...(typescript ? { "tsconfig.json": json(TSCONFIG) } : {}),
    ".gitignore": "node_modules/\n_site\n.polyglot/\n",
    "README.md": readme(newsroom, config),
    // Eleventy needs an existing input folder, and git doesn't store empty ones.
    "templates/.gitkeep": "",
  };
  const source = textOf(words(locales[0]));
  const accepted = new Map(
    Object.entries(cataloguesIn(words(locales[0]))).flatMap(([namespace, messages]) =>
      Object.entries(messages).map(([key, text]) => [`${namespace}:${key}`, new Map([["", text]])] as const),
    ),
  );
  const snapshot = snapshotPath("articles", SLUG, fingerprint(source));
  files[`content/${snapshot}`] = writeSnapshot(source);
  for (const locale of locales) {
    const t = words(locale);
    files[`content/articles/${SLUG}/index.${locale}.md`] = article(newsroom, t, locale);
    for (const [namespace, messages] of Object.entries(cataloguesIn(t)))
      files[`locales/${locale}/${namespace}.json`] = json(messages);
    if (locale !== locales[0]) files[`locales/${acceptedPath(locale)}`] = writeAccepted(accepted);
  }
  return files;
}

/** The newsroom's own messages, by namespace and key. */
function cataloguesIn(t: Translate): Record<string, Record<string, string>> {
  return {
    site: {
      name: t("cli:newNewsroom.name"),
      tagline: t("cli:newNewsroom.tagline"),
      description: t("cli:newNewsroom.description"),
      demonstration: t("cli:newNewsroom.demonstration"),
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

function configuration({ locales, typescript }: NewNewsroom): string {
  const types = typescript ? "type EleventyConfig, type PolyglotOptions, " : "";
  return `import { ${types}polyglotPlugin } from "eleventy-plugin-polyglot";

export const polyglot${typescript ? ": PolyglotOptions" : ""} = {
  url: "https://news.example.org",
  languages: ${JSON.stringify(locales).replaceAll(",", ", ")},
};

export default function configure(eleventyConfig${typescript ? ": EleventyConfig" : ""}) {
  eleventyConfig.addPlugin(polyglotPlugin, polyglot);
  return { dir: { input: "templates", output: "_site" } };
}
`;
}

function readme({ name, locales, words }: NewNewsroom, config: string): string {
  const [own] = locales;
  const t = words(own);
  const tutorial = `node_modules/eleventy-plugin-polyglot/docs/tutorial-translators${own === "en" ? "" : `.${own}`}.md`;
  return `# ${name}

${t("cli:newNewsroom.about")}

- \`npm install\`: ${t("cli:newNewsroom.install")}
- \`npm start\`: ${t("cli:newNewsroom.start")}
- \`npm run check\`: ${t("cli:newNewsroom.check")}
- \`npm run build\`: ${t("cli:newNewsroom.build")}

${t("cli:newNewsroom.folders", { config, tutorial })}
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
