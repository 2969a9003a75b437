import type { Picture } from "./png.ts";

/** Red, green and blue from 0 to 255, with fractions. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** One colour, or a colour for each row (a colour that changes along a row makes a PNG large). */
export type Ink = Rgb | ((y: number) => Rgb);

export type Point = readonly [x: number, y: number];

/** A shape as its signed distance in px (below 0 inside), and the box outside which it paints nothing. */
export interface Shape {
  distance: (x: number, y: number) => number;
  box: readonly [left: number, top: number, right: number, bottom: number];
}

/** A picture in the making: colours as floats, so that many thin layers don't add up rounding errors. */
export interface Canvas {
  widthPx: number;
  heightPx: number;
  rgb: Float64Array;
}

const everywhere = [-Infinity, -Infinity, Infinity, Infinity] as const;

/**
 * Reads a colour.
 * @example hex("#ff8000") // => [255, 128, 0]
 */
export function hex(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** The colour between two others; `share` 0 is the first, 1 the second. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const s = Math.min(1, Math.max(0, share));
  return [from[0] + (to[0] - from[0]) * s, from[1] + (to[1] - from[1]) * s, from[2] + (to[2] - from[2]) * s];
}

/** An ink that goes from one colour at row `top` to another at row `bottom`. */
export function fade(from: string, to: string, top: number, bottom: number): Ink {
  const [a, b] = [hex(from), hex(to)];
  return (y) => mix(a, b, (y - top) / (bottom - top));
}

/** A new canvas, covered with one ink. */
export function canvas(widthPx: number, heightPx: number, ground: Ink): Canvas {
  const made = { widthPx, heightPx, rgb: new Float64Array(widthPx * heightPx * 3) };
  fill(made, { distance: () => -1, box: everywhere }, ground);
  return made;
}

/** Paints a shape; its edge is smoothed over one pixel. */
export function fill(on: Canvas, shape: Shape, ink: Ink, opacity = 1): void {
  const [left, top, right, bottom] = shape.box;
  const x0 = Math.max(0, Math.floor(left) - 1);
  const x1 = Math.min(on.widthPx, Math.ceil(right) + 1);
  const y1 = Math.min(on.heightPx, Math.ceil(bottom) + 1);
  for (let y = Math.max(0, Math.floor(top) - 1); y < y1; y++) {
    const colour = typeof ink === "function" ? ink(y + 0.5) : ink;
    for (let x = x0; x < x1; x++) {
      const share = Math.min(1, 0.5 - shape.distance(x + 0.5, y + 0.5)) * opacity;
      if (share > 0) blend(on.rgb, (y * on.widthPx + x) * 3, colour, share);
    }
  }
}

function blend(rgb: Float64Array, at: number, colour: Rgb, share: number): void {
  for (let i = 0; i < 3; i++) {
    const under = rgb[at + i] ?? 0;
    rgb[at + i] = under + ((colour[i] ?? 0) - under) * share;
  }
}

/** Rounds the canvas to the bytes of a picture. */
export function develop({ widthPx, heightPx, rgb }: Canvas): Picture {
  return { widthPx, heightPx, rgb: Uint8Array.from(rgb, (value) => Math.round(value)) };
}

export function disc([cx, cy]: Point, radius: number): Shape {
  return {
    distance: (x, y) => Math.sqrt((x - cx) ** 2 + (y - cy) ** 2) - radius,
    box: [cx - radius, cy - radius, cx + radius, cy + radius],
  };
}

/** The stroke along the edge of a shape, half of it on either side. */
export function outline(shape: Shape, width: number): Shape {
  const [left, top, right, bottom] = shape.box;
  const half = width / 2;
  return {
    distance: (x, y) => Math.abs(shape.distance(x, y)) - half,
    box: [left - half, top - half, right + half, bottom + half],
  };
}

/** The part that two shapes share. */
export function meet(a: Shape, b: Shape): Shape {
  return {
    distance: (x, y) => Math.max(a.distance(x, y), b.distance(x, y)),
    box: [
      Math.max(a.box[0], b.box[0]),
      Math.max(a.box[1], b.box[1]),
      Math.min(a.box[2], b.box[2]),
      Math.min(a.box[3], b.box[3]),
    ],
  };
}

/** Everything but a shape. */
export function outside(shape: Shape): Shape {
  return { distance: (x, y) => -shape.distance(x, y), box: everywhere };
}

/** Everything above a row. */
export function above(row: number): Shape {
  return { distance: (_, y) => y - row, box: [-Infinity, -Infinity, Infinity, row] };
}

/** Everything below a row. */
export function below(row: number): Shape {
  return { distance: (_, y) => row - y, box: [-Infinity, row, Infinity, Infinity] };
}

/** Everything below the curve `height(x)`; the distance is right near the curve, where it matters. */
export function belowCurve(height: (x: number) => number): Shape {
  return {
    distance: (x, y) => {
      const slope = height(x + 0.5) - height(x - 0.5);
      return (height(x) - y) / Math.sqrt(1 + slope * slope);
    },
    box: everywhere,
  };
}

/** A line through points, with round ends; where it crosses itself it doesn't darken. */
export function stroke(points: readonly Point[], width: number): Shape {
  return { distance: (x, y) => toEdges(points, x, y) - width / 2, box: boxOf(points, width / 2) };
}

/** The area within a closed line; the last point is joined to the first. */
export function polygon(points: readonly Point[]): Shape {
  const closed = [...points, ...points.slice(0, 1)];
  return {
    distance: (x, y) => toEdges(closed, x, y) * (encloses(closed, x, y) ? -1 : 1),
    box: boxOf(points, 0),
  };
}

/** Points along a cubic Bézier curve, both ends included. */
export function bezier(a: Point, b: Point, c: Point, d: Point, steps = 48): Point[] {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const t = i / steps;
    const u = 1 - t;
    const at = (k: 0 | 1) =>
      u * u * u * a[k] + 3 * u * u * t * b[k] + 3 * u * t * t * c[k] + t * t * t * d[k];
    return [at(0), at(1)] as const;
  });
}

function toEdges(points: readonly Point[], x: number, y: number): number {
  let nearest = Infinity;
  let from = points[0] ?? [0, 0];
  for (const to of points) {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const along = ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.min(1, Math.max(0, along));
    const [ex, ey] = [x - from[0] - dx * t, y - from[1] - dy * t];
    nearest = Math.min(nearest, ex * ex + ey * ey);
    from = to;
  }
  return Math.sqrt(nearest);
}

function encloses(closed: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  let from = closed[0] ?? [0, 0];
  for (const to of closed) {
    const crosses = from[1] > y !== to[1] > y;
    if (crosses && x < from[0] + ((to[0] - from[0]) * (y - from[1])) / (to[1] - from[1])) inside = !inside;
    from = to;
  }
  return inside;
}

function boxOf(points: readonly Point[], margin: number): Shape["box"] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [
    Math.min(...xs) - margin,
    Math.min(...ys) - margin,
    Math.max(...xs) + margin,
    Math.max(...ys) + margin,
  ];
}
