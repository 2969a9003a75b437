import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { equal, is, match, ok } from "uvu/assert";
import { audit } from "../../src/cli/audit.ts";
import { speak, UsageError } from "../../src/cli/terminal.ts";
import { brokenPictures } from "../../src/files/audit/pictures.ts";
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

/** What the audit of a folder prints as JSON. */
async function printed(url: string | undefined, folder: string): Promise<string> {
  let said = "";
  const write = process.stdout.write;
  process.stdout.write = (text) => {
    said += text;
    return true;
  };
  try {
    await audit(speak("en"), "json", folder, url);
  } finally {
    process.stdout.write = write;
  }
  return said;
}

const SOUND_PNG = readFileSync(new URL("../../src/theme/assets/icon-180.png", import.meta.url));

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
  const dead = JSON.parse(await printed(undefined, "_site")).filter(
    ({ code }: { code: string }) => code === "audit-link-dead",
  );
  is(dead.length, 1);
  match(dead[0].problem, "/en/");
});
for (const [name, bytes] of [
  ["of a page of an error", "<!doctype html><title>Not found</title>"],
  ["that was cut off", SOUND_PNG.subarray(0, -20)],
  ["of another kind of file", ""],
  ["of markup that isn't closed", "<svg><g>"],
] as const)
  for (const kind of ["avif", "jpg", "png", "webp"])
    own(`refuses a picture .${kind} ${name}, with its address`, async () => {
      const page = '<html lang="en"><head><title>A</title></head><body></body></html>';
      mkdirSync("out/media", { recursive: true });
      writeFileSync("out/index.html", page);
      writeFileSync("out/media/sound.png", SOUND_PNG);
      writeFileSync(`out/media/plan.${kind}`, bytes);
      const urls = ["/media/sound.png", `/media/plan.${kind}`];
      equal(await brokenPictures("out", urls), [`/media/plan.${kind}`]);
      rmSync(".polyglot", { recursive: true });
      const faults: { code: string; file: string }[] = JSON.parse(await printed("https://a.example", "out"));
      const broken = faults.filter(({ code }) => code === "audit-picture-broken");
      equal(
        broken.map(({ file }) => file),
        [`/media/plan.${kind}`],
      );
      // The folder is no project, so nothing is left in it.
      is(existsSync(".polyglot"), false);
    });
own.run();
