/** A rule of the file `_redirects`, as it is written. */
export interface RedirectFacts {
  /** A path. */
  readonly from: string;
  /** Whether it holds only for some queries. */
  readonly hasConditions: boolean;
  readonly to: string;
}

/** Reads the rules that lead from one address to another; patterns, and answers other than redirects, are left out. */
export function readRedirectFacts(text: string): RedirectFacts[] {
  return text.split("\n").flatMap((line) => {
    const [from = "", ...parts] = line.trim().split(/\s+/);
    const at = parts.findIndex((part) => /^(?:\/|https?:)/.test(part));
    const to = parts[at];
    const isRedirect = /^3\d\d!?$/.test(parts[at + 1] ?? "301");
    if (!/^\/[^*:]*$/.test(from) || to === undefined || !isRedirect) return [];
    return [{ from, hasConditions: at > 0, to }];
  });
}
