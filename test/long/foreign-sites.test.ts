import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { equal, match } from "uvu/assert";
import { auditForeign, buildForeignSite, type ForeignSite, fromTarball } from "../foreign-site.ts";
import { ROOT } from "../project.ts";
import { suite } from "../suite.ts";

const packed = suite<{ built: ForeignSite }>("a foreign site from the packed package, without tsx");
packed.before(async (context) => {
  const folder = mkdtempSync(join(tmpdir(), "polyglot-pack-"));
  try {
    const args = ["pack", "--json", "--pack-destination", folder];
    const said = execFileSync("npm", args, {
      cwd: ROOT,
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    const [, name = ""] = /"filename": "([^"]+)"/.exec(said) ?? [];
    context.built = await buildForeignSite("blog", (site) => fromTarball(site, join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
packed.after(({ built }) => built.remove());
packed("passes the audit", ({ built }) => {
  equal(auditForeign(built.output, "https://blog.example.org", ["en", "zh", "ru"]), []);
});
packed("speaks its languages", ({ built }) => {
  match(readFileSync(join(built.output, "ru/index.html"), "utf8"), "2 записи");
});
packed.run();
