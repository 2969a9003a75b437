import { equal, is, ok } from "uvu/assert";
import { foldText } from "../../src/core/content/translatable-text.ts";
import { exchangeOf } from "./exchange.ts";
import type { ExchangeTool } from "./exchange-tools.ts";
import { ArticleYears, russian } from "./exchange-years.ts";
import { type Random, randomFrom } from "./fuzz.ts";

/** Changes the original one to three times, and the translation sometimes. @returns How often. */
function edit(years: ArticleYears, random: Random): number {
  const edits = 1 + Math.floor(random() * 3);
  for (let left = edits; left > 0; left--) years.editOriginal();
  if (random() < 0.3) years.editTranslation();
  return edits;
}

/**
 * One exchange of an article. Its texts may have changed while they were out, and perhaps only some of them come back.
 *
 * @returns How often the texts were edited.
 */
async function exchange(years: ArticleYears, random: Random, tool: ExchangeTool): Promise<number> {
  const edits = edit(years, random);
  equal(years.wrongTexts(), [], "before the export");
  const [isAll, isWhole, isQuiet] = [random() < 0.5, random() < 0.6, random() < 0.75];
  const out = years.units.filter(({ state }) => isAll || state !== "done");
  if (out.length === 0) return edits;
  const exported = tool.write(
    exchangeOf(out.map((unit) => ({ ...unit, notes: ["Note"], previousNotes: [] }))),
  );
  const takes = () => isWhole || random() < 0.7;
  const back = await tool.translate(exported, { takes, translate: russian });
  const more = isQuiet ? 0 : edit(years, random);
  const before = years.units.filter(({ state }) => state === "done");
  const faults = years.import(back, tool.read);
  equal(years.wrongTexts(), [], "after the import");
  const after = new Map(years.units.map((unit) => [unit.key, unit.target]));
  for (const { key, target } of before) is(after.get(key), target, "nobody changed it");
  if (isQuiet) {
    const refused = faults.filter(({ code }) => isWhole || code !== "exchange-structure");
    equal(refused, []);
  }
  if (isQuiet && isWhole) {
    // A translator has improved some of the others.
    for (const { source, target } of years.units)
      ok(foldText(target) === foldText(russian(source)) || target.includes("р"), source);
    if (random() < 0.7) years.accept();
  }
  return edits + more;
}

/** Exchanges articles, each for eight years, until their texts were edited this number of times. */
export async function exchangeFor(edits: number, tool: ExchangeTool): Promise<void> {
  const random = randomFrom(edits);
  for (let done = 0; done < edits; ) {
    const years = new ArticleYears(random);
    for (let year = 0; year < 8; year++) done += await exchange(years, random, tool);
  }
}
