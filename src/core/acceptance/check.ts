import type { Catalogue } from "../catalogues/read.ts";
import { atMost, type Fault } from "../faults/table.ts";
import type { AcceptedMessages, MessageTexts } from "./record.ts";
import type { MessageState, TranslatedNamespace } from "./states.ts";

/**
 * Finds translations of messages whose source has changed since, and those that were never accepted. The
 * latter are only reported where the language has a record: without one, the site doesn't record them.
 *
 * @param namespaces All that the language translates.
 */
export function checkMessageStates(
  namespaces: readonly TranslatedNamespace[],
  accepted: AcceptedMessages,
): Fault[] {
  return namespaces.flatMap(({ catalogue, states }) => {
    if (!catalogue) return [];
    const stale = [...states].filter(([, { state }]) => state === "stale");
    const unaccepted = [...states].filter(([, { state }]) => state === "unaccepted");
    return [
      ...atMost(stale.map(([key, state]) => staleFault(catalogue, key, state))),
      ...(accepted.size > 0 ? unacceptedFault(catalogue, unaccepted) : []),
    ];
  });
}

function staleFault(catalogue: Catalogue, key: string, state: MessageState): Fault {
  const { file, locale, namespace } = catalogue;
  const { source, accepted } = state;
  return file.fault("message-stale", placeOf(catalogue, state), {
    key,
    before: shown(accepted ?? new Map()),
    after: shown(source),
    name: `${namespace}:${key}`,
    locale,
  });
}

/** One fault for all of a catalogue: a new one has many of them, and one command accepts them. */
function unacceptedFault(
  catalogue: Catalogue,
  [first, ...others]: readonly (readonly [key: string, state: MessageState])[],
): Fault[] {
  if (!first) return [];
  const { file, locale, namespace } = catalogue;
  const [key, state] = first;
  return [
    file.fault("message-unaccepted", placeOf(catalogue, state), {
      key,
      found: String(1 + others.length),
      name: `messages/${namespace}`,
      locale,
    }),
  ];
}

function placeOf({ offsets }: Catalogue, { path }: MessageState): number {
  return offsets.get(path ?? "") ?? 0;
}

/** The texts of a message on one line. */
function shown(texts: MessageTexts): string {
  return [...texts.values()].join(" / ");
}
