import { type Check, type Finding, matchesIn } from "./passage.ts";

const ADDRESS =
  /https?:\/\/([^\s/<>"'“”«»，。；：、！？（）()《》「」\]\p{Script=Han}]+)[^\s<>"'“”«»，。；：、！？（）()《》「」\]\p{Script=Han}]*|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/gu;

/** Web and mail addresses whose site is in the source, but not in the translation. The page may differ. */
export const links: Check = ({ target, source }) => {
  if (!source) return [];
  const hostsIn = (text: string) =>
    new Map([...text.matchAll(ADDRESS)].map(({ 0: found, 1: host }) => [siteOf(host ?? found), found]));
  const [here, there] = [hostsIn(target.text), hostsIn(source.text)];
  const missing = [...there].filter(([host]) => !here.has(host)).map(([, found]) => found);
  const strange = [...here].filter(([host]) => !there.has(host)).map(([, found]) => found);
  return [
    ...missing.map((expected, index): Finding => {
      const found = strange[index] ?? "";
      return { at: found === "" ? 0 : target.text.indexOf(found), found, expected };
    }),
  ];
};

/** The name of a site without the language in its address. */
function siteOf(host: string): string {
  return host
    .toLowerCase()
    .replace(/[.,:]+$/, "")
    .replace(/^(?:www|[a-z]{2}(?:-[a-z]{2,4})?)\./, "")
    .replace(/^cdn\./, "");
}

/** Tags without a closing tag, which mean the same with a slash and without. */
const VOID = /^(<(?:br|hr|img|wbr|input))\/>$/i;

/** Names in angle brackets: tags or placeholders, which a translation keeps. */
export const tags: Check = ({ target, source }) =>
  source && !sameParagraphs(target.text, source.text)
    ? differing(target.text, source.text, /<\/?[A-Za-z0-9][^<>\n]{0,300}>/g, (tag) =>
        tag
          .replace(/\s[^>]*?(\/?)>$/, "$1>")
          .replace(/\s*\/>$/, "/>")
          .replace(VOID, "$1>"),
      ).slice(0, 1)
    : [];

/** Whether two texts have as many paragraphs and no other tags, one with `<p>`, the other with `<br>`. */
function sameParagraphs(target: string, source: string): boolean {
  const [here, there] = [target, source].map((text) =>
    text.split(/<\/?(?:p|br)(?:\s[^<>]*)?\/?>/i).filter((part) => part.trim() !== ""),
  ) as [string[], string[]];
  const plain = (parts: string[]) => !parts.some((part) => /<\/?[A-Za-z0-9]/.test(part));
  return here.length > 1 && here.length === there.length && plain(here) && plain(there);
}

/** The same code between backticks as in the source, and as many marks of bold text and links. */
export const markdown: Check = ({ target, source, article }) => {
  if (!source) return [];
  const code = differing(target.text, source.text, /`[^`\n]+`/g, (found) => found);
  if (code.length > 0 || article) return code;
  for (const pattern of [/\]\(/g, /\*\*/g, /`/g]) {
    const count = (text: string) => text.match(pattern)?.length ?? 0;
    if (count(target.text) !== count(source.text)) {
      const mark = pattern.source.replaceAll("\\", "");
      return [
        {
          at: Math.max(0, target.text.indexOf(mark)),
          found: `${count(target.text)} × ${mark}`,
          expected: `${count(source.text)} × ${mark}`,
        },
      ];
    }
  }
  return [];
};

/** What one text has and the other doesn't, regardless of how often. */
function differing(
  target: string,
  source: string,
  pattern: RegExp,
  name: (found: string) => string,
): Finding[] {
  const here = matchesIn(target, pattern);
  const there = matchesIn(source, pattern);
  const [known, wanted] = [here, there].map((found) => new Set(found.map((one) => name(one.found)))) as [
    Set<string>,
    Set<string>,
  ];
  const strange = here.filter(({ found }) => !wanted.has(name(found)));
  const missing = [...new Set(there.map(({ found }) => found))].filter((found) => !known.has(name(found)));
  return [
    ...strange.map(({ at, found }, index) => ({ at, found, expected: missing[index] ?? "—" })),
    ...missing.slice(strange.length).map((expected) => ({ at: 0, found: "", expected })),
  ];
}
