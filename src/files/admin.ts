import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { urls } from "../core/site/urls.ts";
import { findOptionalPackage, MissingPackageError } from "./packages.ts";

/** The script of the editor's page, both in the source and in the package. */
const ENTRY = fileURLToPath(new URL("../admin/admin", import.meta.url));

/** Parts of the editor that none of our forms uses: maps, code in colours, the shrinking of drawings. */
const UNUSED = /^(?:@shikijs\/|leaflet|terra-draw|svgo)/;

/** Replaces imports of these parts with an empty module. */
const withoutUnused: Plugin = {
  name: "without-unused",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: UNUSED }, () => ({ path: "unused", namespace: "unused" }));
    onLoad({ filter: /^unused$/, namespace: "unused" }, () => ({ contents: "export default {};" }));
  },
};

/** The address from which the editor loads a font. The groups name the same font in the editor's package. */
const FONT =
  /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([a-z0-9-]+)(?::vf)?@[\d.]+\/([a-z0-9-]+)\.woff2/g;

/** Loads the fonts from the site itself, not from another one. */
function withOwnFonts(main: string, assets: readonly string[]): Plugin {
  return {
    name: "with-own-fonts",
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]@sveltia[\\/]cms[\\/].*\.js$/ }, ({ path: file }) => {
        if (file !== main) return undefined;
        const contents = readFileSync(file, "utf8").replace(FONT, (address, family: string, face: string) => {
          const font = assets.find((name) => name.startsWith(`${family}-${face}-`));
          return font === undefined ? address : `${urls.admin()}${ASSETS}${font}`;
        });
        return { contents, loader: "js" };
      });
    },
  };
}

/** The folder next to the bundle from which it loads fonts and decoders. */
const ASSETS = "assets/";

/**
 * Bundles the editor with everything it needs, so that it loads nothing from other sites: scripts, fonts,
 * decoders.
 *
 * @param folder The project's folder, whose packages are searched first.
 * @returns Contents by path from the folder of the editor's page. Its script is `admin.js`, its style sheet `style.css`.
 * @throws MissingPackageError where `@sveltia/cms` is not installed.
 */
export async function bundleAdmin(folder = process.cwd()): Promise<Map<string, Uint8Array>> {
  const main = findAdmin(folder);
  const assets = path.join(path.dirname(main), ASSETS);
  const names = readdirSync(assets).filter((name) => !name.endsWith(".map"));
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: { admin: ENTRY, style: `${ENTRY}.css` },
    outdir: "/",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    chunkNames: "chunks/[name]-[hash]",
    alias: { "@sveltia/cms": main },
    plugins: [withoutUnused, withOwnFonts(main, names)],
    write: false,
  });
  const files = new Map(outputFiles.map(({ path: name, contents }) => [name.slice(1), contents]));
  for (const name of names) files.set(ASSETS + name, readFileSync(path.join(assets, name)));
  return files;
}

function findAdmin(folder: string): string {
  const found = findOptionalPackage("@sveltia/cms", folder);
  if (found) return found.load.resolve("@sveltia/cms");
  throw new MissingPackageError("@sveltia/cms");
}
