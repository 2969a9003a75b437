import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { equal, is, match, ok } from "uvu/assert";
import { audit } from "../../src/cli/audit.ts";
import { speak, UsageError } from "../../src/cli/terminal.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";

/** The values of the UsageError that an address is refused with. */
async function refused(url: string): Promise<UsageError> {
  try {
    await audit(speak("en"), "text", import.meta.dirname, url);
  } catch (error) {
    ok(error instanceof UsageError, String(error));
    return error;
  }
  throw new Error("nothing was thrown");
}

const auditing = suite("audit --url");
for (const [url, expected] of [
  ["news.example.org", "https://news.example.org"],
  ["https://новости.рф/?a", "https://xn--b1amnebsh.xn--p1ai"],
  ["none", "https://news.example.org"],
] as const)
  auditing(`refuses ${url} with the address to write`, async () => {
    const { key, values } = await refused(url);
    is(key, "cli:usage.value");
    equal(values, { option: "--url", expected, received: url });
  });
auditing.run();

const own = suite<OwnFolder>("audit of a project");
inOwnFolder(own);
own("knows the folder of the site by pathPrefix too", async () => {
  const page = (more: string) =>
    `<html lang="en"><head><title>A</title></head><body><a href="/news/en/">A</a>${more}</body></html>`;
  const files = {
    "eleventy.config.mjs": `export const polyglot = { url: "https://org.example.org", languages: ["en"] };
export default () => ({ pathPrefix: "/news/", dir: { input: "pages" } });
`,
    "pages/a.txt": "",
    "locales/en/topics.json": '{ "iioe": "IIOE" }',
    "_site/en/index.html": page('<a href="/en/">B</a>'),
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  let said = "";
  const write = process.stdout.write;
  process.stdout.write = (text) => {
    said += text;
    return true;
  };
  try {
    await audit(speak("en"), "json", "_site", undefined);
  } finally {
    process.stdout.write = write;
  }
  const dead = JSON.parse(said).filter(({ code }: { code: string }) => code === "audit-link-dead");
  is(dead.length, 1);
  match(dead[0].problem, "/en/");
});
own.run();
