import { readFileSync } from "node:fs";
import path from "node:path";
import { writeFiles } from "../../src/files/write/write-files.ts";
import { fingerprintOf, madeFrom, ORIGINAL } from "./documents.ts";
import { ROOT, readDocuments } from "./write.ts";

// `npm run docs:accept -- docs/states.ru.md …`: records that these translations match their originals as they
// are now. All of them, or none.
const documents = readDocuments();
const changes = [...new Set(process.argv.slice(2))].map((name) => {
  const translation = documents.find(({ file, locale }) => file === name && locale !== ORIGINAL);
  const original = documents.find(({ slug, locale }) => slug === translation?.slug && locale === ORIGINAL);
  if (!translation || !original) throw new Error(`${name}: no translation of a page of the documentation`);
  const file = path.join(ROOT, name);
  const before = readFileSync(file, "utf8");
  return { file, before, after: madeFrom(before, fingerprintOf(original)) };
});
writeFiles(changes);
