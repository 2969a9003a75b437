import { is, ok } from "uvu/assert";
import { CONTRAST_RULES, contrastOf, type Rgb } from "../../src/core/theme/contrast.ts";
import { suite } from "../support/suite.ts";

const rgb = (hex: string) =>
  [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb;

const contrast = suite("contrastOf");
/** @see https://www.w3.org/WAI/WCAG22/Techniques/general/G18 */
for (const [one, other, expected] of [
  ["000000", "ffffff", "21.00"],
  ["ffffff", "ffffff", "1.00"],
  ["767676", "ffffff", "4.54"],
  ["777777", "ffffff", "4.48"],
  ["ff0000", "ffffff", "4.00"],
  ["0000ff", "ffffff", "8.59"],
  ["010101", "000000", "1.01"],
] as const)
  contrast(`computes ${expected} for ${one} and ${other}, in either order`, () => {
    is(contrastOf(rgb(one), rgb(other)).toFixed(2), expected);
    is(contrastOf(rgb(other), rgb(one)), contrastOf(rgb(one), rgb(other)));
  });
contrast("asks 4.5 of text and 3 of edges", () => {
  for (const { token, least } of CONTRAST_RULES) is(least, token === "--edge" ? 3 : 4.5, token);
  ok(CONTRAST_RULES.length > 10);
});
contrast.run();
