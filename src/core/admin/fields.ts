import { z } from "zod";
import type { articleSource, articleTranslation, EditionSchema } from "../content/schema.ts";
import type { Language } from "../language/languages.ts";
import type { Translate } from "../messages/messages.ts";

/** A field of a form, with the editor options that we use. @see https://sveltiacms.app/en/docs/fields */
export interface AdminField {
  readonly name: string;
  readonly label?: string;
  readonly hint?: string;
  readonly widget: string;
  /** `true`: every language has its own value; `false`: only the original has it. */
  readonly i18n: boolean;
  /** Languages that require it. */
  readonly required?: readonly string[] | false;
  readonly fields?: readonly AdminField[];
  readonly [option: string]: unknown;
}

/** What the fields of one form share. */
export interface Form {
  readonly original: string;
  readonly others: readonly Language[];
  readonly topics: readonly { readonly value: string; readonly label: string }[];
  readonly t: Translate;
}

type Key =
  | keyof z.infer<typeof articleSource>
  | keyof z.infer<typeof articleTranslation>
  | keyof NonNullable<z.infer<typeof articleSource>["cover"]>
  | keyof z.infer<typeof articleTranslation>["translation"];

type Widget = Pick<AdminField, "widget" | "fields"> & Readonly<Record<string, unknown>>;

/** Keys that a translation may repeat, although the original decides their values. */
const FACTS: readonly Key[] = ["date", "updated", "topics", "authors", "src", "credit"];

/** How each key of an edition is filled in. A key of the schema without a line here does not compile. */
const WIDGETS: Readonly<Record<Key, (form: Form) => Widget>> = {
  title: () => ({ widget: "string" }),
  date: () => DAY,
  order: () => ({ widget: "number", value_type: "int", min: 1 }),
  updated: () => DAY,
  topics: ({ topics }) => ({ widget: "select", multiple: true, min: 1, options: topics }),
  cover: () => ({ widget: "object", collapsed: "auto" }),
  summary: () => ({ widget: "text" }),
  authors: () => ({ widget: "list" }),
  source: () => ({ widget: "hidden", default: true }),
  editions: (form) => ({ widget: "object", collapsed: true, fields: stateFields(form) }),
  // A new article is published only when its author says so.
  draft: () => ({ widget: "boolean", default: true }),
  translation: () => ({ widget: "object", collapsed: true }),
  src: () => ({ widget: "image", choose_url: false, accept: "image/jpeg,image/png,image/webp,image/avif" }),
  alt: () => ({ widget: "string" }),
  caption: () => ({ widget: "text" }),
  credit: () => ({ widget: "string" }),
  of: () => ({ widget: "hidden" }),
  parts: () => ({ widget: "hidden" }),
  by: () => ({ widget: "string" }),
  reviewed: () => DAY,
  ignore: () => ({ widget: "keyvalue" }),
};

const DAY = {
  widget: "datetime",
  type: "date",
  format: "YYYY-MM-DD",
  date_format: "YYYY-MM-DD",
  time_format: false,
} as const;

/**
 * The fields of an article or a page: those of two schemas, and the text.
 *
 * @param source What an original has.
 * @param translation What a translation has.
 */
export function editionFields(source: EditionSchema, translation: EditionSchema, form: Form): AdminField[] {
  return withBody(schemaFields(source, translation, form), bodyField(form), acceptedField(form));
}

/** The fields of two schemas in the order of the schemas, those of the original first. */
function schemaFields(
  source: EditionSchema | undefined,
  translation: EditionSchema | undefined,
  form: Form,
): AdminField[] {
  const [first, second] = [shapeOf(source), shapeOf(translation)];
  return [...new Set([...Object.keys(first), ...Object.keys(second)])].map((name) => {
    const key = name as Key;
    const widget = WIDGETS[key](form);
    const required = [
      ...(isRequired(first[key]) ? [form.original] : []),
      ...(isRequired(second[key]) ? form.others.map(({ locale }) => locale) : []),
    ];
    const inner = widget.widget === "object" && !widget.fields;
    return {
      name,
      ...(widget.widget === "hidden"
        ? {}
        : { label: form.t(`admin:fields.${key}`), required: required.length > 0 && required }),
      ...hintOf(key, form.t),
      i18n: second[key] !== undefined && !FACTS.includes(key),
      ...(inner ? { fields: schemaFields(first[key], second[key], form) } : {}),
      ...widget,
    };
  });
}

const HINTED = [
  "summary",
  "alt",
  "caption",
  "order",
  "updated",
  "editions",
  "draft",
  "translation",
  "ignore",
] as const;

function hintOf(key: Key, t: Translate): { hint?: string } {
  const hinted = HINTED.find((one) => one === key);
  return hinted ? { hint: t(`admin:hints.${hinted}`) } : {};
}

/** A state for each language without a file. */
function stateFields({ others, t }: Form): AdminField[] {
  return others.map(({ locale, label }) => ({
    name: locale,
    label,
    widget: "select",
    i18n: false,
    required: false,
    options: (["announced", "absent"] as const).map((value) => ({ value, label: t(`admin:${value}`) })),
  }));
}

/** Fields that are seldom filled in come after the text. */
function withBody(fields: readonly AdminField[], ...after: readonly AdminField[]): AdminField[] {
  const seldom = fields.findIndex(({ name }) => name === "editions");
  return [...fields.slice(0, seldom), ...after, ...fields.slice(seldom)];
}

/** A box that a translator ticks when the translation is finished. It is in no file: saving accepts the translation. */
function acceptedField({ t }: Form): AdminField {
  return {
    name: "accepted",
    label: t("admin:fields.accepted"),
    hint: t("admin:hints.accepted"),
    widget: "boolean",
    i18n: true,
    required: false,
  };
}

function bodyField({ original, t }: Form): AdminField {
  return {
    name: "body",
    label: t("admin:fields.body"),
    hint: t("admin:hints.body"),
    widget: "markdown",
    i18n: true,
    required: [original],
    // The editor's other mode loses the alignment of tables and galleries of pictures.
    modes: ["raw"],
    buttons: [
      "bold",
      "italic",
      "link",
      "heading-two",
      "heading-three",
      "quote",
      "bulleted-list",
      "numbered-list",
    ],
    editor_components: ["image"],
    linked_images: false,
  };
}

/** The keys of an object schema; any other schema has no keys. */
function shapeOf(schema: EditionSchema | undefined): Readonly<Record<string, z.ZodType>> {
  const plain = plainSchema(schema);
  return plain instanceof z.ZodObject ? (plain.shape as Record<string, z.ZodType>) : {};
}

function plainSchema(schema: EditionSchema | undefined): EditionSchema | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return plainSchema(schema.unwrap() as EditionSchema);
  return schema instanceof z.ZodPipe ? plainSchema(schema.in as EditionSchema) : schema;
}

/** Whether a field must be filled in before saving. What a translator may leave empty is never required. */
function isRequired(schema: EditionSchema | undefined): boolean {
  return schema !== undefined && !schema.safeParse(undefined).success && !schema.safeParse(null).success;
}
