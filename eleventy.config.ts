import { type PolyglotOptions, polyglotPlugin } from "./plugins/polyglot.ts";
import type { EleventyConfig } from "./src/eleventy.ts";

/** What the newsroom is: read by the build and by the command `polyglot`. */
export const polyglot: PolyglotOptions = {
  url: "https://polyglot-newsroom.example.org",
  languages: ["en", "zh", "ru"],
  admin: "dev",
};

export default function configure(eleventyConfig: EleventyConfig) {
  eleventyConfig.addPlugin(polyglotPlugin, polyglot);
  // All pages are virtual: this folder only tells Eleventy where they would lie.
  return { dir: { input: "src/theme", output: "_site" }, templateFormats: ["11ty.js"] };
}
