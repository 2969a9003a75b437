import sax from "sax";
import { withUnixNewlines } from "../content/newlines.ts";
import type { Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";

/** An element that begins. */
export interface XmlTag {
  /** Without its prefix. */
  readonly local: string;
  readonly namespace: string;
  /** By name; those with a prefix by `{namespace}name`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Where it begins, in UTF-16 units. */
  readonly offset: number;
}

/** What is called for each part of a document, in order. */
export interface XmlHandler {
  open(tag: XmlTag): void;
  text(text: string): void;
  close(tag: XmlTag): void;
}

/**
 * The most characters in a file: as many as 50,000 long articles, and less than half of the longest string.
 */
const SIZE_LIMIT = 200_000_000;

/** UTF-16 units that are parsed at a time; a document that is not well-formed is not read any further. */
const PART = 4096;

/** More than any tool writes. The parser's time grows with the square of each of them. */
const LIMITS = { depth: 100, attributes: 200, declaration: 1000 } as const;

/** What the types of the parser lack of its state. */
interface ParserState {
  readonly attribList?: readonly unknown[];
  readonly sgmlDecl?: string;
}

/** The types of the parser lack the last one: without it, it knows the entities of HTML. */
const OPTIONS = { xmlns: true, position: true, strictEntities: true };

/**
 * Reads a document of XML with its namespaces. A document type and entities of its own are refused.
 *
 * @returns The fault of a document that is not well-formed. What the handler got until then must not be used.
 */
export function readXml(file: TextFile, handler: XmlHandler): Fault | undefined {
  const { text } = file;
  const refuse = (detail: string, at = 0) => file.fault("exchange-unreadable", at, { detail });
  if (text.length > SIZE_LIMIT) return refuse("exchange-size");
  const parser = sax.parser(true, OPTIONS);
  const open: XmlTag[] = [];
  let roots = 0;
  let problem: { detail: string; at: number } | undefined;
  const stop = (detail: string, at = parser.startTagPosition - 1) => {
    problem ??= { detail, at };
  };
  parser.onerror = ({ message }) => {
    stop(/entity/i.test(message) ? "exchange-entity" : "exchange-xml", parser.position - 1);
    parser.resume();
  };
  parser.ondoctype = () => stop("exchange-doctype");
  parser.onopentag = (node) => {
    const tag = tagOf(node as sax.QualifiedTag, parser.startTagPosition - 1);
    if (open.length === 0 && ++roots > 1) stop("exchange-xml");
    open.push(tag);
    if (open.length > LIMITS.depth || tag.attributes.size > LIMITS.attributes) stop("exchange-limit");
    if (!problem) handler.open(tag);
  };
  parser.onclosetag = () => {
    const tag = open.pop();
    if (tag && !problem) handler.close(tag);
  };
  parser.ontext = (found) => {
    if (!problem && open.length > 0) handler.text(withUnixNewlines(found));
  };
  parser.oncdata = parser.ontext;
  for (let at = 0; at < text.length && !problem; at += PART) {
    parser.write(text.slice(at, at + PART));
    const { attribList = [], sgmlDecl = "" } = parser as ParserState;
    if (attribList.length > LIMITS.attributes || sgmlDecl.length > LIMITS.declaration) stop("exchange-limit");
  }
  if (!problem) parser.close();
  if (!problem && roots === 0) stop("exchange-xml", text.length);
  return problem && refuse(problem.detail, problem.at);
}

function tagOf({ local, uri, attributes }: sax.QualifiedTag, offset: number): XmlTag {
  const named = Object.values(attributes).map((attribute): [string, string] => [
    attribute.prefix === "" ? attribute.local : `{${attribute.uri}}${attribute.local}`,
    attribute.value,
  ]);
  return { local, namespace: uri, attributes: new Map(named), offset };
}

/** A text as content or as an attribute of XML. Characters that XML does not have are left out. */
export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;")
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (found) => (/[\t\n\u007F-\u009F]/.test(found) ? found : ""));
}
