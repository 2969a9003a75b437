// Copies what the compiled code reads at run time next to it: catalogues, styles, pictures, and the browser
// scripts, because the site's own build bundles them.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

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

// Modules outside of that folder are there as compiled code. Their sources next to their declarations would be compiled
// again, by the rules of the project that uses the package.
const scripts = "src/theme/client";
mkdirSync(`dist/${scripts}`, { recursive: true });
for (const name of readdirSync(scripts)) {
  const text = readFileSync(`${scripts}/${name}`, "utf8");
  const compiled = text.replace(/(?<=["'])(\.\.\/[^"']+)\.ts(?=["'])/g, "$1.js");
  writeFileSync(`dist/${scripts}/${name}`, compiled);
}
