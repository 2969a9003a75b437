// Puts beside the compiled code what it reads at run time: catalogues, styles, pictures and the scripts of the browser.
import { cpSync, rmSync } from "node:fs";

const copied = ["locales", "src/theme/styles", "src/theme/assets", "src/theme/client"];
rmSync("dist/src/theme/client", { recursive: true, force: true });
for (const path of copied) cpSync(path, `dist/${path}`, { recursive: true });
