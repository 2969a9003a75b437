/** A value of front matter that YAML reads otherwise than it is meant. */
export interface ValueToQuote {
  readonly key: string;
  /** The sign that has a meaning of its own in YAML. */
  readonly sign: string;
  /** The value in the quotation marks that it needs. */
  readonly quoted: string;
}

const LINE = /^[ \t]*(?:- +)?([A-Za-z][\w-]*):[ \t]+(\S[^\r\n]*)/;

/**
 * What is meant by a line of front matter that YAML can't read, where its value needs quotation marks, or other
 * ones.
 *
 * @returns undefined where something else is wrong with the line.
 * @see https://yaml.org/spec/1.2.2/#rule-ns-plain-first
 * @example
 * valueToQuote('title: "He said "yes""'); // => { key: "title", sign: '"', quoted: `'He said "yes"'` }
 * valueToQuote("title: Visit: the day"); // => { key: "title", sign: ":", quoted: '"Visit: the day"' }
 */
export function valueToQuote(line: string): ValueToQuote | undefined {
  const [, key, rest = ""] = LINE.exec(line) ?? [];
  const value = rest.trim();
  if (key === undefined) return undefined;
  const [first = ""] = value;
  if (first === '"' || first === "'") {
    return isClosed(value, first) ? undefined : { key, sign: first, quoted: quoted(meantBy(value, first)) };
  }
  const sign = signOf(value);
  return sign === undefined ? undefined : { key, sign, quoted: quoted(value) };
}

/** The first sign of a plain value that means something else in YAML. */
function signOf(value: string): string | undefined {
  const [first = ""] = value;
  if (/^[%@`,?]|^-\s/.test(value)) return first;
  // A list, a map or a text of several lines has nothing after it but a comment.
  if (/^(?:\[[^\]]*\]|\{[^}]*\})[ \t]*[^\s#,\]}]|^[|>](?:[^\s+\-\d]|[+-]?\d?[ \t]+[^\s#])/.test(value))
    return first;
  return /^[^[\]{}|>#&*!]/.test(value) && /:(?:\s|$)/.test(value) ? ":" : undefined;
}

function isClosed(value: string, mark: string): boolean {
  const whole = mark === '"' ? /^"(?:[^"\\]|\\.)*"[ \t]*(?:#.*)?$/ : /^'(?:[^']|'')*'[ \t]*(?:#.*)?$/;
  return whole.test(value);
}

/** The text of a value whose quotation mark ends too soon or never. */
function meantBy(value: string, mark: string): string {
  const parts = value.split(mark);
  if (parts.length === 2) return value.slice(1);
  if (!value.endsWith(mark)) return value;
  // Marks that open and close in turn, as in `"A" and "B"`, are all part of the text.
  const inside = parts.filter((_, index) => index % 2 === 1);
  const isInTurn = parts.length % 2 === 1 && inside.every((part) => part !== "" && part.trim() === part);
  return isInTurn ? value : value.slice(1, -1);
}

/** A text in quotation marks that don't occur in it. */
function quoted(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}
