import { mergeUnits } from "../../src/core/exchange/merge.ts";
import type { Exchange, ExchangeUnit, ExportedUnit, ReceivedUnit } from "../../src/core/exchange/units.ts";
import type { Fault } from "../../src/core/faults/table.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";

/** A catalogue and an article in the language that the fixtures are translated into. */
export const CATALOGUE = "locales/ru/site.json";
export const ARTICLE = "content/articles/a/index.ru.md";

/** A message with its translation; without one it is new. */
export function unitOf(source: string, target = "", more: Partial<ExportedUnit> = {}): ExportedUnit {
  const state = target === "" ? "new" : "done";
  return { file: CATALOGUE, key: "k", source, target, state, notes: [], previousNotes: [], ...more };
}

/** A part of an article. */
export function partOf(source: string, target = "", more: Partial<ExportedUnit> = {}): ExportedUnit {
  return unitOf(source, target, { file: ARTICLE, key: "text.a", ...more });
}

export function exchangeOf(units: readonly ExportedUnit[]): Exchange {
  return { sourceLang: "en", targetLang: "ru", units };
}

/** Texts that an exchange easily breaks. */
export const NASTY = [
  "Новости — «Париж»\u00A02",
  "访问：“巴黎”",
  "👩‍👩‍👧 שלום",
  "{{count}} of {{total}} and {{count}}",
  "a < b & c > d ]]> \"e\" 'f'",
  "=cmd|' /C calc'!A0",
  "+1",
  "-1 °C",
  "@here",
  "'=quoted",
  "''",
  "'twas",
  "＝full",
  "semicolon; comma, tab\t.",
  "line\n\n- next\n  indented",
  "  edge  ",
  "&amp; &#13; &lt;b&gt; \\n \\ %s",
  "true",
  "2019-03-09",
  "159026801e24",
  '**bold** *a* [link](https://example.org/a_(b) "t") ![alt](a.png) `code` [^1] a_b 2 * 3',
];

/** Reads a file that came back, and what an import would take of it. */
export function received(
  read: (file: TextFile, lang: string) => { units: ReceivedUnit[]; faults: Fault[] },
  text: string,
  current: readonly ExchangeUnit[],
): { texts: string[]; codes: string[]; faults: Fault[] } {
  const file = new TextFile("back", text);
  const { units, faults: unread } = read(file, "ru");
  const { accepted, faults } = mergeUnits(file, units, current);
  const all = [...unread, ...faults];
  return {
    texts: [...accepted.values()].flatMap(({ texts }) => [...texts.values()]),
    codes: all.map(({ code, values }) => [code, values.detail].filter(Boolean).join(" ")),
    faults: all,
  };
}
