import {
  above,
  below,
  belowCurve,
  bezier,
  type Canvas,
  canvas,
  disc,
  fade,
  fill,
  hex,
  meet,
  mix,
  outline,
  outside,
  type Point,
  polygon,
  stroke,
} from "./paint.ts";

const width = 1600;
const height = 900;
const middle = 800;

/**
 * Two circles, and threads from the rim of one to the rim of the other, drawn together where the rims meet.
 */
export function twoCircles(): Canvas {
  const on = canvas(width, height, fade("#2f6797", "#1c4670", 0, height));
  const [radius, offset] = [262, 152];
  const centres: [Point, Point] = [
    [middle - offset, 450],
    [middle + offset, 450],
  ];
  const [left, right] = [disc(centres[0], radius), disc(centres[1], radius)];
  const [paper, sky] = [hex("#f4ebd9"), hex("#a9cfea")];
  fill(on, left, hex("#4a80ad"));
  fill(on, disc(centres[1], radius + 2), paper);
  fill(on, meet(left, right), hex("#86b6da"));
  // The thread that starts where the rims meet above has no length; all others go through where they meet
  // below, or close by, and none enters the shared part.
  const corner = Math.acos(offset / radius);
  const twist = 2 * corner - Math.PI;
  const page = meet(disc(centres[1], radius - 6), outside(disc(centres[0], radius + 3)));
  const threads = 44;
  for (let i = 1; i < threads; i++) {
    const turn = (i / threads) * 2 * Math.PI - corner;
    const thread = stroke([onRim(centres[0], radius, turn), onRim(centres[1], radius, turn + twist)], 1.7);
    fill(on, meet(thread, outside(right)), paper, 0.6);
    fill(on, meet(thread, page), hex("#2c6090"), 0.6);
  }
  fill(on, outline(left, 4), sky);
  fill(on, meet(outline(right, 4), disc(centres[0], radius + 2)), paper);
  return on;
}

/**
 * A square grid of dots; a circle of radius 25 steps goes through nine of them,
 * since 7² + 24² = 15² + 20² = 25².
 */
export function dotsInAnArc(): Canvas {
  const on = canvas(width, height, fade("#12686b", "#0a474f", 0, height));
  const step = 26;
  const hub: Point = [middle, 892];
  const at = (column: number, row: number): Point => [hub[0] + column * step, hub[1] - row * step];
  const [pale, paper] = [hex("#bfe3dc"), hex("#f6efdd")];
  const dome = disc(hub, 25 * step);
  fill(on, dome, hex("#1f8583"), 0.5);
  for (let column = -30; column <= 30; column++) {
    for (let row = 0; row <= 34; row++) {
      const inside = column * column + row * row < 625;
      fill(on, disc(at(column, row), inside ? 2.7 : 2.3), pale, inside ? 0.55 : 0.26);
    }
  }
  const nodes = [-24, -20, -15, -7, 0, 7, 15, 20, 24].map((x) => at(x, Math.sqrt(625 - x * x)));
  for (const span of [2, 3]) {
    for (const [i, node] of nodes.slice(span).entries()) {
      fill(on, stroke([nodes[i] ?? node, node], 1.8), pale, span === 2 ? 0.5 : 0.3);
    }
  }
  fill(on, meet(outline(dome, 4), above(at(0, 7)[1])), paper);
  for (const [i, node] of nodes.entries()) {
    fill(on, disc(node, 16), mix(hex("#7cc7bb"), paper, i / 8));
  }
  return on;
}

/** Translucent waves, the nearer the deeper, and a quiet disc above them. */
export function waves(): Canvas {
  const on = canvas(width, height, fade("#ece6f6", "#d9cdef", 0, 600));
  fill(on, disc([930, 262], 104), hex("#fbf8ff"));
  const crests = [
    { y: 352, rise: 72, length: 1300, shift: 0.1, from: "#b59de2", to: "#a084d8" },
    { y: 452, rise: 84, length: 1180, shift: 3.3, from: "#9371d0", to: "#7d58c2" },
    { y: 588, rise: 66, length: 1480, shift: 5.7, from: "#744fb9", to: "#5d3ba4" },
    { y: 672, rise: 78, length: 1240, shift: 2.0, from: "#52308f", to: "#3e2279" },
    { y: 792, rise: 54, length: 1460, shift: 4.6, from: "#381d6a", to: "#291552" },
  ];
  for (const { y, rise, length, shift, from, to } of crests) {
    const turn = (2 * Math.PI) / length;
    const crest = (x: number) =>
      y + rise * Math.sin(x * turn + shift) + rise * 0.26 * Math.sin(x * turn * 2.1 + shift * 1.7);
    fill(on, belowCurve(crest), fade(from, to, y - rise, y + 200), 0.68);
  }
  return on;
}

/** Seven circles of one size on a ring, each joined to the centre. */
export function sevenOnARing(): Canvas {
  const on = canvas(width, height, fade("#f3bd5c", "#e9a343", 0, height));
  const centre: Point = [middle, 450];
  const ring = 272;
  const [cream, rust] = [hex("#fdf4df"), hex("#9a4a16")];
  for (const radius of [860, 640, 430]) fill(on, disc(centre, radius), hex("#fbd68a"), 0.28);
  const seats = Array.from({ length: 7 }, (_, i) => onRim(centre, ring, (i / 7) * 2 * Math.PI - Math.PI / 2));
  fill(on, outline(disc(centre, ring), 3), rust, 0.55);
  for (const seat of seats) fill(on, stroke([centre, seat], 4), rust);
  for (const [x, y] of seats) fill(on, disc([x + 7, y + 11], 66), rust, 0.28);
  for (const seat of seats) fill(on, disc(seat, 66), cream);
  fill(on, disc([centre[0] + 7, centre[1] + 11], 92), rust, 0.28);
  fill(on, disc(centre, 92), rust);
  return on;
}

/** An open book of curved lines, with a low light behind it and its reflection in the land below. */
export function bookAboveHorizon(): Canvas {
  const horizon = 668;
  const on = canvas(width, height, fade("#cfe0c3", "#b4d0a8", 0, horizon));
  const [forest, paper] = [hex("#1f5a43"), hex("#fefcf2")];
  for (const radius of [760, 590, 430]) {
    fill(on, meet(disc([middle, horizon], radius), above(horizon)), hex("#f3f3d6"), 0.36);
  }
  fill(on, below(horizon), fade("#2d7257", "#174836", horizon, height));
  for (const side of [-1, 1]) {
    fill(on, polygon([...leaf(side, 1.12), ...leaf(side, 1.17).reverse()]), forest);
    fill(on, polygon([...leaf(side, 1), ...leaf(side, 1.13).reverse()]), hex("#d5e2c4"));
    for (const depth of [1.05, 1.09]) fill(on, stroke(leaf(side, depth).slice(0, -1), 2), forest, 0.6);
    fill(on, polygon([...leaf(side, 0), ...leaf(side, 1).reverse()]), side < 0 ? hex("#f3f3e2") : paper);
    for (let i = 1; i <= 7; i++) fill(on, stroke(leaf(side, i / 8).slice(7, -6), 3), forest, 0.62);
    fill(on, stroke(leaf(side, 0), 4), forest);
    fill(on, stroke(leaf(side, 1), 4), forest);
    for (let i = 0; i <= 4; i++) {
      const mirrored = leaf(side, 1.17 - i * 0.29).map(([x, y]): Point => [x, horizon + (horizon - y) * 0.5]);
      fill(on, stroke(mirrored, 3), hex("#bfe0c0"), 0.34 - i * 0.06);
    }
  }
  return on;
}

/**
 * A curve of the book from the fold outwards: `side` is -1 for the left page and 1 for the right,
 * `depth` 0 the upper edge of the page and 1 its lower edge.
 */
function leaf(side: number, depth: number): Point[] {
  const y = 268 + depth * 268;
  const reach = 335 + depth * 25;
  const x = (share: number) => middle + side * reach * share;
  return bezier([middle, y + 62], [x(0.14), y - 22], [x(0.56), y - 52], [x(1), y]);
}

/** The point on a circle at an angle in radians, clockwise from the right. */
function onRim([x, y]: Point, radius: number, turn: number): Point {
  return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)];
}
