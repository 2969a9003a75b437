import { ok } from "uvu/assert";
import { DATA, grown, READERS, type Shape, TEXTS } from "../support/growth.ts";
import { suite } from "../support/suite.ts";

/** The most UTF-16 units of a text: longer than any article. */
const SIZE = 80_000;
/** The smaller text is a sixteenth: four doublings. */
const DOUBLINGS = 4;
/** By how much the processor time may grow with each doubling. With the square of the length it would be 4. */
const GROWTH = 2.5;
/** Milliseconds below which other work of the process can't be told from that of a reader. */
const NOISE_MS = 60;

const growth = suite("the time of a text");
growth("of a hundred shapes is measured", () => {
  ok(Object.keys({ ...TEXTS, ...DATA }).length >= 100);
});
for (const [reader, { limit = SIZE, read }] of Object.entries(READERS))
  for (const [name, shape] of Object.entries({ ...TEXTS, ...DATA }))
    growth(`grows with its length for ${reader}: ${name}`, () => {
      // What takes long does so each time; other work of the machine doesn't.
      const ratios = [growthOf(shape, limit, read)];
      if (Math.min(...ratios) > GROWTH) ratios.push(growthOf(shape, limit, read));
      ok(Math.min(...ratios) <= GROWTH, `${ratios.join(", ")} times the time for each doubling`);
    });
growth.run();

/** By how much the time grows with each doubling of a text; 1 where it takes hardly any. */
function growthOf(shape: Shape, limit: number, read: (text: string) => unknown): number {
  const small = grown(shape, limit / 2 ** DOUBLINGS);
  // The second time, the program is compiled.
  const before = Math.min(timeOf(small, read), timeOf(small, read));
  const after = timeOf(grown(shape, limit), read);
  return after < NOISE_MS ? 1 : (after / Math.max(before, 1)) ** (1 / DOUBLINGS);
}

/** Milliseconds of the processor. */
function timeOf(text: string, read: (text: string) => unknown): number {
  const start = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
