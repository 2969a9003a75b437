import { type Check, matchesIn } from "./passage.ts";

/** Half-width punctuation marks and the Chinese ones. */
const CHINESE: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "?": "？",
  "!": "！",
  ".": "。",
};

/** A list for a program, such as the names of months: items with commas and no spaces between them. */
const LIST = /^[^\s,]{1,20}(?:,[^\s,]{1,20}){3,}$/;

/** Half-width punctuation after a Han character, or before one, where Chinese has its own. */
export const halfWidth: Check = ({ target, source }) =>
  target.language === "zh" && !(LIST.test(target.text) && (!source || LIST.test(source.text)))
    ? matchesIn(
        target.prose,
        /(?<=\p{Script=Han})(?:[,;?!]|:(?!\/\/|\d)|\.(?=\s|$|\p{Script=Han}))(?![.。])|(?<=[A-Za-z0-9])[,;?!](?=\p{Script=Han})/gu,
        (found) => CHINESE[found] ?? found,
      )
    : [];

/** Full-width digits and Latin letters, and full-width marks outside Chinese and Japanese. */
export const fullWidth: Check = ({ target }) => {
  const own = target.language === "zh" || target.language === "ja";
  const pattern = own ? /[０-９Ａ-Ｚａ-ｚ]+/g : /[０-９Ａ-Ｚａ-ｚ，。；：！？（）]+/g;
  return matchesIn(target.prose, pattern, (found) => found.normalize("NFKC").replaceAll("。", "."));
};
