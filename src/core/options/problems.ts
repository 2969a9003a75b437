import { z } from "zod";
import { nearest } from "../language/nearest.ts";

/** The parameters of a problem whose message is complete. */
export const COMPLETE = { complete: true };

/** What is wrong with options, a line for each problem, with the dotted path to the innermost place. */
export function optionProblems(schema: z.ZodType, error: z.ZodError, options: unknown): string[] {
  return error.issues.flatMap(innermost).flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      const known = keysAt(schema, issue.path);
      return issue.keys.map((key) => {
        const meant = nearest(key, known);
        const path = [...issue.path, key].join(".");
        return `${path}: unknown option${meant === undefined ? "" : `; did you mean "${meant}"?`}`;
      });
    }
    const path = issue.path.join(".") || "options";
    if (issue.code === "custom" && issue.params === COMPLETE) return [`${path}: ${issue.message}`];
    const received = issue.path.reduce<unknown>(
      (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
      options,
    );
    return [`${path}: ${expected(issue)} (received ${JSON.stringify(received) ?? "nothing"})`];
  });
}

type Issue = z.core.$ZodIssue;

/** An option that takes values of several kinds is wrong in the kind that was given, not in the others. */
function innermost(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const [kind, second] = issue.errors.filter((branch) => !branch.some(isOtherKind));
  if (!kind || second) return [issue];
  return kind.flatMap((one) => innermost({ ...one, path: [...issue.path, ...one.path] }));
}

function isOtherKind({ code, path }: Issue): boolean {
  return path.length === 0 && (code === "invalid_type" || code === "invalid_value");
}

function expected(issue: Issue): string {
  if (issue.code !== "invalid_union") return issue.message;
  const kinds = issue.errors.flat().flatMap((one) => {
    if (one.code === "invalid_type") return [one.expected];
    return one.code === "invalid_value" ? one.values.map((value) => JSON.stringify(value)) : [];
  });
  return kinds.length > 0 ? `expected ${kinds.join(" or ")}` : issue.message;
}

/** The keys that an object at a path may have; empty where any is allowed. */
function keysAt(schema: z.core.$ZodType, [key, ...rest]: readonly PropertyKey[]): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly)
    return keysAt(schema.unwrap(), key === undefined ? [] : [key, ...rest]);
  if (schema instanceof z.ZodPipe) return keysAt(schema.in, key === undefined ? [] : [key, ...rest]);
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((one) => keysAt(one, key === undefined ? [] : [key, ...rest]));
  if (schema instanceof z.ZodObject) {
    if (key === undefined) return Object.keys(schema.shape);
    const inner: unknown = schema.shape[String(key)];
    return inner instanceof z.ZodType ? keysAt(inner, rest) : [];
  }
  if (key !== undefined && schema instanceof z.ZodArray) return keysAt(schema.element, rest);
  return key !== undefined && schema instanceof z.ZodRecord ? keysAt(schema.valueType, rest) : [];
}
