import { writeFileSync } from "node:fs";
import sharp, { type FormatEnum } from "sharp";
import { equal } from "uvu/assert";
import { checkImages } from "../../src/files/images/check.ts";
import { inOwnFolder, type OwnFolder } from "../support/own-folder.ts";
import { suite } from "../support/suite.ts";

const FORMATS = ["jpeg", "png", "webp", "gif", "avif"] satisfies (keyof FormatEnum)[];
/** Noise, of which no decoder can guess the end. */
const noise = Buffer.from(Array.from({ length: 90 * 60 * 3 }, (_, index) => (index * 7919) % 251));
const drawn = () => sharp(noise, { raw: { width: 90, height: 60, channels: 3 } });

const pictures = suite<OwnFolder>("pictures of the content");
inOwnFolder(pictures);

async function broken(files: readonly string[]): Promise<string[]> {
  return (await checkImages(files)).map(({ code, file }) => `${code} ${file}`);
}

for (const format of FORMATS)
  pictures(`are whole, or end early and are refused: ${format}`, async () => {
    const whole = await drawn().toFormat(format).toBuffer();
    writeFileSync("whole", whole);
    writeFileSync("half", whole.subarray(0, whole.length / 2));
    // The mark of the end of a GIF is a byte that nobody needs.
    const missing = format === "gif" ? 40 : 20;
    writeFileSync("nearly", whole.subarray(0, whole.length - missing));
    equal(await broken(["whole", "half", "nearly"]), ["image-broken half", "image-broken nearly"]);
  });
pictures("that lie on their side are read to their end as they lie", async () => {
  writeFileSync("turned.jpg", await drawn().withMetadata({ orientation: 6 }).jpeg().toBuffer());
  writeFileSync(
    "many.webp",
    await sharp(await drawn().gif().toBuffer(), { animated: true })
      .webp()
      .toBuffer(),
  );
  equal(await broken(["turned.jpg", "many.webp"]), []);
});
pictures("are judged by a thread where there are many, one broken among them", async () => {
  const whole = await drawn().png().toBuffer();
  const files = Array.from({ length: 210 }, (_, index) => `${index}.png`);
  for (const [index, file] of files.entries())
    writeFileSync(file, index === 77 ? whole.subarray(0, -30) : Buffer.concat([whole, Buffer.from([index])]));
  equal(await broken(files), ["image-broken 77.png"]);
});
pictures("are judged again when they have changed, and not before", async () => {
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
