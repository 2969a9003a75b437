import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const FOLDER = fileURLToPath(new URL("../admin", import.meta.url));

/** Scripts and style sheets of the preview, by their names: `keys.js`, `preview.css`, `findings.js`, `findings.css`. */
export async function bundlePreview(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    absWorkingDir: FOLDER,
    entryPoints: [
      { in: "./keys", out: "keys" },
      { in: "./preview.css", out: "preview" },
      { in: "./page-findings", out: "findings" },
      { in: "./findings.css", out: "findings" },
    ],
    outdir: "/",
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    write: false,
  });
  return new Map(outputFiles.map(({ path: name, text }) => [path.basename(name), text]));
}
