import { placeholders as namesIn } from "../messages/placeholders.ts";
import { isForOneNumber } from "../messages/plurals.ts";
import { differing } from "./multiset.ts";
import type { Check } from "./passage.ts";

/** `{{name}}`, `$t(key)`, `${name}`, `{name}`, `%s`, `%1$s`, `%(name)s`. */
const PLACEHOLDER =
  /\{\{[^{}]*\}\}|\$t\([^()]*\)|\$?\{[\p{L}_$][\w.$]*\}|\{\d+\}|(?<![\d%])%(?:\d+\$|\([A-Za-z_]\w*\))?[sdifu@](?![A-Za-z\p{Script=Cyrillic}])/gu;

/**
 * What is filled in has another format, or is there less often than in the source; a language may need to say it once
 * more. Names in double braces that one of the two doesn't have at all are errors, which another check reports.
 */
export const placeholders: Check = ({ target, source, form }) => {
  if (!source) return [];
  const [here, there] = [target, source].map(({ text }) => new Set(namesIn(text))) as [
    Set<string>,
    Set<string>,
  ];
  const mayLeaveOut = form !== undefined && isForOneNumber(target.lang, "", form);
  return differing(target.text, source.text, { pattern: PLACEHOLDER, meaning: meaningOf }).filter(
    ({ found, expected = "" }) => {
      const [name] = namesIn(found === "" ? expected : found);
      const isCount =
        /^(?:\{?count\}?|n)$/.test(name ?? "") || /^(?:\{(?:count|n|0)\}|%[ds])$/.test(expected);
      if (expected === "—" || (found === "" && isCount && mayLeaveOut)) return false;
      return name === undefined || (here.has(name) && there.has(name));
    },
  );
};

/** Its name and its format. The options of a format are those of a language. */
function meaningOf(found: string): string {
  if (!found.startsWith("{{")) return found.replace(/\s/g, "");
  const [name = "", ...formats] = found.slice(2, -2).replace(/^\s*-/, "").split(",");
  return [name, ...formats.map((format) => format.replace(/\(.*$/s, ""))].map((part) => part.trim()).join();
}
