import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fingerprintOf, madeFrom, ORIGINAL } from "./documents.ts";
import { ROOT, readDocuments } from "./write.ts";

// `npm run docs:accept -- docs/states.ru.md …`: these translations say what their originals say now.
const documents = readDocuments();
for (const name of process.argv.slice(2)) {
  const translation = documents.find(({ file, locale }) => file === name && locale !== ORIGINAL);
  const original = documents.find(({ slug, locale }) => slug === translation?.slug && locale === ORIGINAL);
  if (!translation || !original) throw new Error(`${name}: no translation of a page of the documentation`);
  const file = path.join(ROOT, name);
  writeFileSync(file, madeFrom(readFileSync(file, "utf8"), fingerprintOf(original)));
}
