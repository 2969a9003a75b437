import { type Check, type Checked, FILLER, type Finding, matchesIn } from "./passage.ts";

/** Words that a writer repeats on purpose. */
const REPEATED = /^(?:had|that|bye|ha|no|so|very|да|нет|еле|очень|чуть|что|еще|ещё|cha|bora)$/i;

/** Chinese particles and marks that occur twice in a row; a word may end as the next begins: 现在 在, 目的 的. */
const DOUBLED =
  /(?<!目)的的(?!确)|(?<![现存所实])在在|(?<!参)与与|(?<![普涉])及及|(?<!一)把把|(?<!棉)被被|(?<!终)于于|(?<![温共缓平柔])和和(?!气)|是是(?!非)|，，|、、|；；|：：/gu;

/** A word that occurs twice in a row; in Chinese, a mark or a particle. */
export const duplicateWord: Check = ({ target, source }) => {
  const pattern =
    target.language === "zh"
      ? DOUBLED
      : /(?<![\p{L}\p{N}\p{M}'’-])(\p{L}{2,}|[авиксуоя]|a)(?: +| ?\n)\1(?![\p{L}\p{N}\p{M}'’-])/giu;
  const repeated = source && /(?<!\p{L})(\p{L}{2,})\s+\1(?!\p{L})/iu.test(source.prose);
  if (repeated) return [];
  return matchesIn(target.prose, pattern, (found) =>
    target.language === "zh" ? found.slice(0, 1) : (found.split(/\s+/)[0] ?? found),
  ).filter(({ suggestion = "" }) => !REPEATED.test(suggestion));
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

/** A message that isn't translated: the same as its source, or without a letter of its own script. */
export const untranslated: Check = (checked) => {
  const { target, source } = checked;
  if (!source || source.language === target.language) return [];
  const own = target.letter;
  const same = target.text.trim() === source.text.trim();
  const letters = matchesIn(target.prose, /\p{L}/gu).filter(({ found }) => source.letter?.test(found));
  // In the source's own script, two letters are enough to be a word.
  if (
    same &&
    own &&
    letters.length > 1 &&
    !letters.some(({ found }) => own.test(found) || /[a-z]/i.test(found))
  )
    return [{ at: 0, found: clipped(target.text) }];
  if (own?.test(target.prose)) return [];
  const words = plainWords(checked);
  const lower = words.filter((word) => /^\p{Ll}/u.test(word));
  const said = words.some((word) => FUNCTION_WORDS.has(word.toLowerCase()));
  const label = words.length === 1 && LABELS.has((words[0] ?? "").toLowerCase());
  const sentence = words.length >= 3 && (said || lower.length >= 2);
  // "A to Z" is an order in any language.
  const phrase = words.length === 2 && lower.length >= 1 && same && words.some((word) => word.length > 2);
  // If the script isn't known, only a text that is the same as its source is surely not translated.
  const sure = own && !own.test("a") ? sentence || phrase || label : same && sentence;
  return sure ? [{ at: 0, found: clipped(target.text) }] : [];
};

/** Words of Latin letters that are not glossary names, code or abbreviations. */
function plainWords({ target, glossary }: Checked): string[] {
  let prose = target.prose;
  for (const { forms } of glossary.entries)
    for (const form of Object.values(forms).flat()) prose = prose.replaceAll(form, FILLER);
  return (
    prose.match(/(?<![\p{L}\p{N}_/.-])\p{Lu}?\p{Ll}{1,}(?![\p{L}\p{N}_/])|(?<!\p{L})[aA](?!\p{L})/gu) ?? []
  );
}

/** English words in a row, at least one of which is never in a name, in a text of another script. */
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
