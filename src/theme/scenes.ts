/**
 * Drawings in the shapes that the photographs of a newsroom have, with their grain and uneven light: what a text looks like with
 * them is seen in the styleguide. Each is always the same.
 */
export interface Scene {
  readonly name: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** How many people are in it. */
  readonly people: number;
  /** Colour of the light, in degrees of a colour wheel. */
  readonly hue: number;
}

const scene = (name: string, widthPx: number, heightPx: number, people: number, hue: number): Scene => ({
  name,
  widthPx,
  heightPx,
  people,
  hue,
});

/** A portrait, a panorama, a group, and seven for a gallery. */
export const SCENES = {
  portrait: scene("portrait", 800, 1200, 1, 28),
  panorama: scene("panorama", 1800, 600, 0, 205),
  group: scene("group", 1500, 1000, 14, 38),
  gallery: [
    scene("gallery-1", 1500, 1000, 3, 210),
    scene("gallery-2", 1200, 1600, 1, 15),
    scene("gallery-3", 1600, 900, 6, 160),
    scene("gallery-4", 1000, 1000, 2, 48),
    scene("gallery-5", 2000, 800, 0, 190),
    scene("gallery-6", 1500, 1000, 9, 265),
    scene("gallery-7", 900, 1200, 1, 95),
  ],
} as const satisfies Record<string, Scene | readonly Scene[]>;

/** All of them. */
export const ALL_SCENES: readonly Scene[] = [
  SCENES.portrait,
  SCENES.panorama,
  SCENES.group,
  ...SCENES.gallery,
];

/** The address of a scene, for the styleguide only. */
export const sceneUrl = ({ name }: Scene) => `/styleguide/${name}.svg`;

/**
 * A scene as SVG.
 *
 * @example
 * sceneSvg(SCENES.group); // => '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1500 1000" …'
 */
export function sceneSvg({ name, widthPx, heightPx, people, hue }: Scene): string {
  const random = numbersFrom(name);
  const horizon = heightPx * (0.55 + random() * 0.1);
  const hills = Array.from({ length: 3 }, (_, row) =>
    hill(widthPx, heightPx, horizon + row * heightPx * 0.09, row, hue, random),
  );
  const row = Array.from({ length: people }, (_, index) => person(index, people, widthPx, heightPx, random));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}">`,
    `<defs><linearGradient id="sky" x2="0.3" y2="1"><stop stop-color="hsl(${hue} 45% 62%)"/>`,
    `<stop offset="1" stop-color="hsl(${hue + 20} 55% 86%)"/></linearGradient>`,
    `<radialGradient id="light" cx="0.7" cy="0.2" r="0.9"><stop stop-color="#fff" stop-opacity="0.5"/>`,
    `<stop offset="1" stop-color="#000" stop-opacity="0.35"/></radialGradient>`,
    `<filter id="grain"><feTurbulence type="fractalNoise" baseFrequency="0.8" numOctaves="3" seed="${people + 1}"/>`,
    `<feColorMatrix values="0 0 0 0 0.5 0 0 0 0 0.5 0 0 0 0 0.5 0 0 0 0.5 0"/></filter></defs>`,
    `<path fill="url(#sky)" d="M0 0h${widthPx}v${heightPx}H0z"/>`,
    ...hills,
    ...row,
    `<path fill="url(#light)" d="M0 0h${widthPx}v${heightPx}H0z"/>`,
    `<path filter="url(#grain)" opacity="0.35" d="M0 0h${widthPx}v${heightPx}H0z"/></svg>`,
  ].join("");
}

function hill(
  width: number,
  height: number,
  top: number,
  row: number,
  hue: number,
  random: () => number,
): string {
  const at = (share: number) =>
    `${Math.round(width * share)} ${Math.round(top + (random() - 0.5) * height * 0.16)}`;
  const path = `M0 ${Math.round(top)}C${at(0.2)} ${at(0.35)} ${at(0.5)}S${at(0.8)} ${at(1)}V${height}H0z`;
  return `<path fill="hsl(${hue + 30 * row} ${30 + 5 * row}% ${44 - 10 * row}%)" d="${path}"/>`;
}

/** Head and shoulders; of many people, every second one is in the row behind. */
function person(index: number, people: number, width: number, height: number, random: () => number): string {
  const size = Math.min(height * 0.28, (width / people) * 0.75);
  const x = Math.round((width * (index + 0.5)) / people + (random() - 0.5) * size * 0.2);
  const y = Math.round(height * 0.62 - (people > 5 && index % 2 ? size * 0.35 : 0));
  const skin = `hsl(${20 + random() * 15} ${35 + random() * 20}% ${35 + random() * 40}%)`;
  const coat = `hsl(${random() * 360} 28% ${20 + random() * 30}%)`;
  const radius = Math.round(size * 0.22);
  return (
    `<path fill="${coat}" d="M${x - radius * 2} ${height}V${y + radius * 2}q0 ${-radius} ${radius} ${-radius}h${radius * 2}q${radius} 0 ${radius} ${radius}V${height}z"/>` +
    `<circle cx="${x}" cy="${y}" r="${radius}" fill="${skin}"/>`
  );
}

/** Numbers from 0 to 1 that follow from a name: a linear congruential generator, with the constants of Numerical Recipes. */
function numbersFrom(name: string): () => number {
  let state = [...name].reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), 7) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
