// Copies what the compiled code reads at run time next to it: catalogues, styles, pictures, and the browser
// scripts with everything they import, because the site's own build bundles them.
import { cpSync, readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const sheets = readdirSync("src/admin").filter((name) => name.endsWith(".css"));
const copied = [
  "locales",
  "src/theme/styles",
  "src/theme/assets",
  ...sheets.map((name) => `src/admin/${name}`),
];
rmSync("dist/src/theme/client", { recursive: true, force: true });
// The record of accepted messages is about this project's own translations.
const isShipped = (path) => !path.endsWith(".accepted");
for (const path of copied) cpSync(path, `dist/${path}`, { recursive: true, filter: isShipped });

const scripts = readdirSync("src/theme/client").map((name) => `src/theme/client/${name}`);
const { metafile } = await build({
  entryPoints: scripts,
  bundle: true,
  format: "esm",
  outdir: "dist",
  write: false,
  metafile: true,
});
for (const path of Object.keys(metafile.inputs)) {
  if (!path.startsWith("node_modules/")) cpSync(path, `dist/${path}`);
}
