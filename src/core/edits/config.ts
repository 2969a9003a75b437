/**
 * Adds an entry to the array `languages` in the text of a configuration, laid out like the entries before it.
 *
 * @param entry As it must be written there: `{ locale: "kk", status: "configuring" }`.
 * @returns undefined where there is no such array, or more than one. Only loading the result shows whether it
 * is what was meant.
 * @example
 * addToLanguages('languages: ["en", "ru"],', '{ locale: "kk" }'); // => 'languages: ["en", "ru", { locale: "kk" }],'
 */
export function addToLanguages(text: string, entry: string): string | undefined {
  const arrays = [...text.matchAll(/\blanguages["']?\s*:\s*\[/g)];
  const [array] = arrays;
  if (!array || arrays.length > 1) return undefined;
  const start = array.index + array[0].length;
  const end = closingBracket(text, start);
  if (end === undefined) return undefined;
  const inside = text.slice(start, end);
  const written = inside.trimEnd();
  const space = inside.slice(written.length);
  const indent = /(?:\r\n|\n|\r)[ \t]*(?=\S)/.exec(inside)?.[0];
  const comma = written === "" || written.endsWith(",") ? "" : ",";
  // A comment at the end of a line would swallow what follows it.
  if (/\/\/[^\r\n]*$/.test(written)) return undefined;
  const gap = indent ?? (written === "" ? "" : " ");
  const trailing = indent !== undefined ? "," : "";
  return `${text.slice(0, start)}${written}${comma}${gap}${entry}${trailing}${space}${text.slice(end)}`;
}

/** Where the bracket closes that is open at a place, skipping strings and comments; otherwise undefined. */
function closingBracket(text: string, start: number): number | undefined {
  const token = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[[\]{}()`]/g;
  token.lastIndex = start;
  let depth = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [found] = match;
    if (found === "`") return undefined;
    if (found === "]" && depth === 0) return match.index;
    if ("[{(".includes(found)) depth++;
    else if ("]})".includes(found)) depth--;
  }
  return undefined;
}
