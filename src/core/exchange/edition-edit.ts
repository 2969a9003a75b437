import { fingerprint } from "../content/fingerprint.ts";
import { newlineOf, withUnixNewlines } from "../content/newlines.ts";
import { type SourceFile, translatableText } from "../content/works.ts";
import { type EditionTexts as NewTexts, withTexts } from "../edits/edition.ts";
import { setInFrontMatter } from "../edits/front-matter.ts";
import { areAligned, fixedBlocksOf, segmentsOf, withSegments } from "../edits/segments.ts";
import { lacking } from "./codes.ts";
import { type BodyPlan, type EditionTexts, planBody } from "./edition-units.ts";

/** What came back for one edition. */
export interface ReceivedTexts {
  /** New texts by key. */
  readonly texts: ReadonlyMap<string, string>;
  /** Keys of changed parts whose translation still holds, because it came back as it is. */
  readonly confirmed: ReadonlySet<string>;
}

/** A translation with the texts that came back. */
export interface Written {
  /** Undefined if the file has no front matter. */
  readonly after: string | undefined;
  /** The keys of texts that could not be written. */
  readonly refused: readonly string[];
  /** Whether the body has the parts of the present original now, which its front matter notes. */
  readonly hasNewParts: boolean;
}

/**
 * Puts the texts that came back into a translation. Where the original has lost, gained or moved parts since it was
 * translated, the body is rebuilt from the translated parts, but only if none of them is open any more: half
 * an edition would say something else than its original.
 *
 * @param file The whole file of the translation, with its byte order mark if it has one.
 */
export function withReceived(file: string, edition: EditionTexts, received: ReceivedTexts): Written {
  const head = new Map([...received.texts].filter(([key]) => !isPart(key)));
  const keys = [...received.texts.keys()].filter(isPart);
  const write = (body: NewTexts["body"], refused: string[] = []) => ({
    after: withTexts(file, { head, body }),
    refused,
    hasNewParts: false,
  });
  if (keys.length === 0) return write(new Map());
  const plan = planBody(edition);
  if (plan.inPlace) return write(inPlace(plan, received.texts));
  const isComplete = plan.parts.every(
    ({ key, state }) => state === "done" || received.texts.has(key) || received.confirmed.has(key),
  );
  const body = isComplete ? rebuilt(plan, edition, received.texts) : undefined;
  if (body !== undefined) {
    const { after } = write(body.replaceAll("\n", newlineOf(file)));
    return { after: after && withParts(after, edition.source), refused: [], hasNewParts: true };
  }
  const known = new Map(plan.parts.map((part) => [part.key, part]));
  const refused = isComplete ? keys : keys.filter((key) => known.get(key)?.place === undefined);
  return write(isComplete ? new Map() : inPlace(plan, received.texts), refused);
}

/** A translation with the note that its body has the parts of the present original. */
export function withParts(file: string, source: SourceFile): string {
  const of = fingerprint(translatableText(source));
  return setInFrontMatter(file, ["translation", "parts"], of) ?? file;
}

function isPart(key: string): boolean {
  return key.startsWith("text.");
}

/** The texts of parts that the translation has, by their index there. */
function inPlace({ parts }: BodyPlan, texts: ReadonlyMap<string, string>): Map<number, string> {
  return new Map(
    parts.flatMap(({ key, place }): [number, string][] => {
      const text = texts.get(key);
      return text === undefined || place === undefined ? [] : [[place, text]];
    }),
  );
}

/**
 * The body of the original with all its parts in translation.
 *
 * @returns undefined if something would be lost or shifted: code that only the translation has, or a text that would
 * not stay one part.
 */
function rebuilt(
  { parts }: BodyPlan,
  { source, translation, parts: base }: EditionTexts,
  texts: ReadonlyMap<string, string>,
): string | undefined {
  const [now, was, there] = [source.body, base?.body ?? "", translation?.body ?? ""].map(fixedBlocksOf);
  if (lacking([...(now ?? []), ...(was ?? [])], there ?? []).length > 0) return undefined;
  const wanted = parts.map(({ key, target }) => texts.get(key) ?? target);
  const body = withUnixNewlines(withSegments(source.body, new Map(wanted.entries())));
  const result = segmentsOf(body);
  const isSound =
    areAligned(segmentsOf(source.body), result) && result.every(({ text }, index) => text === wanted[index]);
  return isSound ? `\n${body.trim()}\n` : undefined;
}
