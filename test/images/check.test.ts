import { writeFileSync } from "node:fs";
import sharp from "sharp";
import { equal } from "uvu/assert";
import { checkImages } from "../../src/files/images/check.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";

const FORMATS = ["jpeg", "png", "webp", "gif", "avif"] as const;
/** Noise, so that no decoder can guess the missing end. */
const noise = Buffer.from(Array.from({ length: 90 * 60 * 3 }, (_, index) => (index * 7919) % 251));
const drawn = () => sharp(noise, { raw: { width: 90, height: 60, channels: 3 } });

const pictures = suite<OwnFolder>("pictures of the content");
inOwnFolder(pictures);

async function broken(files: readonly string[]): Promise<string[]> {
  return (await checkImages(files)).map(({ code, file }) => `${code} ${file}`);
}

for (const format of FORMATS)
  pictures(`are accepted if whole, and refused if they end early: ${format}`, async () => {
    const whole = await drawn().toFormat(format).toBuffer();
    writeFileSync("whole", whole);
    writeFileSync("half", whole.subarray(0, whole.length / 2));
    // Decoders do not need the last byte of a GIF, its end mark.
    const missing = format === "gif" ? 40 : 20;
    writeFileSync("nearly", whole.subarray(0, whole.length - missing));
    equal(await broken(["whole", "half", "nearly"]), ["image-broken half", "image-broken nearly"]);
  });
pictures("that are stored sideways or animated are read to their end", async () => {
  writeFileSync("turned.jpg", await drawn().withMetadata({ orientation: 6 }).jpeg().toBuffer());
  writeFileSync(
    "many.webp",
    await sharp(await drawn().gif().toBuffer(), { animated: true })
      .webp()
      .toBuffer(),
  );
  equal(await broken(["turned.jpg", "many.webp"]), []);
});
pictures.long("are checked in a thread if there are many, one of them broken", async () => {
  const whole = await drawn().png().toBuffer();
  const files = Array.from({ length: 210 }, (_, index) => `${index}.png`);
  for (const [index, file] of files.entries())
    writeFileSync(file, index === 77 ? whole.subarray(0, -30) : Buffer.concat([whole, Buffer.from([index])]));
  equal(await broken(files), ["image-broken 77.png"]);
});
pictures("are checked again when they have changed", async () => {
  const judged = new Map();
  const whole = await drawn().png().toBuffer();
  writeFileSync("a.png", whole);
  equal(await checkImages(["a.png"], judged), []);
  writeFileSync("a.png", whole.subarray(0, 300));
  equal((await checkImages(["a.png"], judged)).length, 1);
  writeFileSync("a.png", whole);
  equal(await checkImages(["a.png"], judged), []);
});
pictures.run();
