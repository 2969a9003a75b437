import { alternatesPlugin } from "eleventy-plugin-polyglot/alternates";
import { auditPlugin } from "eleventy-plugin-polyglot/audit";
import { datesPlugin } from "eleventy-plugin-polyglot/dates";
import { messagesPlugin } from "eleventy-plugin-polyglot/messages";
import { searchPlugin } from "eleventy-plugin-polyglot/search";

const url = "https://wells.example.org";
const languages = ["en", "ar", "zh", "ru"];

export default function configure(eleventyConfig) {
  eleventyConfig.addPlugin(messagesPlugin, { languages });
  eleventyConfig.addPlugin(datesPlugin, { languages });
  eleventyConfig.addPlugin(alternatesPlugin, { url, languages });
  eleventyConfig.addPlugin(searchPlugin, { languages });
  eleventyConfig.addPlugin(auditPlugin, { url, languages });
  eleventyConfig.addGlobalData("url", url);
  eleventyConfig.addTemplate("wells.njk", "<p>{{ 'site:welcome' | message }}</p>", {
    layout: "page.njk",
    pagination: { data: "wells", size: 1, alias: "well", addAllPagesToCollections: true },
    permalink: "/{{ well.locale }}/{{ well.slug }}/",
    eleventyComputed: {
      locale: "{{ well.locale }}",
      title: "{{ well.title }}",
      text: "{{ well.text }}",
      translationKey: "{{ well.topic }}",
    },
  });
}

export const config = { dir: { input: "pages", data: "../_data", includes: "../_includes" } };
