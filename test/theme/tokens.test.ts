import { equal, is, match } from "uvu/assert";
import type { Fault } from "../../src/core/faults/table.ts";
import { TextFile } from "../../src/core/faults/text-file.ts";
import { THEME_COLORS } from "../../src/core/manifest.ts";
import { THEME_PALETTE } from "../../src/core/theme/look.ts";
import { readTokens } from "../../src/core/theme/tokens.ts";
import { read } from "../support/documents.ts";
import { suite } from "../support/suite.ts";

const THEME = read("src/theme/styles/tokens.css");
const readOwn = (text: string) => readTokens(new TextFile("theme/tokens.css", text), THEME);
const places = (faults: readonly Fault[]) =>
  faults.map(({ code, line, column }) => `${code} ${line}:${column}`);

const tokens = suite("readTokens");
tokens("finds nothing wrong with the tokens of the theme itself, light and dark", () => {
  equal(readOwn(THEME), { colors: THEME_COLORS, palette: THEME_PALETTE, faults: [] });
});
tokens("finds nothing in an empty file, and in one of comments", () => {
  for (const text of ["", "/* :root { --seel: red } */\n"])
    equal(readOwn(text), { colors: THEME_COLORS, palette: THEME_PALETTE, faults: [] });
});
tokens("names a custom property that the theme doesn't have, with the one that was meant", () => {
  const { faults } = readOwn(":root {\n  --seel: #1b4f8a;\n}\n:lang(zh) { --heads: var(--hei); }\n");
  equal(places(faults), ["theme-token 2:3", "theme-token 4:13"]);
  equal(
    faults.map(({ suggestion }) => suggestion),
    ["--seal", "--head"],
  );
});
for (const value of [
  "transparent",
  "rgb(0 0 0 / 60%)",
  "color-mix(in srgb, red, blue)",
  "blueish",
  "var(--gap)",
])
  tokens(`refuses ${value} as a color`, () => {
    equal(places(readOwn(`:root { --soft: ${value} }`).faults), ["theme-color 1:17"]);
  });
for (const value of ["#000", "navy", "rgb(0 0 90)", "hsl(210 60% 20%)", "oklch(30% 0.1 255)", "var(--ink)"])
  tokens(`accepts ${value} as a color`, () => {
    equal(readOwn(`@media (prefers-color-scheme: light) { :root { --soft: ${value} } }`).faults, []);
  });
tokens("gives the colors of the light pages, for icons and cards", () => {
  const { palette } = readOwn(
    ":root { --ink: navy; --warn: var(--ink) }\n@media (prefers-color-scheme: dark) { :root { --soft: #fff } }\n",
  );
  equal(palette, { ...THEME_PALETTE, ink: "#000080", warn: "#000080" });
});
tokens("reports a color that can be read in one scheme only", () => {
  const { faults } = readOwn(":root {\n  --seal: #1b4f8a;\n}\n");
  equal(places(faults), ["theme-contrast 2:11", "theme-contrast 2:11"]);
  for (const { values } of faults) {
    is(values.scheme, "dark");
    is(values.least, "4.5");
    match(values.ratio ?? "", /^[12]\.\d\d$/);
  }
  const dark = "@media (prefers-color-scheme: dark) { :root { --seal: #8ec5ff } }";
  equal(readOwn(`:root { --seal: #1b4f8a }\n${dark}`).faults, []);
});
tokens("reports a background at its own line where the text is the theme's", () => {
  const { faults } = readOwn(
    "@media (prefers-color-scheme: light) {\n  :root {\n    --found: #333;\n  }\n}\n",
  );
  equal(places(faults), ["theme-contrast 3:14"]);
  equal([faults[0]?.values.token, faults[0]?.values.ground], ["--ink", "--found"]);
});
tokens("judges the colors of one language on the paper of all", () => {
  const { faults } = readOwn(":root { --paper: #fff }\n:lang(zh) { --ink: #999 }\n");
  const own = faults.filter(({ line }) => line === 2);
  equal(
    own.map(({ values }) => `${values.token} on ${values.ground}, ${values.scheme}`),
    [
      ...["--paper", "--tint", "--found", "--warn-tint"].map((ground) => `--ink on ${ground}, light`),
      "--ink on --paper, dark",
      "--ink on --found, dark",
    ],
  );
});
tokens("doesn't judge what is for paper or for readers who ask for more contrast", () => {
  equal(
    readOwn(
      "@media print { :root { --ink: #eee } }\n@media (prefers-contrast: more) { :root { --ink: #eee } }",
    ).faults,
    [],
  );
});
tokens("ends where colors lead to each other", () => {
  equal(readOwn(":root { --soft: var(--ink); --ink: var(--soft) }").faults, []);
});
tokens("gives the background of the site's pages in the notation of screens", () => {
  const { colors } = readOwn(
    ":root { --paper: white }\n@media (prefers-color-scheme: dark) { :root { --paper: rgb(1 2 3) } }",
  );
  equal(colors, { light: "#ffffff", dark: "#010203" });
});
tokens.run();
