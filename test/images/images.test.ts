import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { equal, is, not, ok } from "uvu/assert";
import { asHtml } from "../../src/core/html.ts";
import {
  IMAGE_WIDTHS,
  type ImageFacts,
  imageKey,
  type Picture,
  plainPicture,
  planImage,
  withPictures,
} from "../../src/core/images/images.ts";
import { CACHE } from "../../src/files/cache/cache.ts";
import { checkImages } from "../../src/files/images/check.ts";
import { openImages, type PlannedImage, writeImages } from "../../src/files/images/images.ts";
import { camera } from "../support/camera.ts";
import { DAMAGES, neighbourOf } from "../support/damage.ts";
import { filesIn, hashesOf } from "../support/project.ts";
import { LOCALES, news, referenceSite, SLUGS } from "../support/reference-site.ts";
import { suite } from "../support/suite.ts";

const facts: ImageFacts = { widthPx: 1600, heightPx: 900, isAnimated: false, tone: [1, 4, 7] };
const urlOf = (file: string) => `/assets/images/${file}`;

const plans = suite("versions of a picture");
const WIDTHS: readonly (readonly [widthPx: number, made: readonly number[]])[] = [
  [200, [200]],
  [320, [320]],
  [380, [380]],
  [700, [320, 700]],
  [1600, [320, 640, 1024, 1440]],
  [8000, [320, 640, 1024, 1440]],
];
for (const [widthPx, made] of WIDTHS)
  plans(`of ${widthPx} pixels are ${made.join(", ")} wide, and never larger than the picture`, () => {
    const { versions } = planImage({ ...facts, widthPx }, "k", urlOf);
    for (const format of ["avif", "webp"])
      equal(
        versions.filter((one) => one.format === format).map((one) => one.widthPx),
        made,
      );
    is(versions.filter(({ format }) => format === "jpeg").length, 1);
    is(versions.at(-1)?.widthPx, Math.max(...made.filter((width) => width <= 1024), made[0] ?? 0));
  });
plans("are offered with the newest format first, and JPEG for older browsers", () => {
  const { picture } = planImage(facts, "k", urlOf);
  equal(
    picture.sources.map(({ type }) => type),
    ["image/avif", "image/webp"],
  );
  is(
    picture.sources[0]?.srcset,
    IMAGE_WIDTHS.map((width) => `/assets/images/k-${width}.avif ${width}w`).join(", "),
  );
  equal(picture.img, { src: "/assets/images/k-1024.jpg", widthPx: 1600, heightPx: 900 });
  is(picture.tone, "tone r1 g4 b7");
});
plans("stay transparent if the picture is, and then have no background colour", () => {
  const { tone: _, ...clear } = facts;
  const { versions, picture } = planImage(clear, "k", urlOf);
  is(versions.at(-1)?.file, "k-1024.png");
  is(picture.tone, undefined);
});
plans("get a new name for another picture, and for another version of the image maker", () => {
  const keys = [imageKey("a", ["m@1"]), imageKey("b", ["m@1"]), imageKey("a", ["m@2"])];
  is(new Set(keys).size, 3);
  is(imageKey("a", ["m@1"]), keys[0]);
  for (const key of keys) ok(/^[0-9a-f]{16}$/.test(key));
});
plans.run();

const texts = suite("pictures in a text");
const find = (url: string): Picture | undefined =>
  url === "/media/a&b.jpg"
    ? planImage({ ...facts, widthPx: 300 }, "k", urlOf).picture
    : url === "/media/plain.png"
      ? plainPicture(facts, url)
      : undefined;
const inText = (html: string, isFirst = false) =>
  withPictures(asHtml(html), { find, sizes: "100vw", isFirst }) as string;
texts("get their versions, their size and their colour, and keep everything else", () => {
  is(
    inText(
      '<figure><img src="/media/a&amp;b.jpg" alt="a &quot;b&quot; &lt;img&gt;" title="t" loading="lazy"></figure>',
    ),
    '<figure><picture><source type="image/avif" srcset="/assets/images/k-300.avif 300w" sizes="100vw">' +
      '<source type="image/webp" srcset="/assets/images/k-300.webp 300w" sizes="100vw">' +
      '<img src="/assets/images/k-300.jpg" alt="a &quot;b&quot; &lt;img&gt;" title="t" width="300" height="900"' +
      ' class="tone r1 g4 b7" loading="lazy"></picture></figure>',
  );
});
texts("of a gallery lead to the version that every browser shows, and keep their own class", () => {
  const link = (href: string) =>
    `<a class="enlarge" href="${href}"><img src="/media/a&amp;b.jpg" alt="" class="portrait" loading="lazy"></a>`;
  const shown = inText(link("/media/a&amp;b.jpg"));
  ok(shown.startsWith('<a class="enlarge" href="/assets/images/k-300.jpg">'), shown);
  ok(shown.includes('class="portrait tone r1 g4 b7"'), shown);
  ok(inText(link("/x.png")).startsWith('<a class="enlarge" href="/x.png">'));
});
texts("that were only measured get their size and their colour", () => {
  is(
    inText('<img width="1" height="1" src="/media/plain.png" alt="">'),
    '<img src="/media/plain.png" alt="" width="1600" height="900" class="tone r1 g4 b7" loading="lazy">',
  );
});
texts("are loaded at once only if they are the first on the page", () => {
  const two = inText('<img src="/media/plain.png" alt=""><img src="/x.png" alt="" loading="lazy">', true);
  is(two.match(/fetchpriority="high"/g)?.length, 1);
  ok(two.indexOf("fetchpriority") < two.indexOf("/x.png"));
  is(two.match(/loading="lazy"/g)?.length, 1);
});
for (const html of [
  "",
  "<p>&lt;img src=&quot;/media/plain.png&quot;&gt;</p>",
  '<img src="/unknown.png" alt="">',
])
  texts(`leaves ${JSON.stringify(html)} unchanged`, () => is(inText(html), html));
texts.run();

const files = suite<{ folder: string; before: string }>("files of pictures", { folder: "", before: "" });
files.before((context) => {
  context.before = process.cwd();
  context.folder = mkdtempSync(join(tmpdir(), "polyglot-images-"));
  // The cache is in the project's folder.
  process.chdir(context.folder);
});
files.after(({ folder, before }) => {
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});
async function plannedImage(file: string): Promise<PlannedImage> {
  const opened = (await openImages([file])).opened.get(file);
  if (!opened) throw new Error("a picture that cannot be opened");
  const key = imageKey(opened.hash, []);
  return { file, hash: opened.hash, key, versions: planImage(opened, key, urlOf).versions };
}

/** A stamp of each file of a folder, which changes if the file is written again. */
const stampsOf = (folder: string) =>
  filesIn(folder).map((file) => `${file} ${statSync(join(folder, file)).ino}`);

files("are made upright, in the planned sizes, and without camera data", async () => {
  writeFileSync("photo.jpg", await camera("jpeg", 6));
  const opened = (await openImages(["photo.jpg"])).opened.get("photo.jpg");
  equal([opened?.widthPx, opened?.heightPx, opened?.isAnimated], [200, 300, false]);
  const planned = await plannedImage("photo.jpg");
  const { versions } = planned;
  await writeImages([planned], "out");
  equal(readdirSync("out").sort(), versions.map(({ file }) => file).sort());
  for (const { file, format, widthPx } of versions) {
    const found = await sharp(join("out", file)).metadata();
    equal([found.width, found.height], [widthPx, 300], file);
    is(found.format, format === "avif" ? "heif" : format);
    equal([found.exif, found.orientation], [undefined, undefined], file);
    // After the rotation, the left side is at the top.
    const { data } = await sharp(join("out", file))
      .extract({ left: 90, top: 20, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    ok((data[2] ?? 0) > 150 && (data[0] ?? 255) < 80, `${file}: ${[...data]}`);
  }
});
files("are the same with an empty cache, and are not made twice", async () => {
  const planned = await plannedImage("photo.jpg");
  rmSync(".polyglot", { recursive: true });
  equal(await plannedImage("photo.jpg"), planned);
  equal(await writeImages([planned], "again"), []);
  equal(hashesOf("again"), hashesOf("out"));
  const before = stampsOf(CACHE);
  await writeImages([planned], "third");
  equal(hashesOf("third"), hashesOf("out"));
  equal(stampsOf(CACHE), before);
});
for (const [name, damage] of Object.entries(DAMAGES))
  files(`and their facts are made from the picture if a file of the cache is ${name}`, async () => {
    const planned = await plannedImage("photo.jpg");
    await writeImages([planned], "out");
    const cached = filesIn(CACHE).map((file) => join(CACHE, file));
    equal(cached.map((file) => file.split("/").at(-2)).sort(), ["image-facts", "images"]);
    for (const file of cached) damage(file, neighbourOf(file, cached));
    equal(await plannedImage("photo.jpg"), planned);
    rmSync("again", { recursive: true, force: true });
    await writeImages([planned], "again");
    equal(hashesOf("again"), hashesOf("out"));
    rmSync(CACHE, { recursive: true });
  });
files("are refused and not cached if the picture has changed or gone since it was planned", async () => {
  writeFileSync("late.jpg", await camera("jpeg"));
  const planned = await plannedImage("late.jpg");
  const change = [() => writeFileSync("late.jpg", "half a picture"), () => rmSync("late.jpg")];
  for (const act of change) {
    act();
    equal(await writeImages([planned], "late"), [{ code: "image-changed", file: "late.jpg", values: {} }]);
    equal(readdirSync("late"), []);
  }
  writeFileSync("late.jpg", await camera("jpeg"));
  equal(await writeImages([planned], "late"), []);
  equal(readdirSync("late").length, planned.versions.length);
});
files("are made of each photograph with wrong bytes that the check accepts", async () => {
  const whole = await camera("jpeg");
  for (const at of [0.4, 0.6, 0.8, 0.95]) {
    const wrong = Buffer.from(whole).fill(
      0x55,
      Math.floor(whole.length * at),
      Math.floor(whole.length * at) + 8,
    );
    writeFileSync("wrong.jpg", wrong);
    equal(await checkImages(["wrong.jpg"]), []);
    equal(await writeImages([await plannedImage("wrong.jpg")], "wrong"), []);
  }
});
files("that cannot be made are reported with the name of the picture", async () => {
  writeFileSync("text.jpg", "a text");
  const broken = { code: "image-broken", file: "text.jpg", values: {} };
  equal((await openImages(["text.jpg"])).faults, [broken]);
  const hash = createHash("sha256").update("a text").digest("hex");
  const { versions } = await plannedImage("photo.jpg");
  equal(await writeImages([{ file: "text.jpg", hash, key: "k", versions }], "text"), [broken]);
});
files("of transparent and opaque pictures are distinguished", async () => {
  const clear = {
    create: { width: 40, height: 30, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.3 } },
  } as const;
  writeFileSync("clear.png", await sharp(clear).png().toBuffer());
  const full = { create: { ...clear.create, background: "#fff" } } as const;
  writeFileSync("full.png", await sharp(full).png().toBuffer());
  const frames = Buffer.alloc(20 * 20 * 3 * 2, 60).fill(200, 20 * 20 * 3);
  writeFileSync(
    "moves.webp",
    await sharp(frames, { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } as never })
      .webp()
      .toBuffer(),
  );
  const { opened } = await openImages(["clear.png", "full.png", "moves.webp"]);
  is(opened.get("clear.png")?.tone, undefined);
  equal(opened.get("full.png")?.tone, [7, 7, 7]);
  is(opened.get("clear.png")?.isAnimated, false);
});
files.run();

const site = suite("pictures of the newsroom");
site(
  "are offered in files that exist, with the right width, and the first of them is loaded at once",
  async () => {
    const { pages, files: built, output } = await referenceSite();
    const articles = SLUGS.flatMap((slug) => LOCALES.map((locale) => news(locale, slug)));
    const withCover = articles.flatMap((url) => {
      const root = pages.get(url)?.root;
      return root?.querySelector(".cover") ? [root] : [];
    });
    ok(withCover.length >= SLUGS.length);
    let offered = 0;
    for (const root of withCover) {
      const sources = root.querySelectorAll(".cover source");
      is(sources.length, 2);
      const candidates = sources.flatMap((source) => String(source.getAttributeValue("srcset")).split(", "));
      offered += candidates.length;
      for (const [url = "", width = ""] of candidates.map((candidate) => candidate.split(" "))) {
        ok(built.has(url.slice(1)), url);
        is(`${(await sharp(join(output, url)).metadata()).width}w`, width);
      }
      const images = root.querySelectorAll("main img");
      is(images[0]?.getAttributeValue("fetchpriority"), "high");
      for (const [index, image] of images.entries()) {
        is(image.getAttributeValue("loading"), index === 0 ? null : "lazy");
        for (const name of ["width", "height", "alt"]) not.equal(image.getAttributeValue(name), undefined);
      }
    }
    ok(offered >= 8 * SLUGS.length);
  },
);
site.run();
