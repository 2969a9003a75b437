import { createRequire } from "node:module";
import { equal, is, ok } from "uvu/assert";
import { alternatesPlugin } from "../../plugins/alternates.ts";
import { datesPlugin } from "../../plugins/dates.ts";
import { messagesPlugin } from "../../plugins/messages.ts";
import { polyglotPlugin } from "../../plugins/polyglot.ts";
import { sharePlugin } from "../../plugins/share.ts";
import type { EleventyConfig } from "../../src/eleventy.ts";
import { smallSite } from "../support/small-site.ts";
import { suite } from "../support/suite.ts";

const url = "https://news.example.org";
const languages = ["en", "zh", "ru"];

/** The names that the plugins add to an Eleventy configuration, and those that it has without them. */
async function namesOf(configure: (config: EleventyConfig) => void) {
  const found = { before: [] as string[], added: [] as string[] };
  const site = smallSite({});
  await site
    .render((config) => {
      const { getFilters, getShortcodes } = config as unknown as Record<string, () => object>;
      const all = () => [getFilters, getShortcodes].flatMap((get) => Object.keys(get?.call(config) ?? {}));
      found.before = all();
      configure(config);
      found.added = all().filter((name) => !found.before.includes(name));
    })
    .finally(site.remove);
  return found;
}

const names = suite("names of filters and shortcodes");
names("are not used by Eleventy or one of its template languages", async () => {
  const taken: string[] = [];
  let before: string[] = [];
  await namesOf((config) => {
    const proxy = new Proxy(config, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (key === "addFilter" || key === "addShortcode")
          return (name: string, given: never) => {
            taken.push(name);
            return target[key](name, given);
          };
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    polyglotPlugin(proxy, { url, languages, cards: false });
  }).then((found) => {
    before = found.before;
  });
  const require = createRequire(import.meta.url);
  const nunjucks = require("nunjucks") as { Environment: new () => { filters: object; globals: object } };
  const liquid = require("liquidjs") as { Liquid: new () => { filters: object; tags: object } };
  const [njk, lqd] = [new nunjucks.Environment(), new liquid.Liquid()];
  const parsed = ["if", "for", "asyncEach", "asyncAll", "macro", "set", "include", "import", "block", "call"];
  const builtIn = new Set([
    ...before,
    ...parsed,
    ...[njk.filters, njk.globals, lqd.filters, lqd.tags].flatMap((table) => Object.keys(table)),
  ]);
  ok(builtIn.has("slugify") && builtIn.has("date") && builtIn.has("urlencode") && builtIn.has("assign"));
  equal(taken.sort(), [
    "alternates",
    "hreflang",
    "languageBar",
    "localDate",
    "message",
    "pageLanguage",
    "qrSvg",
    "shareHead",
    "shareLinks",
  ]);
  equal(
    taken.filter((name) => builtIn.has(name)),
    [],
  );
});
names("can all be chosen", async () => {
  const { added } = await namesOf((config) => {
    messagesPlugin(config, { languages, folder: "nowhere", filter: "text" });
    datesPlugin(config, { languages, filter: "day" });
    alternatesPlugin(config, {
      url,
      languages,
      filter: "others",
      shortcode: "links",
      barFilter: "bar",
      languageFilter: "tongue",
    });
    sharePlugin(config, {
      url,
      languages,
      headShortcode: "meta",
      linksShortcode: "networks",
      qrFilter: "qr",
    });
  });
  equal(added.sort(), ["bar", "day", "links", "meta", "networks", "others", "qr", "text", "tongue"]);
  is(new Set(added).size, added.length);
});
names.run();
