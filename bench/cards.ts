/**
 * Draws share cards in three languages with an empty cache, and prints how many per second.
 *
 *     npm run bench:cards -- --count 60 --json FILE
 */
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type CardText, cardName } from "../src/core/cards/cards.ts";
import { cardDrawing, titleThumbnail } from "../src/core/cards/layout.ts";
import type { PlannedCard } from "../src/core/cards/plan.ts";
import { planSiteCards, writeCards } from "../src/files/cards/cards.ts";
import { siteOf } from "../test/support/newsroom-fixture.ts";

const { values } = parseArgs({
  options: { count: { type: "string", default: "60" }, json: { type: "string" } },
});
const COVER = "content/articles/visit-to-ibe/cover.png";

const TEXTS: readonly CardText[] = [
  {
    lang: "en",
    dir: "ltr",
    title: "Delegation visits the bureau in Geneva",
    siteName: "News",
    date: "June 6, 2024",
  },
  {
    lang: "zh-Hans",
    dir: "ltr",
    title: "代表团访问联合国教科文组织国际教育局",
    siteName: "新闻",
    date: "2024年6月6日",
  },
  {
    lang: "ru",
    dir: "ltr",
    title: "Делегация посетила бюро в Женеве",
    siteName: "Новости",
    date: "6 июня 2024 г.",
  },
];

const { faces } = planSiteCards(siteOf({}), () => (key) => key, ".");
if (!faces) throw new Error("the packages of the cards are not installed");
const folder = mkdtempSync(path.join(tmpdir(), "polyglot-bench-"));
// The cache is in the folder of the project.
const project = process.cwd();
process.chdir(folder);
try {
  const count = Number(values.count);
  const kinds: Readonly<Record<string, (text: CardText, index: number) => PlannedCard>> = {
    "cards with a cover": (text, index) => planned(cardDrawing(text), "jpg", coverOf(index)),
    "cards without a cover": (text) => planned(cardDrawing(text), "png"),
    "thumbnails with a title": (text) => planned(titleThumbnail(text), "png"),
  };
  const report: Record<string, { perSecond: number; meanBytes: number }> = {};
  for (const [kind, plan] of Object.entries(kinds)) {
    const cards = Array.from({ length: count }, (_, index) => {
      const text = TEXTS[index % TEXTS.length] as CardText;
      return plan({ ...text, title: `${text.title} ${index}` }, index);
    });
    const started = performance.now();
    await writeCards(cards, faces, ".", kind);
    const seconds = (performance.now() - started) / 1000;
    const bytes = readdirSync(kind).reduce((sum, file) => sum + statSync(path.join(kind, file)).size, 0);
    report[kind] = { perSecond: Math.round(count / seconds), meanBytes: Math.round(bytes / count) };
    process.stdout.write(
      `${kind}: ${report[kind].perSecond} a second, ${report[kind].meanBytes} bytes each\n`,
    );
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
} finally {
  process.chdir(tmpdir());
  rmSync(folder, { recursive: true, force: true });
}

function hashOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** Each article has its own cover, the same in its three languages. */
function coverOf(index: number): string {
  const cover = `cover-${Math.floor(index / TEXTS.length)}.png`;
  cpSync(path.join(project, COVER), path.join(folder, cover));
  return cover;
}

function planned(drawing: PlannedCard["drawing"], ending: string, cover?: string): PlannedCard {
  const shown = cover === undefined ? undefined : { file: cover, hash: hashOf(cover) };
  return { file: `${cardName(drawing, [])}.${ending}`, drawing, cover: shown };
}
