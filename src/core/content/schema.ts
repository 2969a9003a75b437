import { z } from "zod";
import { isCalendarDate } from "../language/calendar.ts";
import { readAlias } from "../redirects/alias.ts";
import { FINGERPRINT } from "./fingerprint.ts";
import { isMoment } from "./waiting.ts";

const text = z.string().trim().min(1, "text");
const date = z.string({ error: "calendar date" }).refine(isCalendarDate, "calendar date");
const moment = z.string("moment").refine(isMoment, "moment");
const flag = z.literal(true, "true");
const topics = z
  .array(text)
  .min(1, "list")
  .refine((list) => new Set(list).size === list.length, "list-unique");
const authors = z.array(text).min(1, "list");
const aliases = z
  .array(z.string("old-address").refine((alias) => readAlias(alias) !== undefined, "old-address"))
  .min(1, "list");
const state = z.enum(["announced", "absent"], "announced-or-absent");

const cover = z.strictObject({
  src: text,
  alt: text,
  caption: text.optional(),
  credit: text.optional(),
});

// A translator who has just begun leaves the key empty.
const translation = z
  .strictObject({
    of: z.string("fingerprint").regex(FINGERPRINT, "fingerprint").nullish(),
    /** Written by an import: the original whose parts the text has, if they are not those of `of`. */
    parts: z.string("fingerprint").regex(FINGERPRINT, "fingerprint").nullish(),
    by: text.optional(),
    reviewed: date.optional(),
  })
  .nullable()
  .transform((value) => value ?? {});

/** The source edition of an article, which holds the facts. */
export const articleSource = z.strictObject({
  title: text,
  date,
  order: z.int("whole-number").min(1, "whole-number").optional(),
  updated: date.optional(),
  topics,
  cover: cover.optional(),
  summary: text.optional(),
  authors: authors.optional(),
  source: flag,
  /** The states of languages that have no file. */
  editions: z.record(z.string(), state).optional(),
  /** Old addresses of this edition. */
  aliases: aliases.optional(),
  draft: flag.optional(),
  /** When readers may see it. */
  publish: moment.optional(),
  /** Checks to ignore because the text is right, with the reason. */
  ignore: z.record(z.string(), text).optional(),
});

/** A translation: texts, and what they were made from. Facts may be repeated, never contradicted. */
export const articleTranslation = z.strictObject({
  title: text,
  summary: text.optional(),
  cover: cover.partial().optional(),
  translation,
  /** Old addresses of this edition. */
  aliases: aliases.optional(),
  draft: flag.optional(),
  /** When readers may see it. */
  publish: moment.optional(),
  /** Checks to ignore because the text is right, with the reason. */
  ignore: z.record(z.string(), text).optional(),
  date: date.optional(),
  updated: date.optional(),
  topics: topics.optional(),
  authors: authors.optional(),
});

/** A permanent page such as "about": an article without a date. */
export const pageSource = articleSource.omit({ date: true, order: true, topics: true, authors: true });
export const pageTranslation = articleTranslation.omit({ date: true, topics: true, authors: true });

/** Any of these. */
export type EditionSchema = z.ZodType;
export type ArticleSource = z.infer<typeof articleSource>;
export type ArticleTranslation = z.infer<typeof articleTranslation>;

/**
 * The keys that a schema knows at a path, for "did you mean".
 *
 * @example
 * schemaKeys(articleSource)(["cover"]); // => ["src", "alt", "caption", "credit"]
 */
export function schemaKeys(schema: z.ZodType): (path: readonly PropertyKey[]) => readonly string[] {
  return (path) => {
    let at: z.ZodType | undefined = schema;
    for (const key of path)
      at =
        unwrap(at) instanceof z.ZodObject
          ? ((unwrap(at) as z.ZodObject).shape[String(key)] as z.ZodType)
          : undefined;
    const object = unwrap(at);
    return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
  };
}

function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return unwrap(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodPipe ? unwrap(schema.in as z.ZodType) : schema;
}
