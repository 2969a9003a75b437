import { basename, join } from "node:path";
import { is, ok } from "uvu/assert";
import { alternatesPlugin } from "../../plugins/alternates.ts";
import { articlesPlugin } from "../../plugins/articles.ts";
import { datesPlugin } from "../../plugins/dates.ts";
import { messagesPlugin } from "../../plugins/messages.ts";
import { sharePlugin } from "../../plugins/share.ts";
import { createEleventy } from "../../src/eleventy.ts";
import { type Block, blocks, list, read, root } from "../support/documents.ts";
import { suite } from "../support/suite.ts";

const templates = suite("templates in the pages");
for (const engine of ["njk", "liquid"]) {
  templates(`give the output that the page shows, in ${engine}`, async () => {
    const names = list("plugins", ".ts").map((file) => basename(file, ".ts"));
    const pages = names.filter((name) => fences(name).some(({ lang }) => lang === engine));
    ok(pages.length > 3);
    const built = await build(engine, pages);
    for (const page of pages) {
      const outputs = (built.get(addressOf(page)) ?? "").split(BREAK);
      const expected = expectations(fences(page), engine);
      is(outputs.length, expected.length, page);
      expected.forEach((text, index) => {
        const output = outputs[index]?.trim();
        if (text === undefined) ok(output, page);
        else is(output, text.trim());
      });
    }
  });
}
templates.run();

const BREAK = "<!-- next -->";

/** The fenced blocks of a page in order. */
function fences(page: string): Block[] {
  return blocks(read(`docs/${page}.md`));
}

/** The output of each template of an engine: the `html` after it, if there is one before other code. */
function expectations(
  blocks: readonly { lang: string; text: string }[],
  engine: string,
): (string | undefined)[] {
  return blocks.flatMap(({ lang }, index) => {
    if (lang !== engine) return [];
    const next = blocks.slice(index + 1).find((block) => !(engine === "njk" && block.lang === "liquid"));
    return [next?.lang === "html" ? next.text : undefined];
  });
}

function addressOf(page: string): string {
  return page === "alternates" ? "/ru/visit/" : `/ru/${page}/`;
}

/** Builds the templates of the pages in memory, as pages in Russian, by address. */
async function build(engine: string, pages: readonly string[]): Promise<Map<string, string>> {
  const languages = ["en", "ru"];
  const url = "https://news.example.org";
  const eleventy = await createEleventy(
    {
      quietMode: true,
      config(config) {
        config.addPlugin(messagesPlugin, { languages });
        config.addPlugin(articlesPlugin, { url, languages: ["en", "zh", "ru"] });
        config.addPlugin(datesPlugin, { languages });
        config.addPlugin(alternatesPlugin, { url, languages, i18nFilters: true });
        config.addPlugin(sharePlugin, { url, languages });
        config.addTemplate(`twin.${engine}`, "", { permalink: "/en/visit/" });
        for (const page of pages) {
          const own = fences(page).filter(({ lang }) => lang === engine);
          const text = own.map((block) => block.text).join(BREAK);
          config.addTemplate(`${page}.${engine}`, text, { permalink: addressOf(page) });
        }
      },
    },
    join(root, "src/theme"),
  );
  eleventy.disableLogger();
  const results = await eleventy.toJSON();
  return new Map(results.map((result) => [String(result.url), result.content]));
}
