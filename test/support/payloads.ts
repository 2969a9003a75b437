import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { readCatalogue } from "../../src/core/catalogues/read.ts";
import { readSite } from "../../src/core/content/read-site.ts";
import type { Fault } from "../../src/core/faults/table.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { contentOf, settingsOf } from "./newsroom-fixture.ts";
import { ROOT } from "./project.ts";

const require = createRequire(import.meta.url);

/** A string of JavaScript without values in it. */
const LITERAL = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;

/**
 * Texts that others have collected to break programs that show what people write:
 * - the Big List of Naughty Strings, by Max Woolf (big-list-of-naughty-strings 1.0.0, MIT);
 * - the seeds of the fuzzer of xss-filters, by Yahoo (xss-filters 1.2.7, BSD 3-clause), one a line;
 * - the addresses in the tests of @braintree/sanitize-url, by Braintree (7.1.2, MIT);
 * - the markup in the tests of insane, by Nicolás Bevacqua (2.6.2, MIT), and the lines of a page of it.
 *
 * The first writes many bytes as `\x0A`: such a string is used as it is written, and once more as it is
 * meant.
 *
 * @see https://github.com/minimaxir/big-list-of-naughty-strings
 * @see https://github.com/yahoo/xss-filters/blob/master/tests/fuzz/bin/seed.xss
 */
export const PAYLOADS: readonly string[] = [...new Set(lists().flatMap((text) => [text, meant(text)]))];

function lists(): string[] {
  const naughty = require("big-list-of-naughty-strings") as string[];
  const seeds = readFileSync(require.resolve("xss-filters/tests/fuzz/bin/seed.xss"), "utf8").split("\n");
  return [...naughty, ...seeds, ...sanitizers()];
}

/** What the tests of sanitizers try, as those tests write it: the literals of the source that aren't names or sentences. */
function sanitizers(): string[] {
  const read = (name: string, file: string) => readFileSync(path.join(folderOf(name), file), "utf8");
  const tests = [
    read("@braintree/sanitize-url", "src/__tests__/index.test.ts"),
    read("insane", "test/insane.js"),
  ];
  const literals = tests.flatMap((source) =>
    [...source.matchAll(LITERAL)].map(([literal]) => textOf(literal)),
  );
  const lines = read("insane", "test/fixtures/dirty.html").split("\n");
  return [...literals, ...lines].filter((text) => /[<&%\\:]|[^\x20-\x7E]/.test(text));
}

function textOf(literal: string): string {
  return String(runInNewContext(literal));
}

function folderOf(name: string): string {
  return path.join(ROOT, "node_modules", name);
}

function meant(text: string): string {
  return text.replace(/(?:\\x[0-9a-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll("\\x", ""), "hex").toString("utf8"),
  );
}

/** Payloads that target a browser come first. */
export const BY_DANGER: readonly string[] = [...PAYLOADS].sort(
  (a, b) => Number(isMarkup(b)) - Number(isMarkup(a)),
);

function isMarkup(text: string): boolean {
  return /[<"'][^>]*(?:script|on\w+\s*=|src|href|alert)/i.test(text);
}

/** Payloads that can be typed on one line. */
export const QUERIES: readonly string[] = BY_DANGER.filter(
  (text) => text.trim() !== "" && !/[\r\n]/.test(text),
);

/** Where a payload may be: in the head of an article, in its text, in a message. */
export type Place = "head" | "body" | "message";

/** What our own checks find wrong with a payload in a place; such a payload never gets to a page. */
export function faultsOf(payload: string, place: Place): readonly Fault[] {
  if (place === "message") {
    const text = JSON.stringify({ payload, filler: "." });
    return readCatalogue("en", "topics", new TextFile("locales/en/topics.json", text)).faults;
  }
  const [title, body] = place === "head" ? [payload, "Text."] : ["Title", bodyOf([payload])];
  const head = `title: ${JSON.stringify(title)}\ndate: 2019-03-09\ntopics: [iioe]\nsource: true`;
  const path = "articles/a/index.en.md";
  return readSite(contentOf({ [path]: `---\n${head}\n---\n${body}\n` }), settingsOf()).faults;
}

/**
 * The Markdown of payloads, each in three forms: unchanged in a quotation, in a block of code, and in a
 * paragraph with every punctuation mark escaped.
 *
 * @see https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export function bodyOf(payloads: readonly string[]): string {
  return payloads
    .map((payload) => {
      const fence = "`".repeat(Math.max(3, ...(payload.match(/`+/g) ?? []).map((run) => run.length + 1)));
      const escaped = payload.trim().replace(/[!-/:-@[-`{-~]/g, "\\$&");
      const quoted = lines(payload).join("\n> ");
      const address = lines(payload).join(" ").replace(/[<>]/g, "\\$&");
      return `> ${quoted}\n\n${fence}\n${payload}\n${fence}\n\n${escaped || "."}\n\n## [link](<${address}>)\n`;
    })
    .join("\n");
}

function lines(text: string): string[] {
  return text.split(/\r\n|[\r\n]/);
}

/** Whether Markdown sees only text in a payload. */
export function isPlainMarkdown(payload: string): boolean {
  return (
    !/[\\`*_[\]&~]|<[a-z][a-z0-9+.-]+:|^\s*(?:[#>+=|-]|\d+[.)])/im.test(payload) && payload.trim() !== ""
  );
}
