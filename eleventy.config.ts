import { type PolyglotOptions, polyglotPlugin } from "./plugins/polyglot.ts";
import type { EleventyConfig } from "./src/eleventy.ts";

/** The options of the newsroom: the build and the command `polyglot` read them. */
export const polyglot: PolyglotOptions = {
  url: "https://polyglot-newsroom.example.org",
  languages: ["en", "zh", "ru"],
  admin: "dev",
  // The footer names all standing pages.
  navigation: ["about"],
};

export default function configure(eleventyConfig: EleventyConfig) {
  eleventyConfig.addPlugin(polyglotPlugin, polyglot);
  // All pages are virtual: this folder only tells Eleventy where they would be.
  return { dir: { input: "src/theme", output: "_site" }, templateFormats: ["11ty.js"] };
}
