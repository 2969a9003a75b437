import { deepStrictEqual } from "node:assert";
import { readCatalogue } from "../../src/core/catalogues/read.ts";
import { readEditionFile } from "../../src/core/content/edition.ts";
import { decodeText } from "../../src/core/content/preflight.ts";
import { readSite } from "../../src/core/content/read-site.ts";
import { reportFaults } from "../../src/core/faults/report.ts";
import { FAULTS, type Fault } from "../../src/core/faults/table.ts";
import { ownMessages } from "../../src/files/catalogues/own-messages.ts";
import { list, read } from "./documents.ts";
import { settingsOf } from "./newsroom-fixture.ts";

/** Numbers from 0 to below 1, always the same for a seed. */
export type Random = () => number;

/** @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (mulberry32, public domain) */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Characters and words with a meaning for a parser, or for a reader of its result. */
const TOKENS: readonly string[] = [
  ..."[]{}()<>:,;#&*!|>'\"%@`?-~=+$\\/\t\r\n\0",
  ..."\uFEFF\u202E\u200B\u200D\u2028\u00A0\u3000\uD800中я",
  ...["---", "...", "--- ", "---js", "- ", "? ", ": ", "<<: ", "&a ", "*a ", "!!js/function ", "!!binary "],
  ...["%YAML 1.1\n", "|-\n", ">+2\n", "''", '""', "\\u", "\\ud800", "\\x", "\\0", "\r\n", "\n\n"],
  ...["__proto__", "constructor", "prototype", "toString", "null", "true", ".nan", "-.inf", "1e999", "0x1F"],
  ...["2019-02-30", "March 9, 2019", "title: ", "date: ", "source: true\n", "translation: {}\n", "cover:\n"],
  ...["editions: { ru: absent }\n", "topics: [a, a]\n", "draft: true\n", "{{", "}}", "{{count}}", "$t(a)"],
  ...["_one", "_other", "<b>", "</script>", "👩‍🔬", "{".repeat(300), "[".repeat(3000), "a".repeat(30_000)],
  ...[" ".repeat(500), "{a: ".repeat(400), "- ".repeat(2000), '{"a":'.repeat(500)],
];

/** Changes a text in one to four places. */
export function mutate(seed: Buffer, random: Random): Buffer {
  let bytes = seed;
  for (let left = 1 + Math.floor(random() * 4); left > 0; left--) bytes = mutateOnce(bytes, random);
  return bytes;
}

/** Front matter and the first lines of a catalogue are short: places near the start are chosen more often. */
function placeIn(bytes: Buffer, random: Random): number {
  return Math.floor(random() ** 2 * (bytes.length + 1));
}

function mutateOnce(bytes: Buffer, random: Random): Buffer {
  const at = placeIn(bytes, random);
  const end = Math.min(bytes.length, at + Math.floor(random() * 40));
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  const lineEnd = bytes.indexOf("\n", at) + 1 || bytes.length;
  const lineStart = bytes.lastIndexOf("\n", Math.max(0, at - 1)) + 1;
  const line = bytes.subarray(lineStart, lineEnd);
  switch (Math.floor(random() * 8)) {
    case 0: {
      const flipped = Buffer.from(bytes);
      if (at < flipped.length) flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      return flipped;
    }
    case 1:
      return Buffer.concat([before, Buffer.from([Math.floor(random() * 256)]), after]);
    case 2:
    case 3:
    case 4:
      return Buffer.concat([before, Buffer.from(TOKENS[Math.floor(random() * TOKENS.length)] ?? ""), after]);
    case 5:
      return Buffer.concat([before, bytes.subarray(end)]);
    case 6: {
      const times = random() < 0.05 ? 300 : 1 + Math.floor(random() * 2);
      return Buffer.concat([
        bytes.subarray(0, lineEnd),
        ...Array<Buffer>(times).fill(line),
        bytes.subarray(lineEnd),
      ]);
    }
    default:
      return random() < 0.5 ? before : Buffer.concat([bytes.subarray(0, lineStart), bytes.subarray(lineEnd)]);
  }
}

const texts = [...list("content/articles", ".md"), ...list("content/pages", ".md")]
  .filter((file) => !file.includes("/.accepted/"))
  .map((file) => Buffer.from(read(file)));
const catalogues = list("locales", ".json").map((file) => Buffer.from(read(file)));
const voices = ["en", "zh", "ru"].map((locale) => ownMessages(locale));

/** How a run ended. */
export interface Tally {
  accepted: number;
  explained: number;
  /** Of the slowest case: computing time, and the seed that reproduces it. */
  slowest: { milliseconds: number; seed: number };
}

/** Time that a case may take, in milliseconds of computing. */
const LIMIT_MS = 1000;
const TRIES = 5;

/**
 * Reads one mutation for each seed.
 *
 * @throws where one is neither accepted nor explained, or takes too long; the message names its seed
 */
export function fuzz(kind: "front matter" | "catalogue", firstSeed: number, count: number): Tally {
  const tally: Tally = { accepted: 0, explained: 0, slowest: { milliseconds: 0, seed: firstSeed } };
  const [seeds, readOne] = kind === "catalogue" ? [catalogues, readAsCatalogue] : [texts, readAsText];
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const random = randomFrom(seed);
    const bytes = mutate(seeds[Math.floor(random() * seeds.length)] ?? Buffer.alloc(0), random);
    let milliseconds: number;
    try {
      let isAccepted = false;
      const read = () => {
        isAccepted = readOne(bytes);
      };
      milliseconds = computingTime(read);
      // Other work of the process counts too; a case that is slow is slow each time.
      for (let again = 0; milliseconds > LIMIT_MS && again < TRIES; again++)
        milliseconds = Math.min(milliseconds, computingTime(read));
      tally[isAccepted ? "accepted" : "explained"]++;
    } catch (error) {
      throw new Error(`${kind} of seed ${seed}`, { cause: error });
    }
    if (milliseconds > LIMIT_MS) throw new Error(`${kind} of seed ${seed} takes ${milliseconds} ms`);
    if (milliseconds > tally.slowest.milliseconds) tally.slowest = { milliseconds, seed };
  }
  return tally;
}

/** In milliseconds. */
function computingTime(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** @returns whether it is accepted */
function readAsText(bytes: Buffer): boolean {
  const place = { folder: "articles", slug: "visit", locale: "ru" } as const;
  const decoded = decodeText("content/articles/visit/index.ru.md", bytes);
  const { edition, faults } = decoded.text
    ? readEditionFile(decoded.text, place)
    : { ...decoded, edition: undefined };
  if (!edition) return explained(faults, bytes);
  const content = {
    texts: new Map([["articles/visit/index.ru.md", edition.file]]),
    images: new Map(),
    snapshots: new Map(),
  };
  const site = readSite(content, settingsOf());
  if (!site.site) explained(site.faults, bytes);
  return true;
}

function readAsCatalogue(bytes: Buffer): boolean {
  const { text, ...decoded } = decodeText("locales/ru/site.json", bytes);
  const { catalogue, faults } = text
    ? readCatalogue("ru", "site", text)
    : { ...decoded, catalogue: undefined };
  if (!catalogue || faults.length > 0) return explained(faults, bytes);
  // We must read the same as the language's own parser.
  deepStrictEqual(catalogue.messages, JSON.parse(catalogue.file.text));
  return true;
}

/** Asserts that faults name what is wrong and where, in every language of the reports. */
function explained(faults: readonly Fault[], bytes: Buffer): false {
  if (faults.length === 0) throw new Error("neither accepted nor explained");
  const lines = bytes.toString("utf8").split(/\r\n|\n|\r/);
  for (const { code, line = 0, column = 0 } of faults) {
    if (!Object.hasOwn(FAULTS, code)) throw new Error(`there is no code ${code}`);
    const length = lines[line - 1]?.length ?? -1;
    // A byte order mark is before the first column.
    if (column < 1 || column > length + 1) throw new Error(`${code} at ${line}:${column}, where nothing is`);
  }
  // The languages take turns, so that each gets its share of everything.
  const t = voices[bytes.length % voices.length];
  const report = t ? reportFaults(faults, t, "text") : "";
  if (!faults.every(({ code }) => report.includes(`docs/errors/${code}.md`)))
    throw new Error("the report leaves something out");
  return false;
}
