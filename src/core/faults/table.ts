/**
 * What can be wrong with content, catalogues and options: a table of kinds, one record per finding, and the
 * error that carries them all. The words are in `locales/<locale>/faults.json`; each kind has a page in
 * `docs/errors/`.
 */
export const FAULTS = {
  "front-matter-missing": "error",
  "front-matter-fence": "error",
  "front-matter-unclosed": "error",
  "front-matter-syntax": "error",
  "front-matter-quotes": "error",
  "front-matter-yaml-feature": "error",
  "duplicate-key": "error",
  "forbidden-key": "error",
  "unknown-key": "error",
  "missing-key": "error",
  "wrong-value": "error",
  "date-format": "error",
  "date-order": "error",
  "date-future": "warning",
  "unquoted-number": "error",
  "file-name": "error",
  "slug-format": "error",
  "locale-unknown": "error",
  "source-missing": "error",
  "source-twice": "error",
  "edition-kind": "error",
  "edition-conflict": "error",
  "alias-page": "error",
  "alias-twice": "error",
  "body-missing": "error",
  "fact-contradiction": "error",
  "translation-unaccepted": "error",
  "edition-untranslated": "warning",
  "edition-unchanged": "error",
  "topic-unknown": "error",
  "topic-address": "error",
  "image-name": "error",
  "image-missing": "error",
  "image-remote": "error",
  "image-alt": "error",
  "footnote-unknown": "error",
  "footnote-unused": "error",
  "footnote-twice": "error",
  "pull-quote": "error",
  "quote-near": "warning",
  "language-tag": "error",
  "heading-id": "error",
  "heading-level": "warning",
  "markup-emphasis": "warning",
  "markup-link": "warning",
  "markup-heading": "warning",
  "markup-html": "warning",
  "markup-extension": "warning",
  "markup-plain": "warning",
  "catalogue-syntax": "error",
  "catalogue-value": "error",
  "site-text-missing": "error",
  "theme-untranslated": "error",
  "message-missing": "error",
  "message-unknown": "error",
  "message-untranslated": "error",
  "message-pending": "warning",
  "message-stale": "warning",
  "message-unaccepted": "warning",
  "accepted-broken": "warning",
  "plural-missing": "error",
  "plural-unused": "warning",
  "placeholder-mismatch": "error",
  "catalogue-missing": "error",
  "catalogue-unknown": "error",
  "glossary-contradiction": "error",
  "check-untranslated": "warning",
  "check-foreign-words": "warning",
  "check-script": "warning",
  "check-numbers": "warning",
  "check-dates": "warning",
  "check-placeholders": "warning",
  "check-links": "warning",
  "check-tags": "warning",
  "check-markdown": "warning",
  "check-newlines": "warning",
  "check-end-mark": "warning",
  "check-brackets": "warning",
  "check-quotation": "warning",
  "check-ellipsis": "warning",
  "check-dash": "warning",
  "check-edge-space": "warning",
  "check-double-space": "warning",
  "check-punctuation-space": "warning",
  "check-half-width": "warning",
  "check-full-width": "warning",
  "check-homoglyph": "warning",
  "check-traditional": "warning",
  "check-duplicate-word": "warning",
  "check-bracketed-plural": "warning",
  "check-capitals": "warning",
  "check-too-long": "warning",
  "check-glossary-missing": "warning",
  "check-glossary-forbidden": "warning",
  "check-same-plurals": "warning",
  "check-inconsistent": "warning",
  "check-reused": "warning",
  "check-images": "warning",
  "check-paragraphs": "warning",
  "check-headings": "warning",
  "check-heading-ids": "warning",
  "check-lists": "warning",
  "check-tables": "warning",
  "check-footnotes": "warning",
  "ignore-unneeded": "warning",
  "ignore-unknown": "warning",
  "message-unused": "warning",
  "file-link": "error",
  "file-kind": "error",
  "file-folder": "error",
  "file-unreadable": "error",
  "file-type": "error",
  "file-too-large": "error",
  "name-collision": "error",
  "text-encoding": "error",
  "merge-conflict": "error",
  "hidden-character": "error",
  "image-type": "error",
  "image-broken": "error",
  "image-changed": "error",
  "image-too-large": "error",
  "message-markup": "error",
  "exchange-unreadable": "error",
  "exchange-language": "error",
  "exchange-duplicate": "error",
  "exchange-unknown": "error",
  "exchange-source-changed": "error",
  "exchange-conflict": "error",
  "exchange-formula": "error",
  "exchange-structure": "error",
  "exchange-codes": "error",
  "exchange-source-edited": "error",
  "exchange-unfinished": "error",
  "front-matter-too-large": "error",
  "card-sign": "warning",
  "card-letter": "warning",
  "card-language": "warning",
  "card-packages": "warning",
  "theme-syntax": "error",
  "theme-token": "error",
  "theme-color": "error",
  "theme-contrast": "warning",
  "theme-mark": "error",
  "audit-lang-missing": "error",
  "audit-lang-address": "error",
  "audit-dir": "error",
  "audit-og-locale": "error",
  "audit-og-alternate": "error",
  "audit-og-url": "error",
  "audit-og-image": "error",
  "audit-og-noindex": "error",
  "audit-json-ld-language": "error",
  "audit-text-language": "warning",
  "audit-banner-acronym": "warning",
  "audit-footer": "error",
  "audit-title": "error",
  "audit-canonical": "error",
  "audit-noindex-canonical": "error",
  "audit-noindex-alternates": "error",
  "audit-alternate-address": "error",
  "audit-alternate-missing": "error",
  "audit-alternate-noindex": "error",
  "audit-alternate-language": "error",
  "audit-alternate-one-way": "error",
  "audit-alternate-self": "error",
  "audit-alternate-twice": "error",
  "audit-x-default": "error",
  "audit-link-dead": "error",
  "audit-fragment-dead": "error",
  "audit-link-hreflang": "error",
  "audit-link-unlabelled": "error",
  "audit-link-lang": "error",
  "audit-link-language-name": "error",
  "audit-resource-missing": "error",
  "audit-resource-foreign": "error",
  "audit-picture-broken": "error",
  "audit-switcher": "error",
  "audit-redirect-page": "error",
  "audit-redirect-chain": "error",
  "audit-redirect-dead": "error",
  "audit-redirect-language": "error",
  "audit-sitemap-dead": "error",
  "audit-sitemap-noindex": "error",
  "audit-sitemap-alternates": "error",
  "audit-sitemap-missing": "error",
  "audit-feed-language": "error",
  "audit-feed-noindex": "error",
  "audit-feed-dead": "error",
  "audit-search-noindex": "error",
  "audit-search-language": "error",
  "audit-search-dead": "error",
  "audit-search-missing": "error",
} as const satisfies Record<string, "error" | "warning">;

/** The stable name of a kind of fault, such as `"date-format"`. */
export type FaultCode = keyof typeof FAULTS;

/**
 * The number of faults that one reader of a file reports at most: more than a person corrects
 * before the next.
 */
export const FAULTS_AT_ONCE = 200;

/** Remedies that fit one file better than the common one of its code: messages below `faults:remedy`. */
export type Remedy =
  | "copy"
  | "temporary"
  | "document"
  | "outside"
  | "binary"
  | "rename"
  | "catalogueFolder"
  | "nested"
  | "language";

/** One finding. `line` and `column` count from 1; `column` counts UTF-16 units. */
export interface Fault {
  readonly code: FaultCode;
  /** Path as the user knows it, from the project's folder, with `/`. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The values of the message's `{{placeholders}}`. */
  readonly values: Readonly<Record<string, string>>;
  /** What was probably meant, ready to be pasted. */
  readonly suggestion?: string;
  /** What to do, where that is something else than for other faults of its code. */
  readonly remedy?: Remedy;
  /** How many more of the kind, or in the file, are not listed. */
  readonly more?: number;
  /** The line at fault with its neighbours, for the frame. */
  readonly frame?: { readonly firstLine: number; readonly lines: readonly string[] };
}

/**
 * The first of some faults, as many as a person corrects at once. The last of them has the number of the others.
 *
 * @example
 * atMost([a, b, c], 2); // => [a, { ...b, more: 1 }]
 */
export function atMost(faults: readonly Fault[], limit = FAULTS_AT_ONCE): Fault[] {
  const left = faults.slice(limit).reduce((sum, { more = 0 }) => sum + 1 + more, 0);
  return withMore(faults.slice(0, limit), left);
}

/** Faults whose last one already gives the number of the rest. */
export function withMore(listed: readonly Fault[], left: number): Fault[] {
  const last = listed.at(-1);
  return last && left > 0
    ? [...listed.slice(0, -1), { ...last, more: (last.more ?? 0) + left }]
    : [...listed];
}

/** "error" where the output would be wrong or unsafe, "warning" where it would be poorer. */
export function gradeOf(fault: Fault): "error" | "warning" {
  return FAULTS[fault.code];
}

/** The files with findings. */
export function filesOf(faults: readonly Fault[]): Set<string> {
  return new Set(faults.map(({ file }) => file));
}

/** Sorts by file, line and column, by UTF-16 unit, so that every machine prints the same order. */
export function sortFaults(faults: readonly Fault[]): Fault[] {
  return [...faults].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compare(a.code, b.code),
  );
}

/** Compares by UTF-16 unit: the one order that no machine's locale changes. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Thrown once per build, with every fault found. Its message is the whole report, so no stack is needed. */
export class FaultsError extends Error {
  override readonly name = "FaultsError";
  readonly faults: readonly Fault[];
  /** Makes Eleventy print only the message. */
  readonly skipOriginalStack = true;

  constructor(faults: readonly Fault[], report: string) {
    super(report);
    this.faults = faults;
  }
}
