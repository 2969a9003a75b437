import type { FaultCode } from "../../../src/core/faults/table.ts";
import { addresses } from "./addresses.ts";
import { catalogues } from "./catalogues.ts";
import { characters } from "./characters.ts";
import { code, links } from "./code.ts";
import { keys, values, yaml } from "./front-matter.ts";
import { images } from "./images.ts";
import { names, sizes } from "./names.ts";
import type { Tree } from "./rows.ts";

/** Faults that cannot be found without decoding pictures. */
const LATE: readonly string[] = [
  "a PNG that ends early",
  "a JPEG that ends early",
  "a picture that says less than it is",
];

const GROUPS = { code, links, keys, yaml, values, characters, names, sizes, images, catalogues, addresses };

/** All projects, by group. */
export const TREES: readonly Tree[] = Object.entries(GROUPS).flatMap(([group, rows]) =>
  rows.map(([name, codes, make, check]) => ({
    name: `${group}: ${name}`,
    codes: codes.split(" ").filter(Boolean).sort() as FaultCode[],
    make,
    ...(check ? { check } : {}),
    ...(LATE.includes(name) || codes.startsWith("audit-") ? { late: true as const } : {}),
  })),
);
