import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const FOLDER = fileURLToPath(new URL("../admin", import.meta.url));

/** Script and style sheet of the preview, by their names: `keys.js` and `preview.css`. */
export async function bundlePreview(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    absWorkingDir: FOLDER,
    entryPoints: { keys: "./keys", preview: "./preview.css" },
    outdir: "/",
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    write: false,
  });
  return new Map(outputFiles.map(({ path: name, text }) => [path.basename(name), text]));
}
