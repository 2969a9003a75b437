import { type Check, type Checked, FILLER, type Finding, matchesIn } from "./passage.ts";

/** Spaces and line ends at the beginning and the end that differ from the source. */
export const edgeSpace: Check = ({ target, source }) => {
  const findings: Finding[] = [];
  const [here, there] = [target.text, source?.text ?? ""];
  for (const [edge, at] of [
    [(text: string) => text.slice(0, text.length - text.trimStart().length), 0],
    [(text: string) => text.slice(text.trimEnd().length), here.trimEnd().length],
  ] as const) {
    const [found, expected] = [edge(here), edge(there)];
    // A space that separates two English texts isn't needed in Chinese, or is at the other end.
    if (target.language === "zh" && /^ | $/.test(there) && /^ ?$/.test(found)) continue;
    if (found !== expected && here.trim() !== "")
      findings.push({ at, found: shown(found), expected: shown(expected) });
  }
  return findings;
};

/** Line ends, raw or escaped, whose number differs from the source. */
export const newlines: Check = ({ target, source }) => {
  if (!source) return [];
  // In a path of Windows, \n is the beginning of a name.
  const pattern = /\b[A-Z]:\\/.test(source.text) ? /\r\n|\n|\r/g : /\r\n|\n|\r|\\n/g;
  const count = (text: string) => text.trim().match(pattern)?.length ?? 0;
  const [found, expected] = [count(target.text), count(source.text)];
  return found === expected ? [] : [{ at: 0, found: String(found), expected: String(expected) }];
};

/** Two spaces or more within a line. */
export const doubleSpace: Check = ({ target, source }) => {
  if (source && / {2,}\S/.test(source.prose.trimStart())) return [];
  return matchesIn(target.prose, /(?<=\S)[ \u00A0]{2,}(?=\S)/g, () => " ");
};

/**
 * Spaces before marks that follow a word directly; in Chinese, spaces next to Chinese marks, which include
 * their own space.
 */
export const punctuationSpace: Check = (checked) =>
  checked.target.language === "zh" ? besideChinese(checked) : beforeMarks(checked);

function beforeMarks({ target, source }: Checked): Finding[] {
  // French has a space before them.
  if (target.language === "fr") return [];
  const pattern = /(?<=[\p{L}\p{N}»”)\]]) +[,;:!?](?=\s|$)|(?<=[\p{L}»”)]) \.(?=\s|$)/gu;
  if (source && pattern.test(source.prose)) return [];
  return matchesIn(target.prose, pattern, (found) => found.trim());
}

const CHINESE_MARKS = "，。；：、！？（）《》「」『』【】";

function besideChinese({ target, source }: Checked): Finding[] {
  const pattern = new RegExp(
    `[ \\u00A0]+(?=[${CHINESE_MARKS}])|(?<=[${CHINESE_MARKS}])[ \\u00A0]+(?=\\S)`,
    "g",
  );
  // A list or a table may be laid out with spaces: spaces next to filler are not reported.
  return matchesIn(target.prose, pattern, () => "").filter(
    ({ at, found }) =>
      target.prose[at - 1] !== FILLER &&
      target.prose[at + found.length] !== FILLER &&
      !source?.prose.includes(`${target.prose[at - 1]}${found}`),
  );
}

function shown(space: string): string {
  return JSON.stringify(space);
}
