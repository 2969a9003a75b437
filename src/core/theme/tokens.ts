import Color from "colorjs.io";
import { type CssNode, parse, walk } from "css-tree";
import type { Fault } from "../faults/table.ts";
import type { TextFile } from "../faults/text-file.ts";
import { nearest } from "../language/nearest.ts";
import { CONTRAST_RULES, contrastOf, type Rgb } from "./contrast.ts";
import { PALETTE_NAMES, type PageColors, type Palette, THEME_PALETTE } from "./look.ts";

type Scheme = "light" | "dark";
const SCHEMES: readonly Scheme[] = ["light", "dark"];

/** A declaration of a custom property. */
interface Token {
  readonly name: string;
  readonly value: string;
  /** Of the name, and of the value, in the text of the file. */
  readonly at: { readonly name: number; readonly value: number };
  /** Where it applies: `":root"`, or the selector of some elements. */
  readonly selector: string;
  /** Undefined for both; "other" for paper, more contrast and other conditions. */
  readonly scheme: Scheme | "other" | undefined;
}

/** What `readTokens` finds in a site's own tokens. */
export interface OwnTokens {
  /** The background of its pages. */
  readonly colors: PageColors;
  /** The colors of its light pages. */
  readonly palette: Palette;
  readonly faults: readonly Fault[];
}

/**
 * Reads and checks the tokens of a site, which browsers use in place of the theme's. Each must be one of the theme's; the
 * contrast of its colors is computed in light and dark.
 *
 * @param own A style sheet without errors of syntax.
 * @param theme The style sheet with the theme's tokens.
 */
export function readTokens(own: TextFile, theme: string): OwnTokens {
  const known = tokensIn(theme);
  const tokens = tokensIn(own.text);
  const names = new Set(known.map(({ name }) => name));
  const values = valuesIn(known, ":root", "light");
  const hasColor = (name: string) => colorOf(name, values) !== undefined;
  const faults = tokens.flatMap(({ name, value, at }) => {
    if (!names.has(name)) return own.fault("theme-token", at.name, { token: name }, nearest(name, names));
    if (!hasColor(name) || isColor(value, names, hasColor)) return [];
    return own.fault("theme-color", at.value, { token: name, value });
  });
  const valuesFor = (scheme: Scheme) =>
    new Map([...valuesIn(known, ":root", scheme), ...valuesIn(tokens, ":root", scheme)]);
  const [light, dark] = [valuesFor("light"), valuesFor("dark")];
  const paper = (of: ReadonlyMap<string, string>) => hex(colorOf("--paper", of) ?? WHITE);
  return {
    colors: { light: paper(light), dark: paper(dark) },
    palette: paletteIn(light),
    faults: faults.length > 0 ? faults : contrastFaults(own, tokens, known),
  };
}

function paletteIn(values: ReadonlyMap<string, string>): Palette {
  const colors = PALETTE_NAMES.map((name): [string, string] => {
    const color = colorOf(`--${name}`, values);
    return [name, color ? hex(color) : THEME_PALETTE[name]];
  });
  return Object.fromEntries(colors) as unknown as Palette;
}

/** The contrasts that are too low, each at the last declaration that makes it so. */
function contrastFaults(own: TextFile, tokens: readonly Token[], known: readonly Token[]): Fault[] {
  const selectors = [...new Set(tokens.map(({ selector }) => selector))];
  return SCHEMES.flatMap((scheme) => {
    const root = new Map([...valuesIn(known, ":root", scheme), ...valuesIn(tokens, ":root", scheme)]);
    return selectors.flatMap((selector) => {
      const here = tokensFor(tokens, selector, scheme);
      const values = new Map([...root, ...here.map(({ name, value }) => [name, value] as const)]);
      return CONTRAST_RULES.flatMap(({ token, ground, least }) => {
        const at =
          here.findLast(({ name }) => name === token) ?? here.findLast(({ name }) => name === ground);
        const [one, other] = [colorOf(token, values), colorOf(ground, values)];
        if (!at || !one || !other) return [];
        const contrast = contrastOf(one, other);
        if (contrast >= least) return [];
        // Rounded down: 4.49 must not be reported as 4.5.
        const ratio = (Math.floor(contrast * 100) / 100).toFixed(2);
        return own.fault("theme-contrast", at.at.value, {
          ...{ token, ground, scheme, ratio, least: String(least) },
        });
      });
    });
  });
}

/** The declarations that apply to a selector in a scheme, in the order of the cascade. */
function tokensFor(tokens: readonly Token[], selector: string, scheme: Scheme): Token[] {
  return tokens.filter(
    (token) => token.selector === selector && (token.scheme === undefined || token.scheme === scheme),
  );
}

function valuesIn(tokens: readonly Token[], selector: string, scheme: Scheme): Map<string, string> {
  return new Map(tokensFor(tokens, selector, scheme).map(({ name, value }) => [name, value]));
}

/** The custom properties that a style sheet declares. */
function tokensIn(text: string): Token[] {
  const tokens: Token[] = [];
  const conditions: string[] = [];
  let selector = "";
  walk(parse(text, { positions: true }), {
    enter(node: CssNode) {
      if (node.type === "Atrule")
        conditions.push(node.prelude ? sourceOf(text, node.prelude).trim() : node.name);
      if (node.type === "Rule") selector = sourceOf(text, node.prelude).trim();
      if (node.type !== "Declaration" || !node.property.startsWith("--")) return;
      tokens.push({
        name: node.property,
        value: sourceOf(text, node.value).trim(),
        at: { name: node.loc?.start.offset ?? 0, value: valueOffset(text, node.value) },
        // The theme's faces are set where a language is: the root has one.
        selector: /^(?::root|html|\[lang\])$/.test(selector) ? ":root" : selector,
        scheme: schemeOf(conditions),
      });
    },
    leave(node: CssNode) {
      if (node.type === "Atrule") conditions.pop();
    },
  });
  return tokens;
}

function schemeOf(conditions: readonly string[]): Token["scheme"] {
  const [condition, second] = conditions;
  if (condition === undefined) return undefined;
  const scheme = /^\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)$/.exec(condition)?.[1];
  return scheme === undefined || second !== undefined ? "other" : (scheme as Scheme);
}

function sourceOf(text: string, { loc }: CssNode): string {
  return loc ? text.slice(loc.start.offset, loc.end.offset) : "";
}

/** Where a value begins, without the space before it. */
function valueOffset(text: string, value: CssNode): number {
  const source = sourceOf(text, value);
  return (value.loc?.start.offset ?? 0) + source.length - source.trimStart().length;
}

const REFERENCE = /^var\(\s*(--[\w-]+)\s*\)$/;

/** Whether a value is a color whose contrast can be computed, or another token of that kind. */
function isColor(value: string, names: ReadonlySet<string>, hasColor: (name: string) => boolean): boolean {
  const reference = REFERENCE.exec(value)?.[1];
  if (reference !== undefined) return names.has(reference) && hasColor(reference);
  return parseColor(value) !== undefined;
}

/** The color of a token; undefined for a token that has none, or that leads to itself. */
function colorOf(
  name: string,
  values: ReadonlyMap<string, string>,
  seen: readonly string[] = [],
): Rgb | undefined {
  const value = values.get(name);
  if (value === undefined || seen.includes(name)) return undefined;
  const reference = REFERENCE.exec(value)?.[1];
  return reference === undefined ? parseColor(value) : colorOf(reference, values, [...seen, name]);
}

const WHITE: Rgb = [1, 1, 1];

/** An opaque color as screens show it; undefined for anything else. */
function parseColor(value: string): Rgb | undefined {
  try {
    const color = new Color(value);
    if (color.alpha !== 1) return undefined;
    const [red, green, blue] = color.to("srgb").toGamut().coords;
    return [red ?? 0, green ?? 0, blue ?? 0];
  } catch {
    // The library throws for what is no color.
    return undefined;
  }
}

function hex(color: Rgb): string {
  return `#${color
    .map((channel) =>
      Math.round(channel * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
