import type { CheckNotes } from "../catalogues/check-notes.ts";
import type { Glossary } from "../catalogues/glossary.ts";
import type { Catalogue } from "../catalogues/read.ts";
import { FAULTS_AT_ONCE, type Fault } from "../faults/table.ts";
import type { Language } from "../language/languages.ts";
import { nearest } from "../language/nearest.ts";
import { flatten } from "../messages/tree.ts";
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
  const found = catalogues.flatMap((catalogue) => {
    const tongue = languages.find(({ locale }) => locale === catalogue.locale);
    if (!tongue || !from) return [];
    const source = catalogues.find(
      ({ locale, namespace }) => locale === sourceLocale && namespace === catalogue.namespace,
    );
    const messages = pairMessages(
      flatten(catalogue.messages),
      tongue,
      source && source !== catalogue ? flatten(source.messages) : undefined,
      from,
      glossary,
      (path, stem) =>
        limitOf(notes, catalogue, path, stem) ??
        (source && limitOf(notes, source, path, stem)) ??
        room(catalogue.namespace, path),
    );
    const own = notes.get(catalogue.locale);
    return faultsOf(catalogue, source, messages, own).slice(0, FAULTS_AT_ONCE);
  });
  return [...found, ...[...notes].flatMap(([locale, own]) => strayNotes(catalogues, locale, own))];
}

/** Notes on messages of a namespace that the language doesn't have. */
function strayNotes(catalogues: readonly Catalogue[], locale: string, { file, notes }: CheckNotes): Fault[] {
  const known = catalogues.filter((one) => one.locale === locale).map(({ namespace }) => namespace);
  return [...notes]
    .filter(([name]) => !known.includes(name.split(":", 1)[0] ?? ""))
    .map(([name, { at }]) => file.fault("unknown-key", at, { key: name }))
    .slice(0, FAULTS_AT_ONCE);
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
  notes: CheckNotes | undefined,
): Fault[] {
  const { file } = catalogue;
  const findings: MessageFinding[] = [
    ...messages.flatMap((message) =>
      runChecks(message).map((found) => ({ ...found, path: message.path, stem: message.stem })),
    ),
    ...compareMessages(messages),
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
