import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { BUNDLING } from "../../src/files/theme/assets.ts";

/**
 * What runs in the pages of a test: a global with the functions of a module.
 *
 * @param module Its file in this folder, without the extension.
 * @example
 * await page.evaluate(`${await pageScript("long-words-page", "longWords")}; longWords.tooWide()`);
 */
export async function pageScript(module: string, globalName: string): Promise<string> {
  const { outputFiles } = await build({
    ...BUNDLING,
    entryPoints: [fileURLToPath(new URL(`${module}.ts`, import.meta.url))],
    format: "iife",
    globalName,
    // What a string defines that is evaluated in a page is gone after it.
    footer: { js: `globalThis.${globalName} = ${globalName};` },
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
