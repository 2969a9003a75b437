/** Red, green and blue of sRGB, each from 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A color, what it is on, and the least contrast between them. */
export interface ContrastRule {
  readonly token: string;
  readonly ground: string;
  readonly least: number;
}

/** Of text. @see https://www.w3.org/TR/WCAG22/#contrast-minimum */
const TEXT = 4.5;
/** Of the edges of fields and buttons. @see https://www.w3.org/TR/WCAG22/#non-text-contrast */
const EDGE = 3;

const on = (ground: string, least: number, tokens: readonly string[]): ContrastRule[] =>
  tokens.map((token) => ({ token, ground, least }));

/** What the style sheets of the theme put on what. */
export const CONTRAST_RULES: readonly ContrastRule[] = [
  ...on("--paper", TEXT, ["--ink", "--soft", "--seal", "--warn"]),
  ...on("--paper", EDGE, ["--edge"]),
  ...on("--tint", TEXT, ["--ink", "--soft", "--seal", "--warn"]),
  ...on("--tint", EDGE, ["--edge"]),
  ...on("--found", TEXT, ["--ink"]),
  ...on("--warn-tint", TEXT, ["--ink", "--warn"]),
];

/**
 * The contrast between two colors: 1 for equal ones, 21 for black and white.
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 * @example
 * contrastOf([0, 0, 0], [1, 1, 1]); // => 21
 */
export function contrastOf(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminanceOf([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
