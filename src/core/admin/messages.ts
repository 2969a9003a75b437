import { describe } from "../catalogues/descriptions.ts";
import type { Catalogue } from "../catalogues/read.ts";
import { numbersOf } from "../edits/catalogue.ts";
import type { Language } from "../language/languages.ts";
import type { Translate } from "../messages/messages.ts";
import { byStem, PLURALS, wholeForms } from "../messages/plurals.ts";
import { TOOL_NAMESPACES } from "../messages/tool-messages.ts";
import { flatten, type Messages } from "../messages/tree.ts";
import type { AdminField } from "./fields.ts";

/** The namespaces that readers see. The command has its own, in its own languages. */
export function namespacesOf(catalogues: readonly Catalogue[]): string[] {
  const namespaces = new Set(catalogues.map(({ namespace }) => namespace));
  return [...namespaces].filter((namespace) => !TOOL_NAMESPACES.includes(namespace)).sort();
}

/** Texts longer than this many characters are edited in a field of several lines. */
const LONG_TEXT = 60;

/** What the fields of messages need to know. */
export interface MessageFacts {
  readonly namespace: string;
  /** Of that namespace, one for each language that has it. */
  readonly catalogues: readonly Catalogue[];
  /** That the others are translated from. */
  readonly defaultLocale: string;
  readonly languages: readonly Language[];
  /** Of all messages, for translators. */
  readonly descriptions: Messages;
  /** Language of the descriptions. */
  readonly locale: string;
  readonly t: Translate;
}

/** A message that a form has a field for. */
interface Leaf {
  /** Dotted path. */
  readonly path: string;
  /** Its plural form; "" where it has none. */
  readonly form: string;
  readonly stem: string;
  /** Languages that have it. */
  readonly locales: readonly string[];
  /** Text of the default language. */
  readonly source: string;
  /** Of the longest text. */
  readonly length: number;
}

/**
 * The fields of a catalogue, with every message that it has in any language. The plural forms of a message are together, each
 * form that one of the languages needs.
 */
export function messageFields(facts: MessageFacts): AdminField[] {
  const { catalogues, defaultLocale, languages } = facts;
  const order = [defaultLocale, ...languages.map(({ locale }) => locale)];
  const stems = new Map<string, Map<string, Map<string, string>>>();
  for (const { locale, messages } of [...catalogues].sort(
    (a, b) => order.indexOf(a.locale) - order.indexOf(b.locale),
  )) {
    for (const [stem, forms] of byStem(flatten(messages))) {
      const known = stems.get(stem) ?? new Map<string, Map<string, string>>();
      stems.set(stem, known);
      for (const [form, { text }] of forms) {
        const texts = known.get(form) ?? new Map<string, string>();
        known.set(form, texts.set(locale, text));
      }
    }
  }
  const leaves = [...stems].flatMap(([stem, forms]) => leavesOf(stem, forms, facts));
  return treeFields(leaves, "", facts);
}

function leavesOf(
  stem: string,
  forms: ReadonlyMap<string, ReadonlyMap<string, string>>,
  { defaultLocale, languages }: MessageFacts,
): Leaf[] {
  const source = forms.get("other")?.get(defaultLocale) ?? forms.get("")?.get(defaultLocale) ?? "";
  const leaf = (form: string, locales: readonly string[]): Leaf => {
    const texts = forms.get(form) ?? new Map<string, string>();
    return {
      path: form === "" ? stem : `${stem}_${form}`,
      form,
      stem,
      locales,
      source: texts.get(defaultLocale) ?? source,
      length: Math.max(0, ...[...texts.values()].map((text) => text.length)),
    };
  };
  const whole = forms.get("");
  if (whole) return [leaf("", [...whole.keys()])];
  const needing = (form: string) =>
    languages
      .filter(({ lang }) => (wholeForms(lang, stem) as string[]).includes(form))
      .map(({ locale }) => locale);
  return PLURALS.flatMap((form) => {
    const locales = [...new Set([...needing(form), ...(forms.get(form)?.keys() ?? [])])];
    return locales.length > 0 ? [leaf(form, locales)] : [];
  });
}

/** @param prefix Dotted path of the object that the fields are in, with a dot at its end. */
function treeFields(leaves: readonly Leaf[], prefix: string, facts: MessageFacts): AdminField[] {
  const names = new Set(leaves.map(({ path }) => path.slice(prefix.length).split(".")[0] ?? ""));
  return [...names].map((name): AdminField => {
    const leaf = leaves.find(({ path }) => path === prefix + name);
    if (leaf) return leafField(leaf, name, facts);
    const inner = leaves.filter(({ path }) => path.startsWith(`${prefix}${name}.`));
    return {
      name,
      label: name,
      widget: "object",
      i18n: true,
      fields: treeFields(inner, `${prefix}${name}.`, facts),
    };
  });
}

function leafField(leaf: Leaf, name: string, facts: MessageFacts): AdminField {
  const { form, length, locales } = leaf;
  return {
    name,
    label: form === "" ? name : `${name.slice(0, -form.length - 1)} · ${form}`,
    hint: hintOf(leaf, facts),
    widget: length > LONG_TEXT ? "text" : "string",
    i18n: true,
    required: locales,
  };
}

/** Where a message is seen, its limit, what it translates, and the numbers of its plural form in each language. */
function hintOf({ path, stem, form, source, locales }: Leaf, facts: MessageFacts): string {
  const { namespace, descriptions, locale, languages, t } = facts;
  const described = describe(descriptions, namespace, path, locale);
  const numbers = form === "" ? [] : languages.filter((one) => locales.includes(one.locale));
  return [
    ...(described ? [described.text] : []),
    ...(source === "" ? [] : [t("admin:source", { text: source })]),
    ...(described?.limit === undefined ? [] : [t("admin:limit", { limit: described.limit })]),
    ...numbers.map(({ lang, label }) =>
      t("admin:numbers", { language: label, numbers: numbersOf(lang, form, stem) }),
    ),
  ].join(" · ");
}
