import { type Check, matchesIn } from "./passage.ts";

/** Endings of a plural in brackets, by language. */
const ENDINGS: Readonly<Record<string, RegExp>> = {
  en: /(?<!\p{L})(?!https?\b)\p{L}{2,}\((?:s|es|ies)\)(?!\p{L})/gu,
  ru: /(?<!\p{L})[А-Яа-яЁё]{2,}\((?:а|я|ы|и|е|у|о|ов|ев|ей|ам|ях|ами|ых|их|ый|ая|ое|ые|ие|ой|ься)\)(?!\p{L})/gu,
};

/** A plural that the reader has to choose: `document(s)`, `документ(ов)`. */
export const bracketedPlural: Check = ({ target }) => {
  const pattern = Object.hasOwn(ENDINGS, target.language) ? ENDINGS[target.language] : undefined;
  return pattern ? matchesIn(target.prose, pattern) : [];
};
