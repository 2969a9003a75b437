import { isBlank } from "../messages/tree.ts";
import { type Checked, FILLER, type Finding } from "./passage.ts";
import { CHECKS, type CheckName } from "./table.ts";

/** A finding with the name of the check that made it. */
export interface Named extends Finding {
  readonly check: CheckName;
}

/** One row of the table, with the fields that it may leave out. */
interface Row {
  readonly compares: boolean;
  readonly languages?: readonly string[];
  readonly messagesOnly?: true;
}

/** Whether a check can judge a text. */
export function judges(name: CheckName, { target, source, article }: Checked): boolean {
  const row: Row = CHECKS[name];
  if ((row.compares && !source) || (article && row.messagesOnly)) return false;
  return row.languages?.includes(target.language) ?? true;
}

/**
 * Runs all checks that can judge a text.
 *
 * @param checked Without a source, only what can be seen in the text itself is found.
 * @param chosen The checks to run of these.
 */
export function runChecks(checked: Checked, chosen: (name: CheckName) => boolean = () => true): Named[] {
  // Another check reports an empty text as not translated.
  if (isBlank(checked.target.text)) return [];
  const findings = (Object.keys(CHECKS) as CheckName[])
    .filter((name) => chosen(name) && judges(name, checked))
    .flatMap((name) =>
      CHECKS[name].check(checked).map((finding) => ({ ...asWritten(finding, checked), check: name })),
    );
  const nothing = findings.find(({ check }) => check === "untranslated");
  // If a text isn't translated, nothing else is reported.
  return nothing ? [nothing] : findings;
}

/** Checks look at the prose; a report shows the text, with the original in place of filler. */
function asWritten(finding: Finding, { target }: Checked): Finding {
  const { at, found, suggestion } = finding;
  if (!found.includes(FILLER)) return finding;
  const written = target.text.slice(at, at + found.length);
  const filled = [...found].flatMap((unit, index) => (unit === FILLER ? [written[index] ?? ""] : []));
  return {
    ...finding,
    found: written,
    ...(suggestion === undefined
      ? {}
      : { suggestion: suggestion.replaceAll(FILLER, () => filled.shift() ?? "") }),
  };
}
