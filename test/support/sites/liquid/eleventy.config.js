import { alternatesPlugin } from "eleventy-plugin-polyglot/alternates";
import { datesPlugin } from "eleventy-plugin-polyglot/dates";
import { messagesPlugin } from "eleventy-plugin-polyglot/messages";
import { searchPlugin } from "eleventy-plugin-polyglot/search";
import { sharePlugin } from "eleventy-plugin-polyglot/share";

const url = "https://notes.example.org";
const languages = ["en", "ru"];

export default function configure(eleventyConfig) {
  eleventyConfig.addPlugin(messagesPlugin, { languages });
  eleventyConfig.addPlugin(datesPlugin, { languages });
  eleventyConfig.addPlugin(alternatesPlugin, { url, languages, i18nFilters: true });
  eleventyConfig.addPlugin(sharePlugin, { url, languages });
  eleventyConfig.addPlugin(searchPlugin, { languages });
  eleventyConfig.addGlobalData("layout", "base.liquid");
  eleventyConfig.addGlobalData("url", url);
}

export const config = { dir: { input: "content" } };
