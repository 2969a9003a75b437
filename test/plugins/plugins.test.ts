import { join } from "node:path";
import { equal, is, match, not } from "uvu/assert";
import { alternatesPlugin } from "../../plugins/alternates.ts";
import { datesPlugin } from "../../plugins/dates.ts";
import { messagesPlugin } from "../../plugins/messages.ts";
import type { EleventyConfig } from "../../src/eleventy.ts";
import { type SmallSite, smallSite } from "../support/small-site.ts";
import { suite } from "../support/suite.ts";

const languages = ["en", "zh", "ru", "ar"];
const url = "https://news.example.org";
const numbers = [1, 2, 5, 21, 1.5];
const nasty = "1 < 2 & \"3\" > '2'";

/** The same page in two template languages. */
const engines = {
  njk: {
    set: "set",
    articles: numbers.map((count) => `{{ "site:articles" | message({ count: ${count} }) }}`).join(", "),
    nasty: '{{ "site:nasty" | message }}',
    by: '{{ "site:by" | message({ name: "$t(site:nasty) {{name}} </script>" }) }}',
    date: "{{ page.date | localDate }}",
    dotted: '{{ "2019-03-09" | localDate("dotted") }}',
    month: '{{ page.date | localDate("monthYear") }}',
    escaped: "1 &lt; 2 &amp; &quot;3&quot; &gt; &#39;2&#39;",
  },
  liquid: {
    set: "assign",
    articles: numbers.map((count) => `{{ "site:articles" | message: count: ${count} }}`).join(", "),
    // Liquid escapes nothing by itself.
    nasty: '{{ "site:nasty" | message | escape }}',
    by: '{% assign name = "$t(site:nasty) {{name}} </script>" %}{{ "site:by" | message: name: name | escape }}',
    date: "{{ page.date | localDate }}",
    dotted: '{{ "2019-03-09" | localDate: "dotted" }}',
    month: '{{ page.date | localDate: "monthYear" }}',
    escaped: "1 &lt; 2 &amp; &#34;3&#34; &gt; &#39;2&#39;",
  },
} as const;
type Engine = (typeof engines)[keyof typeof engines];

const catalogues = {
  "locales/en/site.json": {
    articles_one: "{{count}} article",
    articles_other: "{{count}} articles",
    nasty,
    by: "by {{name}}",
  },
  "locales/zh/site.json": { articles_other: "{{count}}篇文章", nasty, by: "作者：{{name}}" },
  "locales/ru/site.json": {
    articles_one: "{{count}} статья",
    articles_few: "{{count}} статьи",
    articles_many: "{{count}} статей",
    articles_other: "{{count}} статьи (дробь)",
    nasty,
    by: "автор: {{name}}",
  },
  "locales/ar/site.json": {
    articles_zero: "{{count}} zero",
    articles_one: "{{count}} one",
    articles_two: "{{count}} two",
    articles_few: "{{count}} few",
    articles_many: "{{count}} many",
    articles_other: "{{count}} other",
    nasty,
    by: "بقلم {{name}}",
  },
};

/** What a page prints, field by field. */
function fields({ set, escaped: _, ...values }: Engine): string {
  const other = "{{ one.hreflang }} {{ one.lang }} {{ one.dir }} {{ one.label }} {{ one.url }}\n";
  const alternates = `{% ${set} list = page.url | alternates %}{% for one in list %}${other}{% endfor %}`;
  return Object.entries({ ...values, alternates, hreflang: "{% hreflang %}" })
    .map(([name, value]) => `[${name}]${value}[/${name}]`)
    .join("\n");
}

function field(page: string | undefined, name: string): string {
  const [, value] = new RegExp(`\\[${name}\\](.*?)\\[/${name}\\]`, "s").exec(page ?? "") ?? [];
  if (value === undefined) throw new Error(`no field ${name} in ${page}`);
  return value.trim();
}

function pages(ext: keyof typeof engines): Record<string, string> {
  const page = (head: string) => `---\ndate: 2019-03-09\n${head}\n---\n${fields(engines[ext])}`;
  return {
    // Different addresses, and one key for all.
    [`pages/en/first.${ext}`]: page("translationKey: first"),
    [`pages/zh/di-yi.${ext}`]: page("translationKey: first"),
    [`pages/ru/first.${ext}`]: page("translationKey: first\npermalink: /ru/novosti/pervaya/"),
    // The same address except for the language.
    [`pages/en/about.${ext}`]: page(""),
    [`pages/ar/about.${ext}`]: page(""),
    [`pages/ru/alone.${ext}`]: page(""),
    // Left out of its pair.
    [`pages/ru/about.${ext}`]: page("translationKey: false"),
    // Outside every folder of a language.
    [`pages/notes/spravka.${ext}`]: page("locale: ru"),
    [`pages/index.${ext}`]: "[hreflang]{% hreflang %}[/hreflang]",
  };
}

function threePlugins(site: SmallSite): (config: EleventyConfig) => void {
  return (config) => {
    config.addPlugin(messagesPlugin, { languages, folder: join(site.folder, "locales") });
    config.addPlugin(datesPlugin, { languages });
    config.addPlugin(alternatesPlugin, { url, languages });
  };
}

for (const ext of ["njk", "liquid"] as const) {
  const plain = suite<{ built: Map<string, string> }>(`plugins in a site of ${ext} pages`);
  plain.before(async (context) => {
    const site = smallSite({ ...catalogues, ...pages(ext) });
    context.built = await site.render(threePlugins(site)).finally(site.remove);
  });

  for (const [address, expected] of [
    ["/en/first/", "1 article, 2 articles, 5 articles, 21 articles, 1.5 articles"],
    ["/zh/di-yi/", "1篇文章, 2篇文章, 5篇文章, 21篇文章, 1.5篇文章"],
    ["/ru/novosti/pervaya/", "1 статья, 2 статьи, 5 статей, 21 статья, 1.5 статьи (дробь)"],
    ["/ar/about/", "1 one, 2 two, 5 few, 21 many, 1.5 other"],
  ] as const)
    plain(`message inflects on ${address}`, ({ built }) =>
      is(field(built.get(address), "articles"), expected),
    );

  plain("message is printed as text, not as markup", ({ built }) => {
    for (const address of ["/en/first/", "/zh/di-yi/", "/ru/alone/", "/ar/about/"])
      is(field(built.get(address), "nasty"), engines[ext].escaped);
  });

  plain("a value is printed unchanged, even if it looks like a message", ({ built }) => {
    is(field(built.get("/en/first/"), "by"), "by $t(site:nasty) {{name}} &lt;/script&gt;");
    is(field(built.get("/ru/alone/"), "by"), "автор: $t(site:nasty) {{name}} &lt;/script&gt;");
  });

  for (const [address, long, month] of [
    ["/en/first/", "March\u00A09, 2019", "March 2019"],
    ["/zh/di-yi/", "2019年3月9日", "2019年3月"],
    ["/ru/novosti/pervaya/", "9\u00A0марта 2019\u00A0г.", "март 2019\u00A0г."],
    ["/ar/about/", "9 مارس 2019", "مارس 2019"],
  ] as const)
    plain(`localDate prints the date of ${address} in its language`, ({ built }) => {
      const page = built.get(address);
      equal(
        ["date", "month", "dotted"].map((name) => field(page, name)),
        [long, month, "2019.03.09"],
      );
    });

  plain("a page outside the folders of languages may set its own language", ({ built }) => {
    is(field(built.get("/notes/spravka/"), "date"), "9\u00A0марта 2019\u00A0г.");
  });

  plain("hreflang lists the pages of one key, absolute, with x-default last", ({ built }) => {
    const links = [
      ["en", "/en/first/"],
      ["zh-Hans", "/zh/di-yi/"],
      ["ru", "/ru/novosti/pervaya/"],
      ["x-default", "/en/first/"],
    ].map(([hreflang, at]) => `<link rel="alternate" hreflang="${hreflang}" href="${url}${at}">`);
    for (const address of ["/en/first/", "/zh/di-yi/", "/ru/novosti/pervaya/"])
      is(field(built.get(address), "hreflang"), links.join("\n"), address);
  });

  plain(
    "alternates has everything that a link to a translation needs, also from right to left",
    ({ built }) => {
      const expected = "en en ltr English /en/about/\nar ar rtl العربية /ar/about/";
      is(field(built.get("/en/about/"), "alternates"), expected);
      is(field(built.get("/ar/about/"), "alternates"), expected);
      match(field(built.get("/zh/di-yi/"), "alternates"), "zh-Hans zh-Hans ltr 简体中文 /zh/di-yi/\n");
    },
  );

  plain("a page without a translation or without a language has no links", ({ built }) => {
    is(field(built.get("/ru/alone/"), "hreflang"), "");
    is(field(built.get("/ru/alone/"), "alternates"), "");
    is(field(built.get("/"), "hreflang"), "");
  });

  plain("a page with the key false has no links, and nothing links to it", ({ built }) => {
    is(field(built.get("/ru/about/"), "alternates"), "");
    not.match(field(built.get("/en/about/"), "hreflang"), "/ru/about/");
  });
  plain.run();
}
