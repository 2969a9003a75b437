import { type AnyCheck, CHECK_NAMES } from "./table.ts";

/** Marks findings that were looked at and found to be right. */
export interface Ignore {
  /** The name of a check, and after a space what it finds if only that is meant: `"numbers 1925"`. */
  readonly name: string;
  /** Its place in its file, in UTF-16 units. */
  readonly at: number;
}

/** The result of applying ignores. */
export interface Applied<T> {
  /** The findings that are not ignored. */
  readonly findings: readonly T[];
  /** Ignores that no finding needs any more. */
  readonly unneeded: readonly Ignore[];
  /** Ignores of checks that do not exist. */
  readonly unknown: readonly Ignore[];
}

/**
 * Takes out the findings that are ignored.
 *
 * @param judged Whether a check has run at all: an ignore of a check that hasn't run is never unneeded.
 */
export function applyIgnores<
  T extends { readonly check: AnyCheck; readonly found: string; readonly expected?: string },
>(findings: readonly T[], ignores: readonly Ignore[], judged: (check: AnyCheck) => boolean): Applied<T> {
  const fits = ({ name }: Ignore, { check, found, expected }: T) => {
    const [wanted, what] = split(name);
    return wanted === check && (what === undefined || what === found || what === expected);
  };
  const isKnown = ({ name }: Ignore) => CHECK_NAMES.some((check) => check === split(name)[0]);
  return {
    findings: findings.filter((finding) => !ignores.some((ignore) => fits(ignore, finding))),
    unneeded: ignores.filter(
      (ignore) =>
        isKnown(ignore) &&
        judged(split(ignore.name)[0] as AnyCheck) &&
        !findings.some((finding) => fits(ignore, finding)),
    ),
    unknown: ignores.filter((ignore) => !isKnown(ignore)),
  };
}

function split(name: string): readonly [check: string, what: string | undefined] {
  const space = name.indexOf(" ");
  return space < 0 ? [name, undefined] : [name.slice(0, space), name.slice(space + 1)];
}
