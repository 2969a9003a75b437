import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";

/** The theme's folder, both in the source and in the package. */
export const THEME = fileURLToPath(new URL("../../theme", import.meta.url));

/** Folders of what is bundled or copied. */
export const ASSET_SOURCES: readonly string[] = ["styles", "client", "assets"].map((name) =>
  path.join(THEME, name),
);

/** Files that browsers load, and their addresses. */
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
}

/** Pictures of the theme that keep their names. */
const PICTURES = ["icon.svg", "icon-180.png", "icon-512.png", "icon-maskable.png", "share.png"];

/** How everything that browsers load is bundled. */
export const BUNDLING = {
  bundle: true,
  format: "esm",
  target: ["es2022", "chrome112", "firefox117", "safari16.5"],
  minify: true,
  charset: "utf8",
  legalComments: "none",
} as const satisfies BuildOptions;

/**
 * Bundles the style sheets and the client scripts of the theme. Their names contain a hash of their content.
 */
export async function bundleAssets({
  offline = false,
  wechat = false,
}: AssetOptions = {}): Promise<AssetFiles> {
  const files = new Map<string, Uint8Array>();
  const [guesses] = addFiles(files, await bundled({ "search-guesses": "client/search-guesses.ts" }));
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
      [loadedLater("search-guesses.ts", guesses?.url ?? "")],
    ),
  );
  for (const name of PICTURES) files.set(`/assets/${name}`, readFileSync(path.join(THEME, "assets", name)));
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
async function bundled(entryPoints: Readonly<Record<string, string>>, plugins: Plugin[] = []) {
  const options = { absWorkingDir: THEME, entryPoints, outdir: "/", ...BUNDLING, plugins };
  return (await build({ ...options, write: false })).outputFiles;
}

/** Adds bundled files under addresses that contain a hash of their content. */
function addFiles(
  files: Map<string, Uint8Array>,
  made: readonly { readonly path: string; readonly contents: Uint8Array }[],
): { readonly stem: string; readonly url: string }[] {
  return made.map(({ path: name, contents }) => {
    const { name: stem, ext } = path.parse(name);
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
