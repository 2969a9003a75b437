import { alternatesPlugin } from "eleventy-plugin-polyglot/alternates";
import { datesPlugin } from "eleventy-plugin-polyglot/dates";

const languages = ["en", "zh", "ru"];

export default function configure(eleventyConfig) {
  eleventyConfig.addPlugin(alternatesPlugin, { url: "https://reading.example.org", languages });
  eleventyConfig.addPlugin(datesPlugin, { languages });
  eleventyConfig.addGlobalData("layout", "base.njk");
}

export const config = { dir: { input: "content", includes: "../_includes" } };
