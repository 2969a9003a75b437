import { alternatesPlugin } from "eleventy-plugin-polyglot/alternates";
import { datesPlugin } from "eleventy-plugin-polyglot/dates";
import { messagesPlugin } from "eleventy-plugin-polyglot/messages";
import { searchPlugin } from "eleventy-plugin-polyglot/search";
import { sharePlugin } from "eleventy-plugin-polyglot/share";

const url = "https://blog.example.org";
const languages = ["en", "zh", "ru"];

export default function configure(eleventyConfig) {
  eleventyConfig.addPlugin(messagesPlugin, { languages });
  eleventyConfig.addPlugin(datesPlugin, { languages });
  eleventyConfig.addPlugin(alternatesPlugin, { url, languages, i18nFilters: true });
  eleventyConfig.addPlugin(sharePlugin, { url, languages, siteName: "The Reading Room" });
  eleventyConfig.addPlugin(searchPlugin, { languages });
  eleventyConfig.addGlobalData("layout", "base.njk");
  eleventyConfig.addGlobalData("url", url);
  eleventyConfig.addGlobalData("locales", languages);
  eleventyConfig.addFilter("ofLocale", (items, locale) =>
    items.filter((item) => item.data.locale === locale),
  );
}

export const config = { dir: { input: "content", includes: "../_includes" } };
