import { readFileSync } from "node:fs";
import { join } from "node:path";
import { equal, instance, is, match, not, throws } from "uvu/assert";
import { alternatesPlugin } from "../../plugins/alternates.ts";
import { articlesPlugin } from "../../plugins/articles.ts";
import { datesPlugin } from "../../plugins/dates.ts";
import { messagesPlugin } from "../../plugins/messages.ts";
import { polyglotPlugin } from "../../plugins/polyglot.ts";
import { searchPlugin } from "../../plugins/search.ts";
import { sharePlugin } from "../../plugins/share.ts";
import { FaultsError } from "../../src/core/faults/table.ts";
import { withoutTypesetting } from "../../src/core/typography/typeset.ts";
import type { EleventyConfig } from "../../src/eleventy.ts";
import { refusal, type SmallSite, smallSite } from "../support/small-site.ts";
import { suite } from "../support/suite.ts";

const languages = ["en", "zh", "ru"];
const url = "https://news.example.org";

const russian = {
  articles_one: "{{count}} статья",
  articles_few: "{{count}} статьи",
  articles_many: "{{count}} статей",
  articles_other: "{{count}} статьи",
  by: "автор: {{name}}",
};
const catalogues = {
  "locales/en/site.json": {
    articles_one: "{{count}} article",
    articles_other: "{{count}} articles",
    by: "by {{name}}",
  },
  "locales/zh/site.json": { articles_other: "{{count}}篇文章", by: "作者：{{name}}" },
  "locales/ru/site.json": russian,
};

function threePlugins(site: SmallSite): (config: EleventyConfig) => void {
  return (config) => {
    config.addPlugin(messagesPlugin, { languages, folder: join(site.folder, "locales") });
    config.addPlugin(datesPlugin, { languages });
    config.addPlugin(alternatesPlugin, { url, languages });
  };
}

const stops = suite<{ site: SmallSite }>("plugins stop a build");
stops.before((context) => {
  context.site = smallSite(catalogues);
});
stops.after(({ site }) => site.remove());

for (const [name, template, says] of [
  ["lost.njk", '{{ "site:by" | message }}', "in which language"],
  ["lost.njk", '{{ "2019-03-09" | localDate }}', "in which language"],
  ["lost.liquid", '{{ "site:by" | message }}', "in which language"],
  ["lost.liquid", '{{ "2019-03-09" | localDate }}', "in which language"],
  ["ru/page.njk", '{{ "site:gone" | message }}', 'ru: no message "site:gone"'],
  ["ru/page.liquid", '{{ "site:gone" | message }}', 'ru: no message "site:gone"'],
  ["ru/page.njk", '{{ "site:by" | message }}', "no value for {{name}}"],
  ["ru/page.njk", '{{ "2019-02-29" | localDate }}', 'not a calendar date: "2019-02-29"'],
  ["ru/page.njk", '{{ "2019-03-09" | localDate("lang") }}', 'unknown format "lang"'],
] as const)
  stops(`and name ${name} for ${template}`, async ({ site }) => {
    const build = site.render((config) => {
      threePlugins(site)(config);
      config.addTemplate(name, template);
    });
    const { text } = await refusal(build);
    match(text, `/${name}`);
    match(text, says);
  });

stops("for two pages of one language with the same key", async ({ site }) => {
  const build = site.render((config) => {
    threePlugins(site)(config);
    for (const name of ["ru/a.njk", "ru/b.njk"]) config.addTemplate(name, "", { translationKey: "same" });
  });
  const { text } = await refusal(build);
  for (const part of ["/ru/a/", "/ru/b/", '"same"']) match(text, part);
});

stops("for missing messages in a catalogue, before the first page", async () => {
  const { by: _, articles_many: __, ...left } = russian;
  const site = smallSite({ ...catalogues, "locales/ru/site.json": left });
  const { cause } = await refusal(site.render(threePlugins(site))).finally(site.remove);
  instance(cause, FaultsError);
  equal(
    (cause as FaultsError).faults.map(({ code, file, values }) => [
      code,
      file.slice(site.folder.length),
      values.key,
    ]),
    [
      ["plural-missing", "/locales/ru/site.json", "articles_many"],
      ["message-missing", "/locales/ru/site.json", "by"],
    ],
  );
});

stops("for markup in a message", async () => {
  const nasty = { ...russian, by: "<script>alert(1)</script> {{name}}" };
  const site = smallSite({ ...catalogues, "locales/ru/site.json": nasty });
  const { cause } = await refusal(site.render(threePlugins(site))).finally(site.remove);
  const faults = (cause as FaultsError).faults.map(({ code, file }) => [
    code,
    file.slice(site.folder.length),
  ]);
  equal(faults, [["message-markup", "/locales/ru/site.json"]]);
});

const refused: [plugin: (config: EleventyConfig, options: never) => void, options: object, says: string][] = [
  [
    messagesPlugin,
    { languages, filtr: "t" },
    'messagesPlugin: filtr: unknown option; did you mean "filter"?',
  ],
  [messagesPlugin, {}, "messagesPlugin: languages: "],
  [messagesPlugin, { languages, defaultLocale: "fr" }, "messagesPlugin: defaultLocale: "],
  [
    sharePlugin,
    { url, languages, share: { fr: ["x"] } },
    "sharePlugin: share.fr: not a language of the site",
  ],
  [sharePlugin, { url, languages, share: { en: ["x", "x"] } }, 'sharePlugin: share.en: "x" is listed twice'],
  [sharePlugin, { url, languages, share: { en: ["digg"] } }, "sharePlugin: share.en.0: "],
  [sharePlugin, { url, languages, xSite: "news" }, "sharePlugin: xSite: "],
  [
    sharePlugin,
    { url, languages, wechat: { signatureUrl: "http://a.example/" } },
    "sharePlugin: wechat.signatureUrl: ",
  ],
  [
    sharePlugin,
    { url, languages, wechat: { signatureUrl: "https://a; script-src *" } },
    "wechat.signatureUrl: ",
  ],
  [polyglotPlugin, { url, languages, share: { fr: ["x"] } }, "polyglotPlugin: share.fr: "],
  [
    datesPlugin,
    { languages: ["en", { locale: "ru", statsu: "ready" }] },
    'datesPlugin: languages.1.statsu: unknown option; did you mean "status"?',
  ],
  [datesPlugin, { languages: ["en", "en"] }, 'datesPlugin: languages: "en" is listed twice'],
  [alternatesPlugin, { languages, url: "news.example.org" }, "alternatesPlugin: url: "],
  [alternatesPlugin, { languages, url: `${url}/?a` }, "alternatesPlugin: url: "],
  [searchPlugin, { languages: ["enn"] }, 'searchPlugin: languages.0: "enn"'],
  [articlesPlugin, { url, languages, missing: "gone" }, "articlesPlugin: missing: "],
  [polyglotPlugin, { url, languages, cards: { fonts: ["arial"] } }, "polyglotPlugin: cards.fonts.0: "],
  [
    polyglotPlugin,
    { url, languages, cards: { fnts: [] } },
    'polyglotPlugin: cards.fnts: unknown option; did you mean "fonts"?',
  ],
  [
    polyglotPlugin,
    { url, languages, cards: 1 },
    "polyglotPlugin: cards: expected boolean or object (received 1)",
  ],
  [
    polyglotPlugin,
    { url, languages, admin: "prod" },
    'polyglotPlugin: admin: expected boolean or "dev" (received "prod")',
  ],
  [polyglotPlugin, { url, languages, wechat: {} }, "polyglotPlugin: wechat.signatureUrl: "],
  [polyglotPlugin, { url, languages, folder: "x" }, "polyglotPlugin: folder: unknown option"],
];
for (const [plugin, options, says] of refused)
  stops(`for ${plugin.name} with ${JSON.stringify(options)}`, async ({ site }) => {
    const { text } = await refusal(site.render((config) => void config.addPlugin(plugin, options)));
    match(text, says);
  });

stops("on an unsupported version of Eleventy", ({ site }) => {
  const old = {
    versionCheck: () => {
      throw new Error("2.0.1");
    },
  } as unknown as EleventyConfig;
  throws(
    () => threePlugins(site)({ ...old, addPlugin: (plugin) => plugin(old, { languages }) }),
    /messagesPlugin needs Eleventy/,
  );
});
stops.run();

const options = suite("options of the plugins");
options("defaultLocale is where x-default leads; filters may have other names", async () => {
  const site = smallSite({
    ...catalogues,
    "pages/en/a.njk": "{% hreflang %}",
    "pages/ru/a.njk": "{{ page.date | datum }}",
  });
  const built = await site
    .render((config) => {
      datesPlugin(config, { languages, filter: "datum" });
      alternatesPlugin(config, { url, languages, defaultLocale: "ru", key: "pair" });
    })
    .finally(site.remove);
  match(built.get("/en/a/") ?? "", `hreflang="x-default" href="${url}/ru/a/"`);
  match(built.get("/ru/a/") ?? "", /\u00A0г\.$/);
});

options("builtin uses the catalogues of the theme for messages that the site doesn't have", async () => {
  const site = smallSite({
    "locales/en/site.json": { home: "Start", name: "News", tagline: "Daily", description: "All news." },
    "locales/ru/site.json": {
      home: "Начало",
      name: "Новости",
      tagline: "Каждый день",
      description: "Все новости.",
    },
    "pages/ru/a.njk": '{{ "site:home" | message }}, {{ "site:archive" | message }}',
  });
  const settings = { languages: ["en", "ru"], folder: join(site.folder, "locales"), builtin: true };
  const built = await site.render((config) => messagesPlugin(config, settings)).finally(site.remove);
  is(built.get("/ru/a/"), "Начало, Архив");
});

options("articlesPlugin passes its model to the site's own templates", async () => {
  const site = smallSite({
    "content/articles/a/index.en.md":
      "---\ntitle: A\ndate: 2019-03-09\ntopics: [x]\nsource: true\n---\n\nText.\n",
    "content/articles/a/index.zh.md": '---\ntitle: 甲\ntranslation:\n  of: "000000000000"\n---\n\n正文。\n',
    "pages/list.njk": `{% for article in polyglot.site.articles %}{% for locale, edition in article.editions -%}
      {{ edition.url }} {{ edition.state }} {{ edition.title }}
    {% endfor %}{% endfor %}`,
  });
  const folder = join(site.folder, "content");
  const states = async (missing?: "absent") => {
    const settings = { url, languages: ["en", "zh", "ru"], folder, missing };
    const page = (await site.render((config) => articlesPlugin(config, settings))).get("/list/") ?? "";
    return page
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  };
  const [source, stale] = ["/en/news/a/ source A", "/zh/news/a/ stale 甲"];
  equal(await states(), [source, stale, "/ru/news/a/ announced"]);
  equal(await states("absent"), [source, stale, "/ru/news/a/ absent"]);
  site.remove();
});

options("a language that is being set up answers every address with a notice", async () => {
  const root = join(import.meta.dirname, "../..");
  const notices = JSON.parse(readFileSync(join(root, "locales/ru/notices.json"), "utf8"));
  const site = smallSite({});
  const built = await site
    .render((config) =>
      polyglotPlugin(config, {
        url,
        languages: ["en", "zh", { locale: "ru", status: "configuring" }],
        content: join(root, "content"),
        locales: join(root, "locales"),
      }),
    )
    .finally(site.remove);
  const russian = [...built].filter(([address]) => address.startsWith("/ru/"));
  is(russian.filter(([address]) => /\/news\/[^/]+\/$/.test(address)).length, 5);
  for (const [address, html] of russian) {
    match(withoutTypesetting(html), notices.configuring, address);
    match(html, '<meta name="robots" content="noindex"', address);
    not.match(html, /rel="canonical"|data-pagefind-body/, address);
  }
  for (const [address, html] of built)
    if (!address.startsWith("/ru/")) not.match(html, /<link[^>]*hreflang="ru"/, address);
});
options.run();
