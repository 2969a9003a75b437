import type { Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import type { ReceivedUnit } from "./units.ts";
import { XLIFF_1, Xliff1Reader } from "./xliff-1.ts";
import { XLIFF_2, Xliff2Reader } from "./xliff-2.ts";
import { readXml, type XmlTag } from "./xml.ts";

/** Reads the translations of XLIFF 1.2, 2.0 or 2.1, as any tool returns it. */
export function readXliff(file: TextFile, targetLang: string): { units: ReceivedUnit[]; faults: Fault[] } {
  let reader: Xliff1Reader | Xliff2Reader | undefined;
  let depth = 0;
  const fault = readXml(file, {
    open(tag) {
      if (depth++ === 0) reader = readerFor(tag, file, targetLang);
      reader?.open(tag);
    },
    text: (text) => reader?.text(text),
    close(tag) {
      depth--;
      reader?.close(tag);
    },
  });
  if (fault) return { units: [], faults: [fault] };
  if (reader) return { units: reader.units, faults: reader.faults };
  return { units: [], faults: [file.fault("exchange-unreadable", 0, { detail: "exchange-xliff" })] };
}

function readerFor({ local, namespace, attributes }: XmlTag, file: TextFile, targetLang: string) {
  const version = attributes.get("version") ?? "";
  if (local !== "xliff") return undefined;
  if (namespace === XLIFF_1 && version === "1.2") return new Xliff1Reader(file, targetLang);
  return namespace === XLIFF_2 && /^2\.[01]$/.test(version) ? new Xliff2Reader(file, targetLang) : undefined;
}
