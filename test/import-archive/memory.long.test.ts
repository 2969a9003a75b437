import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { is, ok } from "uvu/assert";
import { Survey } from "../../src/core/import-archive/survey.ts";
import { isPage, openSource } from "../../src/files/import-archive/source.ts";
import { settingsOf } from "../support/newsroom-fixture.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";

const PARAGRAPHS = Array.from(
  { length: 40 },
  (_, index) =>
    `<!-- wp:paragraph --><p>The delegation of school ${index} visited the harbour and its museum, and asked the director about the ships.</p><!-- /wp:paragraph -->`,
).join("\n");

/** Writes an export with a number of posts, post by post. */
function writeExport(file: string, posts: number): void {
  const out = openSync(file, "w");
  const channel =
    '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>https://old.example</link><language>en</language>';
  writeSync(out, `<?xml version="1.0"?>${channel}`);
  for (let id = 1; id <= posts; id++)
    writeSync(
      out,
      `<item><title>Post ${id}</title><link>https://old.example/${id}/</link><content:encoded><![CDATA[${PARAGRAPHS}]]></content:encoded><wp:post_id>${id}</wp:post_id><wp:post_date>2019-03-09 10:00:00</wp:post_date><wp:post_name>post-${id}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>\n`,
    );
  writeSync(out, "</channel></rss>");
  closeSync(out);
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** Bytes of the heap that what is remembered of an export's pages takes. */
async function heapOfSurvey(posts: number): Promise<number> {
  const file = `export-${posts}.xml`;
  writeExport(file, posts);
  const before = heapInUse();
  const survey = new Survey(settingsOf().languages, { topics: {}, dates: {}, titles: {}, pairs: [] });
  for await (const found of openSource(file, undefined)?.pages(new Set()) ?? [])
    if (isPage(found)) survey.add(found);
  const { places } = survey.places("en", [], new Map());
  const after = heapInUse();
  is(places.size, posts);
  ok(survey.dateOf("https://old.example/1/"), "what is remembered is still needed");
  rmSync(file);
  return after - before;
}

/** What may be remembered of a page, in bytes: its names, address, place and marks. Its text has some 6,000. */
const PER_PAGE = 3000;

const memory = suite<OwnFolder>("the memory of an import");
inOwnFolder(memory);
memory("has no texts of the pages of an export, however many these are", async () => {
  const [few, many] = [5000, 50_000];
  const perPage = Math.round(((await heapOfSurvey(many)) - (await heapOfSurvey(few))) / (many - few));
  ok(perPage < PER_PAGE, `${perPage} bytes a page`);
});
memory.run();
