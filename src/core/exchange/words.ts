import { countReading } from "../language/reading-time.ts";
import { piecesOf } from "./codes.ts";
import type { ExchangeUnit, UnitState } from "./units.ts";

/** Words to translate, by the state of their texts. */
export type WordCounts = Readonly<Record<UnitState | "total", number>>;

/**
 * Counts the words of the originals, as translators are paid: words, and characters of scripts that are written without
 * spaces. Codes and placeholders don't count.
 *
 * @param lang BCP 47 tag of the originals.
 */
export function countWords(units: readonly ExchangeUnit[], lang: string): WordCounts {
  const counts = { new: 0, changed: 0, done: 0, total: 0 };
  for (const { file, source, state } of units) {
    const text = piecesOf(file, source)
      .map((piece) => (piece.isCode ? " " : piece.text))
      .join("");
    const { words, characters } = countReading(text, lang);
    counts[state] += words + characters;
    counts.total += words + characters;
  }
  return counts;
}
