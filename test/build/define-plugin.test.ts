import { equal, is, match, throws } from "uvu/assert";
import { z } from "zod";
import type { adminPlugin } from "../../plugins/admin.ts";
import { datesPlugin } from "../../plugins/dates.ts";
import { polyglotPlugin } from "../../plugins/polyglot.ts";
import { statusPlugin } from "../../plugins/status.ts";
import { definePlugin, type Plugin } from "../../src/build/define-plugin.ts";
import type { LanguageOption } from "../../src/core/language/languages.ts";
import { languagesOption, type Shape } from "../../src/core/options/options.ts";
import type { EleventyConfig } from "../../src/eleventy.ts";
import { list } from "../support/documents.ts";
import { smallSite } from "../support/small-site.ts";
import { suite } from "../support/suite.ts";

interface WordOptions {
  readonly languages: readonly LanguageOption[];
  /** @default "word" */
  readonly filter?: string | undefined;
}

const schema = z.strictObject({
  languages: languagesOption,
  filter: z.string().default("word"),
} satisfies Shape<WordOptions>);

const calls: string[] = [];
const wordPlugin: Plugin<WordOptions> = definePlugin(
  "wordPlugin",
  schema,
  (config, { languages, filter }) => {
    calls.push(filter);
    config.addFilter(filter, () => languages.map(({ lang }) => lang).join(" "));
  },
);

// The compiler refuses a schema that isn't the options type, in each way.
// @ts-expect-error: an option that only the type has
void ({ languages: languagesOption } satisfies Shape<WordOptions>);
// @ts-expect-error: an option that only the schema has
void ({ languages: languagesOption, filter: z.string(), other: z.string() } satisfies Shape<WordOptions>);
// @ts-expect-error: a value that only the schema has
void ({ languages: languagesOption, filter: z.number() } satisfies Shape<WordOptions>);
const narrow = z.strictObject({ mode: z.enum(["a"]).optional() });
// @ts-expect-error: a value that only the type has
const wide: Plugin<{ readonly mode?: "a" | "b" | undefined }> = definePlugin(
  "narrowPlugin",
  narrow,
  () => {},
);

const options = { languages: ["en", "zh", "ru"] };
const render = (configure: (config: EleventyConfig) => void, page: string) => {
  const site = smallSite({ "pages/en/a.njk": page });
  return site.render(configure).finally(site.remove);
};

const plugins = suite("definePlugin");
plugins.before.each(() => {
  calls.length = 0;
});
plugins("gives a plugin its options as the schema transforms them", async () => {
  const built = await render((config) => wordPlugin(config, options), "{{ 1 | word }}");
  is(built.get("/en/a/"), "en zh-Hans ru");
});
for (const [how, add] of [
  [
    "addPlugin",
    (config: EleventyConfig, filter: string) => config.addPlugin(wordPlugin, { ...options, filter }),
  ],
  ["a call", (config: EleventyConfig, filter: string) => wordPlugin(config, { ...options, filter })],
] as const)
  plugins(`adds a plugin once: the first wins, by ${how}`, async () => {
    await render((config) => {
      add(config, "first");
      add(config, "second");
    }, "{{ 1 | first }}");
    equal(calls, ["first"]);
  });
plugins("adds a plugin again to another configuration", async () => {
  for (const _ of [1, 2]) await render((config) => wordPlugin(config, options), "");
  equal(calls, ["word", "word"]);
});
plugins("gives a plugin the name that hasPlugin looks up", async () => {
  let known: unknown[] = [];
  await render((config) => {
    config.addPlugin(datesPlugin, options);
    const { hasPlugin } = config as unknown as { hasPlugin(plugin: unknown): boolean };
    known = [datesPlugin, "eleventy-plugin-polyglot/dates", statusPlugin].map((one) =>
      hasPlugin.call(config, one),
    );
  }, "");
  equal(known, [true, true, false]);
});
plugins("doesn't add a plugin again that another plugin has added", async () => {
  const built = await render((config) => {
    polyglotPlugin(config, { url: "https://news.example.org", ...options, cards: false, images: false });
    config.addPlugin(datesPlugin, { languages: ["en"], filter: "day" });
  }, '{{ "2019-03-09" | localDate }}');
  is(built.get("/en/a/"), "March\u00A09, 2019");
});
plugins("refuses options that the schema doesn't have, by the name of the plugin", () => {
  const config = { versionCheck: () => {} } as unknown as EleventyConfig;
  throws(
    () => wordPlugin(config, { ...options, fliter: "x" } as never),
    (error: Error) => {
      match(error.message, 'wordPlugin: fliter: unknown option; did you mean "filter"?');
      return true;
    },
  );
});
plugins("makes every plugin of the package", async () => {
  for (const file of list("plugins", ".ts")) {
    const name = file.replace(/^.*\/|\.ts$/g, "");
    const plugin = (await import(`../../plugins/${name}.ts`))[`${name}Plugin`] as typeof adminPlugin;
    equal(
      [plugin.name, plugin.eleventyPackage, plugin.eleventyPluginOptions],
      [`${name}Plugin`, `eleventy-plugin-polyglot/${name}`, { unique: true }],
    );
  }
});
plugins("needs no options if none are required", () => {
  const config = { versionCheck: () => {}, globalData: { polyglot: undefined } };
  throws(
    () =>
      wide({
        ...config,
        addGlobalData: () => {
          throw new Error("reached");
        },
      } as never),
    "reached",
  );
});
plugins.run();
