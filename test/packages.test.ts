import { copyFileSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { equal, instance, is, ok, throws } from "uvu/assert";
import { openFonts } from "../src/files/cards/fonts.ts";
import {
  findOptionalPackage,
  findPackage,
  loadOptionalPackage,
  MissingPackageError,
} from "../src/files/packages.ts";
import { inOwnFolder, type OwnFolder } from "./support/own-folder.ts";
import { ROOT } from "./support/project.ts";
import { suite } from "./support/suite.ts";

const NAME = "chosen-by-the-site";

/** Writes a package whose module is its version. */
function install(folder: string, version: string, manifest: object = {}): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "index.js"), `module.exports = ${JSON.stringify(version)};`);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: NAME, version, ...manifest }));
}

function link(target: string, file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  symlinkSync(realpathSync(target), file, "junction");
}

const packages = suite<OwnFolder>("optional packages");
inOwnFolder(packages);
packages("are found among the packages of the site, which this package can't see", () => {
  is(findOptionalPackage(NAME), undefined);
  install(`node_modules/${NAME}`, "1.0.0");
  is(findOptionalPackage(NAME)?.version, "1.0.0");
  is(loadOptionalPackage(NAME), "1.0.0");
  is(findPackage(NAME), undefined);
});
packages("are those of the site's own folder in a workspace, before those that it shares", () => {
  install(`node_modules/${NAME}`, "1.0.0");
  install(`sites/новости 新闻/node_modules/${NAME}`, "2.0.0");
  mkdirSync("sites/other");
  is(findOptionalPackage(NAME, join(process.cwd(), "sites/новости 新闻"))?.version, "2.0.0");
  is(findOptionalPackage(NAME, join(process.cwd(), "sites/other"))?.version, "1.0.0");
});
packages("are those of this package where the site has none", () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "node_modules/zod/package.json"), "utf8"));
  is(findOptionalPackage("zod")?.version, version);
});
packages("are found with what they depend on in a store of links, as pnpm makes it", () => {
  const store = `node_modules/.pnpm/${NAME}@1.0.0/node_modules`;
  install(`${store}/${NAME}`, "1.0.0", { dependencies: { inner: "*" } });
  install(`${store}/inner`, "3.0.0", { name: "inner" });
  link(`${store}/${NAME}`, `node_modules/${NAME}`);
  const found = findOptionalPackage(NAME);
  is(found?.folder, realpathSync(`${store}/${NAME}`));
  is(findPackage("inner", join(found?.folder ?? "", "package.json"))?.version, "3.0.0");
});
packages("are found if they don't export their manifest, or export nothing", () => {
  for (const exports of [{ ".": "./index.js" }, { ".": { import: "./index.js" } }, {}]) {
    install(`node_modules/${NAME}`, "1.0.0", { exports });
    is(findOptionalPackage(NAME)?.version, "1.0.0");
  }
});
packages("that are missing are named with the way to install them", () => {
  try {
    loadOptionalPackage(NAME);
    throw new Error("it was loaded");
  } catch (error) {
    instance(error, MissingPackageError);
    ok((error as Error).message.includes(`npm install --save-dev ${NAME}`));
    equal((error as MissingPackageError).packageNames, [NAME], "for messages in other languages");
  }
});
packages("with a broken manifest are an error, not missing", () => {
  mkdirSync(`node_modules/${NAME}`, { recursive: true });
  writeFileSync(`node_modules/${NAME}/package.json`, "{");
  throws(() => findOptionalPackage(NAME), /JSON/);
});
packages("with fonts are read from where the site has them, under whatever name", () => {
  const noto = join(ROOT, "node_modules/@fontsource-variable/noto-sans-sc");
  const folder = "node_modules/.store/abc123";
  mkdirSync(join(folder, "files"), { recursive: true });
  install(folder, "1.0.0", { name: "@fontsource-variable/site-sans" });
  copyFileSync(
    join(noto, "files/noto-sans-sc-latin-wght-normal.woff2"),
    join(folder, "files/site-sans-latin-wght-normal.woff2"),
  );
  writeFileSync(join(folder, "unicode.json"), '{ "latin": "U+0000-00FF" }');
  link(folder, "node_modules/@fontsource-variable/site-sans");
  const fonts = openFonts(["@fontsource-variable/site-sans"]);
  equal(fonts?.versions, ["@fontsource-variable/site-sans@1.0.0"]);
  equal([fonts?.has(0x41), fonts?.has(0x4e2d)], [true, false]);
});
packages.run();
