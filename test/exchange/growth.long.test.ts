import { is, ok } from "uvu/assert";
import { inventArchive } from "../../bench/build/archive.ts";
import { OURS } from "../../bench/build/layouts.ts";
import type { Content } from "../../src/core/content/works.ts";
import { mergeUnits } from "../../src/core/exchange/merge.ts";
import { readXliff } from "../../src/core/exchange/xliff.ts";
import { writeXliff1 } from "../../src/core/exchange/xliff-1.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { readTranslatable } from "../../src/files/exchange.ts";
import { settingsOf } from "../support/newsroom-fixture.ts";
import { suite } from "../support/suite.ts";

/** Articles of the smaller archive. */
const FEW = 100;
/** The size of the larger archive, as a multiple of the smaller one. */
const TIMES = 8;
/** The allowed multiple of processor time. Time that grows with the square would take 64 times as much. */
const GROWTH = 16;
/** The test compares the best of several rounds: a busy machine makes some of them slow. */
const ROUNDS = 3;

const newsroom = {
  settings: settingsOf(),
  folders: { content: "content", locales: "locales" },
} as Parameters<typeof readTranslatable>[0];

const growth = suite("export and import");
growth("take time that grows with the number of articles, not with its square", () => {
  const [few, many] = [contentOf(FEW), contentOf(TIMES * FEW)];
  const [first, second] = [few, many].map((content) =>
    Math.min(...Array.from({ length: ROUNDS }, () => exchange(content))),
  );
  const ratio = (second ?? 0) / (first ?? 1);
  ok(ratio < GROWTH, `${ratio.toFixed(1)} times the time for ${TIMES} times the articles`);
});
growth.run();

function contentOf(articles: number): Content {
  const texts = new Map<string, TextFile>();
  for (const article of inventArchive(articles, 1))
    for (const [file, text] of Object.entries(OURS.files(article)))
      if (/index\.[a-z]+\.md$/.test(file))
        texts.set(file.replace(/^content\//, ""), new TextFile(file, text));
  return { texts, images: new Map(), snapshots: new Map(), unreadable: new Set() };
}

/** Exports all texts, reads them back, and merges them. @returns microseconds of the processor */
function exchange(content: Content): number {
  const russian = newsroom.settings.languages.find(({ locale }) => locale === "ru");
  if (!russian) throw new Error("there is no Russian");
  const before = process.cpuUsage();
  const units = readTranslatable(newsroom, content, russian, { tool: true }).byLocale.get("en") ?? [];
  const text = writeXliff1({
    sourceLang: "en",
    targetLang: "ru",
    units: units.map((unit) => ({ ...unit, notes: [], previousNotes: [] })),
  });
  const file = new TextFile("back.xlf", text);
  const read = readXliff(file, "ru");
  const { faults } = mergeUnits(file, read.units, units);
  const { user, system } = process.cpuUsage(before);
  is(read.faults.length + faults.length, 0);
  ok(units.length > FEW);
  return user + system;
}
