import type { CheckNotes } from "../catalogues/check-notes.ts";
import type { Glossary } from "../catalogues/glossary.ts";
import { type Catalogue, isRefused } from "../catalogues/read.ts";
import { atMost, type Fault } from "../faults/table.ts";
import type { Language } from "../language/languages.ts";
import { nearest } from "../language/nearest.ts";
import { flatten } from "../messages/tree.ts";
import { styleOnce } from "./house-style.ts";
import { applyIgnores } from "./ignores.ts";
import { type CheckedMessage, compareMessages, type MessageFinding, pairMessages } from "./messages.ts";
import { judges, runChecks } from "./run.ts";
import { CHECK_NAMES, CHECKS, type CheckName, codeOf } from "./table.ts";
import { valuesOf } from "./values.ts";

/**
 * Checks the texts of all catalogues: each by itself, and each translation against its source.
 * `checkCatalogues` finds missing and superfluous messages.
 *
 * @param sourceLocale The language that the others are compared with.
 * @param notes Instructions for the checks, by locale.
 * @param room Half-width columns that there are for a message, by namespace and path. A limit in a note on
 * the message or on its source takes precedence.
 */
export function checkTexts(
  catalogues: readonly Catalogue[],
  languages: readonly Language[],
  sourceLocale: string,
  glossary: Glossary,
  notes: ReadonlyMap<string, CheckNotes> = new Map(),
  room: (namespace: string, path: string) => number | undefined = () => undefined,
): Fault[] {
  const from = languages.find(({ locale }) => locale === sourceLocale);
  if (!from) return [];
  const messagesBy = new Map<Catalogue, CheckedMessage[]>();
  const together = languages.flatMap((tongue) => {
    const own = catalogues.filter(({ locale }) => locale === tongue.locale);
    for (const one of own)
      messagesBy.set(one, messagesOf(one, catalogues, tongue, from, { glossary, notes, room }));
    const findings = compareMessages(own.flatMap((one) => messagesBy.get(one) ?? []));
    return findings.map((finding) => ({ ...finding, locale: tongue.locale }));
  });
  const found = catalogues.flatMap((catalogue) => {
    const { locale, namespace } = catalogue;
    const source = sourceOf(catalogue, catalogues, sourceLocale);
    const concerned = together.filter((one) => one.locale === locale && one.namespace === namespace);
    const messages = messagesBy.get(catalogue) ?? [];
    const faults = faultsOf(catalogue, source, messages, concerned, notes.get(locale));
    return atMost(catalogue === source ? styleOnce(faults) : faults);
  });
  return [...found, ...[...notes].flatMap(([locale, own]) => strayNotes(catalogues, locale, own))];
}

/** The catalogue that another one is translated from; itself where it is the source. */
function sourceOf(
  { namespace }: Catalogue,
  catalogues: readonly Catalogue[],
  sourceLocale: string,
): Catalogue | undefined {
  return catalogues.find((one) => one.locale === sourceLocale && one.namespace === namespace);
}

/** What messages are checked by. */
interface Guidance {
  readonly glossary: Glossary;
  readonly notes: ReadonlyMap<string, CheckNotes>;
  readonly room: (namespace: string, path: string) => number | undefined;
}

function messagesOf(
  catalogue: Catalogue,
  catalogues: readonly Catalogue[],
  tongue: Language,
  from: Language,
  { glossary, notes, room }: Guidance,
): CheckedMessage[] {
  const { namespace } = catalogue;
  const source = sourceOf(catalogue, catalogues, from.locale);
  const others = catalogues.filter(
    (one) => one.namespace === namespace && one !== catalogue && one !== source,
  );
  const sound = (one: Catalogue) =>
    new Map(
      [...flatten(one.messages)].filter(
        ([path]) => !isRefused(catalogue, path) && !(source && isRefused(source, path)),
      ),
    );
  return pairMessages(
    sound(catalogue),
    tongue,
    source && source !== catalogue ? sound(source) : undefined,
    from,
    glossary,
    {
      namespace,
      limitOf: (path, stem) =>
        limitOf(notes, catalogue, path, stem) ??
        (source && limitOf(notes, source, path, stem)) ??
        room(namespace, path),
      elsewhere: others.map((one) => flatten(one.messages)),
    },
  );
}

/** Notes on messages of a namespace that the language doesn't have. */
function strayNotes(catalogues: readonly Catalogue[], locale: string, { file, notes }: CheckNotes): Fault[] {
  const known = catalogues.filter((one) => one.locale === locale).map(({ namespace }) => namespace);
  const stray = [...notes].filter(([name]) => !known.includes(name.split(":", 1)[0] ?? ""));
  return atMost(stray.map(([name, { at }]) => file.fault("unknown-key", at, { key: name })));
}

function limitOf(
  notes: ReadonlyMap<string, CheckNotes>,
  { locale, namespace }: Catalogue,
  path: string,
  stem: string,
): number | undefined {
  const own = notes.get(locale)?.notes;
  return own?.get(`${namespace}:${path}`)?.limit ?? own?.get(`${namespace}:${stem}`)?.limit;
}

function faultsOf(
  catalogue: Catalogue,
  source: Catalogue | undefined,
  messages: readonly CheckedMessage[],
  together: readonly MessageFinding[],
  notes: CheckNotes | undefined,
): Fault[] {
  const { namespace, file } = catalogue;
  const findings: MessageFinding[] = [
    ...messages.flatMap((message) =>
      runChecks(message).map((found) => ({ ...found, namespace, path: message.path, stem: message.stem })),
    ),
    ...together,
  ];
  const { left, faults } = notes
    ? withoutIgnored(catalogue, source, messages, findings, notes)
    : { left: findings, faults: [] };
  for (const finding of left) {
    const from = source && source !== catalogue ? placeIn(source, finding.path, finding.stem) : "—";
    faults.push(
      file.fault(
        codeOf(finding.check),
        offsetOf(catalogue, finding),
        valuesOf(finding, from),
        finding.suggestion,
      ),
    );
  }
  return faults;
}

/** Takes out the findings that are ignored, and reports notes that nothing needs. */
function withoutIgnored(
  catalogue: Catalogue,
  source: Catalogue | undefined,
  messages: readonly CheckedMessage[],
  findings: readonly MessageFinding[],
  { file, notes }: CheckNotes,
): { left: MessageFinding[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const left = new Set(findings);
  const messagesOf = byName(messages);
  const findingsOf = byName(findings);
  const prefix = `${catalogue.namespace}:`;
  for (const [name, { ignore, at }] of notes) {
    if (!name.startsWith(prefix)) continue;
    const key = name.slice(prefix.length);
    const own = messagesOf.get(key);
    if (!own) {
      const meant = nearest(
        name,
        messages.map(({ stem }) => prefix + stem),
      );
      faults.push(file.fault("unknown-key", at, { key: name }, meant));
      continue;
    }
    const concerned = findingsOf.get(key) ?? [];
    const { findings: kept, ...rest } = applyIgnores(concerned, ignore, (check) =>
      check in CHECKS ? own.some((message) => judges(check as CheckName, message)) : catalogue !== source,
    );
    for (const finding of concerned) if (!kept.includes(finding)) left.delete(finding);
    for (const { name: check, at: place } of rest.unneeded)
      faults.push(file.fault("ignore-unneeded", place, { check }));
    for (const { name: check, at: place } of rest.unknown) {
      const values = { check, expected: CHECK_NAMES.join(", ") };
      faults.push(file.fault("ignore-unknown", place, values, nearest(check, CHECK_NAMES)));
    }
  }
  return { left: [...left], faults };
}

/** Messages, or findings in them, by path and by stem. */
function byName<Item extends { readonly path: string; readonly stem: string }>(
  items: readonly Item[],
): Map<string, Item[]> {
  const named = new Map<string, Item[]>();
  for (const item of items) {
    for (const name of new Set([item.path, item.stem])) {
      const known = named.get(name);
      if (known) known.push(item);
      else named.set(name, [item]);
    }
  }
  return named;
}

/** The place of a message of the source, for a reader who compares. */
function placeIn({ file, offsets }: Catalogue, path: string, stem: string): string {
  const keys = [path, `${stem}_other`, `${stem}_many`, stem];
  const at = offsets.get(keys.find((key) => offsets.has(key)) ?? "") ?? 0;
  return `${file.file}:${file.positionOf(at).line}`;
}

/** The place of a finding in the file: within the text of its message, which JSON may write differently. */
function offsetOf({ file, offsets }: Catalogue, { path, found, at }: MessageFinding): number {
  const key = offsets.get(path) ?? 0;
  const opening = /^"(?:[^"\\]|\\.)*"\s*:\s*"/.exec(file.text.slice(key, key + 2000));
  if (!opening) return key;
  const start = key + opening[0].length;
  const raw = /^(?:[^"\\]|\\.)*/.exec(file.text.slice(start, start + 20_000))?.[0] ?? "";
  const spelt = JSON.stringify(found).slice(1, -1);
  const within = spelt === "" ? 0 : raw.indexOf(spelt, raw.includes("\\") ? 0 : at);
  return start + Math.max(0, within);
}
