/** Endings of the forms of one word, by manner of inflection: from a school grammar, not from a stemmer. */
const PARADIGMS: Readonly<Record<string, readonly string[]>> = {
  ru: [
    "ый ой ого ому ым ом ая ую ое ые ых ыми",
    "ий его ему им ем яя ей юю ее ие их ими",
    "ий ого ому им ом ая ой ую ое ие их ими",
    "- а у ом е ы ов ам ами ах",
    "- а у ом е и ов ам ами ах",
    "ь я ю ем е и ей ям ями ях",
    "й я ю ем е и ев ям ями ях",
    "а ы е у ой - ам ами ах",
    "а и е у ой - ам ами ах",
    "я и е ю ей ь ям ями ях",
    "ия ии ию ией ий иям иями иях",
    "ь и ью ей ям ями ях",
    "о а у ом е - ам ами ах",
    "ие ия ию ием ии ий иям иями иях",
    "ать аю ает аешь аем аете ают ал ала ало али",
    "ить ю ит ишь им ите ят ил ила ило или",
    "овать ую ует уем уют овал овала овало овали",
  ],
  en: ["- s ed ing", "- es ed ing", "e es ed ing", "y ies ied ying"],
};

/** The fewest letters that two forms of a word have in common. */
const SHORTEST_STEM = 3;

/** The manners of inflection of a language. */
export function paradigms(locale: string): string[][] {
  return (PARADIGMS[locale] ?? []).map((endings) =>
    endings.split(" ").map((ending) => (ending === "-" ? "" : ending)),
  );
}

/**
 * The forms of a word that occur in the texts: by the manner of inflection that explains the most of them.
 *
 * @param vocabulary Every word of the texts.
 * @example
 * formsOf("виза", new Set(["виза", "визы", "визит"]), "ru"); // => ["виза", "визы"]
 */
export function formsOf(word: string, vocabulary: ReadonlySet<string>, locale: string): string[] {
  let best = [word];
  for (const endings of paradigms(locale)) {
    for (const ending of endings) {
      const stem = word.slice(0, word.length - ending.length);
      if (!word.endsWith(ending) || stem.length < SHORTEST_STEM) continue;
      const forms = endings.map((other) => stem + other).filter((form) => vocabulary.has(form));
      if (forms.length > best.length) best = forms;
    }
  }
  return best;
}
