import { is, match, ok } from "uvu/assert";
import { alternatesPlugin } from "../../plugins/alternates.ts";
import { articlesPlugin } from "../../plugins/articles.ts";
import { sharePlugin } from "../../plugins/share.ts";
import { createEleventy, type EleventyConfig } from "../../src/eleventy.ts";
import { refusal, type SmallSite, smallSite } from "../support/small-site.ts";
import { suite } from "../support/suite.ts";

// @ts-expect-error Eleventy has no types.
const { EleventyHtmlBasePlugin } = await import("@11ty/eleventy");
const languages = ["en", "ru"] as const;
const PAGE =
  '<html lang="en"><head>{% hreflang %}</head><body><a href="{{ "/ru/a/" | url }}">A</a></body></html>';
const FILES = { "pages/en/a.njk": PAGE, "pages/ru/a.njk": PAGE };

interface Context {
  site: SmallSite;
}
const sites = suite<Context>("a site in a folder of its host");
sites.before((context) => {
  context.site = smallSite(FILES);
});
sites.after(({ site }) => site.remove());

/** The page of a site with a `pathPrefix` in its configuration. */
async function pageOf(site: SmallSite, url: string, prefix: string | undefined): Promise<string> {
  const configure = (config: EleventyConfig) => {
    config.addPlugin(alternatesPlugin, { url, languages });
    config.addPlugin(sharePlugin, { url, languages, siteName: "A" });
  };
  const options = { config: configure, ...(prefix === undefined ? {} : { pathPrefix: prefix }) };
  const eleventy = await createEleventy(options, `${site.folder}/pages`, `${site.folder}/_site`);
  eleventy.disableLogger();
  const pages = await eleventy.toJSON();
  return pages.find((page) => page.url === "/en/a/")?.content ?? "";
}

for (const [where, url, prefix] of [
  ["pathPrefix", "https://org.example.org", "/newsroom/"],
  ["pathPrefix, without its slashes", "https://org.example.org/", "newsroom"],
  ["url", "https://org.example.org/newsroom/", undefined],
  ["both", "https://org.example.org/newsroom", "/newsroom/"],
] as const)
  sites(`has the folder of ${where} in all its addresses`, async ({ site }) => {
    const page = await pageOf(site, url, prefix);
    ok(page.includes('hreflang="ru" href="https://org.example.org/newsroom/ru/a/"'), page);
    ok(page.includes('<a href="/newsroom/ru/a/">'), page);
  });
sites("has no folder where none is named", async ({ site }) => {
  const page = await pageOf(site, "https://org.example.org", undefined);
  ok(page.includes('hreflang="ru" href="https://org.example.org/ru/a/"'), page);
  ok(page.includes('<a href="/ru/a/">'), page);
});
sites("is refused where url and pathPrefix name two folders", async ({ site }) => {
  const { text } = await refusal(pageOf(site, "https://org.example.org/a", "/b/"));
  match(text, 'alternatesPlugin: url: "https://org.example.org/a" has the path "/a", and pathPrefix is "/b"');
});
sites("is refused in a folder that it has itself", async ({ site }) => {
  for (const folder of ["ru", "assets/x"]) {
    const url = `https://org.example.org/${folder}`;
    const { text } = await refusal(
      site.render((config) => config.addPlugin(articlesPlugin, { url, languages })),
    );
    match(text, `articlesPlugin: url: expected another path than "/${folder.split("/")[0]}"`);
  }
});
sites("tells plugins that are added later", async ({ site }) => {
  const pages = await site.render((config) => {
    config.addPlugin(alternatesPlugin, { url: "https://org.example.org/newsroom", languages });
    config.addPlugin(EleventyHtmlBasePlugin);
    config.addTemplate("en/b.njk", '<a href="/en/a/">A</a>', {});
  });
  is(pages.get("/en/b/")?.trim(), '<a href="/newsroom/en/a/">A</a>');
});
sites.run();
