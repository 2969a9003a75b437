import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createEleventy, type EleventyConfig } from "../../src/eleventy.ts";

type Configure = (config: EleventyConfig) => void;

/** A site of a few pages that uses some of the plugins. */
export interface SmallSite {
  /** Absolute. The templates are in its `pages`. */
  readonly folder: string;
  /** Builds without writing. @returns what each page says, by its address */
  render(configure: Configure): Promise<Map<string, string>>;
  /** Builds into its `_site`. */
  write(configure: Configure): Promise<void>;
  remove(): void;
}

/**
 * Writes a site into a temporary folder.
 *
 * @param files Contents by path, such as `pages/en/a.njk`; an object that isn't bytes becomes JSON.
 * @example
 * const site = smallSite({ "pages/en/a.njk": "{{ 'site:hello' | message }}", … });
 * (await site.render((config) => messagesPlugin(config, { … }))).get("/en/a/"); // => "Hello"
 */
export function smallSite(files: Readonly<Record<string, string | object>>): SmallSite {
  const folder = mkdtempSync(join(tmpdir(), "polyglot-small-"));
  const [input, output] = [join(folder, "pages"), join(folder, "_site")];
  mkdirSync(input);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(
      join(folder, name),
      typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content),
    );
  }
  const prepare = async (configure: Configure) => {
    const eleventy = await createEleventy({ config: configure }, input, output);
    eleventy.disableLogger();
    return eleventy;
  };
  return {
    folder,
    async render(configure) {
      const pages = await (await prepare(configure)).toJSON();
      return new Map(pages.map(({ url, content }) => [String(url), content]));
    },
    async write(configure) {
      await (await prepare(configure)).write();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The texts that every site with the theme's pages has about itself, as files of a small site. */
export function siteTexts(...locales: readonly string[]): Record<string, Record<string, string>> {
  const texts = { name: "News", tagline: "Of the house", description: "All news of the house." };
  return Object.fromEntries(locales.map((locale) => [`locales/${locale}/site.json`, texts]));
}

/** Why a build stopped: the innermost error, and the messages of that error and of all errors around it. */
export async function refusal(build: Promise<unknown>): Promise<{ cause: Error; text: string }> {
  const errors: Error[] = [];
  try {
    await build;
  } catch (thrown) {
    for (let at: unknown = thrown; at instanceof Error; at = inner(at)) errors.push(at);
  }
  const cause = errors.at(-1);
  if (!cause) throw new Error("the build did not stop");
  return { cause, text: errors.map(({ message }) => message).join("\n") };
}

/** Eleventy wraps what plugins throw. */
function inner(error: Error): unknown {
  return error.cause ?? (error as { originalError?: unknown }).originalError;
}
