import { numberedPieces } from "./codes.ts";
import type { Exchange, ExportedUnit } from "./units.ts";
import { escapeXml } from "./xml.ts";

/**
 * Writes all translations that are done as TMX 1.4, the form of memory that every tool takes.
 *
 * @see https://www.gala-global.org/tmx-14b
 */
export function writeTmx({ sourceLang, targetLang, units }: Exchange): string {
  const source = escapeXml(sourceLang);
  const target = escapeXml(targetLang);
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tmx version="1.4">',
    `  <header creationtool="Polyglot" creationtoolversion="1" segtype="block" o-tmf="Polyglot" adminlang="en" srclang="${source}" datatype="plaintext"/>`,
    "  <body>",
    ...units
      .filter(({ state }) => state === "done")
      .map(
        (unit) =>
          `    <tu><tuv xml:lang="${source}"><seg>${coded(unit, unit.source)}</seg></tuv><tuv xml:lang="${target}"><seg>${coded(unit, unit.target)}</seg></tuv></tu>`,
      ),
    "  </body>",
    "</tmx>",
  ].join("\n")}\n`;
}

function coded(unit: ExportedUnit, text: string): string {
  return numberedPieces(unit, text)
    .map((piece) =>
      typeof piece === "string" ? escapeXml(piece) : `<ph x="${piece.id}">${escapeXml(piece.text)}</ph>`,
    )
    .join("");
}
