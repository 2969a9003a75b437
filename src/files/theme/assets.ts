import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { withSlashes } from "../paths.ts";

/** The theme's folder, both in the source and in the package. */
export const THEME = fileURLToPath(new URL("../../theme", import.meta.url));

/** Folders of the files that are bundled or copied. */
export const ASSET_SOURCES: readonly string[] = ["styles", "client", "assets"].map((name) =>
  path.join(THEME, name),
);

/** A site's own style sheets, in its folder: in place of tokens of the theme, and after its rules. */
export const OWN_STYLES: readonly string[] = ["tokens.css", "style.css"];

/** Files that browsers load, and their addresses, which contain a hash of their content. */
export interface AssetFiles {
  /** Contents by address from the root. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly styles: string;
  readonly articleStyles: string;
  readonly afterStyles: string;
  readonly printStyles: string;
  readonly search: string;
  readonly searchWorker: string;
  readonly article: string;
  readonly notFound: string;
  /** Set where articles are stored for offline readers. */
  readonly offline?: string;
  /** Set where pages load WeChat's JS-SDK. */
  readonly wechat?: string;
}

/** Options for parts that not every site has. */
export interface AssetOptions {
  /** Whether articles are stored for offline readers. @default false */
  readonly offline?: boolean;
  /** Whether pages load WeChat's JS-SDK. @default false */
  readonly wechat?: boolean;
  /** Folder of the site's own style sheets. @default none */
  readonly folder?: string;
  /** The site's folder on its host, as `baseOf` gives it. @default "" */
  readonly base?: string;
}

/** Scripts that others load when they need them. */
const LOADED_LATER = {
  "search-guesses": "client/search-guesses.ts",
  "search-dates": "client/search-dates.ts",
};

/** How everything that browsers load is bundled. */
export const BUNDLING = {
  bundle: true,
  format: "esm",
  target: ["es2022", "chrome112", "firefox117", "safari16.5"],
  minify: true,
  charset: "utf8",
  legalComments: "none",
  define: siteBase(""),
} as const satisfies BuildOptions;

/** What scripts know of the address of their site. @param base The folder of its host, as `baseOf` gives it. */
export function siteBase(base: string): { readonly SITE_BASE: string } {
  return { SITE_BASE: JSON.stringify(base) };
}

/** How the fonts and pictures that style sheets load become files of the site. */
export const FONTS_AND_PICTURES = {
  loader: {
    ".woff2": "file",
    ".svg": "file",
    ".png": "file",
    ".jpg": "file",
    ".webp": "file",
    ".avif": "file",
  },
  assetNames: "assets/[name].[hash]",
  publicPath: "..",
} as const satisfies BuildOptions;

/**
 * Bundles the style sheets and the client scripts of the theme. Their names contain a hash of their content.
 */
export async function bundleAssets({
  offline = false,
  wechat = false,
  folder,
  base = "",
}: AssetOptions = {}): Promise<AssetFiles> {
  const files = new Map<string, Uint8Array>();
  const later = addFiles(files, await bundled(LOADED_LATER, base));
  const scripts = addFiles(
    files,
    await bundled(
      {
        polyglot: "styles/index.css",
        "polyglot-article": "styles/index-article.css",
        "polyglot-after": "styles/index-after.css",
        "polyglot-print": "styles/index-print.css",
        search: "client/search.ts",
        "search-worker": "client/search-worker.ts",
        article: "client/article.ts",
        "not-found": "client/not-found.ts",
        ...(offline ? { offline: "client/offline.ts" } : {}),
        ...(wechat ? { wechat: "client/wechat.ts" } : {}),
      },
      base,
      [...later.map(({ stem, url }) => loadedLater(`${stem}.ts`, url)), ownStyles(folder)],
    ),
  );
  const urlOf = (stem: string) => scripts.find((file) => file.stem === stem)?.url ?? "";
  return {
    files,
    styles: urlOf("polyglot"),
    articleStyles: urlOf("polyglot-article"),
    afterStyles: urlOf("polyglot-after"),
    printStyles: urlOf("polyglot-print"),
    search: urlOf("search"),
    searchWorker: urlOf("search-worker"),
    article: urlOf("article"),
    notFound: urlOf("not-found"),
    ...(offline ? { offline: urlOf("offline") } : {}),
    ...(wechat ? { wechat: urlOf("wechat") } : {}),
  };
}

/** Bundles some files of the theme, by the names that they get. */
async function bundled(entryPoints: Readonly<Record<string, string>>, base: string, plugins: Plugin[] = []) {
  const options = {
    absWorkingDir: THEME,
    entryPoints,
    outdir: "/",
    ...BUNDLING,
    ...FONTS_AND_PICTURES,
    define: siteBase(base),
    plugins,
  };
  // `readLook` reports what is wrong with the site's own style sheets.
  return (await build({ ...options, write: false, logLevel: "silent" })).outputFiles;
}

/**
 * Adds bundled files under addresses that contain a hash of their content. Fonts and pictures that style sheets load have
 * one already, which the style sheets name.
 */
function addFiles(
  files: Map<string, Uint8Array>,
  made: readonly { readonly path: string; readonly contents: Uint8Array }[],
): { readonly stem: string; readonly url: string }[] {
  return made.map(({ path: name, contents }) => {
    const { dir, name: stem, ext } = path.parse(withSlashes(name));
    if (dir.endsWith("/assets")) {
      const url = `/assets/${stem}${ext}`;
      files.set(url, contents);
      return { stem, url };
    }
    const hash = createHash("sha256").update(contents).digest("hex").slice(0, 8);
    const url = `/assets/${stem}.${hash}${ext}`;
    files.set(url, contents);
    return { stem, url };
  });
}

/** Leaves a script out of those that import it when they need it: they load it from next to them. */
function loadedLater(script: string, url: string): Plugin {
  return {
    name: "loaded later",
    setup({ onResolve }) {
      onResolve({ filter: new RegExp(`/${script.replace(".", "\\.")}$`) }, () => ({
        path: `./${path.posix.basename(url)}`,
        external: true,
      }));
    },
  };
}

/** Puts the style sheets of a site where those of the theme import them; empty ones where it has none. */
function ownStyles(folder: string | undefined): Plugin {
  return {
    name: "own styles",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^site:/ }, ({ path: asked }) => {
        const file = folder === undefined ? "" : path.resolve(folder, asked.slice("site:".length));
        return existsSync(file) ? { path: file } : { path: asked, namespace: "none" };
      });
      onLoad({ filter: /^/, namespace: "none" }, () => ({ contents: "", loader: "css" }));
    },
  };
}
