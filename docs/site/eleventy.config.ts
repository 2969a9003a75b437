import { rmSync } from "node:fs";
import path from "node:path";
import { type PolyglotOptions, polyglotPlugin } from "../../plugins/polyglot.ts";
import type { EleventyConfig } from "../../src/eleventy.ts";
import { DocsHome } from "./DocsHome.tsx";
import { DocsPage } from "./DocsPage.tsx";
import { LANGUAGES, writeContent } from "./write.ts";

const CONTENT = ".polyglot/docs/content";
const OUTPUT = "_docs";

/** The options of the documentation site. */
export const polyglot: PolyglotOptions = {
  url: "https://polyglot-docs.example.org",
  languages: LANGUAGES,
  content: CONTENT,
  locales: "docs/site/locales",
  navigation: ["start", "states", "errors"],
  footer: ["start", "comparison", "release"],
  layouts: { home: DocsHome, page: DocsPage },
  cards: false,
  images: false,
};

/** Builds this documentation: `npm run docs`, from the project's folder. */
export default function configure(eleventyConfig: EleventyConfig) {
  // Writes the content before the plugins read it.
  eleventyConfig.on("eleventy.before", ({ runMode }) => {
    if (runMode === "build") rmSync(OUTPUT, { recursive: true, force: true });
    writeContent(CONTENT);
  });
  for (const folder of ["docs", "locales"]) eleventyConfig.addWatchTarget(folder);
  eleventyConfig.addPassthroughCopy({ "docs/site/docs.css": "assets/docs.css" });
  eleventyConfig.addPlugin(polyglotPlugin, polyglot);
  return {
    dir: { input: path.posix.join("docs", "site", "locales"), output: OUTPUT },
    templateFormats: ["11ty.js"],
  };
}
