import { alternatesPlugin } from "eleventy-plugin-polyglot/alternates";
import { datesPlugin } from "eleventy-plugin-polyglot/dates";
import { messagesPlugin } from "eleventy-plugin-polyglot/messages";
import { searchPlugin } from "eleventy-plugin-polyglot/search";
import { sharePlugin } from "eleventy-plugin-polyglot/share";

const url = "https://garden.example.org";
const languages = ["en", "ru"];

export default function configure(eleventyConfig) {
  eleventyConfig.addTemplateFormats("11ty.tsx");
  eleventyConfig.addExtension("11ty.tsx", { key: "11ty.js" });
  eleventyConfig.addPlugin(messagesPlugin, { languages });
  eleventyConfig.addPlugin(datesPlugin, { languages });
  eleventyConfig.addPlugin(alternatesPlugin, { url, languages, i18nFilters: true });
  eleventyConfig.addPlugin(sharePlugin, { url, languages });
  eleventyConfig.addPlugin(searchPlugin, { languages });
  eleventyConfig.addGlobalData("url", url);
}

export const config = { dir: { input: "pages" } };
