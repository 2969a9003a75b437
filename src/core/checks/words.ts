import { doubledInChinese } from "./doubled-chinese.ts";
import { type Check, type Checked, FILLER, type Finding, matchesIn } from "./passage.ts";

/** Words that a writer repeats on purpose. */
const REPEATED = /^(?:had|that|bye|ha|no|so|very|да|нет|еле|очень|чуть|что|еще|ещё|cha|bora)$/i;

/** Marks that occur twice in a row. */
const DOUBLED_MARKS = /，，|、、|；；|：：/g;

/** A word that occurs twice in a row; in Chinese, also a mark. */
export const duplicateWord: Check = ({ target, source }) => {
  const repeated = source && /(?<!\p{L})(\p{L}{2,})\s+\1(?!\p{L})/iu.test(source.prose);
  if (repeated) return [];
  if (target.language === "zh") {
    const marks = matchesIn(target.prose, DOUBLED_MARKS, (found) => found.slice(0, 1));
    return [...doubledInChinese(target.prose), ...marks];
  }
  return matchesIn(
    target.prose,
    /(?<![\p{L}\p{N}\p{M}'’-])(\p{L}{2,}|[авиксуоя]|a)(?: +| ?\n)\1(?![\p{L}\p{N}\p{M}'’-])/giu,
    (found) => found.split(/\s+/)[0] ?? found,
  ).filter(({ found, suggestion = "" }) => !REPEATED.test(suggestion) && !source?.prose.includes(found));
};

/** Words that occur in almost every English sentence. */
const FUNCTION_WORDS = new Set(
  "the a an and or of to in on at by for from with is are was were be been this that these those it its you your we our not no if when will can has have do does as into about all any".split(
    " ",
  ),
);

/** Single words on buttons and in menus. */
const LABELS = new Set(
  "search save cancel delete edit close open next previous back home settings language yes name title date add remove update upload download copy paste show hide more less loading error warning success failed settings help about contact news archive topics author authors published updated read write share print select all none done new old page pages results image images text options order sort filter enter password username message messages today yesterday tomorrow year month day week view send reset clear apply confirm continue submit start stop finish".split(
    " ",
  ),
);

/** Names of keys, which some keyboards have in every language. */
const KEYS =
  /\b(?:ctrl|control|alt|shift|cmd|command|option|meta|fn|tab|esc|escape|enter|return|space|backspace|del|delete|ins|insert|home|end|page ?(?:up|down)|caps ?lock|print ?screen|f\d{1,2}|(?:arrow )?(?:up|down|left|right)(?: arrow)?)\b/gi;

/** Words that begin a request, before an address or a name. */
const REQUESTS = new Set("see write use visit read please contact call ask try send open".split(" "));

/** A message that isn't translated: the same as its source, or without a letter of its own script. */
export const untranslated: Check = (checked) => {
  const { target, source } = checked;
  if (!source || source.language === target.language) return [];
  const own = target.letter;
  const isSame = target.text.trim() === source.text.trim();
  const letters = matchesIn(target.prose, /\p{L}/gu).filter(({ found }) => source.letter?.test(found));
  const finding = { at: 0, found: clipped(target.text) };
  // In the source's own script, two letters are enough to be a word.
  if (
    isSame &&
    own &&
    letters.length > 1 &&
    !letters.some(({ found }) => own.test(found) || /[a-z]/i.test(found))
  )
    return [finding];
  if (own?.test(target.prose) || isOfKeys(target.prose)) return [];
  return isText(plainWords(checked), isSame, checked) ? [finding] : [];
};

/** Whether the Latin words of a text are words of the source's language, and not names or codes. */
function isText(
  words: readonly string[],
  isSame: boolean,
  { target, source, elsewhere = [] }: Checked,
): boolean {
  const own = target.letter;
  const lower = new Set(words.filter((word) => /^\p{Ll}{2}/u.test(word) || word === "a"));
  const said = words.some((word) => FUNCTION_WORDS.has(word.toLowerCase()));
  // Letters and Roman numbers count lines, and are no words.
  const real = words.filter((word) => word.length > 1 && !/^[ivx]{1,4}$/.test(word));
  const isSentence =
    words.length >= 3 &&
    real.length >= 2 &&
    (said || (lower.size >= 2 && /\p{Ll}{2} \p{Ll}{2}/u.test(target.prose)));
  // If the script isn't known, only a text that is the same as its source is surely not translated.
  const [first = ""] = words;
  const isRequest = target.prose.includes(FILLER) && REQUESTS.has(first.toLowerCase());
  if (!own || own.test("a")) return isSame && (isSentence || isRequest);
  if (isSentence) return true;
  // What all other languages have left as it is, is a name.
  const kept = elsewhere.filter((text) => text.trim() === source?.text.trim()).length;
  if (isSame && elsewhere.length > 0 && kept === elsewhere.length) return false;
  if (words.length === 1 && LABELS.has(first.toLowerCase())) return true;
  if (isRequest) return true;
  // "A to Z" is an order in any language.
  if (words.length === 2 && lower.size >= 1 && isSame && words.some((word) => word.length > 2)) return true;
  const isTranslated = isSame && elsewhere.length > 0 && kept === 0;
  return isTranslated && (words.length >= 3 || (words.length === 1 && /^\p{Ll}{4}/u.test(first)));
}

/** Whether a text only names keys, such as `Ctrl + Enter`. One key by itself may also be a word. */
function isOfKeys(prose: string): boolean {
  const keys = prose.match(KEYS)?.length ?? 0;
  const rest = prose.replace(KEYS, "").replace(/\b(?:or|and|[A-Z])\b/g, "");
  return keys > 0 && !/\p{L}/u.test(rest) && (keys > 1 || /[+⌘]|page|arrow|lock/i.test(prose));
}

/** Words of Latin letters that are not glossary names, code or abbreviations. */
function plainWords({ target, glossary }: Checked): string[] {
  let prose = target.prose;
  for (const { forms } of glossary.entries)
    for (const form of Object.values(forms).flat()) prose = prose.replaceAll(form, FILLER);
  return (
    prose.match(/(?<![\p{L}\p{N}_/.-])\p{Lu}?\p{Ll}{1,}(?![\p{L}\p{N}_/])|(?<!\p{L})[aA](?!\p{L})/gu) ?? []
  );
}

/** English words in a row, at least one never part of a name, in a text of another script. */
export const foreignWords: Check = ({ target, source }) => {
  const own = target.letter;
  if (!own || own.test("a") || !own.test(target.prose)) return [];
  // A title in quotation marks or brackets may stay as it is.
  const prose = target.prose.replace(/[«“"(（《「][^«»“”"()（）《》「」\n]*[»”")）》」]/gu, (found) =>
    FILLER.repeat(found.length),
  );
  return matchesIn(prose, /[A-Za-z][A-Za-z'’-]*(?:[ ,]+[A-Za-z][A-Za-z'’-]*){2,}/g).filter(({ found }) => {
    const words = found.split(/[ ,]+/);
    const lower = words.filter((word) => /^[a-z]{2,}/.test(word));
    const said = lower.some((word) => FUNCTION_WORDS.has(word));
    return said && lower.length >= 2 && source !== undefined;
  });
};

function clipped(text: string): string {
  const characters = [...text.trim()];
  return characters.length > 60 ? `${characters.slice(0, 57).join("")}…` : characters.join("");
}

/** Parts that are replaced before they are shown, so their length is unknown. */
const FILLED_IN = /\{\{[^{}]*\}\}|<\/?[a-z0-9]+ ?\/?>/gi;

/** A text that takes more columns than its place has; a Han character takes two, a replaced part none. */
export function tooLong(columns: (text: string) => number): Check {
  return ({ target, limit }): Finding[] => {
    if (limit === undefined) return [];
    const taken = columns(target.text.replace(FILLED_IN, ""));
    return taken <= limit ? [] : [{ at: 0, found: String(taken), expected: String(limit) }];
  };
}
