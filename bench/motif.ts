import {
  type Canvas,
  type Corners,
  canvas,
  fade,
  fill,
  hex,
  meet,
  type Point,
  roundedBox,
  type Shape,
} from "./paint.ts";

/** One of the three forms, in units of the motif: the middle is 0, 0 and every form is 2 wide. */
interface Form {
  at: Point;
  corners: Corners;
  colour: string;
}

/** Three forms of one size, each with its own manner: square, round and leaf-like. */
const forms: readonly Form[] = [
  { at: [-0.68, -0.6], corners: [1, 0.12, 1, 0.12], colour: "#8b74d8" },
  { at: [0.7, -0.44], corners: [1, 1, 1, 1], colour: "#f2b04a" },
  { at: [-0.12, 0.6], corners: [0.34, 0.34, 0.34, 0.34], colour: "#3aa396" },
];

/** What two or all three forms share is lighter than any of them; later ones are on top. */
const overlaps: readonly { of: readonly number[]; colour: string }[] = [
  { of: [0, 1], colour: "#f3c2c4" },
  { of: [0, 2], colour: "#93b8ee" },
  { of: [1, 2], colour: "#cfe3a4" },
  { of: [0, 1, 2], colour: "#fffaf0" },
];

const [groundTop, groundBottom] = ["#1d3556", "#13243f"];

/** The picture of the whole site, for shared pages. */
export function share(): Canvas {
  const [width, height] = [1200, 630];
  const on = canvas(width, height, fade(groundTop, groundBottom, 0, height));
  const middle: Point = [width / 2, height / 2];
  for (const form of forms) fill(on, place(form, middle, 330), hex("#6f93c4"), 0.07);
  paintForms(on, middle, 125);
  return on;
}

/** The icon as a square picture without transparency, for places that round its corners themselves. */
export function icon(side: number): Canvas {
  const on = canvas(side, side, fade(groundTop, groundBottom, 0, side));
  // In steps of 12.5 px the straight edges fall between pixels and stay sharp.
  paintForms(on, [side / 2, side / 2], Math.round((side * 0.22) / 12.5) * 12.5);
  return on;
}

/** The icon as SVG, on its own dark tile, so that it is visible on light and on dark tab bars. */
export function iconSvg(): string {
  const [middle, unit]: [Point, number] = [[32, 32], 15];
  const shared = overlaps.map(({ of: [first = 0, ...rest], colour }) =>
    rest.reduce(
      (inner, i) => `<g clip-path="url(#c${i})">${inner}</g>`,
      `<use href="#f${first}" fill="${colour}"/>`,
    ),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">`,
    "<defs>",
    ...forms.map((form, i) => `<path id="f${i}" d="${outlinePath(form, middle, unit)}"/>`),
    ...forms.map((_, i) => `<clipPath id="c${i}"><use href="#f${i}"/></clipPath>`),
    "</defs>",
    `<rect width="64" height="64" rx="14" fill="${groundTop}"/>`,
    ...forms.map(({ colour }, i) => `<use href="#f${i}" fill="${colour}"/>`),
    ...shared,
    "</svg>\n",
  ].join("\n");
}

function paintForms(on: Canvas, middle: Point, unit: number): void {
  const shapes = forms.map((form) => place(form, middle, unit));
  for (const [i, shape] of shapes.entries()) fill(on, shape, hex(forms[i]?.colour ?? ""));
  for (const { of, colour } of overlaps) {
    fill(on, shapes.filter((_, i) => of.includes(i)).reduce(meet), hex(colour));
  }
}

function place({ at, corners: [a, b, c, d] }: Form, [x, y]: Point, unit: number): Shape {
  return roundedBox([x + at[0] * unit, y + at[1] * unit], unit, unit, [
    a * unit,
    b * unit,
    c * unit,
    d * unit,
  ]);
}

/** The same form as {@link place}, as SVG path data: clockwise from the end of the top left corner. */
function outlinePath({ at, corners }: Form, [x, y]: Point, unit: number): string {
  const [a, b, c, d] = corners.map((corner) => round(corner * unit)) as [number, number, number, number];
  const side = 2 * unit;
  const start = `M${round(x + (at[0] - 1) * unit + a)} ${round(y + (at[1] - 1) * unit)}`;
  const arc = (radius: number, dx: number, dy: number) => `a${radius} ${radius} 0 0 1 ${dx} ${dy}`;
  return [
    start,
    `h${round(side - a - b)}`,
    arc(b, b, b),
    `v${round(side - b - c)}`,
    arc(c, -c, c),
    `h${round(c + d - side)}`,
    arc(d, -d, -d),
    `v${round(d + a - side)}`,
    `${arc(a, a, -a)}z`,
  ].join("");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
