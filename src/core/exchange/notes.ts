import type { Glossary } from "../catalogues/glossary.ts";
import type { Translate } from "../messages/messages.ts";
import type { ExchangeUnit, ExportedUnit } from "./units.ts";

/** What notes to translators are made of. */
export interface NoteFacts {
  /** In the language of the translators. */
  readonly t: Translate;
  readonly glossary: Glossary;
  readonly sourceLocale: string;
  readonly targetLocale: string;
}

/** A unit with its notes: where the text is seen, its page, its room, and the agreed terms in it. */
export function withNotes(unit: ExchangeUnit, facts: NoteFacts): ExportedUnit {
  const { description, page, limit } = unit;
  const { t } = facts;
  return {
    ...unit,
    previousNotes: previousNotes(unit, t),
    notes: [
      ...(description === undefined ? [] : [description]),
      ...(page === undefined ? [] : [t("cli:exchange.notes.page", { url: page })]),
      ...(limit === undefined ? [] : [t("cli:exchange.notes.limit", { limit })]),
      ...termNotes(unit, facts),
    ],
  };
}

function previousNotes({ state, target, previousSource }: ExchangeUnit, t: Translate): string[] {
  if (state !== "changed") return [];
  const before = previousSource === undefined ? [] : [previousSource];
  return [
    ...before.map((text) => t("cli:exchange.notes.previousSource", { text })),
    t("cli:exchange.notes.previousTarget", { text: target }),
  ];
}

function termNotes(
  { source }: ExchangeUnit,
  { t, glossary, sourceLocale, targetLocale }: NoteFacts,
): string[] {
  const text = source.toLowerCase();
  return glossary.entries.flatMap(({ forms }) => {
    const found = forms[sourceLocale]?.find((form) => text.includes(form.toLowerCase()));
    const agreed = forms[targetLocale]?.join(" / ");
    if (found === undefined || agreed === undefined) return [];
    return [t("cli:exchange.notes.term", { term: found, translation: agreed })];
  });
}
