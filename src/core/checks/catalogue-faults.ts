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
 * @param room Half-width columns that there are for a message, by namespace and path. A limit in a note on
 * the message or on its source takes precedence.
 */
export function checkTexts(
  catalogues: readonly Catalogue[],
  languages: readonly Language[],
  sourceLocale: string,
  glossary: Glossary,
  room: (namespace: string, path: string) => number | undefined = () => undefined,
): Fault[] {
  const from = languages.find(({ locale }) => locale === sourceLocale);
  if (!from) return [];
  const messagesBy = new Map<Catalogue, CheckedMessage[]>();
  const together = languages.flatMap((tongue) => {
    const own = catalogues.filter(({ locale }) => locale === tongue.locale);
    for (const one of own) messagesBy.set(one, messagesOf(one, catalogues, tongue, from, glossary, room));
    const findings = compareMessages(own.flatMap((one) => messagesBy.get(one) ?? []));
    return findings.map((finding) => ({ ...finding, locale: tongue.locale }));
  });
  return catalogues.flatMap((catalogue) => {
    const { locale, namespace } = catalogue;
    const source = sourceOf(catalogue, catalogues, sourceLocale);
    const concerned = together.filter((one) => one.locale === locale && one.namespace === namespace);
    const faults = faultsOf(catalogue, source, messagesBy.get(catalogue) ?? [], concerned);
    return atMost(catalogue === source ? styleOnce(faults) : faults);
  });
}

/** The catalogue that another one is translated from; itself where it is the source. */
function sourceOf(
  { namespace }: Catalogue,
  catalogues: readonly Catalogue[],
  sourceLocale: string,
): Catalogue | undefined {
  return catalogues.find((one) => one.locale === sourceLocale && one.namespace === namespace);
}

function messagesOf(
  catalogue: Catalogue,
  catalogues: readonly Catalogue[],
  tongue: Language,
  from: Language,
  glossary: Glossary,
  room: (namespace: string, path: string) => number | undefined,
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
        limitOf(catalogue, path, stem) ?? (source && limitOf(source, path, stem)) ?? room(namespace, path),
      elsewhere: others.map((one) => flatten(one.messages)),
    },
  );
}

function limitOf({ notes }: Catalogue, path: string, stem: string): number | undefined {
  return notes.get(path)?.limit ?? notes.get(stem)?.limit;
}

function faultsOf(
  catalogue: Catalogue,
  source: Catalogue | undefined,
  messages: readonly CheckedMessage[],
  together: readonly MessageFinding[],
): Fault[] {
  const { namespace, notes, file } = catalogue;
  const findings: MessageFinding[] = [
    ...messages.flatMap((message) =>
      runChecks(message).map((found) => ({ ...found, namespace, path: message.path, stem: message.stem })),
    ),
    ...together,
  ];
  const faults: Fault[] = [];
  const left = new Set(findings);
  const messagesOf = byName(messages);
  const findingsOf = byName(findings);
  const stems = messages.map(({ stem }) => stem);
  for (const [key, { ignore }] of notes) {
    const own = messagesOf.get(key);
    if (!own) {
      const at = catalogue.offsets.get(key.replace(/[^.]*$/, "@$&")) ?? 0;
      faults.push(file.fault("unknown-key", at, { key: `@${key}` }, nearest(key, stems)));
      continue;
    }
    const concerned = findingsOf.get(key) ?? [];
    const { findings: kept, ...rest } = applyIgnores(concerned, ignore, (name) =>
      name in CHECKS ? own.some((message) => judges(name as CheckName, message)) : catalogue !== source,
    );
    for (const finding of concerned) if (!kept.includes(finding)) left.delete(finding);
    for (const { name, at } of rest.unneeded) faults.push(file.fault("ignore-unneeded", at, { check: name }));
    for (const { name, at } of rest.unknown) {
      const values = { check: name, expected: CHECK_NAMES.join(", ") };
      faults.push(file.fault("ignore-unknown", at, values, nearest(name, CHECK_NAMES)));
    }
  }
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
  const at = offsets.get(path) ?? offsets.get(`${stem}_other`) ?? offsets.get(stem) ?? 0;
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
