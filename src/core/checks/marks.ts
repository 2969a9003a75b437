import { type Check, type Checked, FILLER, type Finding, matchesIn, type Passage } from "./passage.ts";

/** Pairs of brackets, half-width and full-width: either closes the other. */
const BRACKETS: Readonly<Record<string, string>> = {
  "(": ")",
  "（": ")",
  "[": "]",
  "［": "]",
  "【": "】",
  "《": "》",
  "〈": "〉",
};
const CLOSING: Readonly<Record<string, string>> = { "）": ")", "］": "]" };

/** Brackets that are opened and not closed, or closed and not opened. */
export const brackets: Check = ({ target, source }) => {
  const [open] = unbalanced(target.prose);
  // Brackets with spaces on both sides may still be a pair.
  if (
    !open ||
    unbalanced(target.prose, false).length === 0 ||
    (source && unbalanced(source.prose, false).length > 0)
  )
    return [];
  return [open];
};

/** @param lenient Whether to skip a bracket between spaces, which the text only talks about. */
function unbalanced(text: string, lenient = true): Finding[] {
  const open: { mark: string; at: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] ?? "";
    if (lenient && isSetOff(text, at)) continue;
    if (BRACKETS[mark]) open.push({ mark, at });
    const closing = CLOSING[mark] ?? mark;
    if (!Object.values(BRACKETS).includes(closing) || BRACKETS[mark]) continue;
    const last = open.pop();
    const isPair = last && BRACKETS[last.mark] === closing;
    if (!isPair && (last || !isPoint(text.slice(0, at)))) return [{ at, found: mark }];
  }
  const [first] = open;
  return first ? [{ at: first.at, found: first.mark }] : [];
}

/** Whether a character has white space on both sides. */
function isSetOff(text: string, at: number): boolean {
  return /^\s$/.test(text[at - 1] ?? "") && /^\s$/.test(text[at + 1] ?? "");
}

/** Whether a closing bracket ends the label of a list item, `a)`, or a smiley. */
function isPoint(before: string): boolean {
  return /(?:^|[\s，；。：])(?:\d{1,2}|\p{L}|[:;]-?)$/u.test(before);
}

/** The quotation marks of a language, and those of other languages. */
const QUOTES: Readonly<Record<string, { readonly right: readonly string[]; readonly wrong: RegExp }>> = {
  // An apostrophe is not a quotation mark, and German uses low and high marks.
  en: { right: ["“", "”"], wrong: /[«»„「」『』《》]/gu },
  zh: { right: ["“", "”"], wrong: /[«»„]/gu },
  ru: { right: ["«", "»"], wrong: /[「」『』《》]/gu },
};

/**
 * Quotation marks of another language; straight ones where the source has typographic ones, or where there is
 * no source; unclosed ones.
 */
export const quotation: Check = (checked) => {
  const { target, source } = checked;
  const style = Object.hasOwn(QUOTES, target.language) ? QUOTES[target.language] : undefined;
  if (!style) return [];
  const straight = straightQuotes(checked, style.right);
  const foreign = matchesIn(target.prose, style.wrong).filter(
    // A title may be quoted as it is in the source.
    ({ found }) => !source?.prose.includes(found) || source.language !== target.language,
  );
  const inner = target.language === "ru" ? outerInRussian(target.prose) : [];
  return [...straight, ...foreign.slice(0, 1), ...inner, ...unclosed(target.prose, style.right, source)];
};

/** A mark of inches or minutes, and a bare mark in a text of symbols, are not quotations. */
function straightQuotes({ target, source }: Checked, right: readonly string[]): Finding[] {
  if (source && !/[“”«»「」]/.test(source.text)) return [];
  return matchesIn(
    target.prose,
    /(?<!=)"(?=[^"\n]*[\p{L}\uFFFC][^"\n]*")[^"\n]*"/gu,
    (found) => `${right[0]}${found.slice(1, -1)}${right[1]}`,
  );
}

/** In Russian “ and ” are used inside « and », or with „ before. */
function outerInRussian(prose: string): Finding[] {
  const outside = prose.replace(/«[^«»]*»/g, (found) => FILLER.repeat(found.length));
  return matchesIn(outside, /“[^“”\n]*”/g, (found) => `«${found.slice(1, -1)}»`);
}

function unclosed(prose: string, [open = "", close = ""]: readonly string[], source?: Passage): Finding[] {
  const count = (text: string, mark: string) => text.split(mark).length - 1;
  if (count(prose, open) === count(prose, close)) return [];
  // In Russian “ closes what „ has opened; a quotation of several paragraphs is opened in each.
  if (source && count(source.prose, "“") !== count(source.prose, "”")) return [];
  const mark = count(prose, open) > count(prose, close) ? open : close;
  return [{ at: prose.lastIndexOf(mark), found: mark }];
}

/** Three full stops where the source has an ellipsis; Chinese full stops in a row in any text. */
export const ellipsis: Check = ({ target, source }) => {
  const own = target.language === "zh" ? "……" : "…";
  const chinese = matchesIn(target.prose, /。{2,}/g, () => "……");
  if (source ? !source.prose.includes("…") : false) return chinese;
  return [...chinese, ...matchesIn(target.prose, /\.{3,}/g, () => own)];
};

/** A hyphen with spaces where the source has a dash, or where there is no source. */
export const dash: Check = ({ target, source }) =>
  source && !/[–—]/.test(source.prose)
    ? []
    : matchesIn(
        target.prose,
        target.language === "zh"
          ? /(?<=\p{Script=Han}) ?--? ?(?=\p{Script=Han})|(?<=\p{L}) --? (?=\p{Script=Han})|(?<=\p{Script=Han}) --? (?=\p{L})/gu
          : /(?<=[\p{L}»”)]) --? (?=[\p{L}«“])/gu,
        () => (target.language === "zh" ? "——" : target.language === "ru" ? " — " : " – "),
      );

/** The kinds of marks at the end of a text, in any script. */
const ENDS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["ellipsis", /(?:…|\.{3,}|。{2,})$/],
  ["question", /(?:[?？⁇⁈⁉‽][!！]*|[!！][?？])$/],
  ["exclamation", /[!！]$/],
  ["colon", /[:：]$/],
  ["semicolon", /[;；]$/],
  ["stop", /[.。]$/],
];

/** Marks as each language writes them. */
const MARKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  zh: { ellipsis: "……", question: "？", exclamation: "！", colon: "：", semicolon: "；", stop: "。" },
  en: { ellipsis: "…", question: "?", exclamation: "!", colon: ":", semicolon: ";", stop: "." },
};

/** Ends that translators swap with good reason. */
const EQUAL: readonly string[] = ["stop exclamation", "exclamation stop", " exclamation", "exclamation "];

/** A text whose end mark is of another kind than that of its source. */
export const endMark: Check = ({ target, source }) => {
  if (!source) return [];
  const [end, wanted] = [endOf(target.prose), endOf(source.prose)];
  if (end === wanted || EQUAL.includes(`${end} ${wanted}`)) return [];
  // "And others" says the same as an ellipsis.
  if (wanted === "ellipsis" && AND_OTHERS.test(tailOf(target.prose))) return [];
  const texts = [target.prose, source.prose];
  const other = texts.some(endsInOther);
  // A single sentence may have no full stop, a label has none, and an abbreviation has its own.
  if (end === "stop" && wanted === "" && (other || isPhrase(source.prose) || isSentence(target.prose)))
    return [];
  // A menu entry that opens a window has an ellipsis in some languages; a progress message has one in all.
  if (end === "" && wanted === "ellipsis" && !isSentence(source.prose) && !PROGRESS.test(source.prose))
    return [];
  if ([end, wanted].includes("stop") && end !== "stop" && (other || !texts.every(isSentence))) return [];
  const trimmed = target.text.trimEnd();
  const marks = MARKS[target.language] ?? MARKS.en ?? {};
  const found = /(?:\.{2,}|…+|。{2,}|[?？][!！]+|[!！][?？]|[\s\S])$/u.exec(tailOf(trimmed))?.[0] ?? "";
  return [
    {
      at: trimmed.length - found.length,
      found,
      expected: wanted === "" ? "—" : (marks[wanted] ?? "—"),
    },
  ];
};

/** Messages about progress, or about waiting for an answer: "Loading…", 正在加载……, "Please wait…". */
const PROGRESS = /^\s*(?:\p{L}+ing\b|please\b|正在|请)|中…*$/iu;

/** The most UTF-16 units at the end of a text that are looked at. */
const TAIL = 200;

function tailOf(text: string): string {
  return text.trimEnd().slice(-TAIL);
}

/** The kind of mark at the end; closing quotation marks and brackets may come before or after it. */
function endOf(prose: string): string {
  const end = tailOf(prose).replace(/["'”’»)）」\]*_]+$/, "");
  return ENDS.find(([, pattern]) => pattern.test(end))?.[0] ?? "";
}

const OTHER_END = new RegExp(`[)）\\]${FILLER}]["'”’»」]*[.。]?$`);
const AND_OTHERS = /(?:и др|и т\.\s?[дп]|и пр|\betc|等)[.。]?[)）]?$/i;
const ABBREVIATION =
  /(?:(?<![а-яё])(?:т\.\s?[дпе]|др|пр|вкл|выкл|г|гг|макс|мин|сек|ч|руб|шт|тыс|млн|млрд|стр|см)|\b(?:etc|e\.g|i\.e|inc|ltd|no|min|sec|vs|approx))\.$/i;

/** A text that ends in a bracket, or in something that the program fills in, has its mark elsewhere. */
function endsInOther(prose: string): boolean {
  const end = tailOf(prose);
  return OTHER_END.test(end) || ABBREVIATION.test(end);
}

/** More than two words, which may be a sentence without its mark. */
function isPhrase(prose: string): boolean {
  return (prose.match(/\p{Script=Han}/gu)?.length ?? 0) >= 6 || prose.trim().split(/\s+/).length > 2;
}

/** More than a label: several words, or the same amount of text in Chinese. */
function isSentence(prose: string): boolean {
  return (prose.match(/\p{Script=Han}/gu)?.length ?? 0) >= 10 || prose.trim().split(/\s+/).length >= 5;
}
