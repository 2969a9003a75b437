/**
 * The Russian stemmer of Snowball, for one purpose: Pagefind turns й into и before it stems, so it keeps
 * endings such as -ый and -ой. Words with й are stemmed here before Pagefind gets them.
 *
 * @see https://snowballstem.org/algorithms/russian/stemmer.html
 */
const VOWELS = "аеиоуыэюя";

const PERFECTIVE_1 = /(?<=[ая])(?:в|вши|вшись)$/;
const PERFECTIVE_2 = /(?:ив|ивши|ившись|ыв|ывши|ывшись)$/;
const REFLEXIVE = /(?:ся|сь)$/;
const ADJECTIVE = /(?:ее|ие|ые|ое|ими|ыми|ей|ий|ый|ой|ем|им|ым|ом|его|ого|ему|ому|их|ых|ую|юю|ая|яя|ою|ею)$/;
const PARTICIPLE_1 = /(?<=[ая])(?:ем|нн|вш|ющ|щ)$/;
const PARTICIPLE_2 = /(?:ивш|ывш|ующ)$/;
const VERB_1 = /(?<=[ая])(?:ла|на|ете|йте|ли|й|л|ем|н|ло|но|ет|ют|ны|ть|ешь|нно)$/;
const VERB_2 =
  /(?:ила|ыла|ена|ейте|уйте|ите|или|ыли|ей|уй|ил|ыл|им|ым|ен|ило|ыло|ено|ят|ует|уют|ит|ыт|ены|ить|ыть|ишь|ую|ю)$/;
const NOUN =
  /(?:а|ев|ов|ие|ье|е|иями|ями|ами|еи|ии|и|ией|ей|ой|ий|й|иям|ям|ием|ем|ам|ом|о|у|ах|иях|ях|ы|ь|ию|ью|ю|ия|ья|я)$/;
const SUPERLATIVE = /(?:ейше|ейш)$/;
const DERIVATIONAL = /(?:ость|ост)$/;

/**
 * The stem of a Russian word.
 *
 * @param word In lower case, with е for ё.
 * @example
 * stemRussian("официальный"); // => "официальн"
 */
export function stemRussian(word: string): string {
  const rv = regionAfterVowel(word, 0);
  const r2 = regionAfterVowelConsonant(word, regionAfterVowelConsonant(word, 0));
  const head = word.slice(0, rv);
  let tail = word.slice(rv);

  const perfective = remove(tail, PERFECTIVE_1, PERFECTIVE_2);
  if (perfective !== undefined) tail = perfective;
  else {
    tail = tail.replace(REFLEXIVE, "");
    const adjective = ADJECTIVE.test(tail) ? tail.replace(ADJECTIVE, "") : undefined;
    if (adjective !== undefined) tail = remove(adjective, PARTICIPLE_1, PARTICIPLE_2) ?? adjective;
    else tail = remove(tail, VERB_1, VERB_2) ?? tail.replace(NOUN, "");
  }
  tail = tail.replace(/и$/, "");
  if (DERIVATIONAL.test(tail)) {
    const shorter = tail.replace(DERIVATIONAL, "");
    if (head.length + shorter.length >= r2) tail = shorter;
  }
  if (tail.endsWith("нн")) tail = tail.slice(0, -1);
  else if (SUPERLATIVE.test(tail)) tail = tail.replace(SUPERLATIVE, "").replace(/нн$/, "н");
  else tail = tail.replace(/ь$/, "");
  return head + tail;
}

/**
 * Removes the longest ending of two groups. In the first, а or я comes before it and is in the region too.
 */
function remove(tail: string, first: RegExp, second: RegExp): string | undefined {
  const found = [first.exec(tail)?.[0], second.exec(tail)?.[0]].filter((ending) => ending !== undefined);
  const longest = found.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : tail.slice(0, tail.length - longest.length);
}

/** RV: what follows the first vowel. */
function regionAfterVowel(word: string, from: number): number {
  for (let index = from; index < word.length; index++)
    if (VOWELS.includes(word[index] ?? "")) return index + 1;
  return word.length;
}

/** R1 from the start, R2 from R1: what follows the first consonant after a vowel. */
function regionAfterVowelConsonant(word: string, from: number): number {
  for (let index = from + 1; index < word.length; index++) {
    if (!VOWELS.includes(word[index] ?? "") && VOWELS.includes(word[index - 1] ?? "")) return index + 1;
  }
  return word.length;
}
