import type { Glossary, GlossaryEntry } from "../catalogues/glossary.ts";
import { stemEnglish } from "../language/stem-english.ts";
import { stemRussian } from "../language/stem-russian.ts";
import type { Check, Finding, Passage } from "./passage.ts";

/** A word of a text, as it is compared. */
interface Word {
  readonly stem: string;
  readonly at: number;
  readonly end: number;
}

/** A term of the source for which the translation has none of the agreed forms. */
export const glossaryMissing: Check = ({ target, source, glossary }) => {
  if (!source || source.locale === target.locale) return [];
  const [here, there] = [readable(target), readable(source)];
  return glossary.entries.flatMap((entry): Finding[] => {
    const wanted = entry.forms[target.locale] ?? [];
    const named = (entry.forms[source.locale] ?? []).find((form) => there.find(form) !== undefined);
    if (wanted.length === 0 || named === undefined) return [];
    // The translation has an agreed form. It may also be the form of the source, left as it is.
    if (wanted.some((form) => here.find(form) !== undefined)) return [];
    // A longer term of the glossary contains this one, and has its own forms.
    if (isWithinOther(entry, named, glossary, there, source.locale)) return [];
    return [
      {
        at: 0,
        found: named,
        expected: wanted.join(", "),
        ...(wanted[0] === undefined ? {} : { suggestion: wanted[0] }),
      },
    ];
  });
};

/** Forms that the glossary forbids. */
export const glossaryForbidden: Check = ({ target, glossary }) => {
  const here = readable(target);
  return glossary.entries.flatMap(({ forbidden, forms }) =>
    (forbidden[target.locale] ?? []).flatMap((form): Finding[] => {
      const place = here.find(form);
      const [agreed] = forms[target.locale] ?? [];
      if (!place) return [];
      return [
        {
          at: place.at,
          found: target.text.slice(place.at, place.end),
          expected: agreed ?? "—",
          ...(agreed === undefined ? {} : { suggestion: agreed }),
        },
      ];
    }),
  );
};

/** Whether every mention of a term is part of a longer term. */
function isWithinOther(
  entry: GlossaryEntry,
  form: string,
  { entries }: Glossary,
  text: Readable,
  locale: string,
): boolean {
  const longer = entries
    .filter((other) => other !== entry)
    .flatMap(({ forms }) => forms[locale] ?? [])
    .filter((other) => other.length > form.length && other.toLowerCase().includes(form.toLowerCase()));
  return (
    longer.some((other) => text.find(other) !== undefined) &&
    text.count(form) <= longer.reduce((sum, other) => sum + text.count(other), 0)
  );
}

/** A text that can be searched for forms. */
interface Readable {
  /** The first place of a form. */
  readonly find: (form: string) => { at: number; end: number } | undefined;
  readonly count: (form: string) => number;
}

function readable(text: Passage): Readable {
  return text.language === "zh" ? readableHan(text) : readableWords(text);
}

/** Chinese does not inflect and has no spaces. */
function readableHan({ text }: Passage): Readable {
  const folded = text.toLowerCase();
  const find = (form: string) => {
    const at = folded.indexOf(form.toLowerCase());
    return at < 0 ? undefined : { at, end: at + form.length };
  };
  return { find, count: (form) => folded.split(form.toLowerCase()).length - 1 };
}

function readableWords({ text, language }: Passage): Readable {
  const words = wordsOf(text, language);
  const places = new Map<string, number[]>();
  words.forEach(({ stem }, index) => {
    const list = places.get(stem);
    if (list) list.push(index);
    else places.set(stem, [index]);
  });
  const all = (form: string) => {
    const wanted = wordsOf(form, language);
    const starts = places.get(wanted[0]?.stem ?? "") ?? [];
    return starts
      .filter((start) => wanted.every(({ stem }, index) => words[start + index]?.stem === stem))
      .map((start) => ({ at: words[start]?.at ?? 0, end: words[start + wanted.length - 1]?.end ?? 0 }));
  };
  return { find: (form) => all(form)[0], count: (form) => all(form).length };
}

/** Stems of words and numbers, in lower case. */
function wordsOf(text: string, language: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}]+|\p{N}+/gu)].map(({ 0: word, index }) => ({
    stem: stemOf(word, language),
    at: index,
    end: index + word.length,
  }));
}

/** A word in capitals is an abbreviation, and does not inflect. */
function stemOf(word: string, language: string): string {
  const lower = word.toLowerCase();
  if (/^\p{Lu}{2,6}$/u.test(word)) return lower;
  if (language === "ru" && /^\p{Script=Cyrillic}+$/u.test(lower))
    return stemRussian(lower.replaceAll("ё", "е"));
  return language === "en" ? stemEnglish(lower) : lower;
}
